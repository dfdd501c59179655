"""Which accusations a denial may answer, the likeliest first, for the analyst who ties what the machine did not; pure."""

from collections.abc import Sequence

from claims.links import why_not
from claims.scene import Scene, aimed_at, is_before
from claims.values import Act

MOST = 5


def rank_candidates(denial: Act, scene: Scene) -> Sequence[Act]:
    """The accusations of the scene that were made before a denial and can be what it answers, at most five."""
    possible = [
        act
        for act in scene.acts
        if act.kind == "accusation" and not act.negated and is_before(act, denial, scene)
        and why_not(denial, act, "rebuts") is None
    ]  # fmt: skip
    return sorted(possible, key=lambda act: (-_fit(denial, act, scene), scene.place[act.id]))[:MOST]


def _fit(denial: Act, act: Act, scene: Scene) -> float:
    """What was said against the denier, by whom the denial is aimed at, in the same words."""
    return aimed_at(act, denial.claimant) + aimed_at(denial, act.claimant) + scene.likeness(denial, act)
