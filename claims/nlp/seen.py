"""Claims that no word list opens: where the trained reader sees a cue, a candidate is made of it."""

from collections.abc import Iterator, Sequence

import numpy as np

from claims.kinds import KINDS, Frame
from claims.nlp.candidates import Candidate, content_of, places_round
from claims.nlp.cues import Cue
from claims.nlp.heads import LABELS, Heads, Run
from claims.nlp.negation import ADVERBS, NOBODY
from claims.nlp.proposing import Reading
from claims.nlp.reader import Sight
from claims.nlp.speakers import claimant_of, find_claimant

SURE = 0.5  # probability from which a word belongs to a cue, and a word begins one
PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun"}
FRAMES = {  # the places of a cue that no kind's file lists
    "verb": Frame("", target="object|of|against|from", addressee="to", content="clause|to|object|of|about"),
    "noun": Frame("", part="noun", claimant="owner|subject", target="of|against|by", content="clause|to|of|about"),
    "adjective": Frame("", part="adjective", target="of|to|by", content="clause|to|self"),
}


def see_candidates(reading: Reading, sight: Sight, heads: Heads, taken: Sequence[Cue]) -> Iterator[Candidate]:
    """A candidate for each cue that the reader sees beside those already taken."""
    used = {word for cue in taken for word in range(cue.start, cue.end)}
    used |= {word.i for cue in taken for word in cue.head.subtree if word.lower_ in ADVERBS | NOBODY}
    for run, kind in _runs(heads.cues(sight), sight):
        if used.isdisjoint(range(*run)):
            yield _candidate(run, kind, reading, sight, heads)


def _runs(scores: np.ndarray, sight: Sight) -> Iterator[tuple[Run, str]]:
    """Runs of words that are cues, with the kind that their words speak for together."""
    chances, begins = scores[:, :-1], scores[:, -1]
    inside = (chances[:, 0] < 1 - SURE) & (sight.window_of >= 0)
    start = None
    for word in range(len(inside) + 1):
        goes_on = word < len(inside) and inside[word]
        if start is not None and (not goes_on or begins[word] >= SURE):
            yield (start, word), LABELS[1 + int(chances[start:word, 1:].sum(axis=0).argmax())]
            start = None
        if goes_on and start is None:
            start = word


def _candidate(run: Run, kind: str, reading: Reading, sight: Sight, heads: Heads) -> Candidate:
    doc = reading.doc
    head = doc[run[0] : run[1]].root
    part = PARTS.get(head.pos_, "adjective")
    frame = next((frame for frame in KINDS[kind].frames if frame.part == part), FRAMES[part])
    cue = Cue(head, part, ((kind, frame),), *run)
    places = places_round(cue)
    roles = heads.roles(sight, run)
    content, claimant = roles["content"][0], roles["claimant"][0]
    found = Candidate(cue, places, cue.frames, content or content_of(cue, places, frame, reading.quotes), is_seen=True)
    found.claimant = (
        claimant_of(doc[claimant[0] : claimant[1]].root, reading.voices)
        if claimant
        else find_claimant(cue, places, frame, reading.voices)
    )
    return found
