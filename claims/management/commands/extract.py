"""`manage.py extract FILE... --format jsonl`: what Demarche reads in files, without storing anything."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cables.formats import DocumentError
from cables.nlp import read, reading_room
from cables.parsers import ParsedDocument, parse
from claims.drafts import ClaimDraft
from claims.extraction import Shape, shape_document
from entities.drafts import EntityValue, MentionDraft
from entities.linking import find_fuller


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
        found: list[Found | Shape] = []
        for path in files:
            try:
                found.append(extract(path, kind))
            except (OSError, DocumentError) as error:
                found.append({"path": path, "error": str(error)})
                self.stderr.write(f"{path}: {error}")
        read = [one for one in found if isinstance(one, Found)]
        fuller = find_fuller(value for one in read for value in one.entities)
        for one in found:
            shape = one.shape(fuller) if isinstance(one, Found) else one
            self.stdout.write(json.dumps(shape, ensure_ascii=False))
        if failed := len(found) - len(read):
            raise CommandError(f"{failed} of {len(files)} files could not be read.")


@dataclass(frozen=True)
class Found:
    """What was found in one file."""

    path: str
    parsed: ParsedDocument
    mentions: tuple[MentionDraft, ...]
    claims: tuple[ClaimDraft, ...]

    @property
    def entities(self) -> Iterator[EntityValue]:
        """Everybody named, repeats and all."""
        parties = (party for claim in self.claims for party in claim.parties)
        return (one.entity for one in (*self.mentions, *parties) if one.entity)

    def shape(self, fuller: Mapping[EntityValue, EntityValue]) -> Shape:
        """The JSON object, with what the other files tell of the entities, as ingest has it from earlier documents."""
        mentions = [replace(m, entity=fuller.get(m.entity, m.entity)) for m in self.mentions]
        return shape_document(self.path, self.parsed, mentions, [c.with_entities(fuller) for c in self.claims])


def extract(path: str, kind: str | None = None) -> Found:
    """What is found in one file, by the same steps as on ingest. Raises OSError or DocumentError."""
    parsed = parse(Path(path).read_bytes(), Path(path).name, kind, date.today())
    with reading_room():
        doc = read(parsed)
        return Found(path, parsed, doc._.mentions, doc._.claims)
