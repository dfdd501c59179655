"""Files from the disk: each is brought once, a run that broke off goes on, and a file that grows is waited for."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from cables.access import everything_visible
from cables.models import Document, Receipt
from cables.ways.folders import Watch, find_files, progress_line
from tests.cables.test_tasks import environment  # noqa: F401  a fixture
from tests.rows import make_dispute

WORDS = "Norway accused Chile of breaking the agreement, for the {}th time."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three files, one of them below, and a hidden one."""
    folder = tmp_path / "inbox"
    (folder / "below").mkdir(parents=True)
    for number, name in enumerate(["a.txt", "b.txt", "below/c.txt", ".hidden.txt"]):
        (folder / name).write_text(WORDS.format(number))
    return folder


def run(capsys, *args: object, **options: object) -> tuple[int, str, str]:
    """Exit status, what was said, and what was complained of."""
    try:
        call_command("ingest", *map(str, args), queue=True, **options)
        status = 0
    except SystemExit as end:
        status = end.code
    out, err = capsys.readouterr()
    return status, out.strip().splitlines()[-1], err


def test_folder_is_brought_once_and_a_second_run_passes_over_it(db, folder, capsys):
    assert run(capsys, folder) == (0, "3 accepted, 0 duplicate, 0 failed", "")
    (folder / "d.txt").write_text(WORDS.format(9))
    assert run(capsys, folder)[:2] == (0, "1 accepted, 3 duplicate, 0 failed")
    with everything_visible():
        assert Document.objects.count() == 4
        assert set(Receipt.objects.values_list("way", flat=True)) == {"command"}
        assert Receipt.objects.filter(origin=str(folder / "below" / "c.txt")).exists()


def test_what_was_read_is_not_even_opened_for_reading_again(db, folder, capsys, monkeypatch):
    run(capsys, folder)
    with everything_visible():
        Document.objects.update(state="ready")
    monkeypatch.setattr("cables.management.commands.ingest.ingest", lambda *_, **__: pytest.fail("brought again"))
    assert run(capsys, folder)[:2] == (0, "0 accepted, 3 duplicate, 0 failed")
    (folder / "a.txt").write_text(WORDS.format(7))
    with pytest.raises(pytest.fail.Exception):
        run(capsys, folder)


def test_a_second_run_can_put_what_is_here_into_a_dispute(db, folder, capsys):
    make_dispute()
    run(capsys, folder)
    with everything_visible():
        Document.objects.update(state="ready")
    assert run(capsys, folder, dispute="herring")[1] == "0 accepted, 3 duplicate, 0 failed"
    with everything_visible():
        assert Document.objects.filter(memberships__dispute__slug="herring").count() == 3


def test_names_of_any_bytes_are_taken(db, tmp_path, capsys):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(WORDS)
    assert run(capsys, tmp_path)[1] == "1 accepted, 0 duplicate, 0 failed"
    with everything_visible():
        assert Receipt.objects.get().filename == "caf\ufffd.txt"


def test_a_failure_is_named_and_told_by_the_status(db, folder, capsys):
    (folder / "empty.txt").write_text("  ")
    status, summary, complaint = run(capsys, folder)
    assert (status, summary) == (1, "3 accepted, 0 duplicate, 1 failed")
    assert "empty.txt: The file is empty" in complaint


def test_nothing_found_is_a_failure(db, tmp_path, capsys):
    assert run(capsys, tmp_path)[:2] == (1, "0 accepted, 0 duplicate, 0 failed")


def test_what_is_wrong_with_the_command_is_said_before_anything_is_brought(db, folder):
    with pytest.raises(CommandError, match="is not there"):
        call_command("ingest", str(folder), str(folder / "nowhere"))
    with pytest.raises(CommandError, match="no dispute"):
        call_command("ingest", str(folder), dispute="nowhere")
    with everything_visible():
        assert not Document.objects.exists()


def test_interrupted_run_ends_with_a_summary_and_can_go_on(db, folder, capsys, monkeypatch):
    from cables.management.commands import ingest as command

    bring = command.ingest

    def interrupted(*args: object, **options: object) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        return bring(*args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(command, "ingest", interrupted)
        status, _, _ = run(capsys, folder)
    assert status == 130
    assert run(capsys, folder)[:2] == (0, "2 accepted, 1 duplicate, 0 failed")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_file_is_taken_once_it_has_stopped_growing_and_again_if_it_changes(folder):
    watch = Watch([folder])
    assert watch.look() == []
    (folder / "a.txt").write_text("more and more")
    assert {path.name for path in watch.look()} == {"b.txt", "c.txt"}
    assert [path.name for path in watch.look()] == ["a.txt"]
    assert watch.look() == []
    (folder / "b.txt").write_text("changed")
    assert watch.look() == []
    assert [path.name for path in watch.look()] == ["b.txt"]
    (folder / "b.txt").unlink()
    assert watch.look() == []


def test_files_are_found_in_order_without_the_hidden_ones(folder):
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("x")
    assert [path.name for path in find_files([folder, folder / "a.txt"])] == ["a.txt", "b.txt", "c.txt", "a.txt"]


@pytest.mark.parametrize(
    ("done", "total", "seconds", "line"),
    [
        (12, 40, 4.0, "[#######                 ] 12/40  3.0/s  0:09 left"),
        (40, 40, 10.0, "[########################] 40/40  4.0/s  0:00 left"),
        (1, 20_000, 1.0, "[                        ] 1/20,000  1.0/s  5:33:19 left"),
        (1, 2, 0.0, "[############            ] 1/2  0.0/s"),
    ],
)
def test_progress_tells_rate_and_time_left(done, total, seconds, line):
    assert progress_line(done, total, seconds) == line


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.floats(0, 10**6))
def test_progress_never_breaks(one, other, seconds):
    line = progress_line(min(one, other), max(one, other), seconds)
    assert line.index("]") == 25


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_watch_takes_files_as_they_come_until_it_is_told_to_stop(folder, environment):  # noqa: F811
    command = [sys.executable, "manage.py", "ingest", str(folder), "--watch", "--queue", "--interval", "0.2"]
    watching = subprocess.Popen(command, env=environment, cwd=Path(__file__).parents[3], stdout=subprocess.PIPE)
    try:
        _wait_for(3)
        with (folder / "late.txt").open("w") as file:
            for number in range(10):
                file.write(WORDS.format(number) + "\n")
                file.flush()
                time.sleep(0.1)
        _wait_for(4)
        watching.send_signal(signal.SIGTERM)
        assert b"4 accepted, 0 duplicate, 0 failed" in watching.communicate(timeout=30)[0]
        assert watching.returncode == 0
    finally:
        watching.kill()
    assert sorted(path.name for path in folder.iterdir()) == [".hidden.txt", "a.txt", "b.txt", "below", "late.txt"]


def _wait_for(count: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with everything_visible():
            if Document.objects.count() == count:
                return
        time.sleep(0.1)
    raise AssertionError(f"there are not {count} documents")
