"""The rules by which an act answers what another side said or did to it, or backs what another said; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.force import find_manner
from claims.nearest import fullness, link_best, nearness
from claims.scene import Scene, aimed_at, same_actor, same_country, same_side
from claims.stances import THANKS
from claims.values import Act, Actor, Link

# How readily each kind of act answers each kind of earlier act, from 0 to 1.
ANSWERED_BY: dict[str, dict[str, float]] = {
    "rejection": {"demand": 1.0, "commitment": 0.6, "restriction": 0.4},
    "commitment": {"demand": 0.8, "restriction": 0.8},
    "agreement": {"demand": 0.8},
    "condemnation": {"restriction": 1.0, "commitment": 0.7, "accusation": 0.6, "warning": 0.5},
    "warning": {"restriction": 1.0, "commitment": 0.9, "accusation": 0.4},
    "restriction": {"restriction": 1.0, "accusation": 0.7},
    "demand": {"restriction": 1.0, "commitment": 0.6, "accusation": 0.5},
    "accusation": {"restriction": 0.8, "commitment": 0.8, "accusation": 0.6},
    "support": {"support": 1.0},
}
# These answer only what was aimed at those who make them, and only officially.
MUTUAL = frozenset({"accusation", "support"})
LEAST_LIKENESS = 0.12
LEAST_ANSWER = 2.2
SURE = 0.8  # the aim of a state at a state, or at the very one
LEAST_ENDORSEMENT = 1.0
LEAST_REBUTTAL = 0.9
LEAST_INSISTENCE = 0.6
LEAST_RETURN = 2.0
ECHOES = 4
# What somebody who is praised may have said that the praise is for.
STANDS = {
    "accusation": 1.0, "restriction": 0.9, "denial": 0.8, "rejection": 0.6, "acknowledgement": 0.6, "assertion": 0.5,
}  # fmt: skip


def rebuttals(act: Act, earlier: Sequence[Act], scene: Scene) -> Iterator[Link]:
    """A denial rebuts the accusation made against the denier's side that fits it best."""

    def score(other: Act) -> float:
        if other.kind != "accusation" or other.negated or same_side(other.claimant, act.claimant):
            return 0.0
        against_denier, back_at_accuser = _alleged_against(other, act.claimant, scene), scene.aim(act, other.claimant)
        likeness = scene.likeness(act, other)
        if own_part_only and not any(target.is_public for target in other.targets):
            return 0.0
        if not against_denier and (likeness < 0.35 or not back_at_accuser):
            return 0.0
        if act.targets and other.claimant and not back_at_accuser:
            return 0.0
        official = (
            bool(other.claimant and other.claimant.official) + min(ECHOES, scene.echoes.get(other.id, 0)) / ECHOES
        )
        close = nearness(other, act, scene) + fullness(other, scene)
        named = 0.5 * _names_another(act, other)
        return against_denier + back_at_accuser + 1.2 * likeness + 0.3 * official + named + close

    if act.kind == "denial" and not act.negated and act.claimant:
        manner = find_manner(act.quote)
        # That a state had no part in it does not say that nobody did it.
        own_part_only = manner == "denies responsibility" and act.claimant.is_public
        for link in link_best(act, earlier, score, LEAST_REBUTTAL, "rebuts", "denial of an accusation"):
            yield replace(link, manner=manner)


def insistence(act: Act, earlier: Sequence[Act], scene: Scene) -> Iterator[Link]:
    """An accusation of a state itself rebuts that state's word that it had no part in the matter."""

    def score(other: Act) -> float:
        if other.kind != "denial" or other.negated or find_manner(other.quote) != "denies responsibility":
            return 0.0
        itself = any(target.is_public and same_side(target, other.claimant) for target in act.targets)
        back = scene.aim(other, act.claimant)
        return back + scene.likeness(act, other) + nearness(other, act, scene) if itself and back else 0.0

    if act.kind == "accusation" and not act.negated and act.claimant and act.claimant.official:
        for link in link_best(act, earlier, score, LEAST_INSISTENCE, "rebuts", "says that it had a part after all"):
            yield replace(link, manner="denies the fact")


