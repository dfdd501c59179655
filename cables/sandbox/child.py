"""The zygote: loads all formats once, then forks a bounded child for each file that it is handed.

`python -m cables.sandbox.child`, with a socket as standard input. The zygote itself never looks into a file; it holds
the clock, and ends with whoever started it.
"""

import contextlib
import ctypes
import gc
import math
import os
import resource
import select
import signal
import socket
import sys
import time

from cables.formats import DocumentError, extract
from cables.sandbox.wire import Head, frame, pack, pack_error, receive

MOST_BYTES = 2**30  # of one message from the worker, which is trusted
OPEN_FILES = 64
WRITTEN_BYTES = 256 * 2**20  # of one file that a format writes for itself
_PR_SET_PDEATHSIG, _CLONE_NEWNET, _CLONE_NEWUSER = 1, 0x40000000, 0x10000000


def main() -> None:
    """Serve until the worker hangs up."""
    channel = socket.socket(fileno=os.dup(0))
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)  # nobody's print ends up in a message
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal's Ctrl-C is for the worker
    _leave_network()
    gc.collect()
    gc.freeze()  # the children share what is loaded
    _send(channel, frame({"end": "loaded"}))
    while request := receive(channel.recv_into, MOST_BYTES):
        _send(channel, _serve(*request, channel))


def _send(channel: socket.socket, pieces: list[bytes]) -> None:
    for piece in pieces:
        channel.sendall(piece)


def _leave_network() -> None:
    """Have neither zygote nor children reach the network, where the kernel lets us say so."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        if libc.unshare(_CLONE_NEWNET) != 0:
            libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _serve(head: Head, data: memoryview, channel: socket.socket) -> list[bytes]:
    """The answer to one request: how it ended, and what the child said."""
    reader, writer = os.pipe()
    try:
        pid = os.fork()
    except OSError as error:
        os.close(reader), os.close(writer)
        return frame({"end": "no fork", "why": error.strerror})
    if pid == 0:
        os.close(reader)
        channel.close()
        _run(head, data, writer)
    os.close(writer)
    with contextlib.suppress(OSError):
        os.setpgid(pid, pid)  # the child does so too: whoever comes first
    try:
        end, said = _collect(reader, channel, time.monotonic() + head["seconds"], head["most"])
    finally:
        os.close(reader)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
    if end == "said" and not said:
        end = "time" if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU else "broken"
    return frame({"end": end}, said)


def _collect(reader: int, channel: socket.socket, deadline: float, most: int) -> tuple[str, bytearray]:
    """What the child writes until it ends: (said | time | size, bytes). Ends the zygote if the worker hangs up."""
    said = bytearray()
    poll = select.poll()
    poll.register(reader, select.POLLIN)
    poll.register(channel, select.POLLRDHUP)
    while (left := deadline - time.monotonic()) > 0:
        for ready, _ in poll.poll(math.ceil(left * 1000)):
            if ready != reader:
                raise SystemExit
            chunk = os.read(reader, 2**20)
            if not chunk:
                return "said", said
            said += chunk
            if len(said) > most:
                return "size", bytearray()
    return "time", bytearray()


def _run(head: Head, data: memoryview, writer: int) -> None:
    """The child's whole life: give up what it does not need, extract, answer, end."""
    try:
        _bind(head["seconds"], head["memory"])
        with os.fdopen(writer, "wb") as answer:
            answer.writelines(_answer(data.tobytes(), head["filename"]))
    finally:
        os._exit(0)


def _bind(seconds: float, memory: int) -> None:
    os.setpgid(0, 0)
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if parent != os.getppid():
        os._exit(1)  # the zygote died before it could be asked for
    os.dup2(0, 2)  # what a library complains of may hold words of the document
    cpu = math.ceil(seconds) + 1
    limits = {
        "AS": _size() + memory, "CPU": cpu, "FSIZE": WRITTEN_BYTES, "NOFILE": OPEN_FILES, "CORE": 0,
    }  # fmt: skip
    for name, limit in limits.items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (limit, limit))


def _size() -> int:
    """The address space in use now, in bytes: what all formats together need before a file is opened."""
    try:
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 2**30


def _answer(data: bytes, filename: str) -> list[bytes]:
    try:
        return pack(extract(data, filename))
    except DocumentError as error:
        return pack_error(error)
    except MemoryError:
        return frame({"memory": True})
    except Exception as error:
        return frame({"damaged": type(error).__name__})


if __name__ == "__main__":
    main()
