"""Files of a folder: those that are there, and those that have come and stopped growing. How far a long run is."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

BAR = 24


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named and those below the folders named, in order; FileNotFoundError for what is not there.

    Hidden files, and those in hidden folders, are left out: programs that copy write to such names first.
    """
    for path in paths:
        if path.is_dir():
            found = (p for p in path.rglob("*") if not any(part.startswith(".") for part in p.relative_to(path).parts))
            yield from sorted(p for p in found if p.is_file())
        elif path.is_file():
            yield path
        else:
            raise FileNotFoundError(path)


def fingerprint_of_file(path: Path) -> str:
    """The SHA-256 of a file, which need not fit into memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def readable(path: Path) -> str:
    """The path as text, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


class Watch:
    """Files that have stopped growing since they were last looked at; each once, and again if it changes."""

    def __init__(self, paths: list[Path]) -> None:
        self.paths = paths
        self.growing: dict[Path, tuple[int, int]] = {}
        self.taken: dict[Path, tuple[int, int]] = {}

    def look(self) -> list[Path]:
        """Those whose size and time are as at the last look, and not as when they were given."""
        there = [path for path in self.paths if path.exists()]  # a disk may be away for a while
        now = {path: state for path in find_files(there) if (state := _state(path))}
        ready = [path for path, state in now.items() if self.growing.get(path) == state != self.taken.get(path)]
        self.growing = now
        self.taken = {path: state for path, state in self.taken.items() if path in now} | {p: now[p] for p in ready}
        return ready


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:  # gone between being listed and being looked at
        return None
    return found.st_size, found.st_mtime_ns


def progress_line(done: int, total: int, seconds: float) -> str:
    """A bar with counts, rate and time left: `[######      ] 12/40  3.1/s  0:09 left`."""
    bar = "#" * (BAR * done // total)
    rate = done / seconds if seconds > 0 else 0.0
    left = f"{_clock((total - done) / rate)} left" if rate else ""
    return f"[{bar:<{BAR}}] {done:,}/{total:,}  {rate:.1f}/s  {left}".rstrip()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
