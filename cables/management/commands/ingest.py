"""Bring files in from the disk and read them, with a progress bar and a summary."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cables.access import everything_visible
from cables.formats import DocumentError
from cables.intake import Intake, ingest
from cables.models import Document
from cables.parsers import KINDS
from cables.services import process_with_parts
from cables.tasks import queue


class Command(BaseCommand):
    """`manage.py ingest PATH... [--dispute SLUG] [--kind K] [--source NAME] [--marking M] [--date D]`."""

    help = "Bring in files or folders of files. Exit status 1 if any failed."

    def add_arguments(self, parser: CommandParser) -> None:
        """The files and what is said of all of them."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--dispute", default="", help="slug of the dispute that the documents belong to")
        parser.add_argument("--kind", default="", choices=["", *KINDS])
        parser.add_argument("--source", default="", help="publisher or post")
        parser.add_argument("--date", default="", help="day of publication, YYYY-MM-DD")
        parser.add_argument("--marking", default="", help="at least this marking, such as CONFIDENTIAL//NOFORN")
        parser.add_argument("--queue", action="store_true", help="only accept; leave the reading to a worker")

    def handle(self, *args: object, **options: object) -> None:
        """Accept every file, then read it here unless a worker is to do it."""
        files = list(find_files(options["paths"]))
        intake = Intake(
            kind=options["kind"], source=options["source"], published=options["date"],
            marking=options["marking"], dispute=options["dispute"],
        )  # fmt: skip
        results: Counter[str] = Counter()
        for number, path in enumerate(files, 1):
            results[self._bring(path, intake, queued=options["queue"])] += 1
            self._progress(number, len(files))
        summary = ", ".join(f"{results[name]} {name}" for name in ("accepted", "duplicate", "failed"))
        self.stdout.write(summary)
        if results["failed"] or not files:
            sys.exit(1)

    def _bring(self, path: Path, intake: Intake, *, queued: bool) -> str:
        try:
            data = path.read_bytes()
            with everything_visible():
                accepted = ingest(data, path.name, intake)
                if queued and not accepted.is_duplicate:
                    queue(accepted.document)
        except (DocumentError, OSError) as error:
            self.stderr.write(f"{path}: {error}")
            return "failed"
        if accepted.is_duplicate:
            return "duplicate"
        return "accepted" if queued else self._read(path, accepted.document)

    def _read(self, path: Path, document: Document) -> str:
        """Read the file and what it packs; failed if any of it could not be read, each named with what to do."""
        read = process_with_parts(document.pk)
        with everything_visible():
            unread = list(Document.objects.filter(pk__in=read).exclude(state=Document.State.READY))
        for found in unread:
            part = f" / {found.part}" if found.pk != document.pk else ""
            self.stderr.write(f"{path}{part}: {found.error or found.get_state_display()}")
        return "failed" if unread else "accepted"

    def _progress(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            bar = "#" * (30 * done // total)
            self.stderr.write(f"\r[{bar:<30}] {done}/{total}", ending="\n" if done == total else "")


def find_files(paths: list[Path]) -> Iterator[Path]:
    """The files named and those below the folders named, in order; CommandError for what is not there."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        elif path.is_file():
            yield path
        else:
            raise CommandError(f"{path} is not there.")
