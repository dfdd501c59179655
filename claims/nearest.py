"""The one earlier act that fits an act best; pure."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from claims.scene import Scene
from claims.values import Act, Link

LONG_AGO = timedelta(days=60)
SAME_DOCUMENT, TOLD_LATER = 0.7, 0.4


def link_best(
    act: Act, earlier: Sequence[Act], score: Callable[[Act], float], least: float, relation: str, rule: str
) -> Iterator[Link]:
    """One link to the act of the highest score, the first of equals; none below the least score."""
    value, place = max(((score(other), -n) for n, other in enumerate(earlier)), default=(0.0, 0))
    if value >= least:
        yield Link(act.id, earlier[-place].id, relation, round(min(1.0, value / (value + 0.5)), 2), rule)


def nearness(other: Act, act: Act, scene: Scene) -> float:
    """A preference for what stands in the same document, and a small one for what was said lately.

    What only a later document tells of is the last choice: whoever spoke hardly had it in mind.
    """
    if other.document == act.document:
        return SAME_DOCUMENT
    if other.day is None or act.day is None:
        return 0.0
    told_later = scene.told[other.document] > scene.told[act.document]
    return max(0.0, 0.2 * (1 - (act.day - other.day) / LONG_AGO)) - TOLD_LATER * told_later


def fullness(other: Act, scene: Scene) -> float:
    """A small preference for the sentence that tells a thing in full over the headline that announces it."""
    return 0.03 * min(10, len(scene.terms[other.id]))
