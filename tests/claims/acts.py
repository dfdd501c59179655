"""Acts of an invented quarrel between two countries over fishing, for the tests of the pure modules."""

from datetime import date

from claims.terms import find_terms
from claims.values import Act, Actor, PropositionValue

NORLAND = Actor("country:NO", "Norland", "NO", official=True, authority=5, kind="country")
NORLAND_MINISTRY = Actor("office:NO:fish", "Ministry of Fisheries of Norland", "NO", True, 4, "office")
SUDLAND = Actor("country:SE", "Sudland", "SE", official=True, authority=5, kind="country")
SUDLAND_EMBASSY = Actor("office:SE:embassy", "Embassy of Sudland", "SE", True, 3, "office")
WESTLAND = Actor("country:FI", "Westland", "FI", official=True, authority=5, kind="country")
WESTLAND_AGENCY = Actor("office:FI:food", "Food agency of Westland", "FI", True, 3, "office")
TRAWLER = Actor("trawler", "Sud Trawlers", "SE", kind="company")
OTHER_COMPANY = Actor("cannery", "Sud Canneries", "SE", kind="company")
PRESS = Actor("daily", "The Daily", "FI", kind="media")

OVERFISHING = PropositionValue(
    "p1",
    "Sudland's trawlers took herring beyond their quota.",
    find_terms("herring quota overfishing catch"),
    frozenset({"NO"}),
    frozenset({"SE", "Sud Trawlers"}),
)
HYGIENE = PropositionValue(
    "p2",
    "Fish from Sudland's canneries is unsafe to eat.",
    find_terms("food hygiene health bacteria unsafe"),
    frozenset({"FI"}),
    frozenset({"SE", "Sud Canneries"}),
)


def act(
    id: str, kind: str, claimant: Actor | None, *targets: Actor, says: str = "", day: str = "2026-03-01", **more
) -> Act:
    """An act of a given day ("2026-03-01", "2026-03", "2026" or ""), alone in its document unless told otherwise."""
    parts = [int(part) for part in day.split("-") if part]
    precision = ("none", "year", "month", "day")[len(parts)]
    values = {"content": says, "quote": says, "terms": find_terms(says), "precision": precision, "document": id}
    first = date(*([*parts, 1, 1])[:3]) if parts else None
    return Act(id, kind, claimant, targets, **(values | {"day": first} | more))
