"""Which earlier claim a claim answers or repeats; pure: acts in, links out.

A reply points only at what was said before it, and at what was said to it: a denial answers one accusation made by
another side against the denier or its country, not simply the accusation that stands next to it in time. Every rule
looks for the one best earlier act and gives up below a least score; the rule's name goes with the link. Where the act
found is itself a retelling, the reply goes to the first telling too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from claims.scene import Scene, aimed_at, is_before, same_actor, same_country, same_side, set_scene
from claims.terms import find_terms
from claims.values import Act, Actor, Link

# How readily each kind of act answers each kind of earlier act, from 0 to 1.
ANSWERED_BY: dict[str, dict[str, float]] = {
    "rejection": {"demand": 1.0, "commitment": 0.8, "restriction": 0.5},
    "commitment": {"demand": 0.5, "restriction": 0.8},
    "agreement": {"demand": 0.5},
    "condemnation": {"restriction": 1.0, "commitment": 0.7, "accusation": 0.5, "warning": 0.5},
    "warning": {"restriction": 1.0, "commitment": 0.9, "accusation": 0.4},
    "restriction": {"restriction": 1.0, "accusation": 0.7},
    "demand": {"restriction": 0.8, "commitment": 0.6, "accusation": 0.5},
    "accusation": {"restriction": 0.8, "commitment": 0.8, "accusation": 0.5},
}
TAKEN_BACK = find_terms("withdraw withdrew withdrawn retract recant rescind revoke repeal lift")
PUT_IN_PLACE = find_terms("replace supersede amend instead")
BARE = 2  # terms at most
LEAST_LIKENESS = 0.12
LONG_AGO = timedelta(days=60)
# So many acts back a reply looks: keeps the work in proportion to the number of acts, however large a dispute grows.
REACH = 400


def find_links(acts: Sequence[Act]) -> list[Link]:
    """The links among the acts of one dispute, in the order of the replies; the same acts give the same links."""
    scene = set_scene(acts)
    earlier = {act.id: _earlier(act, scene) for act in scene.acts}
    retold = [link for act in scene.acts for link in repetitions(act, earlier[act.id], scene)]
    first = first_tellings(retold)
    links = {(link.source, link.target): link for link in retold}
    for act in scene.acts:
        for rule in REPLIES:
            for link in rule(act, earlier[act.id], scene):
                for found in _to_first_telling(link, act, first, scene):
                    links.setdefault((found.source, found.target), found)
    links = {(link.source, link.target): link for link in _once_per_document(links.values(), scene)}
    for link in repeated_denials(list(links.values()), scene):
        links.setdefault((link.source, link.target), link)
    return sorted(links.values(), key=lambda link: (scene.place[link.source], scene.place[link.target]))


def _earlier(act: Act, scene: Scene) -> list[Act]:
    """What was said before an act, as far back as replies reach; of its own day also what stands after it."""
    place = scene.place[act.id]
    near = scene.acts[max(0, place - REACH) : place + REACH // 4]
    return [other for other in near if is_before(other, act, scene)]


def first_tellings(repeats: Sequence[Link]) -> dict[str, str]:
    """For every claim that repeats another, the claim that first said so."""
    parent = {link.source: link.target for link in repeats}
    first = {}
    for source in parent:
        target, seen = parent[source], {source}
        while target in parent and target not in seen:
            seen.add(target)
            target = parent[target]
        first[source] = target
    return first


def _to_first_telling(link: Link, act: Act, first: Mapping[str, str], scene: Scene) -> Iterator[Link]:
    """The link to the first telling; also the link as found where both ends stand in one document.

    A reader who may not see the first document still sees the reply beside what it answers.
    """
    target = first.get(link.target, link.target)
    if target == act.id:
        return
    if target != link.target and scene.by_id[link.target].document == act.document:
        yield link
    yield Link(link.source, target, link.relation, link.confidence, link.rule)


def _once_per_document(links: Iterable[Link], scene: Scene) -> list[Link]:
    """Of several answers of one kind by one side in one document to one earlier act elsewhere, the surest."""
    best: dict[tuple[str, ...], Link] = {}
    for link in sorted(links, key=lambda link: (-link.confidence, scene.place[link.source])):
        act, other = scene.by_id[link.source], scene.by_id[link.target]
        alone = link.relation == "rebuts" or act.document == other.document
        side = act.id if alone else act.claimant.country or act.claimant.key if act.claimant else ""
        best.setdefault((act.document, side, link.relation, link.target), link)
    return list(best.values())


# ------------------------------------------------------------------ rules


def repetitions(act: Act, earlier: Sequence[Act], scene: Scene) -> Iterator[Link]:
    """The same side says the same thing again in another document."""

    def score(other: Act) -> float:
        if other.kind != act.kind or other.negated != act.negated or other.document == act.document:
            return 0.0
        if not same_side(other.claimant, act.claimant):
            return 0.0
        shared_target = bool(act.targets and any(aimed_at(other, target) for target in act.targets))
        if act.targets and other.targets and not shared_target:
            return 0.0
        return scene.likeness(act, other) + 0.2 * shared_target + 0.05 * same_actor(act.claimant, other.claimant)

    yield from _best(act, earlier[::-1], score, 0.3, "repeats", "same side, same kind, same content")


def rebuttals(act: Act, earlier: Sequence[Act], scene: Scene) -> Iterator[Link]:
    """A denial rebuts the accusation made against the denier's side that fits it best."""

    def score(other: Act) -> float:
        if other.kind != "accusation" or other.negated or same_side(other.claimant, act.claimant):
            return 0.0
        against_denier, back_at_accuser = _alleged_against(other, act.claimant), aimed_at(act, other.claimant)
        likeness = scene.likeness(act, other)
        if (not against_denier and likeness < 0.35) or (act.targets and other.claimant and not back_at_accuser):
            return 0.0
        official = bool(other.claimant and other.claimant.official)
        return (
            against_denier
            + back_at_accuser
            + 1.2 * likeness
            + 0.3 * official
            + _nearness(other, act)
            + _fullness(other, scene)
        )

    if act.kind == "denial" and not act.negated and act.claimant:
        yield from _best(act, earlier, score, 0.9, "rebuts", "denial of an accusation")


