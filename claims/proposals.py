"""What a dispute seems to be about besides what people have put at issue: propositions that the machine suggests; pure.

Where officials accuse or restrict the same target in like words, at least two documents hold it, and none of it takes a
stance on anything at issue, there may be a further matter at issue. A person confirms or rejects it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.scene import Scene, set_scene, terms_of
from claims.terms import find_terms, stem
from claims.values import Act, Actor, PropositionValue

RULE = "officials accuse one target in like words"
KINDS = frozenset({"accusation", "restriction"})
MOST = 5
FEWEST_DOCUMENTS = 2
FEWEST_WORDS = 5  # a content of fewer words is a fragment
LEAST_LIKENESS = 0.35
SHARED_TERMS = 2  # besides the names of who says it and of whom


@dataclass(frozen=True)
class Proposal:
    """A proposition that might be put at issue, with the acts that it is made from, the first in time first."""

    text: str
    accusers: tuple[str, ...]
    accused: tuple[str, ...]
    acts: tuple[str, ...]

    @property
    def key(self) -> str:
        """The same for the same matter, however many more acts come to it."""
        return f"{self.accused[0]}:{self.acts[0]}"


def find_proposals(acts: Sequence[Act], decided: Sequence[PropositionValue]) -> list[Proposal]:
    """At most five, those that most documents hold first; none that is like what people have `decided` about."""
    scene = set_scene(acts)
    groups = [
        (side, group)
        for side, aimed in _by_target(scene).items()
        for group in _alike(aimed, scene)
        if len(_documents(group)) >= FEWEST_DOCUMENTS and not any(_is_decided(side, group, one) for one in decided)
    ]
    groups.sort(key=lambda pair: (-len(_documents(pair[1])), -len(pair[1]), scene.place[pair[1][0].id], pair[0]))
    return [
        Proposal(_sentence(group), tuple(sorted({_side(act.claimant) for act in group})), (side,), _ids(group))
        for side, group in groups[:MOST]
    ]


def _by_target(scene: Scene) -> dict[str, list[Act]]:
    """For every side that is accused or restricted by officials, those acts that take no stance."""
    found: dict[str, list[Act]] = {}
    for act in scene.acts:
        if act.stance or act.negated or act.kind not in KINDS or not (act.claimant and act.claimant.speaks_for_country):
            continue
        for side in dict.fromkeys(map(_side, act.targets)):
            if side != act.claimant.country:
                found.setdefault(side, []).append(act)
    return found


def _alike(acts: Sequence[Act], scene: Scene) -> list[list[Act]]:
    """The acts put together by what they say: each with the first group whose first act is like it."""
    groups: list[list[Act]] = []
    for act in acts:
        for group in groups:
            shared = _topic(act) & _topic(group[0])
            if len(shared) >= SHARED_TERMS and scene.likeness(act, group[0]) >= LEAST_LIKENESS:
                group.append(act)
                break
        else:
            groups.append([act])
    return groups


def _is_decided(side: str, group: Sequence[Act], proposition: PropositionValue) -> bool:
    """Whether a proposition says the same of the same side."""
    if side.casefold() not in {name.casefold() for name in proposition.accused}:
        return False
    topic, said = _common(group), find_terms(proposition.text) | set(map(stem, proposition.terms))
    return len(topic & said) >= max(1, min(len(topic), len(said)) / 2)


def _sentence(group: Sequence[Act]) -> str:
    """The shortest content that is a full one: long enough, and with the words that the group shares."""
    topic = _common(group)
    texts = {" ".join((act.content or act.quote).split()) for act in group}
    full = [
        text for text in texts if len(text.split()) >= FEWEST_WORDS and 2 * len(find_terms(text) & topic) >= len(topic)
    ]
    text = min(full, key=lambda text: (len(text), text)) if full else max(texts, key=lambda text: (len(text), text))
    text = text.removeprefix("that ").rstrip(" ,;:.")
    return f"{text[:1].upper()}{text[1:]}."


def _common(group: Iterable[Act]) -> frozenset[str]:
    """The content terms that at least half of the acts use, without the parties' names."""
    topics = [_topic(act) for act in group]
    count = Counter(term for topic in topics for term in topic)
    return frozenset(term for term, n in count.items() if 2 * n >= len(topics))


def _topic(act: Act) -> frozenset[str]:
    names = " ".join(actor.name for actor in (act.claimant, *act.targets) if actor)
    return terms_of(act) - find_terms(names)


def _side(actor: Actor) -> str:
    """How a proposition names the side of an actor: a state by its code, anybody else by name."""
    return actor.country if actor.country and actor.is_public else actor.name


def _documents(group: Iterable[Act]) -> set[str]:
    return {document for act in group for document in (act.document, *(place.document for place in act.places))}


def _ids(group: Iterable[Act]) -> tuple[str, ...]:
    return tuple(act.id for act in group)
