"""Which annotated claim each candidate of the rules has found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.nlp.candidates import Candidate
from claims.nlp.heads import NONE
from claims.nlp.proposing import claim_stretch

if TYPE_CHECKING:
    from claims.nlp.training.samples import Gold, Run

OVERLAP, CUE_OVERLAP = 0.3, 0.15  # of two spans (intersection over union); less will do where the cues meet


def label_candidates(candidates: Sequence[Candidate], claims: Sequence["Gold"]) -> tuple[list[str], list["Gold"]]:
    """The kind of the annotated claim that each candidate found, one to one, the closest pairs first; and those missed."""
    spans = [claim_stretch(candidate, candidate.content) for candidate in candidates]
    ranked = []
    for i, claim in enumerate(claims):
        for j, (candidate, span) in enumerate(zip(candidates, spans, strict=True)):
            close = overlap(claim.roles[0] or claim.cue, span)
            hit = overlap(claim.cue, (candidate.cue.start, candidate.cue.end)) > 0
            if close >= OVERLAP or (hit and close >= CUE_OVERLAP):
                fits = any(kind == claim.kind for kind, _ in candidate.fits)
                ranked.append((2 * hit + close + 0.1 * fits, -i, -j))
    labels, taken = [NONE] * len(candidates), set()
    for _, i, j in sorted(ranked, reverse=True):
        if i not in taken and labels[-j] == NONE:
            labels[-j] = claims[-i].kind
            taken.add(i)
    return labels, [claim for i, claim in enumerate(claims) if -i not in taken]


def overlap(first: "Run", second: "Run") -> float:
    """Intersection over union of two runs."""
    common = min(first[1], second[1]) - max(first[0], second[0])
    return common / (max(first[1], second[1]) - min(first[0], second[0])) if common > 0 else 0.0
