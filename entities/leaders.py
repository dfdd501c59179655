"""Who led and spoke for which state and when: for names that a text uses without a word on who they are; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .gazetteer import fold, read_rows

REMEMBERED = 3  # years before and after office in which a name alone still means its holder


@dataclass(frozen=True)
class Term:
    """The years in which somebody spoke for a country."""

    country: str
    first: int
    last: int

    def covers(self, year: int) -> bool:
        """Whether a text of this year may mean them without saying who they are."""
        return self.first - REMEMBERED <= year <= self.last + REMEMBERED


def find_leader(name: str, year: int | None) -> str | None:
    """The country of the one leader of that name (full, or short where the table has a short form) in that year.

    None where the table knows nobody or people of several countries; without a year all of them count.

    >>> find_leader("Sadat", 1977), find_leader("Sadat", 2026)
    ('EG', None)
    """
    found = {term.country for term in _terms().get(fold(name), ()) if year is None or term.covers(year)}
    return found.pop() if len(found) == 1 else None


@cache
def _terms() -> dict[str, tuple[Term, ...]]:
    known: dict[str, tuple[Term, ...]] = {}
    for name, term in _rows():
        known[fold(name)] = (*known.get(fold(name), ()), term)
    return known


def _rows() -> Iterator[tuple[str, Term]]:
    for row in read_rows("leaders"):
        term = Term(row["country"], int(row["first"]), int(row["last"]))
        yield from ((name, term) for name in (row["name"], row["short"]) if name)
