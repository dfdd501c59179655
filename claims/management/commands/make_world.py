"""Fill a database with a made-up world, to measure with."""

import time

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.benchmarks.world import Occupied, World, make_world


class Command(BaseCommand):
    """`manage.py make_world --claims N [--disputes D] [--in-dispute K] [--seed S] [--into-existing]`."""

    help = "Make up N claims in consistent documents and disputes; the dispute world-K holds exactly K of them."

    def add_arguments(self, parser: CommandParser) -> None:
        """How large, and from which seed."""
        parser.add_argument("--claims", type=int, required=True)
        parser.add_argument("--disputes", type=int, default=0, help="over how many others the rest is spread")
        parser.add_argument("--in-dispute", type=int, default=500)
        parser.add_argument("--seed", type=int, default=7)
        parser.add_argument("--into-existing", action="store_true", help="although the database holds other documents")

    def handle(self, *args: object, **options: object) -> None:
        """Make it, with a line for each step."""
        started = time.perf_counter()
        try:
            world = World(options["claims"], options["in_dispute"], options["disputes"], options["seed"])
            make_world(world, lambda step: self._say(step, started), into_existing=options["into_existing"])
        except (Occupied, ValueError) as error:
            raise CommandError(str(error)) from error
        self._say(f"{world.claims:,} claims made; see the dispute {world.slug}", started)

    def _say(self, step: str, started: float) -> None:
        self.stdout.write(f"{time.perf_counter() - started:6.1f} s  {step}")
        self.stdout.flush()
