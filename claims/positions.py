"""Where each country stands on what is at issue, period by period, from the claims of those who speak for it; pure.

The method in plain words, with an example: `docs/positions.md`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from claims.days import written
from claims.stances import Stance, find_stance
from claims.values import Act, PropositionValue

NO_POSITION = "no position found"
DEEDS = frozenset({"restriction", "agreement"})
FORCE = {"affirms": 2, "denies": 2, "restricts": 2, "supports": 1, "opposes": 1, "neutral": 0, "no comment": 0}


@dataclass(frozen=True)
class Position:
    """One stance of one country on one proposition, in one period.

    `since` is the first day of the stated time and `precision` ("day", "month", "year", "none") how much of it is
    known; `until` is the day on which another stance took its place, None while this one stands. `weight` is the
    greatest weight among the evidence (`weigh`). `evidence` are ids of the acts that it rests on, `against` those of
    the country's own speakers that say otherwise without outweighing it, `voices` those of companies, media and
    private persons of the country: shown, never counted. `ruling` is the id of the analyst's ruling that put it there, if
    one did, and `computed` what the claims alone would give (`claims.rulings`). Without evidence the stance is "no position found".
    """

    country: str
    proposition: str
    stance: str
    since: date | None = None
    until: date | None = None
    precision: str = "none"
    reason: str | None = None
    weight: int = 0
    rule: str = ""
    evidence: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    ruling: str = ""
    computed: str = ""

    def as_dict(self) -> dict[str, object]:
        """The position as JSON: days as YYYY, YYYY-MM or YYYY-MM-DD, null where not known or not over."""
        return {
            "country": self.country, "proposition": self.proposition, "stance": self.stance,
            "since": written(self.since, self.precision), "until": self.until.isoformat() if self.until else None,
            "reason": self.reason, "weight": self.weight, "rule": self.rule, "evidence": list(self.evidence),
            "against": list(self.against), "voices": list(self.voices), "ruling": self.ruling or None,
            "computed": self.computed or None,
        }  # fmt: skip


def build_positions(
    acts: Sequence[Act],
    propositions: Sequence[PropositionValue],
    countries: Iterable[str] = (),
    as_of: date | None = None,
) -> list[Position]:
    """The positions of every country that spoke, and of `countries` even if they did not, in order of country.

    With `as_of` only what was said by that day counts; an act without a day then counts for nothing.
    """
    known = [act for act in acts if as_of is None or (act.day and act.day <= as_of)]
    taken: dict[tuple[str, str], list[tuple[Act, Stance]]] = {}
    named = {code for code in countries if code}
    for act in sorted(known, key=lambda act: (act.day or date.min, act.document, act.order, act.id)):
        stance = find_stance(act, propositions)
        if stance and act.claimant and act.claimant.country:
            taken.setdefault((act.claimant.country, stance.proposition), []).append((act, stance))
    named |= {country for country, _ in taken}
    return [
        position
        for country in sorted(named)
        for proposition in propositions
        for position in _periods(country, proposition.id, taken.get((country, proposition.id), []))
    ]


def weigh(act: Act, stance: str) -> int:
    """How much an act weighs: deeds before words, a stand on the matter before siding, siding before neither.

    100 more for a deed (a ban, a sanction, an agreement), 20 for affirming, denying or restricting, 10 for siding with
    somebody, 0 for taking no side; to which the speaker's authority is added, from 1 to 5.
    """
    deed = 100 if act.kind in DEEDS and FORCE.get(stance) else 0
    return deed + 10 * FORCE.get(stance, 0) + (act.claimant.authority if act.claimant else 0)


@dataclass(slots=True)
class _Period:
    """A position while its acts are gathered."""

    stance: str
    since: date | None
    precision: str
    weight: int = -1
    rule: str = ""
    until: date | None = None
    reasons: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)

    def strengthen(self, act: Act, stance: Stance, weight: int) -> None:
        """Take in an act of this stance: more evidence, the greater weight, and every reason once."""
        if stance.reason and not (self.reasons and stance.reason.casefold() in "; ".join(self.reasons).casefold()):
            self.reasons.append(stance.reason)
        if weight > self.weight:
            self.weight, self.rule = weight, stance.rule
        self.evidence.append(act.id)

    def is_outweighed(self, weight: int, stance: str) -> bool:
        """Whether a later act changes the stance: it weighs at least as much, and is more than "no comment"."""
        return weight >= self.weight and stance != "no comment"

    def close(self, country: str, proposition: str, voices: tuple[str, ...]) -> Position:
        """The position as it is told."""
        return Position(
            country, proposition, self.stance, self.since, self.until, self.precision, "; ".join(self.reasons) or None,
            self.weight, self.rule, tuple(self.evidence), tuple(self.against), voices,
        )  # fmt: skip


def _periods(country: str, proposition: str, taken: Sequence[tuple[Act, Stance]]) -> list[Position]:
    """Periods of one stance: an act opens a new one where it weighs at least as much as the stance that stands."""
    periods: list[_Period] = []
    voices = tuple(act.id for act, _ in taken if not act.claimant.speaks_for_country)
    for act, stance in taken:
        if not act.claimant.speaks_for_country:
            continue
        weight = weigh(act, stance.stance)
        standing = periods[-1] if periods else None
        if standing and stance.stance != standing.stance and not standing.is_outweighed(weight, stance.stance):
            standing.against.append(act.id)
            continue
        if not standing or stance.stance != standing.stance:
            if standing:
                standing.until = act.day
            periods.append(_Period(stance.stance, act.day, act.precision if act.day else "none"))
        periods[-1].strengthen(act, stance, weight)
    if not periods:
        return [Position(country, proposition, NO_POSITION, voices=voices)]
    return [period.close(country, proposition, voices if period is periods[-1] else ()) for period in periods]
