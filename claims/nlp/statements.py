"""Clauses that are claims without any cue of speech: what a statement, a talking point or a speaker simply says."""

from collections.abc import Iterator

from spacy.tokens import Token

from cables.nlp import Doc
from claims.kinds import KINDS, Frame
from claims.nlp.cues import Cue
from claims.nlp.modality import is_question
from claims.nlp.places import base
from claims.nlp.quotes import Quotes

SHORTEST = 4  # tokens of a clause that can say something
CLAUSE = Frame("", part="clause", content="clause")
FRAMES = tuple((kind, CLAUSE) for kind in KINDS)
PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "PRON", "NUM"})


def find_statements(doc: Doc, quotes: Quotes, speaks: bool) -> Iterator[Cue]:
    """Main and coordinated clauses; in a document that does not itself speak, those inside quotations only."""
    for sentence in doc.sents:
        if sentence.end - sentence.start < SHORTEST or is_question(sentence):
            continue
        for token in sentence:
            if _heads_clause(token, sentence.root) and (speaks or quotes.inside[token.i] >= 0):
                yield Cue(token, "clause", FRAMES, token.i, token.i + 1)


def _heads_clause(token: Token, root: Token) -> bool:
    if token.pos_ not in PREDICATES:
        return False
    if token.i == root.i:
        return True
    label = base(token)
    if label == "conj" and token.pos_ in ("VERB", "AUX", "ADJ"):
        return _heads_clause(token.head, root) and any(
            base(child) in ("nsubj", "aux", "cop") for child in token.children
        )
    return (
        label in ("parataxis", "ccomp")
        and token.pos_ in ("VERB", "AUX")
        and token.right_edge.i - token.left_edge.i >= SHORTEST
    )


def clause_stretch(token: Token) -> tuple[int, int]:
    """The clause of a predicate without the coordinated clauses that follow it with a subject of their own."""
    start, end = token.left_edge.i, token.right_edge.i + 1
    for child in token.children:
        if child.i > token.i and base(child) in ("conj", "parataxis") and _heads_clause(child, token.sent.root):
            joint = [cc.i for cc in child.children if base(cc) == "cc"]
            end = min(end, *joint, child.left_edge.i)
    return start, end
