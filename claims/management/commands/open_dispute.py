"""Open a dispute from a file that describes it."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.services import open_dispute


class Command(BaseCommand):
    """`manage.py open_dispute FILE [--marking M]`; the file is as `claims/demonstration/dispute.json`, documents aside."""

    help = "Open the dispute that a JSON file describes: slug, title, question, propositions with accusers and accused."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and who may see the dispute."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--marking", default="UNCLASSIFIED")

    def handle(self, *args: object, **options: object) -> None:
        """Make it and print its slug, which `ingest --dispute` takes."""
        try:
            description = json.loads(options["file"].read_text(encoding="utf-8"))
            dispute = open_dispute(description, options["marking"])
        except (OSError, ValueError, KeyError, AttributeError) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        self.stdout.write(dispute.slug)
