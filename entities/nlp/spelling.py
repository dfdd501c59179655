"""States and capitals with a letter wrong, as telegrams have them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from cables.nlp import Doc
from cables.nlp.truecasing import one_letter_off
from entities.gazetteer import Entry, find_readings, fold_word, given_names
from entities.nlp.candidates import LABELS, Candidate

SHORTEST = 6  # letters


@cache
def find_misspelt(word: str) -> tuple[Entry, ...]:
    """The reading of a word that is the name, demonym or capital of one state but for a letter: "LEABNON"."""
    word = fold_word(word)
    found: dict[str | None, Entry] = {}
    for form in one_letter_off(word) if len(word) >= SHORTEST else ():
        # Few get the first letter wrong, and "Roland" is not Poland.
        for entry in find_readings(form) if form[0] == word[0] else ():
            if entry.role in ("name", "demonym", "capital") and entry.entity:
                found.setdefault(entry.entity.country, entry)
    return tuple(found.values()) if len(found) == 1 else ()


def find_misspelt_names(doc: Doc, strange: Iterable[int], taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """The misspelt names among the strange words of a telegram, where the table has not named anything."""
    starts = [name.start for name in taken]
    for token in (doc[i] for i in sorted(strange)):
        at = bisect_right(starts, token.idx)
        entries = find_misspelt(token.text)
        if entries and not (at and taken[at - 1].end > token.idx) and token.lower_ not in given_names():
            label = LABELS[entries[0].role]
            yield Candidate(token.idx, token.idx + len(token), label, "misspelt name", len(token) + 2, entries)
