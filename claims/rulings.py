"""An analyst's word put over what the machine worked out; pure. What was computed stays beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from claims.positions import NO_POSITION, Position
from claims.values import Ruling


def apply_rulings(
    positions: Sequence[Position], rulings: Iterable[Ruling], as_of: date | None = None
) -> list[Position]:
    """The positions with each ruling as a period of its own from its day on.

    A ruling ends the period that stands on its day and takes the place of all later ones until the next ruling; it
    stays until an analyst takes it back. `computed` says what the claims alone would give at the end.
    """
    ruled: dict[tuple[str, str], list[Ruling]] = {}
    for ruling in sorted(rulings, key=lambda ruling: (ruling.since, ruling.id)):
        if as_of is None or ruling.since <= as_of:
            ruled.setdefault((ruling.country, ruling.proposition), []).append(ruling)
    periods: dict[tuple[str, str], list[Position]] = {}
    for position in positions:
        periods.setdefault((position.country, position.proposition), []).append(position)
    keys = dict.fromkeys([*periods, *ruled])
    return [position for key in keys for position in _overrule(periods.get(key, []), ruled.get(key, []))]


def _overrule(periods: list[Position], rulings: list[Ruling]) -> list[Position]:
    if not rulings:
        return periods
    computed = periods[-1] if periods else None
    first = rulings[0].since
    before = [p for p in periods if p.stance != NO_POSITION and p.since is not None and p.since < first]
    if before:
        before[-1] = replace(before[-1], until=first)
    following = [*(ruling.since for ruling in rulings[1:]), None]
    return [*before, *(_period(r, until, computed) for r, until in zip(rulings, following, strict=True))]


def _period(ruling: Ruling, until: date | None, computed: Position | None) -> Position:
    return Position(
        ruling.country, ruling.proposition, ruling.stance, ruling.since, until, "day", ruling.reason,
        rule=f"overruled by {ruling.by}", ruling=ruling.id, computed=computed.stance if computed else NO_POSITION,
        evidence=computed.evidence if computed and computed.stance == ruling.stance else (),
        against=computed.evidence if computed and computed.stance != ruling.stance else (),
        voices=computed.voices if computed else (),
    )  # fmt: skip
