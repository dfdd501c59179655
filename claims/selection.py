"""Which acts of a dispute are shown: the filters that timeline, graph, lists and exports share; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claims.values import Act


@dataclass(frozen=True)
class Selection:
    """What to leave in; an empty field leaves all. `actor` is the key of whoever acts or is acted upon."""

    kind: str = ""
    country: str = ""
    actor: str = ""
    source: str = ""
    reviewed: str = ""
    start: date | None = None
    end: date | None = None

    def choose(self, acts: Iterable[Act]) -> list[Act]:
        """The acts that fit, in their order."""
        return [act for act in acts if self.holds(act)]

    def holds(self, act: Act) -> bool:
        """Whether one act fits every filter that is set."""
        who = act.claimant
        return (
            (not self.kind or act.kind == self.kind)
            and (not self.country or bool(who and who.country == self.country))
            and (not self.actor or self.actor in {actor.key for actor in (who, *act.targets) if actor})
            and (not self.source or self.source in {place.kind for place in act.places})
            and (not self.reviewed or act.reviewed == (self.reviewed == "yes"))
            and self._in_window(act.day)
        )

    def _in_window(self, day: date | None) -> bool:
        if self.start is None and self.end is None:
            return True
        return day is not None and (self.start or day) <= day <= (self.end or day)
