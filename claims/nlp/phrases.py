"""Which words belong together: a noun and what names it further, what hangs on a word, who is joined by "and"."""

from collections.abc import Iterator

from spacy.tokens import Token

from cables.nlp import Doc
from claims.nlp.places import base, case_of

LONGEST_NAME = 8  # tokens that a name may run on after its noun


def edges(token: Token) -> tuple[int, int]:
    """First token and one past the last token of everything that depends on a word."""
    return token.left_edge.i, token.right_edge.i + 1


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space and stray punctuation at its edges; quotation marks and brackets stay."""
    while start < end and (doc[start].is_space or doc[start].text in (",", ";", ":", ".", "-", "–", "—", ")")):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in (",", ";", ":", ".", "-", "–", "—", "(")):
        end -= 1
    return start, end


def noun_phrase(token: Token) -> tuple[int, int]:
    """The words that name a party: the noun and what modifies it, without preposition, relative clause or aside."""
    left, right = token.i, token.i + 1
    for child in token.children:
        start, end = edges(child)
        if child.i < token.i:
            if base(child) in ("det", "amod", "compound", "flat", "nummod") or child.dep_ in ("nmod:poss", "nmod:desc"):
                left = min(left, start)
        elif base(child) in ("flat", "compound", "nummod", "fixed") or _names_further(child):
            right = max(right, end)
    return trimmed(token.doc, left, right)


def _names_further(child: Token) -> bool:
    """Whether what follows a noun belongs to its name: "the Embassy of Peru", "its counsel, Ada Boyle"; not "of theft"."""
    start, end = edges(child)
    words = child.doc[start:end]
    if (
        base(child) not in ("nmod", "appos")
        or end - start > LONGEST_NAME
        or any(token.pos_ == "VERB" for token in words)
    ):
        return False
    if base(child) == "appos" or child.pos_ == "PROPN":
        return True
    return case_of(child) == "of" and any(base(grandchild) == "det" for grandchild in child.children)


def conjuncts(token: Token) -> Iterator[Token]:
    """A noun and those coordinated with it ("France and Spain")."""
    yield token
    for child in token.children:
        if base(child) == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            yield from conjuncts(child)
