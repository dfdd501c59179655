"""What may be a claim in a document by its words and its parse, and who would make it; nothing is decided here."""

from dataclasses import dataclass

from spacy.tokens import Token

from cables.nlp import Doc
from claims.nlp.candidates import Candidate, make_candidate
from claims.nlp.cues import find_cues
from claims.nlp.issuers import SPEAKING, find_issuer, find_labels
from claims.nlp.parties import Parties, Party
from claims.nlp.phrases import trimmed
from claims.nlp.places import base
from claims.nlp.quotes import Quotes, find_quotes
from claims.nlp.speakers import Voices, find_claimant
from claims.nlp.statements import find_statements


@dataclass
class Reading:
    """What is known of one document before anything is decided."""

    doc: Doc
    quotes: Quotes
    parties: Parties
    voices: Voices
    candidates: list[Candidate]


def read_candidates(doc: Doc) -> Reading:
    """All possible claims of a document with their claimants; those of speech first, for what is said inside them."""
    quotes, parties = find_quotes(doc), Parties(doc)
    issuer = find_issuer(doc, quotes)
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
    if claimant is not None and claimant.is_written and is_in_sentence(claimant, cue.head):
        starts.append(claimant.start)
        ends.append(claimant.end)
    return trimmed(candidate.doc, min(starts), max(ends))


def is_in_sentence(party: Party, head: Token) -> bool:
    """Whether the words of a party stand in the sentence of a cue."""
    return head.sent.start <= party.start < head.sent.end
