"""JSONL: one document a line, as docs/bulk.md describes."""

import json
import re
from collections.abc import Iterator

from cables.formats.base import Extracted
from cables.formats.bulk import CONTENT, Row, read_rows
from cables.formats.decoding import decode

_FIRST_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{[ \t]*\"[^\n]*")
_KNOWN = re.compile(rb"\"(?:%s)\"\s*:" % "|".join(CONTENT).encode())
_ENDING = (".jsonl", ".ndjson")


def recognises(data: bytes, filename: str) -> bool:
    """Whether the first line opens an object that has a text; under the name of such a file, any object will do."""
    line = _FIRST_LINE.match(data)
    return bool(line) and (filename.lower().endswith(_ENDING) or bool(_KNOWN.search(line[0])))


def extract(data: bytes, filename: str) -> Extracted:
    """The rows as parts; blank lines are skipped."""
    text, warnings = decode(data)
    return read_rows(_rows(text.removeprefix("\ufeff")), warnings)


def _rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, _object(line)


def _object(line: str) -> dict[str, object] | str:
    """The object, or what is wrong with the line."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return "It is no JSON. Write one object in braces on each line."
    return row if isinstance(row, dict) else 'It is no object. Write the document\'s fields in braces, {"text": "..."}.'
