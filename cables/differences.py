"""What was added to a text and what was taken out of it, paragraph by paragraph and word by word; pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

WORD = re.compile(r"\s*\w+|\s*[^\w\s]|\s+")  # with the space before it, which stays when words follow
LIKE = 0.5  # from this share of common words on, two paragraphs are one that was changed
# Comparing takes the square of these; whatever is larger is shown as taken out and put in whole.
MOST_WORDS = 1_000  # of a paragraph
MOST_PARAGRAPHS = 5_000  # beside the common beginning and end
MOST_CHARACTERS = 200_000  # of them together, to be compared by words


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed ("same"), came ("added") or went ("removed")."""

    change: str
    text: str


@dataclass(frozen=True)
class Change:
    """A paragraph that stayed ("same"), came ("added"), went ("removed") or was reworded ("changed")."""

    change: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Run:
    """Neighbouring paragraphs that all stayed, or none of which did."""

    is_same: bool
    changes: tuple[Change, ...]


def compare_texts(before: Sequence[str], after: Sequence[str]) -> list[Run]:
    """The paragraphs of both texts in one order, in runs of what stayed and what did not."""
    changes = _compare(before, after)
    return [Run(same, tuple(run)) for same, run in groupby(changes, key=lambda each: each.change == "same")]


def _compare(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    head = _common(zip(before, after, strict=False))
    tail = _common(zip(reversed(before[head:]), reversed(after[head:]), strict=False))
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    yield from (_whole("same", text) for text in after[:head])
    pairs = sum(map(len, (*old, *new))) <= MOST_CHARACTERS
    if max(len(old), len(new)) > MOST_PARAGRAPHS:
        yield from _replace(old, new, pairs=False)
    else:
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "equal":
                yield from (_whole("same", text) for text in new[c:d])
            else:
                yield from _replace(old[a:b], new[c:d], pairs)
    yield from (_whole("same", text) for text in after[len(after) - tail :])


def _replace(old: Sequence[str], new: Sequence[str], pairs: bool) -> Iterator[Change]:
    """Paragraphs in the place of others: each beside the one in its place, if they are alike."""
    for one, other in zip_longest(old, new):
        if pairs and one is not None and other is not None and (pieces := compare_words(one, other)):
            yield Change("changed", pieces)
            continue
        if one is not None:
            yield _whole("removed", one)
        if other is not None:
            yield _whole("added", other)


def compare_words(before: str, after: str) -> tuple[Piece, ...]:
    """One paragraph's words with what came and what went; nothing where the two have too little in common."""
    old, new = WORD.findall(before), WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return ()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.quick_ratio() < LIKE or matcher.ratio() < LIKE:
        return ()
    pieces = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(new[c:d])))
            continue
        pieces += [Piece("removed", "".join(old[a:b]))] if b > a else []
        pieces += [Piece("added", "".join(new[c:d]))] if d > c else []
    return tuple(pieces)


def _common(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs at the beginning are of equals."""
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _whole(change: str, text: str) -> Change:
    return Change(change, (Piece(change, text),))
