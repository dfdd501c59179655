"""manage.py fit_claims: learn the weights of the claim reader from annotated claims."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from claims.nlp import fitting
from claims.nlp.judge import MODEL


class Command(BaseCommand):
    """Reads the annotated documents, measures by cross-validation, and writes the weights."""

    help = "Learn the weights of the claim reader from a folder of annotated claims (build/*.jsonl and text/)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("corpus", type=Path)
        parser.add_argument("--without", nargs="*", default=[], choices=fitting.SOURCES, help="sources to leave out")
        parser.add_argument("--target", type=Path, default=MODEL)

    def handle(self, *args: object, **options: object) -> None:
        # The reader must not judge by the weights that are about to be replaced, or may not exist yet.
        settings.NLP_COMPONENTS = [name for name in settings.NLP_COMPONENTS if name != "claim_finder"]
        names = [name for name in fitting.SOURCES if name not in options["without"]]
        samples = list(fitting.read_samples(options["corpus"], names))
        self.stdout.write(f"{len(samples)} candidates from {', '.join(names)}")
        judged = fitting.cross_validate(samples)
        judge = fitting.fit(samples)
        for kind, (precision, recall, gold) in fitting.measure(judged, judge).items():
            self.stdout.write(f"{kind:<16} P {precision:.3f}  R {recall:.3f}  ({gold} reached)")
        options["target"].mkdir(parents=True, exist_ok=True)
        fitting.write(judge, fitting.calibrate(judged, judge), options["target"])
