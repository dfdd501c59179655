"""`manage.py extract FILE... --format jsonl`: what Demarche reads in files, without storing anything."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cables.nlp import read, reading_room
from cables.parsers import DocumentError, parse
from claims.extraction import Shape, shape_document


class Command(BaseCommand):
    """One JSON object a line for each file, in the order given; files that cannot be read have an `error`."""

    help = "Print what is found in files as JSON lines; nothing is written to the database."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Files, and the one format there is."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--format", choices=["jsonl"], default="jsonl")
        parser.add_argument("--kind", choices=["cable", "statement", "article"], help="what the files are, if known")

    def handle(self, *, files: list[str], kind: str | None, **options: object) -> None:
        """Print a line for every file; exit status 1 if any could not be read."""
        failed = 0
        for path in files:
            try:
                shape = extract(path, kind)
            except (OSError, DocumentError) as error:
                failed += 1
                shape = {"path": path, "error": str(error)}
                self.stderr.write(f"{path}: {error}")
            self.stdout.write(json.dumps(shape, ensure_ascii=False))
        if failed:
            raise CommandError(f"{failed} of {len(files)} files could not be read.")


def extract(path: str, kind: str | None = None) -> Shape:
    """What is found in one file, by the same steps as on ingest. Raises OSError or DocumentError."""
    parsed = parse(Path(path).read_bytes(), Path(path).name, kind, date.today())
    with reading_room():
        doc = read(parsed)
        return shape_document(path, parsed, doc._.mentions, doc._.claims)
