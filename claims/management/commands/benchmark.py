"""`make bench`: speed and size, as a table and as var/bench.json, on a scratch database."""

import json
import os

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from cables.access import everything_visible
from claims.benchmarks import Figure
from claims.benchmarks.ingest import measure_ingest
from claims.benchmarks.positions import measure_positions
from claims.benchmarks.startup import measure_startup
from claims.models import Dispute

SEED = int(os.environ.get("SEED", 7))
DOCUMENTS = int(os.environ.get("DOCUMENTS", 60))


class Command(BaseCommand):
    """`manage.py benchmark`; SEED and DOCUMENTS are environment variables."""

    help = "Measure speed and size; ratios are timed alternately in one run."

    def handle(self, *args: object, **options: object) -> None:
        """Measure, print, and leave the figures in var/bench.json."""
        figures = measure_startup()
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            call_command("load_demonstration", stdout=self.stderr)
            settings.ALLOWED_HOSTS = ["testserver"]
            figures += measure_positions(self._dispute(), User.objects.get(username="analyst"))
            figures += measure_ingest(DOCUMENTS, SEED)
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)
        self._report(figures)

    def _dispute(self) -> str:
        with everything_visible():
            return Dispute.objects.values_list("slug", flat=True).first()

    def _report(self, figures: list[Figure]) -> None:
        for figure in figures:
            self.stdout.write(f"{figure.name:<45} {figure.value:>10.3f} {figure.unit:<12} {figure.goal}")
        path = settings.VAR_ROOT / "bench.json"
        path.write_text(json.dumps([figure.as_dict() for figure in figures], indent=1))
        self.stdout.write(f"\nWritten to {path.name}.")
