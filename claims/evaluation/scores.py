"""How well gold documents, and the records and attributions that others published, are read."""

from collections.abc import Iterator
from pathlib import Path

from cables.figures import Figure
from claims.evaluation.programs import extract_command, run_extract, run_scorer

PREDICTED, TELEGRAMS = "disputes.jsonl", "telegrams.jsonl"
# (name, goal) by the scorer's own names.
DISPUTE_SCORES = {
    "claim F1 (kind + claimant country + span)": 0.55,
    "claim detection, 12 substantive kinds": 0.75,
    "claim detection, assertions": None,
    "targets": None,
    "negated claims": None,
    "mentions": None,
}
DISPUTE_ACCURACIES = {
    "entity country": 0.95,
    "kind (all)": None,
    "kind (substantive)": 0.80,
    "claimant name": None,
    "claimant country": 0.90,
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
    "mention recall": 0.85,
    "country, of state mentions found": 0.97,
    "country, of all state mentions": None,
}
ATTRIBUTION_SCORES = {"triples": ("triples, strict", 0.42), "triples, any overlap": ("triples, any overlap", 0.62)}
RECORD_SCORES = {
    "kind+source F1": ("kind + source country", 0.60, "f", "F1"),
    "all kinds": ("kind", None, "f", "F1"),
    "source country, kind right": ("source country, where the kind is right", None, "acc", "share"),
    "target country, kind right": ("target country, where the kind is right", None, "acc", "share"),
}


def score_disputes(root: Path, evaluation: Path, work: Path) -> Iterator[Figure]:
    """Mentions, claims, headers and markings of the development disputes. `root` is where manage.py is."""
    gold = evaluation / "gold" / "dev"
    predicted = run_extract(root, sorted(gold.rglob("*.txt")), work / PREDICTED)
    figures = run_scorer([str(evaluation / "score.py"), str(gold), str(predicted)])
    for name, goal in DISPUTE_SCORES.items():
        yield Figure(f"disputes: {name}", figures["scores"][name]["f"], goal, "F1")
    for name, goal in DISPUTE_ACCURACIES.items():
        if name in figures["accuracy"]:
            yield Figure(f"disputes: {name}", figures["accuracy"][name]["acc"], goal, "share")


def score_telegrams(root: Path, evaluation: Path, work: Path) -> Iterator[Figure]:
    """Mentions and the states they mean in real telegrams, most of them in capitals."""
    gold = evaluation / "cables"
    predicted = run_extract(root, sorted(gold.glob("*.txt")), work / TELEGRAMS)
    figures = run_scorer([str(evaluation / "score_cables.py"), str(gold), str(predicted)])
    for name, goal in TELEGRAM_SCORES.items():
        yield Figure(f"telegrams: {name}", figures[name], goal, "share")


def score_attributions(root: Path, evaluation: Path, copy: Path) -> Iterator[Figure]:
    """Source, cue and content of attributions in news: the development part of PolNeAR, from a git copy of it."""
    command = [str(evaluation / "polnear.py"), extract_command(), "--repo", str(copy), "--cwd", str(root)]
    figures = run_scorer(command)
    for name, (label, goal) in ATTRIBUTION_SCORES.items():
        yield Figure(f"PolNeAR: {label}", figures[name]["f"], goal, "F1")


def score_records(root: Path, evaluation: Path, copy: Path) -> Iterator[Figure]:
    """Kind and source of single events: the odd half of PLOVER's gold standard records, from a git copy of it."""
    command = [str(evaluation / "gsr.py"), extract_command(), "--repo", str(copy), "--cwd", str(root)]
    figures = run_scorer([*command, "--half", "odd"])
    for name, (label, goal, key, unit) in RECORD_SCORES.items():
        yield Figure(f"PLOVER records: {label}", figures[name][key], goal, unit)
