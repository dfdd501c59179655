"""Whatever a file does to its reader, the process that asked lives on and gets a reason."""

import os
import signal
import socket
import sys
import time
from collections.abc import Iterator

import psutil
import pytest

from cables import formats, guarded
from cables.formats import FORMATS, DocumentError, Extracted
from cables.intake import Intake, provisional_marking
from cables.markings import HIGHEST, MarkingValue
from cables.sandbox.zygote import Zygote
from tests.cables.sandbox import evil as evil_format

TEXT = b"Norway accused Chile of theft."


@pytest.fixture(scope="module")
def evil_zygotes() -> Iterator[None]:
    """Zygotes of this module know one format more: files that are programs."""
    end_zygotes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Zygote, "command", ("-m", evil_format.__name__))
        patch.setattr(formats, "FORMATS", {"evil": evil_format.EVIL, **FORMATS})
        yield
    end_zygotes()


@pytest.fixture
def evil(evil_zygotes, settings) -> None:
    """Such a zygote, with tight limits."""
    settings.EXTRACT_SECONDS = 2
    settings.EXTRACT_MEMORY_MB = 200


def end_zygotes() -> None:
    """Those that other tests have left idle."""
    while guarded._idle:
        guarded._idle.pop().end()


def evil_file(deed: str) -> bytes:
    """A file that does a deed to its reader."""
    return evil_format.START + deed.encode()


def children() -> list[psutil.Process]:
    """What this process has started and what these have."""
    return psutil.Process().children(recursive=True)


def test_plain_text_is_decoded_here(monkeypatch):
    monkeypatch.setattr(guarded, "Zygote", None)
    assert guarded.extract(TEXT, "a.txt").text == TEXT.decode()


def test_what_a_child_finds_comes_back(evil):
    assert guarded.extract(evil_file("pass"), "a").text == "pass"


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("time.sleep(60)", "longer than 2 seconds"),
        ("\nwhile True: pass", "longer than 2 seconds"),
        ("signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)", "longer than 2 seconds"),
        ("'x' * 10**9", "200 MB of memory"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "its reader broke off"),
        ("os._exit(0)", "its reader broke off"),
        ("os.write(max(map(int, os.listdir('/proc/self/fd')[:-1])), b'x' * 99); os._exit(0)", "is damaged"),
        ("raise KeyError('words of the document')", r"is damaged .*\(KeyError\)"),
        ("exec('(' * 500 + ')' * 500)", "is damaged"),
        ("raise DocumentError('Say it otherwise.')", "Say it otherwise"),
        ("os.write(2, b'words')\nraise DocumentError('quiet')", "quiet"),
        ("[open('/dev/null') for _ in range(99)]\nopen('/dev/null')\n[os.dup(0) for _ in range(99)]", "is damaged"),
        ("import tempfile; tempfile.TemporaryFile().truncate(2**40)", "is damaged|broke off"),
    ],
)
def test_a_deed_ends_with_a_reason_and_the_next_file_is_read(evil, deed, reason):
    with pytest.raises(DocumentError, match=reason):
        guarded.extract(evil_file(deed), "a")
    assert guarded.extract(evil_file("pass"), "a").text == "pass"
    assert [child for zygote in children() for child in zygote.children()] == []


def test_an_answer_without_end_is_cut(evil, settings):
    settings.UPLOAD_MAX_BYTES = 2**16
    deed = "raise DocumentError('x' * 10**7)"
    with pytest.raises(guarded.OverLimit, match="unpacks to far more"):
        guarded.extract(evil_file(deed), "a")


def test_a_zygote_that_is_killed_is_replaced(evil):
    guarded.extract(evil_file("pass"), "a")
    (zygote,) = children()
    zygote.kill()
    assert guarded.extract(evil_file("pass"), "a").text == "pass"


def test_a_file_that_kills_the_zygote_twice_is_the_guards_failure(evil):
    with pytest.raises(guarded.GuardError, match="does not answer"):
        guarded.extract(evil_file("os.kill(os.getppid(), signal.SIGKILL); time.sleep(9)"), "a")
    assert children() == []
    assert guarded.extract(evil_file("pass"), "a").text == "pass"


def test_a_child_without_room_for_another_is_the_guards_failure(evil, monkeypatch):
    monkeypatch.setattr(guarded.Zygote, "ask", lambda *_: ({"end": "no fork", "why": "no room"}, b""))
    with pytest.raises(guarded.GuardError, match="no room"):
        guarded.extract(evil_file("pass"), "a")


def test_zygote_and_child_end_with_a_worker_that_is_killed(evil):
    pid = os.fork()
    if pid == 0:  # a worker
        try:
            guarded.extract(evil_file("time.sleep(60)"), "a", seconds=60)
        finally:
            os._exit(0)
    worker = psutil.Process(pid)
    deadline = time.monotonic() + 60
    while len(family := worker.children(recursive=True)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    worker.kill()
    os.waitpid(pid, 0)
    _, alive = psutil.wait_procs(family, timeout=20)
    assert (len(family), alive) == (2, [])


def test_a_forked_worker_talks_to_a_zygote_of_its_own(evil):
    guarded.extract(evil_file("pass"), "a")
    pid = os.fork()
    if pid == 0:
        os._exit(len(guarded._idle))
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert len(guarded._idle) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for it")
def test_a_child_reaches_no_network(evil):
    with socket.create_server(("127.0.0.1", 0)) as server:
        deed = f"socket.create_connection(('127.0.0.1', {server.getsockname()[1]}), 1)"
        with pytest.raises(DocumentError, match="OSError|Refused|Unreachable"):
            guarded.extract(evil_file(deed), "a")


def test_secrets_are_not_handed_on(evil, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "words")
    assert guarded.extract(evil_file("assert 'SECRET_KEY' not in os.environ"), "a") == Extracted(
        text="assert 'SECRET_KEY' not in os.environ"
    )


def test_signals_of_the_terminal_are_the_workers(evil):
    guarded.extract(evil_file("pass"), "a")
    (zygote,) = children()
    zygote.send_signal(signal.SIGINT)
    time.sleep(0.2)
    assert zygote.is_running()


def test_what_cannot_be_opened_while_the_bringer_waits_is_kept_under_the_highest(evil, settings):
    settings.SNIFF_SECONDS = 1
    slow = evil_file("time.sleep(30)")
    assert provisional_marking(slow, "a", Intake(marking="UNCLASSIFIED")) == HIGHEST
    broken = evil_file("raise DocumentError('It is broken.')")
    assert provisional_marking(broken, "a", Intake(marking="CONFIDENTIAL")) == MarkingValue("CONFIDENTIAL")
