"""Which earlier claim a claim answers or repeats; pure: acts in, links out.

A reply points only at what was said before it, and at what was said to it: a denial answers one accusation made by
another side against the denier or its country, not simply the accusation that stands next to it in time. The rules are
in `claims/replies.py` and `claims/repeats.py`; here they are put together. Where the act found is itself a retelling,
the reply goes to the first telling too. What only stands in a copy of a text is set apart first (`claims/reprints.py`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from claims.days import last_day
from claims.force import compare_force
from claims.repeats import changes_of_force, repeated_denials, repetitions, reversals
from claims.replies import answers, endorsements, insistence, rebuttals
from claims.reprints import Copies, set_apart
from claims.scene import Scene, aimed_at, is_before, same_country, same_side, set_scene
from claims.values import Act, Link

REPLIES = (reversals, rebuttals, insistence, endorsements, answers, changes_of_force)
# Whoever only says an accusation or a demand again answers nothing new.
PRESSED = frozenset({"accusation", "demand"})
FURTHER = tuple(rule for rule in REPLIES if rule is not answers)
# So many acts back a reply looks: keeps the work in proportion to the number of acts, however large a dispute grows.
REACH = 400
ANSWERS = frozenset({"rebuts", "responds", "counter-accuses"})
NO_COPIES: Copies = MappingProxyType({})
OF_ONE_SIDE = {"hardens": "harden", "softens": "soften", "withdraws": "withdraw", "supersedes": "supersede"}


def find_links(acts: Sequence[Act], copies: Copies = NO_COPIES) -> list[Link]:
    """The links among the acts of one dispute, in the order of the replies; the same acts give the same links.

    `copies` gives for each document those that print the same text: their common claims are linked as repeated, and
    only the first printing of each answers and is answered.
    """
    printed, again = set_apart(acts, copies)
    found = _link(printed)
    known = {(link.source, link.target) for link in again}
    return [*(link for link in found if (link.source, link.target) not in known), *again]


def _link(acts: Sequence[Act]) -> list[Link]:
    scene = set_scene(acts)
    earlier = {act.id: _earlier(act, scene) for act in scene.acts}
    retold = [link for act in scene.acts for link in repetitions(act, earlier[act.id], scene)]
    first = first_tellings([link for link in retold if _by_one_side(link, scene)], scene)
    links = {(link.source, link.target): link for link in retold}
    scene = replace(scene, echoes=Counter(end for link in retold for end in (link.source, link.target)))
    said_again = {link.source for link in retold if scene.by_id[link.source].kind in PRESSED}
    for act in scene.acts:
        for rule in REPLIES if act.id not in said_again else FURTHER:
            for link in rule(act, earlier[act.id], scene):
                for found in _to_first_telling(link, act, first, scene):
                    links.setdefault((found.source, found.target), found)
    links = {(link.source, link.target): link for link in _once_per_document(links.values(), scene)}
    for link in repeated_denials(list(links.values()), scene):
        links.setdefault((link.source, link.target), link)
    possible = (link for link in links.values() if _why_not(link, scene) is None)
    return sorted(possible, key=lambda link: (scene.place[link.source], scene.place[link.target]))


def why_not(source: Act, target: Act, relation: str) -> str | None:
    """Why a link of this kind from one claim to another cannot be, as a sentence for the analyst; None if it can."""
    if source.id == target.id:
        return "A claim cannot be tied to itself."
    if source.day and target.day and last_day(source.day, source.precision) < target.day:
        return "It was said before the other claim: a link points only at what was said earlier."
    if relation in OF_ONE_SIDE and not same_side(source.claimant, target.claimant):
        return f"Only the side that made the other claim can {OF_ONE_SIDE[relation]} it."
    if relation in ("hardens", "softens") and compare_force(source, target) not in (relation, None):
        return f"It is {'weaker' if relation == 'hardens' else 'stronger'} than the other claim."
    if relation in ("rebuts", "counter-accuses", "supports") and same_side(source.claimant, target.claimant):
        return "Both were said by one side, and nobody answers or backs themselves."
    if relation == "counter-accuses" and source.kind != "accusation":
        return "Only an accusation can accuse in return."
    return _aimed_elsewhere(source, target) if relation in ANSWERS else None


def _aimed_elsewhere(source: Act, target: Act) -> str | None:
    """A sentence where a reply names somebody else than the side that it would answer, or answers its own side."""
    asked = aimed_at(target, source.claimant)
    if same_side(source.claimant, target.claimant):
        return None if asked else "Both were said by one side, and the other claim asks nothing of this one's speaker."
    named = [actor for actor in source.targets if actor.country]
    if not named or target.claimant is None or asked and same_country(source.claimant, target.claimant):
        return None
    if aimed_at(source, target.claimant) or any(same_country(a, b) for a in named for b in target.targets):
        return None
    names = " and ".join(actor.name for actor in named)
    return f"It is aimed at {names}, and the other claim was made by {target.claimant.name}."


def _why_not(link: Link, scene: Scene) -> str | None:
    return why_not(scene.by_id[link.source], scene.by_id[link.target], link.relation)


def _by_one_side(link: Link, scene: Scene) -> bool:
    """Whether a claim repeats its own side: only then does an answer to it answer the first telling too."""
    own = same_side(scene.by_id[link.source].claimant, scene.by_id[link.target].claimant)
    return own and link.relation == "repeats"


def _earlier(act: Act, scene: Scene) -> list[Act]:
    """What was said before an act, as far back as replies reach; of its own day also what stands after it."""
    place = scene.place[act.id]
    near = scene.acts[max(0, place - REACH) : place + REACH // 4]
    return [other for other in near if is_before(other, act, scene)]


def first_tellings(repeats: Sequence[Link], scene: Scene) -> dict[str, str]:
    """For every claim that repeats another or is repeated, the one of the same words that was first told of."""
    near: dict[str, list[str]] = {}
    for link in repeats:
        near.setdefault(link.source, []).append(link.target)
        near.setdefault(link.target, []).append(link.source)
    first: dict[str, str] = {}
    for start in near:
        group, waiting = {start}, [start] if start not in first else []
        while waiting:
            fresh = set(near[waiting.pop()]) - group
            group |= fresh
            waiting.extend(fresh)
        if start not in first:
            earliest = min(group, key=lambda key: (scene.written(key), scene.place[key]))
            first |= dict.fromkeys(group, earliest)
    return first


def _to_first_telling(link: Link, act: Act, first: Mapping[str, str], scene: Scene) -> Iterator[Link]:
    """The link to the first telling of an accusation; also the link as found where both ends stand in one document.

    A reader who may not see the first document still sees the reply beside what it answers.
    """
    retold = link.relation in ANSWERS and scene.by_id[link.target].kind == "accusation"
    target = first.get(link.target, link.target) if retold else link.target
    if scene.written(target) > scene.written(act.id):  # nobody answers what they cannot have read
        target = link.target
    if target == act.id:
        return
    if target != link.target and scene.by_id[link.target].document == act.document:
        yield link
    yield replace(link, target=target)


def _once_per_document(links: Iterable[Link], scene: Scene) -> list[Link]:
    """Of several answers of one kind by one side in one document to one earlier act elsewhere, the surest."""
    best: dict[tuple[str, ...], Link] = {}
    for link in sorted(links, key=lambda link: (-link.confidence, scene.place[link.source])):
        act, other = scene.by_id[link.source], scene.by_id[link.target]
        alone = link.relation in ("rebuts", "supports") or act.document == other.document
        side = act.id if alone else act.claimant.country or act.claimant.key if act.claimant else ""
        best.setdefault((act.document, side, link.relation, link.target), link)
    return list(best.values())
