"""What was considered in a document, sentence by sentence, as plain values and as JSON; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from cables.parsers.base import ParsedDocument
from claims.drafts import ClaimDraft
from claims.extraction import Shape, shape_claim, shape_mention
from entities.drafts import MentionDraft

Chances = tuple[tuple[str, float], ...]  # (kind or "none", probability), the likeliest first


@dataclass(frozen=True)
class Difference:
    """Where the rules and the trained reader see one role of a claim in other words; None where one sees nothing.

    `sure` is the probability that the reader gives to its words, `taken` says whose words the claim has.
    """

    role: str
    by_rules: str | None
    by_reader: str | None
    sure: float
    taken: str  # "rules" or "reader"


@dataclass(frozen=True)
class ExplainedClaim:
    """A claim, by which route its claimant was found, and what its kind was chosen from."""

    draft: ClaimDraft
    route: str
    likeliest: Chances
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class ExplainedRejection:
    """What was considered and is no claim: the kind that it would have been of, its cue, what opened it, and why not."""

    kind: str
    cue: tuple[int, int]
    opened_by: str
    why: str
    likeliest: Chances


@dataclass(frozen=True)
class ExplainedSentence:
    """One sentence with all that was found in it; `start` and `end` are code points of the stored text."""

    number: int
    paragraph: str
    start: int
    end: int
    mentions: Sequence[MentionDraft]
    claims: Sequence[ExplainedClaim]
    rejected: Sequence[ExplainedRejection]


@dataclass(frozen=True)
class Explanation:
    """A document and its sentences in text order."""

    path: str
    parsed: ParsedDocument
    sentences: Sequence[ExplainedSentence]


def shape_sentence(sentence: ExplainedSentence, explanation: Explanation) -> Shape:
    """One sentence as a JSON object; mentions and claims have the shape that `extract` prints, and more."""
    text = explanation.parsed.text
    return {
        "path": explanation.path,
        "sentence": sentence.number,
        "paragraph": sentence.paragraph,
        "start": sentence.start,
        "end": sentence.end,
        "text": text[sentence.start : sentence.end],
        "mentions": [_mention(mention) for mention in sentence.mentions],
        "claims": [_claim(claim, text) for claim in sentence.claims],
        "rejected": [_rejection(rejection, text) for rejection in sentence.rejected],
    }


def _mention(mention: MentionDraft) -> Shape:
    official = bool(mention.entity and mention.entity.official)
    return {**shape_mention(mention), "official": official, "rule": mention.rule, "confidence": mention.confidence}


def _claim(claim: ExplainedClaim, text: str) -> Shape:
    draft = claim.draft
    return {
        **shape_claim(draft, text),
        "when_basis": draft.when_basis,
        "via": draft.via and (draft.via.name or draft.via.text),
        "claimant_route": claim.route,
        "likeliest": _likeliest(claim.likeliest),
        "differences": [
            {"role": one.role, "rules": one.by_rules, "reader": one.by_reader, "sure": one.sure, "taken": one.taken}
            for one in claim.differences
        ],
    }


def _rejection(rejection: ExplainedRejection, text: str) -> Shape:
    start, end = rejection.cue
    return {
        "kind": rejection.kind,
        "cue": {"start": start, "end": end, "text": text[start:end]},
        "opened_by": rejection.opened_by,
        "why": rejection.why,
        "likeliest": _likeliest(rejection.likeliest),
    }


def _likeliest(chances: Chances) -> list[Shape]:
    return [{"kind": kind, "chance": round(chance, 3)} for kind, chance in chances]
