"""What a claim may answer or speak to, the likeliest first, each with its reasons: for the analyst who decides what the
rules of linking and of stances leave open; pure.

Parties and days choose the pairs; how alike they are in words and in meaning ranks them. Nothing here decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from claims.links import why_not
from claims.scene import Scene, aimed_at, is_before
from claims.stances import Case
from claims.values import Act, PropositionValue

MOST = 5
COMPARED = 24  # accusations whose meaning is compared with one denial
LONG_AGO = timedelta(days=730)
IN_LIKE_WORDS = 0.35
WORTH_SAYING = 0.3  # of how alike in meaning two claims are
ALIKE = 0.45  # in meaning: enough to be worth a look
MOST_IN_QUESTION = 200  # claims whose meaning is compared with what is at issue
FEWEST_WORDS = 4  # a content of fewer words is a fragment, and means what its one name means
PARTLY = 0.5
Alike = Mapping[tuple[str, str], float]


@dataclass(frozen=True)
class Candidate:
    """An accusation that a denial may answer, and why."""

    act: Act
    reasons: str


@dataclass(frozen=True)
class Question:
    """A claim that may take a stance on a proposition although no rule says so, and why."""

    act: Act
    proposition: PropositionValue
    reasons: str
    alike: float


def find_candidates(denial: Act, scene: Scene) -> Sequence[Act]:
    """The accusations of the scene that a denial can answer: made before it, not long ago, those of its parties first."""
    possible = [
        act
        for act in scene.acts
        if act.kind == "accusation" and not act.negated and is_before(act, denial, scene)
        and not _is_long_ago(act, denial) and why_not(denial, act, "rebuts") is None
    ]  # fmt: skip
    return sorted(possible, key=lambda act: (-_fit(denial, act, scene), scene.place[act.id]))[:COMPARED]


def rank_candidates(denial: Act, scene: Scene, alike: Alike) -> list[Candidate]:
    """At most five of them; `alike` tells how alike in meaning the denial and each of them are."""
    scores = {
        act: _fit(denial, act, scene) + max(0.0, alike.get((denial.id, act.id), 0.0))
        for act in find_candidates(denial, scene)
    }
    best = sorted(scores, key=lambda act: (-scores[act], scene.place[act.id]))[:MOST]
    return [Candidate(act, _reasons_to_answer(denial, act, scene, alike)) for act in best]


def find_in_question(
    acts: Iterable[Act], propositions: Sequence[PropositionValue]
) -> list[tuple[Act, PropositionValue]]:
    """The claims that no rule gives a stance, each with the propositions that its parties stand on a side of."""
    silent = [act for act in acts if not act.stance and act.claimant and len(act.content.split()) >= FEWEST_WORDS]
    found = [(act, value) for act in silent for value in propositions if _party_reason(Case(act, value, 0))]
    return found[-MOST_IN_QUESTION:]


def find_questions(
    acts: Iterable[Act], propositions: Sequence[PropositionValue], alike: Alike, settled: frozenset[str]
) -> list[Question]:
    """Those of them that are alike in meaning, each with the proposition that it is most like, the likest first.

    `settled` are the claims of which a person has said that they take no stance.
    """
    best: dict[str, Question] = {}
    for act, value in find_in_question(acts, propositions):
        likeness = alike.get((act.id, value.id), 0.0)
        if act.id in settled or likeness < max(ALIKE, best[act.id].alike if act.id in best else 0.0):
            continue
        reasons = f"{_party_reason(Case(act, value, 0))}, {likeness:.2f} alike in meaning"
        best[act.id] = Question(act, value, reasons, likeness)
    return sorted(best.values(), key=lambda question: (-question.alike, question.act.id))


def _is_long_ago(act: Act, denial: Act) -> bool:
    return bool(act.day and denial.day and denial.day - act.day > LONG_AGO)


def _fit(denial: Act, act: Act, scene: Scene) -> float:
    """What was said against the denier, by whom the denial is aimed at, in the same words."""
    return aimed_at(act, denial.claimant) + aimed_at(denial, act.claimant) + scene.likeness(denial, act)


def _reasons_to_answer(denial: Act, act: Act, scene: Scene, alike: Alike) -> str:
    accused, back = aimed_at(act, denial.claimant) > PARTLY, aimed_at(denial, act.claimant) > PARTLY
    reasons = []
    if accused and back:
        reasons.append("same parties")
    elif accused or back:
        reasons.append("made against who denies" if accused else "made by whom the denial is aimed at")
    if scene.likeness(denial, act) >= IN_LIKE_WORDS:
        reasons.append("in like words")
    if (likeness := alike.get((denial.id, act.id), 0.0)) >= WORTH_SAYING:
        reasons.append(f"{likeness:.2f} alike in meaning")
    return ", ".join(reasons) or "made before it"


def _party_reason(case: Case) -> str:
    """How the parties of a claim stand to a proposition, in words; empty where neither is on a side of it."""
    by_one = (
        "accuser" if case.is_accuser(case.act.claimant) else "accused" if case.is_accused(case.act.claimant) else ""
    )
    at_one = "accused" if case.on_accused else "accuser" if case.on_accusers else ""
    if by_one and at_one and by_one != at_one:
        return "same parties"
    if by_one:
        return f"said by the {by_one}"
    return f"aimed at the {at_one}" if at_one else ""
