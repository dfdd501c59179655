"""A family of child processes: all live until one ends or the parent is told to stop, then all are ended."""

import ctypes
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

PATIENCE_SECONDS = 10
START_SECONDS = 60
PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Ask Linux to end this child when the parent is killed and can no longer do it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Family:
    """Start children with `start`; leaving the `with` block ends them, politely first."""

    def __init__(self) -> None:
        self.children: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Family":
        signal.signal(signal.SIGTERM, self._stop)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave children behind
        for child in self.children.values():
            child.terminate()
        deadline = time.monotonic() + PATIENCE_SECONDS
        for child in self.children.values():
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    @staticmethod
    def _stop(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    def start(self, name: str, *command: str) -> None:
        """Start one child, in a session of its own: the terminal's Ctrl-C reaches the parent alone."""
        self.children[name] = subprocess.Popen(command, preexec_fn=die_with_parent, start_new_session=True)

    def wait_for(self, url: str) -> None:
        """Return once `url` answers; SystemExit if a child ends first or it takes too long."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            self._check()
            try:
                with urllib.request.urlopen(url, timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise SystemExit(f"{url} does not answer after {START_SECONDS} s.")

    def wait(self) -> int:
        """Block until a child ends, which is never meant to happen; the exit status says so."""
        while True:
            self._check()
            time.sleep(0.5)

    def _check(self) -> None:
        for name, child in self.children.items():
            if child.poll() is not None:
                raise SystemExit(f"The {name} process ended with status {child.returncode}; stopping everything.")
