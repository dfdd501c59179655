"""States and capitals with a letter wrong, as telegrams have them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from cables.nlp import Doc
from entities.gazetteer import fold_word, given_names
from entities.names import Entry, state_words
from entities.nlp.candidates import LABELS, Candidate

SHORTEST = 6  # letters


def find_misspelt(word: str) -> tuple[Entry, ...]:
    """The reading of a word that is the name, demonym or capital of one state but for a letter: "LEABNON"."""
    word = fold_word(word)
    if len(word) < SHORTEST:
        return ()
    # Few get the first letter wrong, and "Roland" is not Poland.
    near = (name for size in (-1, 0, 1) for name in _names_by_size().get((word[0], len(word) + size), ()))
    found = {
        entry.entity.country: entry
        for name in near
        if is_one_letter_off(word, name)
        for entry in state_words()[name]
        if entry.entity
    }
    return tuple(found.values()) if len(found) == 1 else ()


@cache
def _names_by_size() -> dict[tuple[str, int], list[str]]:
    names: dict[tuple[str, int], list[str]] = {}
    for name in state_words():
        names.setdefault((name[0], len(name)), []).append(name)
    return names


def is_one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less or other, or by two changed about.

    >>> is_one_letter_off("leabnon", "lebanon"), is_one_letter_off("alleppo", "aleppo"), is_one_letter_off("iran", "iraq")
    (True, True, True)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, other_rest = one[start:], other[start:]
    if len(one) != len(other):
        return rest[1:] == other_rest or rest == other_rest[1:]
    return rest[1:] == other_rest[1:] or rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]


def find_misspelt_names(doc: Doc, strange: Iterable[int], taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """The misspelt names among the strange words of a telegram, where the table has not named anything."""
    starts = [name.start for name in taken]
    for token in (doc[i] for i in sorted(strange)):
        at = bisect_right(starts, token.idx)
        entries = find_misspelt(token.text)
        if entries and not (at and taken[at - 1].end > token.idx) and token.lower_ not in given_names():
            label = LABELS[entries[0].role]
            yield Candidate(token.idx, token.idx + len(token), label, "misspelt name", len(token) + 2, entries)
