"""A wire story in ten papers is told once: claims of the same words in copies of one text are one act; pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from cables.markings import parse_marking
from claims.scene import same_actor
from claims.values import Act, Link

Copies = Mapping[str, frozenset[str]]
RULE = "the same words in a copy of the text"
WORD = re.compile(r"\w+")


def set_apart(acts: Sequence[Act], copies: Copies) -> tuple[list[Act], list[Link]]:
    """The acts without those that only stand in a copy once more, and the links "repeats" from each copied claim to the
    first that was printed. `copies` gives for a document those that print the same text.

    What answers what is then asked of the first printing alone, so that a further copy changes nothing in it. A claim
    is left out only for one that all its readers see: whoever may read the copy may read what stands for it.
    """
    if not copies:
        return list(acts), []
    kept, links = [], []
    printed: dict[tuple[object, ...], list[Act]] = defaultdict(list)
    for key, act in _keyed(acts):
        before = [other for other in printed[key] if _is_printed_again(act, other, copies)]
        stands_for = next((other for other in before if _is_open_to(other.marking, act.marking)), None)
        if stands_for is None:
            kept.append(act)
            printed[key].append(act)
        if first := stands_for or next(iter(before), None):
            links.append(Link(act.id, first.id, "repeats", rule=RULE))
    return kept, links


def _keyed(acts: Sequence[Act]) -> list[tuple[tuple[object, ...], Act]]:
    """The acts in order of time, each with what it says and the how many-eth in its document it is that says so."""
    count: Counter[tuple[object, ...]] = Counter()
    found = []
    for act in sorted(acts, key=lambda act: (act.document, act.order, act.id)):
        said = (act.kind, act.negated, " ".join(WORD.findall(act.quote.casefold())))
        found.append(((*said, count[act.document, said]), act))
        count[act.document, said] += 1
    return sorted(found, key=lambda each: _by_time(each[1]))


def _by_time(act: Act) -> tuple[object, ...]:
    return (act.day is None, act.day or date.max, act.document, act.order, act.id)


def _is_printed_again(act: Act, other: Act, copies: Copies) -> bool:
    """Whether the documents are copies and the same one speaks, or in both nobody who is named."""
    nobody = act.claimant is None and other.claimant is None
    return other.document in copies.get(act.document, ()) and (nobody or same_actor(act.claimant, other.claimant))


@lru_cache(maxsize=1_000)
def _is_open_to(one: str, other: str) -> bool:
    """Whether everybody who may see the marking `other` may see `one`."""
    return one == other or parse_marking(other).dominates(parse_marking(one))
