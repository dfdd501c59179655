"""Plain text: whatever no other format recognises, decoded as it stands."""

from cables.formats.base import Extracted
from cables.formats.decoding import decode


def recognises(data: bytes, filename: str) -> bool:
    """Anything: this is the last format of the list."""
    return True


def extract(data: bytes, filename: str) -> Extracted:
    """The decoded text; DocumentError for bytes that are no text."""
    text, warnings = decode(data)
    return Extracted(text=text, warnings=tuple(warnings))
