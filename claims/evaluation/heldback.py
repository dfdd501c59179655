"""Documents that no training saw, laid out as gold disputes are, so that the same scorer measures them."""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from cables.figures import Figure
from claims.evaluation.programs import run_extract, run_scorer
from claims.nlp.training.annotations import AnnotatedText, read_annotated, resolve_claim
from claims.nlp.training.split import IN_DISPUTE, IN_DISPUTES, OWN

GROUPS = {"written-a": "written", "written-b": "written", "telegrams-a": "telegrams", "telegrams-b": "telegrams"}
FOLDER = "heldback"
FIGURES = {
    "claim F1": ("scores", "claim F1 (kind + claimant country + span)", "f", "F1"),
    "detection": ("scores", "claim detection, 12 substantive kinds", "f", "F1"),
    "kind": ("accuracy", "kind (substantive)", "acc", "share"),
    "claimant country": ("accuracy", "claimant country", "acc", "share"),
}


def _group(document: AnnotatedText) -> str:
    """Under which name the figures of its source are given."""
    return GROUPS.get(document.source, document.source)


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
        group = _group(document)
        groups[group].append(document)
        path = target / group / _path(document)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.data)
    for group, members in groups.items():
        about = {"id": group, "title": group, "question": "", "entities": [], "links": [], "positions": []}
        about["documents"] = [_gold(document) for document in members]
        (target / group / "dispute.json").write_text(json.dumps(about, ensure_ascii=False), "utf-8")


def part_calls(documents: Iterable[AnnotatedText]) -> Iterator[tuple[str | None, list[AnnotatedText]]]:
    """The documents that are read in one call, with the kind that the call is told of them (None: nothing is told).

    The documents of a dispute are read together and as they come, as in use: what one tells of a name holds in the
    others. Of documents that have nothing to do with each other only the body is there, so their kind is told.
    `documents` come source by source.
    """
    for source, some in groupby(documents, key=attrgetter("source")):
        members = list(some)
        if source in IN_DISPUTES or source == OWN:
            yield from ((None, members[start : start + IN_DISPUTE]) for start in range(0, len(members), IN_DISPUTE))
        else:
            for kind in sorted({document.kind for document in members}):
                yield kind, [document for document in members if document.kind == kind]


def score_heldback(root: Path, evaluation: Path, corpus: Path, work: Path) -> Iterator[Figure]:
    """Claims of documents that no training saw, by the group of their source and of all together."""
    folder, scorer = work / FOLDER, str(evaluation / "score.py")
    documents = list(read_annotated(corpus, held=True))
    write_heldback(documents, folder)
    printed = _extract(root, documents, folder)
    for group, parts in sorted(printed.items()):
        _join(parts, folder / f"{group}.jsonl")
        yield from _figures(group, run_scorer([scorer, str(folder / group), str(folder / f"{group}.jsonl")]))
    _join([folder / f"{group}.jsonl" for group in printed], work / f"{FOLDER}.jsonl")
    yield from _figures("all", run_scorer([scorer, str(folder), str(work / f"{FOLDER}.jsonl")]))


def _extract(root: Path, documents: Sequence[AnnotatedText], folder: Path) -> dict[str, list[Path]]:
    """Read the documents where they lie below a folder: for each group the files that hold what was printed."""
    printed = defaultdict(list)
    for number, (kind, members) in enumerate(part_calls(documents)):
        group = _group(members[0])
        files = [folder / group / _path(document) for document in members]
        printed[group].append(run_extract(root, files, folder / group / f"{number:03}.jsonl", kind))
    return printed


def _join(parts: Iterable[Path], target: Path) -> None:
    target.write_text("".join(part.read_text("utf-8") for part in sorted(parts)), "utf-8")


def _figures(group: str, measured: dict[str, Any]) -> Iterator[Figure]:
    for name, (section, label, key, unit) in FIGURES.items():
        yield Figure(f"held back, {group}: {name}", measured[section][label][key], None, unit)
