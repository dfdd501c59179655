"""Bring files in from the disk and read them, with a progress bar and a summary; or watch a folder for new ones."""

import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cables.access import everything_visible
from cables.formats import DocumentError
from cables.intake import Arrival, Intake, check_intake, ingest
from cables.models import Document, Receipt
from cables.parsers import KINDS
from cables.services import process_with_parts
from cables.tasks import queue
from cables.ways.folders import Watch, find_files, fingerprint_of_file, progress_line, readable

INTERRUPTED = 130
IN_OTHER_HANDS = "It is in other hands, or a run broke off in it. Run this again in ten minutes."
NAMES = ("accepted", "duplicate", "failed")


class Command(BaseCommand):
    """`manage.py ingest PATH... [--dispute SLUG] [--kind K] [--source NAME] [--marking M] [--date D] [--queue] [--watch]`."""

    help = (
        "Bring in files, folders of files and archives. A file that is in already is passed over, so a run that broke off "
        "is simply started again. Exit status 1 if any failed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The files and what is said of all of them."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--dispute", default="", help="slug of the dispute that the documents belong to")
        parser.add_argument("--kind", default="", choices=["", *KINDS])
        parser.add_argument("--source", default="", help="publisher or post")
        parser.add_argument("--date", default="", help="day of publication, YYYY-MM-DD")
        parser.add_argument("--marking", default="", help="at least this marking, such as CONFIDENTIAL//NOFORN")
        parser.add_argument("--queue", action="store_true", help="only accept; leave the reading to a worker")
        parser.add_argument("--watch", action="store_true", help="go on, and take files as they come; Ctrl-C ends it")
        parser.add_argument("--interval", type=float, default=2.0, help="seconds between two looks of --watch")

    def handle(self, *args: object, **options: object) -> None:
        """Accept every file, then read it here unless a worker is to do it."""
        self.queued, self.stopped, self.results = options["queue"], False, Counter()
        self.intake = Intake(
            kind=options["kind"], source=options["source"], published=options["date"],
            marking=options["marking"], dispute=options["dispute"],
        )  # fmt: skip
        self._check(options["paths"])
        before = {number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            if options["watch"]:
                self._watch(options["paths"], options["interval"])
            else:
                self._bring_all(list(find_files(options["paths"])))
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
        self._end(watching=options["watch"])

    def _check(self, paths: Iterable[Path]) -> None:
        """Say what is wrong with the command itself before anything is brought."""
        for path in paths:
            if not path.exists():
                raise CommandError(f"{path} is not there.")
        try:
            with everything_visible():
                check_intake(self.intake)
        except DocumentError as error:
            raise CommandError(str(error)) from None

    def _stop(self, number: int, frame: FrameType | None) -> None:
        """End after the file in hand; the second time at once."""
        if self.stopped:
            raise KeyboardInterrupt
        self.stopped = True
        self.stderr.write("\nStopping after this file. Press Ctrl-C once more to stop at once.")

    def _bring_all(self, files: list[Path]) -> None:
        started = time.monotonic()
        for number, path in enumerate(files, 1):
            if self.stopped:
                return
            self.results[self._bring(path)] += 1
            if sys.stderr.isatty():
                line = progress_line(number, len(files), time.monotonic() - started)
                self.stderr.write(f"\r\x1b[K{line}", ending="\n" if number == len(files) else "")

    def _watch(self, paths: list[Path], interval: float) -> None:
        """Take files as they come, once they have stopped growing; nothing is moved."""
        watch = Watch(paths)
        while not self.stopped:
            for path in watch.look():
                if self.stopped:
                    return
                result = self._bring(path)
                self.results[result] += 1
                if result == "accepted":
                    self.stdout.write(f"{readable(path)}: {result}")
            _sleep(interval, lambda: self.stopped)

    def _bring(self, path: Path) -> str:
        """What became of a file: accepted, duplicate or failed."""
        try:
            if not self.intake.dispute and _known(path):  # a dispute may be new to a document that is here
                return "duplicate"
            with everything_visible():
                accepted = ingest(path.read_bytes(), readable(Path(path.name)), self.intake, arrival=_arrival(path))
                if self.queued and not accepted.is_duplicate:
                    queue(accepted.document)
        except (DocumentError, OSError) as error:
            self.stderr.write(f"{readable(path)}: {error}")
            return "failed"
        if accepted.document.is_final or self.queued:
            return "duplicate" if accepted.is_duplicate else "accepted"
        return self._read(path, accepted.document)

    def _read(self, path: Path, document: Document) -> str:
        """Read the file and what it packs; failed if any of it could not be read, each named with what to do."""
        read = process_with_parts(document.pk)
        with everything_visible():
            unread = list(Document.objects.filter(pk__in=read).exclude(state=Document.State.READY))
        for found in unread:
            part = f" / {found.part}" if found.pk != document.pk else ""
            self.stderr.write(f"{readable(path)}{part}: {found.error or IN_OTHER_HANDS}")
        return "failed" if unread else "accepted"

    def _end(self, *, watching: bool) -> None:
        """The summary, and the exit status."""
        self.stdout.write(", ".join(f"{self.results[name]} {name}" for name in NAMES))
        if self.stopped and not watching:
            self.stderr.write("Interrupted. Run the same again to go on: what is in is passed over.")
            sys.exit(INTERRUPTED)
        if self.results["failed"] or not watching and not self.results.total():
            sys.exit(1)


def _arrival(path: Path) -> Arrival:
    return Arrival(Receipt.Way.COMMAND, readable(path.resolve())[-600:])


def _known(path: Path) -> bool:
    """Whether these very bytes came from this path before and were read, or wait for a person."""
    arrival, final = _arrival(path), [Document.State.READY, Document.State.FAILED]
    with everything_visible():
        receipts = Receipt.objects.filter(way=arrival.way, origin=arrival.origin, original__document__state__in=final)
        wanted = receipts.filter(original__size=path.stat().st_size)
        return wanted.exists() and wanted.filter(original__sha256=fingerprint_of_file(path)).exists()


def _sleep(seconds: float, until: Callable[[], bool]) -> None:
    """Sleep, in naps short enough to be ended."""
    deadline = time.monotonic() + seconds
    while not until() and (left := deadline - time.monotonic()) > 0:
        time.sleep(min(left, 0.2))
