"""Bytes become a ParsedDocument: one file per layout, listed in PARSERS."""

import re
from dataclasses import replace
from datetime import date

from cables.parsers.base import KINDS, CableHeader, DocumentError, ParsedDocument, ParsedParagraph
from cables.parsers.cable import parse_cable
from cables.parsers.decoding import decode
from cables.parsers.kinds import guess_kind
from cables.parsers.text import parse_article, parse_statement

__all__ = ["KINDS", "PARSERS", "CableHeader", "DocumentError", "ParsedDocument", "ParsedParagraph", "parse"]

PARSERS = {"cable": parse_cable, "statement": parse_statement, "article": parse_article}

# Telegrams are filed under their numbers: "1973BONN07634.txt" is Bonn's 7634th of 1973.
_FILED_NUMBER = re.compile(r"(?:19|20)?\d{2}[ _-]?[A-Z]{4,8}[ _-]?\d{3,6}(?=\.|$)")
_WEB_PAGE = re.compile(r"\ufeff?\s*(?:<!doctype html|<html\b)", re.IGNORECASE)


def parse(data: bytes, filename: str, kind: str | None = None, received: date | None = None) -> ParsedDocument:
    """The document in a file, with offsets into the decoded file as it stands.

    `kind` is guessed from the layout where it is not given. `received` is the day the document came in: it settles
    the year of a dateline that has none ("GENEVA, May 6 (AFP) -"). Raises DocumentError for what is no text, with
    words for the person who sent it, and ValueError for a kind that does not exist.
    """
    text, warnings = decode(data)
    if _WEB_PAGE.match(text):
        raise DocumentError(f"{filename} is a web page, not text. Save it as plain text (UTF-8) and send that.")
    parser = PARSERS.get(kind or guess_kind(text))
    if parser is None:
        raise ValueError(f"no such kind of document: {kind}")
    document = _with_number(parser(text, received), filename)
    return replace(document, warnings=(*warnings, *document.warnings))


def _with_number(document: ParsedDocument, filename: str) -> ParsedDocument:
    """The document, with the number that its file is named after where a telegram's own header gives none."""
    number = _FILED_NUMBER.match(filename)
    if document.kind != "cable" or number is None or document.header and document.header.mrn:
        return document
    return replace(document, header=replace(document.header or CableHeader(), mrn=number.group()))
