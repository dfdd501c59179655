"""Plain text: whatever no other format recognises, decoded as it stands."""

import re

from cables.formats.base import DocumentError, Extracted
from cables.formats.decoding import decode

_WEB_PAGE = re.compile(r"\ufeff?\s*(?:<!doctype html|<html\b)", re.IGNORECASE)


def recognises(data: bytes, filename: str) -> bool:
    """Anything: this is the last format of the list."""
    return True


def extract(data: bytes, filename: str) -> Extracted:
    """The decoded text; DocumentError for bytes that are no text."""
    text, warnings = decode(data)
    if _WEB_PAGE.match(text):
        raise DocumentError(f"{filename} is a web page, not text. Save it as plain text (UTF-8) and send that.")
    return Extracted(text=text, warnings=tuple(warnings))
