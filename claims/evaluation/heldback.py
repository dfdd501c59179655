"""Documents that no training saw, laid out as gold disputes are, so that the same scorer measures them."""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cables.figures import Figure
from claims.evaluation.annotations import resolve_claim
from claims.evaluation.programs import run_extract, run_scorer
from claims.nlp.fitting import SOURCES
from claims.nlp.training.split import OWN, held_back

OWN_DOCUMENTS = Path(__file__).parents[1] / "nlp/training/heldback"
GROUPS = {"written-a": "written", "written-b": "written", "telegrams-a": "telegrams", "telegrams-b": "telegrams"}
FOLDER = "heldback"
FIGURES = {
    "claim F1": ("scores", "claim F1 (kind + claimant country + span)", "f", "F1"),
    "detection": ("scores", "claim detection, 12 substantive kinds", "f", "F1"),
    "kind": ("accuracy", "kind (substantive)", "acc", "share"),
    "claimant country": ("accuracy", "claimant country", "acc", "share"),
}


@dataclass(frozen=True)
class Document:
    """One annotated document that is held back: the group that its source belongs to, its text and its claims."""

    group: str
    kind: str
    about: dict[str, Any]
    text: str

    @property
    def path(self) -> str:
        """Where it is written, below the folder of its group."""
        return f"{self.kind}/{self.about['id']}.txt"

    def gold(self) -> dict[str, Any]:
        """As dispute.json describes it. What is not annotated (mentions, titles, headers) is there and empty."""
        day = self.about.get("published") or ""
        claims = [resolve_claim(self.text, claim) for claim in self.about["claims"]]
        return {
            "path": self.path,
            "kind": self.kind,
            "title": self.about.get("title") or "",
            "published": day,
            "marking": {"classification": None, "caveats": []},
            "header": {},
            "mentions": [],
            "claims": [{**claim, "when": claim["when"] or day} for claim in claims],
        }


def read_heldback(corpus: Path) -> Iterator[Document]:
    """The documents that are held back: those of the corpus of annotated claims, then our own, where there are any."""
    for name, (folder, kind, _) in SOURCES.items():
        lines = corpus / "build" / f"{name}.jsonl"
        yield from _documents(name, GROUPS.get(name, name), lines, corpus / "text" / folder, kind)
    if (OWN_DOCUMENTS / "annotations.jsonl").exists():
        yield from _documents(OWN, OWN, OWN_DOCUMENTS / "annotations.jsonl", OWN_DOCUMENTS / "text", "article")


def _documents(source: str, group: str, lines: Path, texts: Path, kind: str) -> Iterator[Document]:
    documents = [json.loads(line) for line in lines.read_text("utf-8").splitlines() if line.strip()]
    kept = held_back(source, [about["id"] for about in documents])
    for about in documents:
        if about["id"] in kept:
            text = (texts / f"{about['id']}.txt").read_bytes().decode("utf-8")
            yield Document(group, about.get("kind") or kind, about, text)


def write_heldback(documents: Iterable[Document], target: Path) -> None:
    """Texts and a dispute.json for each group below a folder, in place of what was there."""
    shutil.rmtree(target, ignore_errors=True)
    groups = defaultdict(list)
    for document in documents:
        groups[document.group].append(document)
        path = target / document.group / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.text.encode("utf-8"))
    for group, members in groups.items():
        about = {"id": group, "title": group, "question": "", "entities": [], "links": [], "positions": []}
        about["documents"] = [document.gold() for document in members]
        (target / group / "dispute.json").write_text(json.dumps(about, ensure_ascii=False), "utf-8")


def score_heldback(root: Path, evaluation: Path, corpus: Path, work: Path) -> Iterator[Figure]:
    """Claims of documents that no training saw, by the group of their source and of all together."""
    folder, scorer = work / FOLDER, str(evaluation / "score.py")
    write_heldback(read_heldback(corpus), folder)
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
