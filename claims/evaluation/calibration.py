"""Whether a claim's confidence is how often such claims are right; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from claims.evaluation.gold import Case

BINS = 10
OVERLAP = 0.3  # of two stretches, as the scorer wants it
Shape = Mapping[str, Any]
Judged = tuple[float, bool]


def calibration_error(judged: Sequence[Judged]) -> float:
    """The expected calibration error of (confidence, whether right): ten bins of equal width between 0 and 1.

    Each bin counts by its number of claims; its error is how far their mean confidence is from the share of them
    that are right.
    """
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    gaps = (abs(sum(confidence for confidence, _ in some) - sum(right for _, right in some)) for some in bins)
    return sum(gaps) / len(judged) if judged else 0.0


def judge_found(cases: Iterable[Case], printed: Sequence[Shape]) -> Iterator[Judged]:
    """The confidence of each found claim, of every kind, and whether it is right.

    It is right where it matches a gold claim one to one, the closest pairs first, with an intersection over union of
    at least 0.3 and the gold kind. What lies in stretches that are not annotated is left out.
    """
    by_path = {str(Path(shape["path"]).resolve()): shape["claims"] for shape in printed}
    for case in cases:
        for document in case.description["documents"]:
            ignored = document.get("ignore", ())
            claims = by_path.get(str((case.folder / document["path"]).resolve()), ())
            found = [claim for claim in claims if not _within(claim, ignored)]
            right = _right(document["claims"], found)
            yield from ((claim["confidence"], number in right) for number, claim in enumerate(found))


def _within(claim: Shape, stretches: Iterable[Sequence[int]]) -> bool:
    return any(start <= claim["start"] and claim["end"] <= end for start, end in stretches)


def _right(gold: Sequence[Shape], found: Sequence[Shape]) -> set[int]:
    """The numbers of the found claims whose gold claim has their kind."""
    pairs = chain.from_iterable(
        ((_overlap(one, other), one["kind"] == other["kind"], -i, -j) for j, other in enumerate(found))
        for i, one in enumerate(gold)
    )
    taken: set[int] = set()
    right: dict[int, bool] = {}
    for overlap, same, i, j in sorted(pairs, reverse=True):
        if overlap >= OVERLAP and -i not in taken and -j not in right:
            taken.add(-i)
            right[-j] = same
    return {number for number, same in right.items() if same}


def _overlap(one: Shape, other: Shape) -> float:
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return common / (max(one["end"], other["end"]) - min(one["start"], other["start"])) if common > 0 else 0.0