def repeated_denials(links: Sequence[Link], scene: Scene) -> Iterator[Link]:
    """Two denials by one side of one accusation, in two documents, are one denial said again."""
    denials: dict[str, list[Act]] = {}
    for link in links:
        if link.relation == "rebuts":
            denials.setdefault(link.target, []).append(scene.by_id[link.source])
    for group in denials.values():
        group.sort(key=lambda act: scene.place[act.id])
        for n, act in enumerate(group):
            before = [
                x for x in reversed(group[:n]) if x.document != act.document and same_side(x.claimant, act.claimant)
            ]
            yield from _best(
                act, before, lambda x, act=act: _sameness(x, act, scene), 0.05, "repeats", "denies it again"
            )


def _sameness(one: Act, other: Act, scene: Scene) -> float:
    """How alike two denials of one accusation are; a bare "baseless" is like any."""
    bare = min(len(scene.terms[one.id]), len(scene.terms[other.id])) <= BARE
    return max(scene.likeness(one, other), 0.5 * bare)


def endorsements(act: Act, earlier: Sequence[Act], scene: Scene) -> Iterator[Link]:
    """Another party backs an accuser, or makes the same accusation after it."""

    def score(other: Act) -> float:
        if other.kind != "accusation" or other.negated or same_side(other.claimant, act.claimant):
            return 0.0
        likeness = scene.likeness(act, other)
        if act.kind == "support":
            backed = aimed_at(act, other.claimant)
            return (
                backed + likeness + _nearness(other, act) + _fullness(other, scene)
                if backed and likeness >= LEAST_LIKENESS
                else 0.0
            )
        return likeness if any(same_actor(a, b) for a in act.targets for b in other.targets) else 0.0

    if act.kind in ("support", "accusation") and not act.negated and act.claimant:
        least = 0.75 if act.kind == "support" else 0.25
        yield from _best(act, earlier, score, least, "supports", "backs an accusation")


def answers(act: Act, earlier: Sequence[Act], scene: Scene) -> Iterator[Link]:
    """A measure, protest, threat, refusal or demand answers what the other side did to it."""
    answered = ANSWERED_BY.get(act.kind, {})

    def score(other: Act) -> float:
        if other.kind not in answered or other.negated or same_country(other.claimant, act.claimant):
            return 0.0
        received, returned = aimed_at(other, act.claimant), aimed_at(act, other.claimant)
        if not (received or (returned and act.claimant.official)) or (act.targets and other.claimant and not returned):
            return 0.0
        likeness = scene.likeness(act, other)
        if likeness < LEAST_LIKENESS and other.document != act.document:
            return 0.0
        return (
            0.6 * (received + returned)
            + answered[other.kind]
            + 2 * likeness
            + _nearness(other, act)
            + _fullness(other, scene)
        )

    if answered and not act.negated and act.claimant:
        yield from _best(act, earlier, score, 2.0, "responds", f"{act.kind} in answer")


def reversals(act: Act, earlier: Sequence[Act], scene: Scene) -> Iterator[Link]:
    """The same side takes back what it said or did, or puts something else in its place."""
    words = find_terms(act.quote)
    relation = "withdraws" if words & TAKEN_BACK else "supersedes" if words & PUT_IN_PLACE else None

    def score(other: Act) -> float:
        if other.kind not in ("restriction", "accusation", "commitment"):
            return 0.0
        return scene.likeness(act, other) if same_side(other.claimant, act.claimant) else 0.0

    if relation and act.kind in ("restriction", "accusation", "commitment", "agreement") and act.claimant:
        yield from _best(act, earlier, score, 0.6, relation, "takes back its own words or measure")


REPLIES = (reversals, rebuttals, endorsements, answers)


def _alleged_against(accusation: Act, denier: Actor) -> float:
    """How surely a denier is meant by an accusation; its country's products may be its own, other companies are not."""
    if denier.official or any(target.kind == "country" for target in accusation.targets):
        return aimed_at(accusation, denier)
    own = (same_actor(t, denier) or (t.kind == "product" and same_country(t, denier)) for t in accusation.targets)
    return float(any(own))


def _nearness(other: Act, act: Act) -> float:
    """A small preference for what was said lately, or in the same document."""
    if other.document == act.document:
        return 0.25
    if other.day is None or act.day is None:
        return 0.0
    return max(0.0, 0.2 * (1 - (act.day - other.day) / LONG_AGO))


def _fullness(other: Act, scene: Scene) -> float:
    """A small preference for the sentence that tells a thing in full over the headline that announces it."""
    return 0.03 * min(10, len(scene.terms[other.id]))


def _best(
    act: Act, earlier: Sequence[Act], score: Callable[[Act], float], least: float, relation: str, rule: str
) -> Iterator[Link]:
    """One link to the act of the highest score, the first of equals; none below the least score."""
    value, place = max(((score(other), -n) for n, other in enumerate(earlier)), default=(0.0, 0))
    if value >= least:
        yield Link(act.id, earlier[-place].id, relation, round(min(1.0, value / (value + 0.5)), 2), rule)
