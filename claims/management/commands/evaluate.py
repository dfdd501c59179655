"""`make eval`: how well documents are read, as a table and as var/eval.json."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from cables.figures import Figure
from cables.nlp.training.measure import measure_model
from claims.evaluation.answers import score_answers
from claims.evaluation.scores import score_disputes, score_telegrams


class Command(BaseCommand):
    """`manage.py evaluate --eval DIR --corpora DIR`; what is not there is left out, and said so."""

    help = "Measure extraction against gold documents and the model against test corpora."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the texts to measure on are."""
        parser.add_argument("--eval", type=Path, default=Path("../shared/eval"), help="gold documents and scorers")
        parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="test parts of the corpora")

    def handle(self, **options: Path) -> None:
        """Measure, print, and leave the figures in var/eval.json."""
        figures: list[Figure] = []
        for figure in self._measure(options["eval"].resolve(), options["corpora"].resolve()):
            figures.append(figure)
            self._print(figure)
        path = settings.VAR_ROOT / "eval.json"
        path.write_text(json.dumps([figure.as_dict() for figure in figures], indent=1) + "\n", "utf-8")
        self.stdout.write(f"\n{len(figures)} figures, written to {path.name}.")

    def _measure(self, evaluation: Path, corpora: Path) -> Iterator[Figure]:
        work = settings.VAR_ROOT / "eval"
        work.mkdir(parents=True, exist_ok=True)
        if (evaluation / "gold").is_dir():
            yield from score_disputes(settings.BASE_DIR, evaluation, work)
            yield from score_answers(evaluation, work)
            yield from score_telegrams(settings.BASE_DIR, evaluation, work)
        else:
            self.stdout.write(f"Left out: no gold documents in {evaluation} (name a folder with --eval).")
        if (corpora / "ud").is_dir():
            yield from measure_model(corpora)
        else:
            self.stdout.write(f"Left out: no corpora in {corpora} (name a folder with --corpora).")

    def _print(self, figure: Figure) -> None:
        goal = "" if figure.goal is None else f"at least {figure.goal:.3f}"
        mark = "" if figure.goal is None else "reached" if figure.value >= figure.goal else "MISSED"
        self.stdout.write(f"{figure.name:<58} {figure.value:6.3f} {figure.unit:<9} {goal:<15} {mark}")
