"""The acts of a dispute side by side: what came before what, who stands on which side, and how alike two acts are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log

from claims.days import last_day
from claims.terms import find_terms, stem
from claims.values import Act, Actor

CONTENTION = frozenset({"accusation", "condemnation", "warning", "denial", "demand", "restriction", "rejection"})

LEAST_EXCHANGES = 2
SHORT = 2  # terms of common rarity
UNNAMED_RIVAL, OPEN_DEMAND = 0.6, 0.6


@dataclass(frozen=True)
class Scene:
    """All that the rules of linking look at besides two acts.

    `told` is the last day that a document speaks of, taken for the day on which it was written;
    `rarity` weighs a term by how few acts use it; `rivals` gives for a country the one with which it quarrels most;
    `least_weight` is what the terms of a short act weigh, and `echoes` counts how
    often an act is said again.
    """

    acts: tuple[Act, ...]
    by_id: dict[str, Act]
    place: dict[str, int]
    told: dict[str, date]
    terms: dict[str, frozenset[str]]
    rarity: dict[str, float]
    rivals: dict[str, str]
    least_weight: float
    echoes: Mapping[str, int] = field(default_factory=dict)

    def likeness(self, one: Act, other: Act) -> float:
        """Shared content of two acts from 0 to 1; rare words count more, and the shorter act sets the scale,
        unless it is so short that one word in common would say everything.
        """
        a, b = self.terms[one.id], self.terms[other.id]
        scale = max(min(self._weight(a), self._weight(b)), self.least_weight)
        return self._weight(a & b) / scale if scale else 0.0

    def aim(self, act: Act, actor: Actor | None) -> float:
        """How surely an act is aimed at an actor, also where it names nobody: contention then means the rival of its
        claimant's country, and a demand upon "your government" whichever government abroad reads it.
        """
        if actor is None or any(target.country for target in act.targets):
            return aimed_at(act, actor)
        if act.targets or act.claimant is None:
            abroad = not same_country(actor, act.claimant)
            return OPEN_DEMAND if act.kind == "demand" and actor.official and abroad else aimed_at(act, actor)
        rival = self.rivals.get(act.claimant.country) if act.claimant.country and act.claimant.official else None
        named = rival and rival == actor.country and actor.is_public
        return UNNAMED_RIVAL if act.kind in CONTENTION and named else 0.0

    def day(self, act: Act) -> date | None:
        """The day by which the act was done: of a month or a year the last one, but not after its document."""
        if act.day is None or act.precision == "day":
            return act.day
        return min(last_day(act.day, act.precision), max(self.told[act.document], act.day))

    def written(self, key: str) -> date:
        """The day of the document in which an act stands; of one without any day the last of all."""
        return self.told.get(self.by_id[key].document, date.max)

    def _weight(self, terms: frozenset[str]) -> float:
        return sum(self.rarity[term] for term in terms)


def set_scene(acts: Sequence[Act]) -> Scene:
    """The scene of the acts of one dispute, in order of day, document and place."""
    ordered = tuple(sorted(acts, key=lambda act: (act.day or date.max, act.document, act.order, act.id)))
    terms = {act.id: terms_of(act) for act in ordered}
    told: dict[str, date] = {}
    for act in ordered:
        if act.day:
            told[act.document] = max(act.day, told.get(act.document, act.day))
    count: dict[str, int] = {}
    for term in (term for found in terms.values() for term in found):
        count[term] = count.get(term, 0) + 1
    rarity = {term: log(1 + len(ordered) / n) for term, n in count.items()}
    least = SHORT * sum(rarity.values()) / len(rarity) if rarity else 0.0
    places = {act.id: n for n, act in enumerate(ordered)}
    return Scene(ordered, {act.id: act for act in ordered}, places, told, terms, rarity, find_rivals(ordered), least)


def find_rivals(acts: Iterable[Act]) -> dict[str, str]:
    """For every country the one with which it exchanges most accusations, threats, measures and the like."""
    exchanges: dict[str, Counter[str]] = defaultdict(Counter)
    for act in acts:
        own = act.claimant.country if act.claimant and act.claimant.official else None
        if own is None or act.kind not in CONTENTION or act.negated:
            continue
        for other in {target.country for target in act.targets if target.country} - {own}:
            exchanges[own][other] += 1
            exchanges[other][own] += 1
    return {
        country: min(others, key=lambda other: (-others[other], other))
        for country, others in exchanges.items()
        if max(others.values()) >= LEAST_EXCHANGES
    }


def terms_of(act: Act) -> frozenset[str]:
    """The stems of an act's content, from its terms or, where it has none, from its words."""
    return frozenset(map(stem, act.terms)) or find_terms(act.content or act.quote)


def is_before(earlier: Act, later: Act, scene: Scene) -> bool:
    """Whether one act was said before the other, or can have been: by day, then by the order within a document,
    where what is told inside of a claim ("dismissed reports that ...") comes before it.

    Acts of one day in two documents go by the day of the document; documents of one day may each answer the other.
    Acts without a day are compared only within their document.
    """
    one, other = scene.day(earlier), scene.day(later)
    if earlier.document == later.document:
        if one and other and one != other:
            return one < other
        within, around = earlier.quote in later.quote, later.quote in earlier.quote
        return within if within != around else earlier.order < later.order
    if one is None or other is None:
        return False
    return (one, scene.told[earlier.document]) <= (other, scene.told[later.document])


def same_actor(one: Actor | None, other: Actor | None) -> bool:
    """Whether two actors are the same one, by key or by name."""
    return bool(one and other) and (one.key == other.key or one.name.casefold() == other.name.casefold())


def same_side(one: Actor | None, other: Actor | None) -> bool:
    """Whether two actors are one actor, or both speak for the same country."""
    return same_actor(one, other) or bool(
        one and other and one.country and one.country == other.country and one.official and other.official
    )


def same_country(one: Actor | None, other: Actor | None) -> bool:
    """Whether two actors belong to one country, company or not."""
    return same_actor(one, other) or bool(one and other and one.country and one.country == other.country)


def aimed_at(act: Act, actor: Actor | None) -> float:
    """How surely an act is aimed at an actor: 1 at itself, else 0.8 between those who stand for one country,
    0.6 where one of the two is a company or a person of that country, 0 otherwise.
    """
    if any(same_actor(target, actor) for target in act.targets):
        return 1.0
    near = [target for target in act.targets if same_country(target, actor)]
    if not near:
        return 0.0
    return 0.8 if actor.is_public and any(target.is_public for target in near) else 0.6
