"""Documents that no training saw, laid out as gold disputes are, so that the same scorer measures them."""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cables.figures import Figure
from claims.evaluation.programs import run_extract, run_scorer
from claims.nlp.training.annotations import AnnotatedText, read_annotated, resolve_claim

GROUPS = {"written-a": "written", "written-b": "written", "telegrams-a": "telegrams", "telegrams-b": "telegrams"}
FOLDER = "heldback"
FIGURES = {
    "claim F1": ("scores", "claim F1 (kind + claimant country + span)", "f", "F1"),
    "detection": ("scores", "claim detection, 12 substantive kinds", "f", "F1"),
    "kind": ("accuracy", "kind (substantive)", "acc", "share"),
    "claimant country": ("accuracy", "claimant country", "acc", "share"),
}


def _path(document: AnnotatedText) -> str:
    """Where it is written, below the folder of its group; the folder above it says of what kind it is."""
    return f"{document.kind}/{document.id}.txt"


def _gold(document: AnnotatedText) -> dict[str, Any]:
    """As dispute.json describes it. What is not annotated (mentions, titles, headers) is there and empty."""
    day = document.about.get("published") or ""
    text = document.data.decode("utf-8")
    claims = [resolve_claim(text, claim) for claim in document.about["claims"]]
    return {
        "path": _path(document),
        "kind": document.kind,
        "title": document.about.get("title") or "",
        "published": day,
        "marking": {"classification": None, "caveats": []},
        "header": {},
        "mentions": [],
        "claims": [{**claim, "when": claim["when"] or day} for claim in claims],
    }


def write_heldback(documents: Iterable[AnnotatedText], target: Path) -> None:
    """Texts and a dispute.json for each group below a folder, in place of what was there."""
    shutil.rmtree(target, ignore_errors=True)
    groups = defaultdict(list)
    for document in documents:
        group = GROUPS.get(document.source, document.source)
        groups[group].append(document)
        path = target / group / _path(document)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.data)
    for group, members in groups.items():
        about = {"id": group, "title": group, "question": "", "entities": [], "links": [], "positions": []}
        about["documents"] = [_gold(document) for document in members]
        (target / group / "dispute.json").write_text(json.dumps(about, ensure_ascii=False), "utf-8")


def score_heldback(root: Path, evaluation: Path, corpus: Path, work: Path) -> Iterator[Figure]:
    """Claims of documents that no training saw, by the group of their source and of all together."""
    folder, scorer = work / FOLDER, str(evaluation / "score.py")
    write_heldback(read_annotated(corpus, held=True), folder)
    groups = sorted(path.parent for path in folder.glob("*/dispute.json"))
    for group in groups:
        for kind in sorted(path for path in group.iterdir() if path.is_dir()):
            run_extract(root, sorted(kind.glob("*.txt")), kind.with_suffix(".jsonl"), kind.name)
        _join(group.glob("*.jsonl"), folder / f"{group.name}.jsonl")
        yield from _figures(group.name, run_scorer([scorer, str(group), str(folder / f"{group.name}.jsonl")]))
    _join([folder / f"{group.name}.jsonl" for group in groups], work / f"{FOLDER}.jsonl")
    yield from _figures("all", run_scorer([scorer, str(folder), str(work / f"{FOLDER}.jsonl")]))


def _join(parts: Iterable[Path], target: Path) -> None:
    target.write_text("".join(part.read_text("utf-8") for part in sorted(parts)), "utf-8")


def _figures(group: str, measured: dict[str, Any]) -> Iterator[Figure]:
    for name, (section, label, key, unit) in FIGURES.items():
        yield Figure(f"held back, {group}: {name}", measured[section][label][key], None, unit)
