"""What differs between two snapshots of a dispute: the one answer behind compare, "new since your last visit" and digests; pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from claims.positions import Position
from claims.values import Act, Link

FIELDS = ("kind", "day", "precision", "negated", "content", "reason", "marking", "reviewed")


@dataclass(frozen=True)
class View:
    """What one side of a comparison holds."""

    acts: Sequence[Act]
    links: Sequence[Link]
    positions: Sequence[Position]


@dataclass(frozen=True)
class Change:
    """One difference: `what` is "position", "added", "withdrawn" or "changed"; `act` is the sentence that caused it."""

    what: str
    text: str
    act: Act | None = None
    country: str = ""
    proposition: str = ""
    before: Position | None = None
    after: Position | None = None

    @property
    def key(self) -> str:
        """The same for the same change, so that it is told once."""
        stance = self.after.stance if self.after else ""
        return ":".join((self.what, self.country, self.proposition, stance, self.act.id if self.act else ""))


def compare(before: View, after: View, name_of: Callable[[str], str]) -> list[Change]:
    """Changes of position first, then acts that came, went and changed, each in order of time."""
    old, new = _by_id(before.acts), _by_id(after.acts)
    stood, stands = _places_of(before.acts), _places_of(after.acts)
    came = [act for act in after.acts if act.id not in old and not stood & _places_of([act])]
    gone = [act for act in before.acts if act.id not in new and not stands & _places_of([act])]
    both = [(old[pk], act) for pk, act in new.items() if pk in old]
    return [
        *_positions(before.positions, after.positions, old | new, name_of),
        *(Change("added", _summary(act), act) for act in came),
        *(Change("withdrawn", _summary(act), act) for act in gone),
        *(Change("changed", f"{_summary(b)}: {what}", b) for a, b in both if (what := _difference(a, b))),
    ]


def _positions(
    before: Sequence[Position], after: Sequence[Position], acts: Mapping[str, Act], name_of: Callable[[str], str]
) -> list[Change]:
    was = {(p.country, p.proposition): p for p in before}
    now = {(p.country, p.proposition): p for p in after}
    found = []
    for key in sorted({*was, *now}):
        a, b = was.get(key), now.get(key)
        old, new = (p.stance if p else "no position found" for p in (a, b))
        if old != new:
            cause = next((acts[pk] for pk in (b.evidence if b else ()) if pk in acts), None)
            found.append(Change("position", f"{name_of(key[0])}: {old} → {new}", cause, *key, a, b))
    return found


def _summary(act: Act) -> str:
    who = act.claimant.name if act.claimant else "Nobody named"
    about = f" about {', '.join(target.name for target in act.targets)}" if act.targets else ""
    return f"{who}: {act.kind}{about}"


def _difference(one: Act, other: Act) -> str:
    """What is not the same about an act, in words."""
    names = [name for name in FIELDS if getattr(one, name) != getattr(other, name)]
    if "reviewed" in names and other.reviewed:
        return "confirmed by a person"
    more = len(other.places) - len(one.places)
    if more > 0 and not names:
        return f"{more} more appearance{'s' if more > 1 else ''}"
    return f"another {', '.join(names)}" if names else ""


def _by_id(acts: Sequence[Act]) -> dict[str, Act]:
    return {act.id: act for act in acts}


def _places_of(acts: Sequence[Act]) -> set[tuple[str, int]]:
    """The places where acts stand: an act whose first telling came later is still the same one."""
    return {(place.document, place.order) for act in acts for place in act.places}