def endorsements(act: Act, earlier: Sequence[Act], scene: Scene) -> Iterator[Link]:
    """Another party backs an accuser, or somebody else for the stand that they took."""

    def score(other: Act) -> float:
        if other.kind not in STANDS or other.negated or same_side(other.claimant, act.claimant):
            return 0.0
        if not (_backs_side(act, other) if act.targets else _backs_case(act, other)):
            return 0.0
        likeness = scene.likeness(act, other)
        return STANDS[other.kind] + likeness + nearness(other, act, scene) + fullness(other, scene)

    if act.kind == "support" and not act.negated and act.claimant and not THANKS.search(act.quote):
        yield from link_best(act, earlier, score, LEAST_ENDORSEMENT, "supports", "backs what was said")


def _backs_side(act: Act, other: Act) -> bool:
    """Whether an act backs whoever did another: the same actor, or an official of the state that it names."""
    return any(same_actor(target, other.claimant) or same_side(target, other.claimant) for target in act.targets)


def _backs_case(act: Act, other: Act) -> bool:
    """Whether an act that names nobody can back an accusation: one official's, by another's, neither of them accused."""
    if other.kind != "accusation" or not act.claimant.official or not (other.claimant and other.claimant.official):
        return False
    return not same_country(other.claimant, act.claimant) and not aimed_at(other, act.claimant)


def answers(act: Act, earlier: Sequence[Act], scene: Scene) -> Iterator[Link]:
    """A measure, protest, threat, refusal or demand answers what the other side did to it."""
    answered = ANSWERED_BY.get(act.kind, {})
    is_open = bool(act.targets) and not any(target.country for target in act.targets)

    def score(other: Act) -> float:
        if other.kind not in answered or other.negated or same_country(other.claimant, act.claimant):
            return 0.0
        received, returned = scene.aim(other, act.claimant), scene.aim(act, other.claimant) * (not is_open)
        if returned < SURE and act.targets and not act.claimant.official:
            return 0.0
        if not (received or (returned and act.claimant.official)) or (act.targets and other.claimant and not returned):
            return 0.0
        if act.kind in MUTUAL and not (received and returned and act.claimant.official):
            return 0.0
        likeness = scene.likeness(act, other)
        if likeness < LEAST_LIKENESS and other.document != act.document and received + returned < 1.0:
            return 0.0
        close = nearness(other, act, scene) + fullness(other, scene)
        return 0.6 * (received + returned) + answered[other.kind] + 2 * likeness + close

    if answered and not act.negated and act.claimant:
        instructed = list(instructions(act, earlier, scene))
        least = LEAST_RETURN if act.kind == "accusation" else LEAST_ANSWER
        yield from instructed or (
            _in_return(link, act, scene.by_id[link.target])
            for link in link_best(act, earlier, score, least, "responds", f"{act.kind} in answer")
        )


def _in_return(link: Link, act: Act, other: Act) -> Link:
    """An accusation that answers an accusation accuses in return."""
    both = act.kind == other.kind == "accusation"
    return replace(link, relation="counter-accuses", rule="accusation in return") if both else link


def instructions(act: Act, earlier: Sequence[Act], scene: Scene) -> Iterator[Link]:
    """A post abroad does what its own capital asked of it."""

    def score(other: Act) -> float:
        if other.kind != "demand" or other.negated or other.document == act.document:
            return 0.0
        own = other.claimant is None or same_side(other.claimant, act.claimant)
        asked = aimed_at(other, act.claimant)
        abroad = any(target.country and not same_country(target, act.claimant) for target in act.targets)
        return asked + scene.likeness(act, other) + nearness(other, act, scene) if own and asked and abroad else 0.0

    if act.kind == "demand" and not act.negated and act.claimant and act.claimant.official:
        yield from link_best(act, earlier, score, 0.5, "responds", "does as it was instructed")


def _names_another(act: Act, other: Act) -> bool:
    """Whether an act names what the other is about, besides the one who speaks."""
    return any(target.name in act.quote and not same_actor(target, act.claimant) for target in other.targets)


def _alleged_against(accusation: Act, denier: Actor, scene: Scene) -> float:
    """How surely a denier is meant by an accusation; its country's products may be its own, other companies are not."""
    if denier.official or any(target.kind == "country" for target in accusation.targets):
        return scene.aim(accusation, denier)
    own = (same_actor(t, denier) or (t.kind == "product" and same_country(t, denier)) for t in accusation.targets)
    return float(any(own))
