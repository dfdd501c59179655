"""Runs `extract` on gold documents and the scorers on what it printed, each as a program of its own."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cables.figures import Figure

PREDICTED = "disputes.jsonl"
# (name, goal) by the scorer's own names.
DISPUTE_SCORES = {
    "claim F1 (kind + claimant country + span)": 0.30,
    "claim detection, 12 substantive kinds": None,
    "claim detection, assertions": None,
    "targets": None,
    "negated claims": None,
    "mentions": None,
}
DISPUTE_ACCURACIES = {
    "entity country": 0.95,
    "kind (all)": None,
    "kind (substantive)": None,
    "claimant name": None,
    "claimant country": 0.80,
    "official": None,
    "when": None,
    "negated": None,
    "document kind": None,
    "document date": None,
    "document title": None,
    "marking classification": None,
    "marking caveats": None,
    "header mrn": None,
    "header from": None,
    "header to": None,
    "header info": None,
    "header precedence": None,
    "header dtg": None,
    "header subject": None,
    "header tags": None,
    "header refs": None,
}
TELEGRAM_SCORES = {
    "mention recall": None,
    "country, of state mentions found": 0.95,
    "country, of all state mentions": None,
}


class ScorerError(Exception):
    """A program that measures did not do so; the message holds the end of what it said."""


def score_disputes(root: Path, evaluation: Path, work: Path) -> Iterator[Figure]:
    """Mentions, claims, headers and markings of the development disputes. `root` is where manage.py is."""
    gold = evaluation / "gold" / "dev"
    predicted = _extract(root, sorted(gold.rglob("*.txt")), work / PREDICTED)
    figures = run_scorer([str(evaluation / "score.py"), str(gold), str(predicted)])
    for name, goal in DISPUTE_SCORES.items():
        yield Figure(f"disputes: {name}", figures["scores"][name]["f"], goal, "F1")
    for name, goal in DISPUTE_ACCURACIES.items():
        if name in figures["accuracy"]:
            yield Figure(f"disputes: {name}", figures["accuracy"][name]["acc"], goal, "share")


def score_telegrams(root: Path, evaluation: Path, work: Path) -> Iterator[Figure]:
    """Mentions and the states they mean in real telegrams, most of them in capitals."""
    gold = evaluation / "cables"
    predicted = _extract(root, sorted(gold.glob("*.txt")), work / "telegrams.jsonl")
    figures = run_scorer([str(evaluation / "score_cables.py"), str(gold), str(predicted)])
    for name, goal in TELEGRAM_SCORES.items():
        yield Figure(f"telegrams: {name}", figures[name], goal, "share")


def _extract(root: Path, files: Iterable[Path], target: Path) -> Path:
    command = [sys.executable, "manage.py", "extract", *map(str, files), "--format", "jsonl"]
    target.write_text(_run(command, root), "utf-8")
    return target


def run_scorer(command: list[str]) -> dict[str, Any]:
    """What a scorer, the first of the command's words, measures."""
    return json.loads(_run([sys.executable, *command, "--json"], Path(command[0]).parent))


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise ScorerError(f"{Path(command[1]).name} failed: {done.stderr.strip()[-2000:]}")
    return done.stdout
