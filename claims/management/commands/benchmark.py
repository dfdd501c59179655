"""`make bench`: speed and size, as a table and as var/bench.json, on scratch databases."""

import json
import os
import time
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from cables.memory import settle
from claims.benchmarks import Figure
from claims.benchmarks.articles import measure_articles
from claims.benchmarks.copies import measure_copies
from claims.benchmarks.databases import Place, cloned, fill
from claims.benchmarks.disputes import measure_parts
from claims.benchmarks.headers import measure_headers
from claims.benchmarks.ingest import measure_ingest
from claims.benchmarks.page import measure_page
from claims.benchmarks.positions import measure_positions
from claims.benchmarks.startup import measure_startup
from claims.benchmarks.steadiness import measure_steadiness
from claims.benchmarks.world import World

from .load_demonstration import PEOPLE, make_person


def number(name: str, default: int) -> int:
    """A size, from the environment."""
    return int(os.environ.get(name, default))


SEED = number("SEED", 7)
DOCUMENTS = number("DOCUMENTS", 60)
STORIES = number("BENCH_STORIES", 12)
STEADY, STEADY_SECONDS = number("BENCH_STEADY", 20_000), number("BENCH_STEADY_SECONDS", 1_800)
ROUNDS = number("BENCH_ROUNDS", 40)
FEW, MANY = number("BENCH_FEW", 10_000), number("BENCH_CLAIMS", 1_000_000)
COPIES = number("BENCH_COPIES", 100_000)
IN_DISPUTE, IN_PAGE = number("BENCH_IN_DISPUTE", 500), number("BENCH_IN_PAGE", 5_000)
# Fifty countries with two claims each on one thing at issue, and on ten: 50 and 500 positions.
POSITIONS = [
    World(100 * issues, 100 * issues, seed=SEED + issues, countries=50, propositions=issues) for issues in (1, 10)
]
MOST_RATIOS = (1.5, 1.25)


class Command(BaseCommand):
    """`manage.py benchmark`; sizes are environment variables: SEED, DOCUMENTS and those that begin with BENCH_."""

    help = "Measure speed and size; ratios are timed alternately in one run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where gold cables are; without them the header figures are of our own alone."""
        parser.add_argument("--eval", type=Path, default=Path("../shared/eval"), help="gold documents")

    def handle(self, *args: object, **options: Path) -> None:
        """Measure, print each figure when it is known, and leave all in var/bench.json."""
        self.started, self.figures = time.perf_counter(), []
        self._headers(options["eval"])
        settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
        self._say("articles on web pages")
        self._take(measure_articles(STORIES, SEED))
        self._say("first and second start")
        self._take(measure_startup())
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            for person in PEOPLE:
                make_person(*person)
            with cloned("bench_demarche_many") as many, closing(connection.copy()) as few:
                self._disputes(Place(few), Place(many))
            self._say("reading documents")
            self._take(measure_ingest(DOCUMENTS, SEED))
            self._say("one short document after another")
            self._take(measure_steadiness(STEADY, STEADY_SECONDS, SEED))
            self._say("copies of wire stories")
            self._take(measure_copies(4 * STORIES, COPIES, SEED))
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)
            self._keep()

    def _headers(self, evaluation: Path) -> None:
        self._say("headers of cables")
        if not (evaluation / "gold").is_dir():
            self.stdout.write(f"Left out: no gold documents in {evaluation} (name a folder with --eval).")
        self._take(list(measure_headers(evaluation)))

    def _disputes(self, small: Place, large: Place) -> None:
        few = World(FEW, IN_DISPUTE, seed=SEED)
        page, world = World(IN_PAGE, IN_PAGE, seed=SEED + 20), World(MANY, IN_DISPUTE, seed=SEED)
        with small.here():
            fill([*POSITIONS, few], self._say)
            settle()  # as the web process does
            for rows, most in zip(POSITIONS, MOST_RATIOS, strict=True):
                self._say(f"positions of {rows.slug}")
                self._take(measure_positions(rows.slug, small.user, most))
        with large.here():
            fill([page, world], self._say)
        self._take(measure_parts(small, large, world, ROUNDS, self._say))
        self._say("the page in Chromium")
        self._take(measure_page(large, page.slug))

    def _say(self, step: str) -> None:
        self.stderr.write(f"{time.perf_counter() - self.started:7.1f} s  {step}")

    def _take(self, figures: list[Figure]) -> None:
        self.figures += figures
        for figure in figures:
            self.stdout.write(f"{figure.name:<62} {figure.value:>10.3f} {figure.unit:<12} {figure.goal}")

    def _keep(self) -> None:
        path = settings.VAR_ROOT / "bench.json"
        path.write_text(json.dumps([figure.as_dict() for figure in self.figures], indent=1))
        self.stdout.write(f"\nWritten to {path.name}.")
