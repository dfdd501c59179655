"""Bytes become a ParsedDocument: one file per layout, listed in PARSERS."""

from cables.parsers.base import CableHeader, DocumentError, ParsedDocument, ParsedParagraph

__all__ = ["CableHeader", "DocumentError", "ParsedDocument", "ParsedParagraph", "parse"]


def parse(data: bytes, filename: str, kind: str | None = None) -> ParsedDocument:
    """The document in a file, with offsets into the decoded file as it stands; DocumentError for what is no text."""
    raise NotImplementedError
