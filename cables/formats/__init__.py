"""Bytes become the text of a document and the parts that it packs: one file per format, listed in FORMATS.

Pure: no row, no clock, no file. Hostile bytes are met here, so a worker runs `extract` in a guarded child (cables.guarded).
"""

from cables.formats import archive, csv, docx, email, feed, frus, html, jsonl, mbox, msg, odt, pdf, plain, rtf
from cables.formats.base import DocumentError, Extracted, Format, Part, ScannedError, storable

__all__ = ["FORMATS", "DocumentError", "Extracted", "Format", "Part", "ScannedError", "extract", "recognise"]

# The first that recognises the bytes takes them; plain text takes what is left.
FORMATS: dict[str, Format] = {
    "pdf": pdf,
    "docx": docx,
    "odt": odt,
    "rtf": rtf,
    "zip": archive,
    "msg": msg,
    "frus": frus,
    "feed": feed,
    "html": html,
    "mbox": mbox,
    "email": email,
    "jsonl": jsonl,
    "csv": csv,
    "text": plain,
}


def recognise(data: bytes, filename: str) -> Format:
    """The format that takes the bytes: the first that recognises them."""
    return next(form for form in FORMATS.values() if form.recognises(data, filename))


def extract(data: bytes, filename: str) -> Extracted:
    """What a file holds, by the first format that recognises it. Raises DocumentError, with what to do."""
    return storable(recognise(data, filename).extract(data, filename))
