"""By whom a claim is reported: the speaker round it, or the medium that a sentence names as its source."""

from claims.nlp.candidates import Candidate
from claims.nlp.parties import Party
from claims.nlp.places import case_of
from claims.nlp.speakers import Voices

SOURCES = frozenset({"from", "by", "to", "via", "according", "with"})


def find_reporter(candidate: Candidate, voices: Voices) -> Party | None:
    """Who says that the claimant said so: "A" in "A said that B denied it", the medium in "quoted from a newspaper"."""
    speaker = voices.heard.get(candidate.cue.head.i)
    if speaker is not None and candidate.claimant is not speaker and not speaker.same(candidate.claimant):
        return speaker
    for token in candidate.cue.head.sent:
        if token.pos_ == "PROPN" and case_of(token) in SOURCES:
            party = voices.parties.of(token)
            if party.entity is not None and party.entity.media and not party.same(candidate.claimant):
                return party
    return None
