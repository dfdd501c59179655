"""The claims that were decided on, as values with offsets of the stored text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cables.dates import PartialDate
from cables.nlp import Doc, original_span
from claims.drafts import ClaimDraft, PartyDraft
from claims.nlp.addressees import find_addressees
from claims.nlp.asides import in_full
from claims.nlp.dates import find_day
from claims.nlp.deciding import Found
from claims.nlp.inflection import forms
from claims.nlp.negation import is_negated
from claims.nlp.parties import Parties, Party
from claims.nlp.proposing import Reading
from claims.nlp.reasons import find_reason
from claims.nlp.reporters import find_reporter
from claims.nlp.targets import find_targets


def draft_claim(claim: Found, reading: Reading) -> ClaimDraft:
    """The claim with everything that its words say of it."""
    candidate, parties = claim.candidate, reading.parties
    frame, head = candidate.frame(claim.kind), candidate.cue.head
    day, basis = _day(claim, reading)
    return ClaimDraft(
        kind=claim.kind,
        start=_span(reading.doc, claim.start, claim.end)[0],
        end=_span(reading.doc, claim.start, claim.end)[1],
        cue=_span(reading.doc, candidate.cue.start, candidate.cue.end),
        claimant=parties.draft(in_full(candidate.claimant, candidate.cue, claim.content)),
        targets=_drafts(
            find_targets(claim.kind, candidate.places, frame, candidate.claimant, parties, claim.content), parties
        ),
        addressees=_drafts(find_addressees(head, candidate.places, frame, parties), parties),
        content=_span(reading.doc, *claim.content) if claim.content else None,
        when=day,
        when_basis=basis,
        negated=_is_withheld(claim),
        via=parties.draft(find_reporter(candidate, reading.voices)),
        reason=find_reason(head, claim.content, reading.doc),
        rule=_rule(claim),
        confidence=claim.confidence,
    )


def _is_withheld(claim: Found) -> bool:
    """Whether the act is told as not done. What is denied or demanded without a cue of its own is negated in its content."""
    act = claim.candidate.cue
    if act.part == "modal" or (claim.kind == "denial" and act.part not in ("verb", "noun")):
        return False
    return is_negated(act.head, act.part == "verb" or None)


def _drafts(found: tuple[Party, ...], parties: Parties) -> tuple[PartyDraft, ...]:
    return tuple(draft for draft in map(parties.draft, found) if draft is not None)


def _span(doc: Doc, start: int, end: int) -> tuple[int, int]:
    words = doc[start:end]
    return original_span(doc, words.start_char, words.end_char)


def _day(claim: Found, reading: Reading) -> tuple[PartialDate | None, str]:
    published = reading.doc._.reading.parsed.published
    stated = find_day(claim.candidate.cue.head, claim.content, published.first() if published else None)
    if stated is not None:
        return stated, "stated"
    return (published, "document") if published else (None, "none")


def _rule(claim: Found) -> str:
    """What found the claim, by its words and places, and what told its kind."""
    cue = claim.candidate.cue
    if claim.candidate.is_seen:
        return f"{claim.kind}: seen by the trained reader"
    if cue.part == "clause":
        found = f"{claim.kind}: what the speaker says"
    else:
        found = " + ".join([f"{claim.kind}: {_opening(claim)}", *_shown(claim)])
    return f"{found}; kind by {claim.by}"


def _opening(claim: Found) -> str:
    """The phrase of the kinds' files that opened the claim, as it stands there."""
    cue = claim.candidate.cue
    opener, phrases = cue.head.doc[cue.start].lower_, claim.candidate.frame(claim.kind).phrases
    found = [phrase for phrase in phrases if opener in forms(phrase[0])]
    return " ".join(max(found, key=len)) if found and cue.end - cue.start > 1 else found[0][0] if found else opener


def _shown(claim: Found) -> Iterator[str]:
    names = claim.candidate.places
    yield from (
        name
        for name in ("subject", "object", "clause", "to", "owner", "of", "for", "against", "on", "by")
        if name in names
    )


def answer_accuser(draft: ClaimDraft, earlier: Sequence[ClaimDraft]) -> ClaimDraft:
    """A denial that names nobody answers who last accused in the document and is not of the denier's own country."""
    if draft.kind != "denial" or draft.targets or draft.claimant is None or draft.claimant.country is None:
        return draft
    for claim in reversed(earlier):
        accuser = claim.claimant
        if claim.kind == "accusation" and accuser and accuser.country not in (None, draft.claimant.country):
            return replace(draft, targets=(accuser,))
    return draft
