"""Where words of one text stand in a later one, and which finds of two readings are the same; pure."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Span = tuple[int, int]
Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")
ENDS = re.compile(r"[.!?](?=\s)|\n")


def find_move(before: str, after: str, span: Span, within: Span) -> int | None:
    """By how many characters the words at `span` of `before` have moved in `after`; None where that is not certain.

    They move only to a unique exact match (design 2.1): their words, or else their sentence or their paragraph
    (`within`), must stand once in the one text and once in the other, and be cut out of no longer word.
    """
    for start, end in (span, _sentence(before, span, within), within):
        words = before[start:end]
        here, there = _only_place(before, words), _only_place(after, words)
        if here == start and there is not None:
            by = there - here
            return by if _stands_free(after, span[0] + by, span[1] + by) else None
    return None


def move_span(before: str, after: str, span: tuple[int | None, int | None], by: int) -> tuple[int | None, int | None]:
    """A span beside words that have moved, if the same words stand beside them in `after`; else no span."""
    start, end = span
    if start is None or end is None or start + by < 0 or before[start:end] != after[start + by : end + by]:
        return None, None
    return start + by, end + by


def pair(
    found: Mapping[Key, Item], before: Mapping[Key, Item], likenesses: Sequence[Callable[[Item], Hashable]]
) -> dict[Key, Key]:
    """Which find is which of those of before: the first of a likeness is the first, the second the second, and so on.

    The likenesses are tried one after the other, each on what is left; both mappings are in the order of the text.
    """
    same: dict[Key, Key] = {}
    for likeness in likenesses:
        left = defaultdict(list)
        used = set(same.values())
        for key, item in before.items():
            if key not in used:
                left[likeness(item)].append(key)
        queues = {value: iter(keys) for value, keys in left.items()}
        for key, item in found.items():
            if key not in same and (old := next(queues.get(likeness(item), iter(())), None)) is not None:
                same[key] = old
    return same


def _only_place(text: str, words: str) -> int | None:
    """Where the words stand, if they stand there only; matches may overlap."""
    first = text.find(words) if words else -1
    return first if first >= 0 and text.find(words, first + 1) < 0 else None


def _sentence(text: str, span: Span, within: Span) -> Span:
    """The stretch between the ends of sentences around `span`."""
    start = max((end for end in _ends(text, within[0], span[0])), default=within[0])
    end = min((end for end in _ends(text, max(span[1] - 1, span[0]), within[1])), default=within[1])
    return start, end


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    return (match.end() for match in ENDS.finditer(text, start, end))


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit before or after belongs to the same word."""
    return not any(text[i - 1 : i].isalnum() and text[i : i + 1].isalnum() for i in (start, end))


def stands_in(text: str, words: Iterable[str]) -> set[str]:
    """Those of some words that stand in the text word for word."""
    return {each for each in words if each in text}
