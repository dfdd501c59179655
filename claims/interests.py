"""What a follower is told: whether a change is of what they follow, and whether it is their own doing; pure."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.comparison import Change


@dataclass(frozen=True)
class Interest:
    """What is followed within a dispute: a country, an entity by its key, or with both empty everything."""

    country: str = ""
    entity: str = ""

    def holds(self, change: Change) -> bool:
        """Whether the change is of it: a country's positions and acts, the acts that an entity takes part in."""
        who = change.act.claimant if change.act else None
        if self.country:
            stands = change.country or (who.country if who else "")
            return stands == self.country
        if self.entity:
            parties = (who, *change.act.targets) if change.act else ()
            return change.what != "position" and self.entity in {party.key for party in parties if party}
        return True


@dataclass(frozen=True)
class Doing:
    """One event of the history: who did it and when, and the claims, the proposition or the country that it touched.

    What the machine reads in a document is the doing of whoever brought the document. `derived` is what the machine
    then works out (stances, links): it has no author, and what it follows from is an event of its own.
    """

    author: int | None
    moment: datetime.datetime
    acts: frozenset[str] = frozenset()
    proposition: str = ""
    country: str = ""
    derived: bool = False


def find_causes(change: Change, doings: Iterable[Doing], same: dict[str, set[str]]) -> list[Doing]:
    """The events behind a change; `same` gives for the id of an act all ids that it goes by on either side."""
    named = {change.act.id} if change.act else set()
    if change.what == "position":
        sides = [side for side in (change.before, change.after) if side]
        named |= {pk for side in sides for pk in (*side.evidence, *side.against)}
    acts = set().union(named, *(same.get(pk, ()) for pk in named))
    return [doing for doing in doings if doing.acts & acts or _is_about(doing, change)]


def is_own(causes: Sequence[Doing], reader: int) -> bool:
    """Whether everything that was done behind a change was done by the reader; a change without a cause is news."""
    return {doing.author for doing in causes if not doing.derived} == {reader}


def _is_about(doing: Doing, change: Change) -> bool:
    """Whether the event changed the proposition of a position, or an analyst's word on that country's."""
    return (
        change.what == "position"
        and not doing.acts
        and doing.proposition == change.proposition
        and doing.country in ("", change.country)
    )
