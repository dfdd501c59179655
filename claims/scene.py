"""The acts of a dispute side by side: what came before what, who stands on which side, and how alike two acts are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from claims.days import last_day
from claims.terms import find_terms, stem
from claims.values import Act, Actor


@dataclass(frozen=True)
class Scene:
    """All that the rules of linking look at besides two acts.

    `told` is the last day that a document speaks of, taken for the day on which it was written;
    `rarity` weighs a term by how few acts use it.
    """

    acts: tuple[Act, ...]
    by_id: dict[str, Act]
    place: dict[str, int]
    told: dict[str, date]
    terms: dict[str, frozenset[str]]
    rarity: dict[str, float]

    def likeness(self, one: Act, other: Act) -> float:
        """Shared content of two acts from 0 to 1; rare words count more, and the shorter act sets the scale."""
        a, b = self.terms[one.id], self.terms[other.id]
        scale = min(self._weight(a), self._weight(b))
        return self._weight(a & b) / scale if scale else 0.0

    def day(self, act: Act) -> date | None:
        """The day by which the act was done: of a month or a year the last one, but not after its document."""
        if act.day is None or act.precision == "day":
            return act.day
        return min(last_day(act.day, act.precision), max(self.told[act.document], act.day))

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
    places = {act.id: n for n, act in enumerate(ordered)}
    return Scene(ordered, {act.id: act for act in ordered}, places, told, terms, rarity)


def terms_of(act: Act) -> frozenset[str]:
    """The stems of an act's content, from its terms or, where it has none, from its words."""
    return frozenset(map(stem, act.terms)) or find_terms(act.content or act.quote)


def is_before(earlier: Act, later: Act, scene: Scene) -> bool:
    """Whether one act was said before the other, or can have been: by day, then by the order within a document.

    Acts of one day in two documents go by the day of the document; documents of one day may each answer the other.
    Acts without a day are compared only within their document.
    """
    one, other = scene.day(earlier), scene.day(later)
    if earlier.document == later.document:
        return earlier.order < later.order if one == other or not (one and other) else one < other
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
