"""The rules by which an act says again what was said, says it more or less firmly, or takes it back; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.force import LADDERS, compare_force, find_manner
from claims.nearest import fullness, link_best, nearness
from claims.scene import CONTENTION, UNNAMED_RIVAL, Scene, is_before, same_actor, same_country, same_side
from claims.terms import find_terms
from claims.values import Act, Link

TAKEN_BACK = find_terms("withdraw withdrew withdrawn retract recant rescind revoke repeal lift")
PUT_IN_PLACE = find_terms("replace supersede amend instead")
DENIALS_BACK = 40
DEEDS = frozenset({"restriction", "agreement"})
BARE = 2  # terms at most
# How alike a repetition must be by kind; a side that accuses, threatens or denies in public keeps to one matter.
LEAST_SAMENESS = {"accusation": 0.25, "warning": 0.1}
LEAST = 0.28
LEAST_DENIAL = 0.3
LEAST_MATTER, LEAST_CHANGE = 0.2, 0.45
LEAST_COMMON = 0.1
LEAST_ECHO = 0.35
SAME_TARGET = 0.8


def repetitions(act: Act, earlier: Sequence[Act], scene: Scene) -> Iterator[Link]:
    """The same side says the same thing again in another document, or another side makes the same accusation."""

    def score(other: Act) -> float:
        if other.kind != act.kind or other.negated != act.negated or other.document == act.document:
            return 0.0
        shared = _shared_aim(act, other, scene)
        if shared is None or not same_side(other.claimant, act.claimant) or _is_new_deed(act, other, scene):
            return 0.0
        if act.kind != "accusation" and (_is_bare(other, scene) or (_is_bare(act, scene) and act.kind != "warning")):
            return 0.0
        own = 0.05 * same_actor(act.claimant, other.claimant)
        return scene.likeness(act, other) + 0.2 * shared + own + 0.5 * fullness(other, scene)

    def echo(other: Act) -> float:
        if other.kind != "accusation" or other.negated or other.document == act.document:
            return 0.0
        shared = _shared_aim(act, other, scene)
        if (shared or 0.0) < SAME_TARGET or not other.claimant or not (act.targets and other.targets):
            return 0.0
        likeness, official = scene.likeness(act, other), 0.1 * other.claimant.official
        if likeness < LEAST_COMMON or not act.claimant.is_named:
            return 0.0
        return likeness + 0.2 * shared + official + fullness(other, scene)

    rule, least = "same side, same kind, same content", LEAST_SAMENESS.get(act.kind, LEAST)
    found = list(link_best(act, earlier[::-1], score, least, "repeats", rule))
    if not found and act.kind == "accusation" and not act.negated and act.claimant:
        found = list(link_best(act, earlier, echo, LEAST_ECHO, "repeats", "makes the same accusation"))
    for link in found:
        other = scene.by_id[link.target]
        change = compare_force(act, other) if same_side(act.claimant, other.claimant) else None
        yield replace(link, relation=change, rule=f"{change} it") if change else link


def _is_bare(act: Act, scene: Scene) -> bool:
    """Whether an act says so little that anything could be the same."""
    return len(scene.terms[act.id]) <= BARE


def _is_new_deed(act: Act, other: Act, scene: Scene) -> bool:
    """Whether two deeds of one kind are two and not one told twice: done by others, on another day, or another thing."""
    if act.kind == "launch":
        return not any(same_actor(one, two) for one in act.targets for two in other.targets)
    if act.kind not in DEEDS or compare_force(act, other):
        return False
    return not same_actor(act.claimant, other.claimant) and scene.day(act) != scene.day(other)


def _shared_aim(act: Act, other: Act, scene: Scene) -> float | None:
    """How surely two acts are aimed at the same; None where they are aimed at different ones."""
    named, before = ([target for target in each.targets if target.country] for each in (act, other))
    if named and before:
        return max(scene.aim(other, target) for target in named) or None
    if act.kind == "demand" and bool(named) != bool(before) and act.targets and other.targets:
        return None
    if not named and not before:
        return UNNAMED_RIVAL if act.kind in CONTENTION and not act.targets and not other.targets else 0.0
    aims = [scene.aim(other, target) for target in named] or [scene.aim(act, target) for target in before]
    return max(aims)


def changes_of_force(act: Act, earlier: Sequence[Act], scene: Scene) -> Iterator[Link]:
    """The same side goes further, or less far, than before with an act of another kind on the same matter."""

    def score(other: Act) -> float:
        if other.kind == act.kind or other.document == act.document or not same_side(other.claimant, act.claimant):
            return 0.0
        shared, likeness = _shared_aim(act, other, scene), scene.likeness(act, other)
        if shared is None or likeness < LEAST_MATTER or not compare_force(act, other):
            return 0.0
        return likeness + 0.2 * shared + nearness(other, act, scene)

    if act.kind not in LADDERS:
        return
    for link in link_best(act, earlier, score, LEAST_CHANGE, "hardens", ""):
        change = compare_force(act, scene.by_id[link.target])
        yield replace(link, relation=change, rule=f"{act.kind} after {scene.by_id[link.target].kind}")


def repeated_denials(links: Sequence[Link], scene: Scene) -> Iterator[Link]:
    """Denials by one side, in two documents, of what it stands accused of, are one denial said again."""
    denials: dict[str, dict[str, Act]] = {}
    for link in links:
        act, accusation = scene.by_id[link.source], scene.by_id[link.target]
        if link.relation == "rebuts" and act.kind == "denial":
            denials.setdefault(_side_of_denier(act, accusation), {})[act.id] = act
    for found in denials.values():
        group = sorted(found.values(), key=lambda act: scene.place[act.id])
        for n, act in enumerate(group):
            yield from _denied_before(act, group[max(0, n - DENIALS_BACK) : n], scene)


def _side_of_denier(act: Act, accusation: Act) -> str:
    """Officials deny for their state, a person who is none for the organisation that stands accused, others for
    themselves.
    """
    denier = act.claimant
    if denier.official and denier.country:
        return denier.country
    accused = [t for t in accusation.targets if t.is_named and t.kind not in ("person", "product")]
    if denier.kind == "person":
        return next((target.key for target in accused if same_country(target, denier)), denier.key)
    return denier.key


def _denied_before(act: Act, group: Sequence[Act], scene: Scene) -> Iterator[Link]:
    before = [other for other in reversed(group) if other.document != act.document and is_before(other, act, scene)]

    def score(other: Act) -> float:
        return _sameness(act, other, scene) + fullness(other, scene) + nearness(other, act, scene)

    for link in link_best(act, before, score, LEAST_DENIAL, "repeats", "denies it again"):
        change = compare_force(act, scene.by_id[link.target])
        yield replace(link, relation=change, rule=f"{change} it") if change else link


def _sameness(one: Act, other: Act, scene: Scene) -> float:
    """How alike two denials of one accusation are: in content, in manner, and the better the more the earlier tells."""
    manner = 0.2 * (find_manner(one.quote) == find_manner(other.quote))
    return scene.likeness(one, other) + manner + 0.1 * _is_bare(one, scene)


def reversals(act: Act, earlier: Sequence[Act], scene: Scene) -> Iterator[Link]:
    """The same side takes back what it said or did, or puts something else in its place."""
    words = find_terms(act.quote)
    relation = "withdraws" if words & TAKEN_BACK else "supersedes" if words & PUT_IN_PLACE else None

    def score(other: Act) -> float:
        if other.kind not in ("restriction", "accusation", "commitment"):
            return 0.0
        return scene.likeness(act, other) if same_side(other.claimant, act.claimant) else 0.0

    if relation and act.kind in ("restriction", "accusation", "commitment", "agreement") and act.claimant:
        yield from link_best(act, earlier, score, 0.6, relation, "takes back its own words or measure")
