"""What must hold of everything that is found: offsets lead to the words quoted, confidences mean something, runs agree."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from cables.figures import Figure
from claims.evaluation.calibration import calibration_error, judge_found
from claims.evaluation.gold import read_cases
from claims.evaluation.heldback import FOLDER
from claims.evaluation.programs import run_extract
from claims.evaluation.scores import PREDICTED, TELEGRAMS

RUNS = ("1", "2", "3")  # seeds of Python's hashes: sets then have another order in each process
MOST_ERROR = 0.05


def measure_offsets(work: Path) -> Iterator[Figure]:
    """The share of mentions, claims and parties in all that was printed whose offsets lead to the words they quote."""
    held = [
        _quotes(shape, Path(shape["path"]).read_bytes().decode("utf-8"))
        for name in (PREDICTED, TELEGRAMS, f"{FOLDER}.jsonl")
        for shape in _printed(work / name)
    ]
    found = [one for document in held for one in document]
    yield Figure("offsets: text[start:end] is what is quoted", sum(found) / max(len(found), 1), 1.0, "share")


def _printed(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def _quotes(shape: dict[str, Any], text: str) -> list[bool]:
    """Whether each thing found in a document stands where it says; a cue and a content must lie within the text."""
    claims = shape["claims"]
    parties = [party for claim in claims for party in (claim["claimant"], *claim["targets"], *claim["addressees"])]
    named = [*shape["mentions"], *filter(None, parties), *({**claim, "text": claim["quote"]} for claim in claims)]
    inner = [span for claim in claims for span in (claim["cue"], claim["content"]) if span]
    return [
        *(text[one["start"] : one["end"]] == one["text"] for one in named),
        *(0 <= span["start"] < span["end"] <= len(text) for span in inner),
    ]


def measure_sameness(root: Path, files: Sequence[Path], work: Path) -> Iterator[Figure]:
    """Whether three processes, each with hashes of its own, print the same bytes of the same files."""
    printed = {
        run_extract(root, files, work / "same.jsonl", environment={"PYTHONHASHSEED": seed}).read_bytes()
        for seed in RUNS
    }
    yield Figure("the same bytes on three runs", float(len(printed) == 1), 1.0, "1 or 0")


def measure_calibration(evaluation: Path, work: Path) -> Iterator[Figure]:
    """Expected calibration error of confidences, on gold documents and on those held back."""
    for name, folder, printed in (
        ("disputes", evaluation / "gold/dev", work / PREDICTED),
        ("held back", work / FOLDER, work / f"{FOLDER}.jsonl"),
    ):
        if printed.exists():
            error = calibration_error(list(_judged(folder, printed)))
            yield Figure(f"{name}: expected calibration error", error, MOST_ERROR, "share", at_most=True)


def _judged(folder: Path, printed: Path) -> Iterable[tuple[float, bool]]:
    return judge_found(read_cases(folder), _printed(printed))
