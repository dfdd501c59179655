"""The reading room: a parsed document in, one spaCy Doc out."""

from spacy.tokens import Doc, Span, Token

from cables.nlp import sentences
from cables.nlp.cleaning import in_capitals
from cables.nlp.reader import Reading, get_nlp, original_span, read, reading_room, why_unread

__all__ = [
    "Doc",
    "Reading",
    "Span",
    "Token",
    "get_nlp",
    "in_capitals",
    "original_span",
    "read",
    "reading_room",
    "sentences",
    "why_unread",
]
