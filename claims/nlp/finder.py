"""Joins who, of whom, to whom, what, when and how firmly into the claims of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cables.dates import PartialDate
from cables.nlp import Doc, original_span
from spacy.language import Language
from spacy.tokens import Token

from claims.drafts import ClaimDraft, PartyDraft
from claims.nlp.addressees import find_addressees
from claims.nlp.candidates import Candidate, content_of, make_candidate
from claims.nlp.cues import find_cues
from claims.nlp.dates import find_day
from claims.nlp.features import find_features
from claims.nlp.issuers import SPEAKING, find_issuer, find_labels
from claims.nlp.judge import Judge, load_judge
from claims.nlp.modality import is_hypothetical, is_negated, is_question
from claims.nlp.parties import Parties, Party
from claims.nlp.places import base, trimmed
from claims.nlp.quotes import Quotes, find_quotes
from claims.nlp.reasons import find_reason
from claims.nlp.reporters import find_reporter
from claims.nlp.speakers import Voices, claimant_of, find_claimant
from claims.nlp.statements import find_statements
from claims.nlp.targets import find_targets


ACTS = frozenset({"commitment", "restriction", "agreement", "launch"})  # what is done by being said


@dataclass
class Reading:
    """What the finder knows of one document before it judges."""

    doc: Doc
    quotes: Quotes
    parties: Parties
    voices: Voices
    candidates: list[Candidate]


@dataclass(frozen=True)
class Found:
    """A candidate that was judged to be a claim."""

    candidate: Candidate
    kind: str
    probability: float
    confidence: float
    content: tuple[int, int] | None
    start: int
    end: int


Doc.set_extension("claims", default=(), force=True)


@Language.component("claim_finder", requires=["doc.sents", "token.dep"], assigns=["doc._.claims"])
def claim_finder(doc: Doc) -> Doc:
    """Set doc._.claims to the claims of the document, in text order."""
    doc._.claims = find_claims(doc, load_judge())
    return doc


def find_claims(doc: Doc, judge: Judge) -> tuple[ClaimDraft, ...]:
    """The claims of a read document (mentions resolved), judged by `judge`."""
    reading = read_candidates(doc)
    found = [claim for claim in (_judged(candidate, reading, judge) for candidate in reading.candidates) if claim]
    return tuple(_draft(claim, reading) for claim in _distinct(found))


def read_candidates(doc: Doc) -> Reading:
    """All possible claims of a document with their claimants; those of speech first, for what is said inside them."""
    quotes, parties = find_quotes(doc), Parties(doc)
    issuer = find_issuer(doc)
    voices = Voices(doc, parties, quotes, issuer)
    for start, end, speaker in find_labels(doc, parties):
        voices.turn(start, end, speaker)
    speaks = doc._.reading.parsed.kind in SPEAKING
    candidates = [found for cue in find_cues(doc) if (found := make_candidate(cue, quotes))]
    for candidate in candidates:
        frame = candidate.fits[0][1]
        candidate.claimant = find_claimant(candidate.cue, candidate.places, frame, voices)
        if candidate.cue.part in ("verb", "according") and base(candidate.cue.head) != "xcomp":
            voices.record(candidate.content if candidate.is_speech else None, candidate.claimant, candidate.cue.head.i)
    voices.carry_on()
    taken = {(candidate.cue.head.i, candidate.cue.part) for candidate in candidates}
    heads = {i for i, part in taken if part != "noun"}
    statements = (cue for cue in find_statements(doc, quotes, speaks) if cue.head.i not in heads)
    candidates += [found for cue in statements if (found := make_candidate(cue, quotes))]
    for candidate in candidates:
        frame = candidate.fits[0][1]
        candidate.claimant = find_claimant(candidate.cue, candidate.places, frame, voices)
        candidate.is_said = candidate.claimant is voices.at(candidate.cue.head)
    return Reading(doc, quotes, parties, voices, candidates)


def _judged(candidate: Candidate, reading: Reading, judge: Judge) -> Found | None:
    head = candidate.cue.head
    if is_question(head.sent) and reading.quotes.inside[head.i] < 0:
        return None
    chances = judge.judge(find_features(candidate, reading.quotes))
    kind, chance = judge.decide(chances, {name for name, _ in candidate.fits})
    if kind is None or (kind != "warning" and is_hypothetical(head)):
        return None
    candidate.claimant = _actor(candidate, kind, reading)
    content = content_of(candidate.cue, candidate.places, candidate.frame(kind), reading.quotes) or candidate.content
    start, end = claim_stretch(candidate, content)
    return Found(candidate, kind, chance, judge.confidence(chance), content, start, end)


def _actor(candidate: Candidate, kind: str, reading: Reading) -> Party | None:
    """The claimant now that the kind is known: "Peru will publish the file" commits Peru, whoever says so."""
    subject = candidate.places.get("subject")
    if kind not in ACTS or candidate.cue.part not in ("clause", "modal") or subject is None:
        return candidate.claimant
    actor = claimant_of(subject, reading.voices)
    return actor if actor.entity is not None and actor.entity.official else candidate.claimant


def claim_stretch(candidate: Candidate, content: tuple[int, int] | None) -> tuple[int, int]:
    """The smallest run of tokens from claimant to content."""
    cue, claimant = candidate.cue, candidate.claimant
    starts, ends = [cue.start], [cue.end]
    if content:
        starts.append(content[0])
        ends.append(content[1])
    if "object" in candidate.places and cue.part == "verb":
        target = candidate.places["object"]
        starts.append(target.i)
        ends.append(target.i + 1)
    if claimant is not None and claimant.is_written and _in_sentence(claimant, cue.head):
        starts.append(claimant.start)
        ends.append(claimant.end)
    return trimmed(candidate.doc, min(starts), max(ends))


def _in_sentence(party: Party, head: Token) -> bool:
    return head.sent.start <= party.start < head.sent.end


def _distinct(found: list[Found]) -> list[Found]:
    """Without a claim that repeats another: same kind, same claimant, mostly the same words; the surer one stays."""
    kept: list[Found] = []
    for claim in sorted(found, key=lambda claim: -claim.probability):
        if not any(_repeats(claim, other) for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda claim: (claim.start, claim.end))


def _repeats(claim: Found, other: Found) -> bool:
    common = min(claim.end, other.end) - max(claim.start, other.start)
    if common <= 0:
        return False
    if claim.candidate.cue.head.i == other.candidate.cue.head.i:
        return True
    overlap = common / (max(claim.end, other.end) - min(claim.start, other.start))
    first, second = claim.candidate.claimant, other.candidate.claimant
    same = first is second or (first is not None and first.same(second))
    return same and overlap >= 0.6 and (claim.kind == other.kind or "assertion" in (claim.kind, other.kind))


def _draft(claim: Found, reading: Reading) -> ClaimDraft:
    candidate, parties = claim.candidate, reading.parties
    frame, head = candidate.frame(claim.kind), candidate.cue.head
    day, basis = _day(claim, reading)
    return ClaimDraft(
        kind=claim.kind,
        start=_span(reading.doc, claim.start, claim.end)[0],
        end=_span(reading.doc, claim.start, claim.end)[1],
        cue=_span(reading.doc, candidate.cue.start, candidate.cue.end),
        claimant=parties.draft(candidate.claimant),
        targets=_drafts(find_targets(claim.kind, candidate.places, frame, candidate.claimant, parties), parties),
        addressees=_drafts(find_addressees(head, candidate.places, frame, parties), parties),
        content=_span(reading.doc, *claim.content) if claim.content else None,
        when=day,
        when_basis=basis,
        negated=is_negated(head) and claim.kind != "denial" or is_negated(head) and candidate.cue.part == "verb",
        via=parties.draft(find_reporter(candidate, reading.voices)),
        reason=find_reason(head, claim.content, reading.doc),
        rule=_rule(claim),
        confidence=claim.confidence,
    )


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
    cue = claim.candidate.cue
    if cue.part == "clause":
        return f"{claim.kind}: what the speaker says"
    words = " ".join(token.lemma_.lower() for token in claim.candidate.doc[cue.start : cue.end])
    return " + ".join([f"{claim.kind}: {words}", *_shown(claim)])


def _shown(claim: Found) -> Iterator[str]:
    names = claim.candidate.places
    yield from (name for name in ("subject", "object", "clause", "to", "owner", "of", "for", "against", "on", "by") if name in names)
