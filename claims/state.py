"""The state of a dispute in one sentence: "The United States affirms since 12 Feb 2026; China denies since ..."; pure."""

from collections.abc import Callable, Sequence
from datetime import date

from claims.positions import NO_POSITION
from claims.standings import Standing, Standings, with_article

VERBS = {
    "affirms": "accuses",
    "denies": "denies",
    "restricts": "has imposed measures",
    "supports": "takes a side",
    "opposes": "objects",
}
MOST_NAMED = 4


def build_state(found: Sequence[Standings], name_of: Callable[[str], str]) -> str:
    """Who stands where on the first proposition, since when; measures taken for other reasons are counted."""
    if not found:
        return "Nothing has been put as the matter at issue yet."
    first, *others = found
    sides = (first.proposition.accusers, first.proposition.accused)
    rows = [row for row in first.rows if row.now.stance in VERBS]
    rows.sort(key=lambda row: [row.country not in side for side in sides])  # accusers, accused, others
    parts = [_said(row, name_of) for row in rows[:MOST_NAMED]]
    if len(rows) > MOST_NAMED:
        parts.append(f"{len(rows) - MOST_NAMED} more have spoken")
    if bans := {row.country for each in others for row in each.rows if row.now.stance == "restricts"}:
        parts.append(f"{len(bans)} {'country has' if len(bans) == 1 else 'countries have'} acted for other reasons")
    if silent := [row for row in first.rows if row.now.stance == NO_POSITION]:
        parts.append(f"no position found for {len(silent)}")
    sentence = "; ".join(parts) or "no official position has been found yet"
    return f"{sentence[0].upper()}{sentence[1:]}."


def _said(row: Standing, name_of: Callable[[str], str]) -> str:
    since = f" since {_day(row.now.since, row.now.precision)}" if row.now.since else ""
    return f"{with_article(name_of(row.country))} {VERBS[row.now.stance]}{since}"


def _day(day: date, precision: str) -> str:
    if precision == "year":
        return str(day.year)
    return f"{day:%b %Y}" if precision == "month" else f"{day.day} {day:%b %Y}"
