"""The text of a file becomes a ParsedDocument: one file per layout, listed in PARSERS."""

import re
from dataclasses import replace
from datetime import date

from cables.formats import DocumentError, Extracted, extract
from cables.parsers.base import KINDS, CableHeader, ParsedDocument, ParsedParagraph
from cables.parsers.cable import parse_cable
from cables.parsers.kinds import guess_kind
from cables.parsers.language import guess_language
from cables.parsers.text import NO_DATE, parse_article, parse_statement

__all__ = [
    "KINDS",
    "PARSERS",
    "CableHeader",
    "DocumentError",
    "ParsedDocument",
    "ParsedParagraph",
    "parse",
    "parse_extracted",
]

PARSERS = {"cable": parse_cable, "statement": parse_statement, "article": parse_article}

# Telegrams are filed under their numbers: "1973BONN07634.txt" is Bonn's 7634th of 1973.
_FILED_NUMBER = re.compile(r"(?:19|20)?\d{2}[ _-]?[A-Z]{4,8}[ _-]?\d{3,6}(?=\.|$)")


def parse(data: bytes, filename: str, kind: str | None = None, received: date | None = None) -> ParsedDocument:
    """The document in a file: `extract`, then `parse_extracted`, in this process; for files of our own and commands.

    Raises DocumentError, with words for the person who sent it, for what is no text or only packs other files.
    """
    return parse_extracted(extract(data, filename), filename, kind, received)


def parse_extracted(
    file: Extracted, filename: str, kind: str | None = None, received: date | None = None
) -> ParsedDocument:
    """The document that was found in a file, with offsets into its text. What the file says of itself holds over its layout.

    `kind` is guessed from the layout where it is not given. `received` is the day the document came in: it settles
    the year of a dateline that has none ("GENEVA, May 6 (AFP) -"). Raises DocumentError for a file
    without a text of its own, and ValueError for a kind that does not exist.
    """
    if file.text is None:
        raise DocumentError(
            f"{filename} only packs other files. Bring it in with `ingest`, or bring the files themselves."
        )
    parser = PARSERS.get(kind or file.kind or guess_kind(file.text))
    if parser is None:
        raise ValueError(f"no such kind of document: {kind}")
    document = _with_number(parser(file.text, received), filename)
    said = {name: getattr(file, name) for name in ("title", "issuer", "published") if getattr(file, name)}
    if document.header and file.kind != "cable":  # it knows better who sent it when than the mail that brings it
        said = {name: value for name, value in said.items() if not getattr(document, name)}
    if file.language:
        said["language"] = guess_language(file.text, file.language)
    found = [warning for warning in document.warnings if warning != NO_DATE or not file.published]
    warnings = (*file.warnings, *found)
    return replace(document, warnings=warnings, author=file.author, url=file.url, **said)


def _with_number(document: ParsedDocument, filename: str) -> ParsedDocument:
    """The document, with the number that its file is named after where a telegram's own header gives none."""
    number = _FILED_NUMBER.match(filename)
    if document.kind != "cable" or number is None or document.header and document.header.mrn:
        return document
    return replace(document, header=replace(document.header or CableHeader(), mrn=number.group()))
