"""One dispute as its reader may know it: as said by a day (`as_of`) and as held at a moment (`known_at`).

Pages, API, exports, brief and digest all read this and nothing else, so that they cannot tell different stories.
"""

import datetime
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

from cables.markings import MarkingValue, parse_marking

from .acts import Reader
from .comparison import View
from .graph import Graph, build_graph
from .models import Dispute
from .positions import Position, build_positions
from .rulings import apply_rulings
from .standings import Standings, build_standings
from .tellings import Tellings, gather_tellings
from .timeline import TimelineEntry, build_timeline
from .values import Act, Link, PropositionValue, Ruling

WORDS = 4  # acts of each list of a standing that pages quote


@dataclass(frozen=True)
class Moment:
    """The two axes of time: what was said by the end of a day, and what was held at a moment; None: all, and now."""

    as_of: datetime.date | None = None
    known_at: datetime.datetime | None = None


class Snapshot:
    """Everything about one dispute at one moment; each part is computed once, when it is asked for."""

    def __init__(self, dispute: Dispute, moment: Moment = Moment(), country: str = "") -> None:
        self.dispute, self.moment, self.country = dispute, moment, country.upper()
        self.reader = Reader(dispute.pk, known_at=moment.known_at)

    @cached_property
    def claims(self) -> Sequence[Act]:
        """Its claims that nobody rejected, as found in their documents; what has no day is said with its document."""
        day = self.moment.as_of
        return [act for act in self.reader.acts() if day is None or act.day is None or act.day <= day]

    @cached_property
    def _tellings(self) -> Tellings:
        shown = {act.id for act in self.claims}
        links = [link for link in self._links if link.source in shown and link.target in shown]
        return gather_tellings(self.claims, links)

    @cached_property
    def _links(self) -> Sequence[Link]:
        return self.reader.links()

    @property
    def acts(self) -> Sequence[Act]:
        """The claims with each act once."""
        return self._tellings.acts

    @property
    def links(self) -> Sequence[Link]:
        """What answers what, among the acts."""
        return self._tellings.links

    def act_of(self, claim: str) -> str | None:
        """The act that a claim tells of."""
        return self._tellings.of.get(claim)

    @cached_property
    def _issues(self) -> tuple[Sequence[PropositionValue], Sequence[Ruling]]:
        return self.reader.issues()

    @property
    def propositions(self) -> Sequence[PropositionValue]:
        """What is at issue."""
        return self._issues[0]

    @property
    def rulings(self) -> Sequence[Ruling]:
        """What analysts have said against the machine."""
        return self._issues[1]

    @property
    def parties(self) -> Sequence[str]:
        """The codes of the countries on either side of what is at issue, accusers first."""
        sides = [side for value in self.propositions for side in (*sorted(value.accusers), *sorted(value.accused))]
        return [side for side in dict.fromkeys(sides) if len(side) == 2 and side.isupper()]

    @cached_property
    def positions(self) -> Sequence[Position]:
        """Where the countries stand, or the one asked for."""
        named = [self.country] if self.country else self.parties
        found = build_positions(self.taking, self.propositions, named, self.moment.as_of)
        found = apply_rulings(found, self.rulings, self.moment.as_of)
        return [position for position in found if not self.country or position.country == self.country]

    @cached_property
    def taking(self) -> Sequence[Act]:
        """The acts that take a recorded stance; of those told several times, the first telling that takes one."""
        return self._taking.acts

    @cached_property
    def _taking(self) -> Tellings:
        return gather_tellings(*self.reader.taking())

    def standings(self, name_of: Callable[[str], str]) -> list[Standings]:
        """The positions as a reader needs them; the acts that a page quotes (the first WORDS of each list) with words."""
        found = build_standings(self.positions, self.taking, self.propositions, name_of)
        quoted = {
            act.id for each in found for row in each.rows for acts in row.acts for act in acts[:WORDS]
        }  # fmt: skip
        told = {act.id: act for act in self._with_words(quoted)}
        return [each.with_acts(told) for each in found]

    def _with_words(self, acts: set[str]) -> Sequence[Act]:
        """Some acts that take a stance, in full: only their own claims are read, however large the dispute."""
        claims = [uuid.UUID(claim) for claim, act in self._taking.of.items() if act in acts]
        reader = Reader(self.dispute.pk, claims, self.moment.known_at)
        return gather_tellings(reader.acts(), reader.links()).acts

    @cached_property
    def days(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The first and the last day on which anything was said."""
        return self.reader.days()

    @cached_property
    def timeline(self) -> Sequence[TimelineEntry]:
        """The acts in order of time."""
        return build_timeline(self.acts, self.links)

    @cached_property
    def graph(self) -> Graph:
        """Who does what to whom."""
        return build_graph(self.acts, self.links)

    @property
    def view(self) -> View:
        """What is compared with another moment."""
        return View(self.acts, self.links, self.positions)

    @property
    def marking(self) -> MarkingValue:
        """The join of the markings of the dispute and of all that its claims and rulings hold."""
        return self._join({act.marking for act in self.claims} | {ruling.marking for ruling in self.rulings})

    @property
    def positions_marking(self) -> MarkingValue:
        """The join of the markings of the dispute, of what is at issue, and of the claims and rulings that positions show."""
        markings = {one.id: one.marking for one in (*self.taking, *self.rulings)}
        shown = {pk for p in self.positions for pk in (*p.evidence, *p.against, *p.voices, p.ruling) if pk}
        return self._join({markings[pk] for pk in shown} | {value.marking for value in self.propositions})

    def _join(self, banners: Iterable[str]) -> MarkingValue:
        return reduce(MarkingValue.join, map(parse_marking, banners), self.dispute.marking.value)
