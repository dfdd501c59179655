"""CSV with comma, semicolon or tab: a line of names, then one document a row, as docs/bulk.md describes."""

import csv
import re
from collections.abc import Iterator

from cables.formats.base import Extracted
from cables.formats.bulk import CONTENT, FIELDS, Row, read_rows
from cables.formats.decoding import decode

csv.field_size_limit(2**30)  # a field holds a whole document; what is read is limited before
_DELIMITERS = ",;\t"
_ENDING = (".csv", ".tsv")


def recognises(data: bytes, filename: str) -> bool:
    """Whether the first line names a text and one more known column; under the name of such a file, the text is enough."""
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    if len(first) > 4_096 or b"\0" in first:
        return False
    names = _names(first.decode("utf-8", "replace"), _delimiter(first.decode("utf-8", "replace")))
    known = len(set(names) & set(FIELDS))
    return bool(set(names) & set(CONTENT)) and known > (0 if filename.lower().endswith(_ENDING) else 1)


def extract(data: bytes, filename: str) -> Extracted:
    """The rows as parts, by the names in the first line."""
    text, warnings = decode(data)
    return read_rows(_rows(text.removeprefix("\ufeff").lstrip()), warnings)


def _rows(text: str) -> Iterator[Row]:
    """The rows under their names. A row can be wrong for itself; the next is read all the same."""
    lines = re.split(r"(?<=\n)", text)
    delimiter = _delimiter(lines[0])
    names = _names(lines[0], delimiter)
    # Strict: a quotation mark that stands wrong is told, and does not swallow the rows behind it silently.
    reader = csv.reader(lines[1:], delimiter=delimiter, strict=True)
    while True:
        start = reader.line_num
        try:
            row = next(reader, None)
        except csv.Error:
            row = _BROKEN
        if row is None:
            return
        if row:
            yield start + 2, _fields(names, row)


_BROKEN = ["a row whose quotation marks do not close"]


def _fields(names: list[str], row: list[str]) -> dict[str, object] | str:
    if row is _BROKEN:
        return "Its quotation marks do not fit. Put the text between two of them, and write those inside it twice."
    if len(row) != len(names):
        return (
            f"It has {len(row)} columns, and the first line names {len(names)}. Quote a text that holds the separator."
        )
    return dict(zip(names, row, strict=True))


def _names(line: str, delimiter: str) -> list[str]:
    return [
        name.strip().strip('"').strip().lower() for name in line.removeprefix("\ufeff").strip("\r\n").split(delimiter)
    ]


def _delimiter(line: str) -> str:
    """The separator that makes most known names of the first line."""
    return max(_DELIMITERS, key=lambda mark: (len(set(_names(line, mark)) & set(FIELDS)), line.count(mark)))
