"""The words that name a claimant in full: with what describes it before and behind, as long as it says nothing of the act."""

from dataclasses import replace

from spacy.tokens import Token

from claims.nlp.cues import Cue
from claims.nlp.parties import Party
from claims.nlp.phrases import edges, trimmed
from claims.nlp.places import base

# What hangs on a noun and does not describe it: whoever is joined to it, what it is marked by, clauses of their own.
BESIDE = frozenset({"case", "cc", "conj", "mark", "punct", "parataxis", "ccomp", "advcl", "dep", "discourse", "advmod"})
NAMED = frozenset({"appos", "flat", "compound", "det", "nmod:desc"})  # what belongs to the noun that it hangs on
DESCRIBING = frozenset({"DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON"})  # what an aside on somebody begins with
NOUNS = frozenset({"NOUN", "PROPN"})
LONGEST = 40  # tokens


def in_full(party: Party | None, cue: Cue, content: tuple[int, int] | None) -> Party | None:
    """The party with its titles, asides and relative clauses: "Ada Boyle, who leads the union", of which "Ada Boyle" was found."""
    if party is None or not party.is_written or party.end - party.start >= LONGEST:
        return party
    words = party_words(party, cue)
    taken = [(cue.start, cue.end), *([content] if content else [])]
    if any(start < words[1] and words[0] < end for start, end in taken) or words[1] - words[0] > LONGEST:
        return party
    return replace(party, start=words[0], end=words[1])


def party_words(party: Party, cue: Cue) -> tuple[int, int]:
    """The stretch of the party and what describes it, by the parse and by the commas round it."""
    doc = cue.head.doc
    start, end = party.start, party.end
    noun = root = doc[start:end].root
    while {noun.dep_, base(noun)} & NAMED and noun.head.pos_ in NOUNS and not _holds(noun.head, cue):
        noun = noun.head
    if noun.pos_ not in NOUNS:
        return start, end
    for child in (noun, *noun.children, *(root.children if noun != root else ())):
        left, right = (child.i, child.i + 1) if child == noun else edges(child)
        if child == noun or (base(child) not in BESIDE and not _holds(child, cue)):
            start, end = min(start, left), max(end, right)
    return trimmed(doc, start, max(end, _closed(party, cue)))


def _holds(token: Token, cue: Cue) -> bool:
    """Whether the cue stands among the words that hang on a token."""
    start, end = edges(token)
    return start <= cue.head.i < end and token.i != cue.head.i and token in cue.head.ancestors


def _closed(party: Party, cue: Cue) -> int:
    """Where an aside ends that commas part from the party and from its verb: "Ada Boyle, of the union, said"."""
    doc, at = cue.head.doc, cue.start
    while at > party.end and doc[at - 1].pos_ in ("AUX", "ADV", "PART"):
        at -= 1
    between = doc[party.end : at]
    is_aside = len(between) > 2 and between[0].text == between[-1].text == "," and between[1].pos_ in DESCRIBING
    return at if is_aside and cue.head.sent.start <= party.start else party.end
