"""The worker's side of a zygote: start it, ask it, end it."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from cables.sandbox.wire import Head, WireError, receive

LOADING_SECONDS = 120  # for the zygote to load all formats, on a machine with much else to do
SAID_ABOUT_IT = 2**16  # bytes of a message besides what the child said
KEPT_VARIABLES = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "TMPDIR", "HOME")  # no secret among them
ROOT = Path(__file__).parents[2]


class Zygote:
    """A process that opens one file at a time; it ends when this one does."""

    command = ("-m", "cables.sandbox.child")

    def __init__(self) -> None:
        self.channel, theirs = socket.socketpair()
        environment = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, *self.command], stdin=theirs, stdout=subprocess.DEVNULL,
                cwd=ROOT, env=environment, start_new_session=True,
            )  # fmt: skip
        self._receive(time.monotonic() + LOADING_SECONDS, SAID_ABOUT_IT)

    def ask(self, request: list[bytes], seconds: float, most: int) -> tuple[Head, memoryview]:
        """The answer to a request of at most `most` bytes. OSError or WireError if none comes within `seconds`.

        After any error, of the caller's too, the zygote is ended: an answer may be on its way that nobody awaits.
        """
        deadline = time.monotonic() + seconds
        try:
            self.channel.settimeout(seconds)
            for piece in request:
                self.channel.sendall(piece)
        except BaseException:
            self.end()
            raise
        return self._receive(deadline, most + SAID_ABOUT_IT)

    def is_alive(self) -> bool:
        """Whether the process has not ended."""
        return self.process.poll() is None

    def end(self) -> None:
        """Kill it; its child dies with it."""
        self.channel.close()
        self.process.kill()
        self.process.wait()

    def _receive(self, deadline: float, most: int) -> tuple[Head, memoryview]:
        def read_into(buffer: memoryview) -> int:
            self.channel.settimeout(max(0.001, deadline - time.monotonic()))
            return self.channel.recv_into(buffer)

        try:
            message = receive(read_into, most)
            if message is None:
                raise WireError("hung up")
            return message
        except BaseException:
            self.end()
            raise
