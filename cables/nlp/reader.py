"""Reads a parsed document: one pipeline, one pass, one Doc whose offsets lead back to the stored text."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import spacy
from django.conf import settings
from django.utils.translation import get_language_info
from spacy.language import Language
from spacy.tokens import Doc, Token

from cables.nlp.cleaning import Piece, clean_document
from cables.parsers.base import ParsedDocument, ParsedParagraph

SENTENCE_MARKS = "sentence_marks"
# Memory and speed both ask for small batches: so many characters are read at once.
BATCH_CHARACTERS = 20_000


@dataclass(frozen=True)
class Reading:
    """What a Doc was made of: `origin[i]` is the place in `parsed.text` of the Doc's character i."""

    parsed: ParsedDocument
    origin: Sequence[int]


def get_nlp() -> Language:
    """The pipeline of settings.SPACY_MODEL with settings.NLP_COMPONENTS behind it, loaded once a process."""
    return _load(str(settings.SPACY_MODEL), tuple(settings.NLP_COMPONENTS))


@cache
def _load(model: str, components: tuple[str, ...]) -> Language:
    nlp = spacy.load(model)
    nlp.add_pipe(SENTENCE_MARKS, first=True)
    for name in components:
        nlp.add_pipe(name)
    return nlp


def read(parsed: ParsedDocument) -> Doc:
    """The Doc of a document's titles and body paragraphs, with all that our components find in it.

    Its text is the cleaned one: lines joined, broken words mended, capitals truecased. Every paragraph begins a
    sentence. Use `original_span` for places in the stored text. The base pipeline sees a piece at a time, so that
    a text of any length can be read; our own components see the whole. A text in a language that the pipeline
    does not know gives an empty Doc: nothing is read wrongly.
    """
    nlp = get_nlp()
    pieces = [] if why_unread(parsed) else clean_document(parsed)
    doc = _join([_join(list(_parse(nlp, batch)), nlp) for batch in _batch(pieces)], nlp)
    doc._.reading = Reading(parsed, _join_origins(pieces))
    for name in settings.NLP_COMPONENTS:
        doc = nlp.get_pipe(name)(doc)
    return doc


def why_unread(parsed: ParsedDocument) -> str:
    """Why nothing is read in this document, in words for its reader; "" for one in the language of the pipeline."""
    known = get_nlp().lang
    return "" if parsed.language == known else f"It is in {_name(parsed.language)}, and only {_name(known)} is read."


def _name(language: str) -> str:
    try:
        return get_language_info(language)["name"]
    except KeyError:
        return f"another language ({language})"


@contextmanager
def reading_room() -> Iterator[None]:
    """Read in here what need not be remembered: on leaving, the words learned from the documents are forgotten.

    No Doc read inside may be used outside; plain values taken from it may.
    """
    with get_nlp().memory_zone():
        yield


def _batch(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    batch: list[Piece] = []
    size = 0
    for piece in pieces:
        if batch and size + len(piece.text) > BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece.text)
    if batch:
        yield batch


def _parse(nlp: Language, pieces: Sequence[Piece]) -> Iterator[Doc]:
    """The Docs of a batch, without the model's inner state, which nobody reads and a long text has much of."""
    for doc in nlp.pipe([piece.text for piece in pieces], batch_size=len(pieces), disable=settings.NLP_COMPONENTS):
        doc.tensor = doc.tensor[:0].copy()
        yield doc


def _join(docs: list[Doc], nlp: Language) -> Doc:
    return Doc.from_docs(docs, ensure_whitespace=True) or Doc(nlp.vocab)


def _join_origins(pieces: Sequence[Piece]) -> Sequence[int]:
    """The origins of all characters; the blank that joins two pieces counts as the place after the first."""
    origin = array("L")
    for piece in pieces:
        if origin:
            origin.append(origin[-1] + 1)
        origin.extend(piece.origin)
    return origin


def original_span(doc: Doc, start_char: int, end_char: int) -> tuple[int, int]:
    """Where characters start_char:end_char of the Doc stand in the stored text, as (start, end)."""
    origin = doc._.reading.origin
    if start_char >= end_char:
        place = origin[start_char] if start_char < len(origin) else len(doc._.reading.parsed.text)
        return place, place
    return origin[start_char], origin[end_char - 1] + 1


def find_paragraph(doc: Doc, place: Token | int) -> ParsedParagraph:
    """The paragraph that a token, or a character of the Doc's text, stands in."""
    reading = doc._.reading
    char = place.idx if isinstance(place, Token) else place
    paragraphs = reading.parsed.paragraphs
    return paragraphs[bisect_right(paragraphs, reading.origin[char], key=lambda p: p.start) - 1]


Doc.set_extension("reading", default=None, force=True)
Doc.set_extension("paragraph_of", method=find_paragraph, force=True)
