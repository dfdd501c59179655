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
from claims.evaluation.costs import measure_costs
from claims.evaluation.heldback import FOLDER, score_heldback
from claims.evaluation.invariants import measure_calibration, measure_offsets, measure_sameness
from claims.evaluation.negation import measure_negation
from claims.evaluation.scores import score_attributions, score_disputes, score_records, score_telegrams

ROOT = settings.BASE_DIR


class Command(BaseCommand):
    """`manage.py evaluate --eval DIR --corpora DIR --polnear DIR --plover DIR`; what is not there is left out, and said so."""

    help = "Measure extraction against gold documents and the model against test corpora."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the texts to measure on are."""
        parser.add_argument("--eval", type=Path, default=Path("../shared/eval"), help="gold documents and scorers")
        parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="test parts of the corpora")
        parser.add_argument("--polnear", type=Path, help="a git copy of networkdynamics/PolNeAR")
        parser.add_argument("--plover", type=Path, help="a git copy of openeventdata/PLOVER")

    def handle(self, **options: Path | None) -> None:
        """Measure, print, and leave the figures in var/eval.json."""
        self.work = settings.VAR_ROOT / "eval"
        self.work.mkdir(parents=True, exist_ok=True)
        places = {name: path.resolve() if isinstance(path, Path) else None for name, path in options.items()}
        figures: list[Figure] = []
        for figure in self._measure(places["eval"], places["corpora"], places["polnear"], places["plover"]):
            figures.append(figure)
            self._print(figure)
        path = settings.VAR_ROOT / "eval.json"
        path.write_text(json.dumps([figure.as_dict() for figure in figures], indent=1) + "\n", "utf-8")
        self.stdout.write(f"\n{len(figures)} figures, written to {path.name}.")

    def _measure(self, evaluation: Path, corpora: Path, polnear: Path | None, plover: Path | None) -> Iterator[Figure]:
        yield from measure_negation()
        if (evaluation / "gold").is_dir():
            yield from self._scored(evaluation, corpora, polnear, plover)
        else:
            self.stdout.write(f"Left out: no gold documents in {evaluation} (name a folder with --eval).")
        if (corpora / "ud").is_dir():
            yield from measure_model(corpora)
        else:
            self.stdout.write(f"Left out: no corpora in {corpora} (name a folder with --corpora).")

    def _scored(self, evaluation: Path, corpora: Path, polnear: Path | None, plover: Path | None) -> Iterator[Figure]:
        """All that needs gold documents or their scorers; what was held back comes before what is measured on it."""
        yield from score_disputes(ROOT, evaluation, self.work)
        yield from score_answers(evaluation, self.work)
        yield from score_telegrams(ROOT, evaluation, self.work)
        if (corpora / "claims").is_dir():
            yield from score_heldback(ROOT, evaluation, corpora / "claims", self.work)
        else:
            self.stdout.write(f"Left out: no annotated claims in {corpora} (name a folder with --corpora).")
        for score, copy, name in ((score_attributions, polnear, "polnear"), (score_records, plover, "plover")):
            if copy and copy.is_dir():
                yield from score(ROOT, evaluation, copy)
            else:
                self.stdout.write(f"Left out: no git copy for --{name} (name one by {name.upper()}=... with make).")
        yield from self._invariants(evaluation)

    def _invariants(self, evaluation: Path) -> Iterator[Figure]:
        gold = sorted((evaluation / "gold/dev").rglob("*.txt"))
        telegrams = [(path, "cable") for path in sorted((evaluation / "cables").glob("*.txt"))]
        held = [(path, path.parent.name) for path in sorted((self.work / FOLDER).rglob("*.txt"))]
        yield from measure_calibration(evaluation, self.work)
        yield from measure_offsets(self.work)
        yield from measure_sameness(ROOT, gold, self.work)
        yield from measure_costs(ROOT, [*((path, None) for path in gold), *telegrams, *held])

    def _print(self, figure: Figure) -> None:
        goal = "" if figure.goal is None else f"at {'most' if figure.at_most else 'least'} {figure.goal:.3f}"
        mark = "" if figure.goal is None else "reached" if figure.is_reached else "MISSED"
        self.stdout.write(f"{figure.name:<58} {figure.value:6.3f} {figure.unit:<9} {goal:<15} {mark}")
