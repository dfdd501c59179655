"""What archives print below a telegram: the block of its record ("Message Attributes"), which can fill the header."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cables.parsers.cable_header import RawHeader
from cables.parsers.cable_numbers import parse_number
from cables.parsers.layout import Line

_HEADING = re.compile(r"message attributes", re.I)
_FIELD = re.compile(r"(?P<name>[A-Z][A-Za-z/ ]{1,40}): *(?P<value>.*)")
_NOTHING = ("", "n/a", "none")
# What stands in for a field of the header that the telegram itself does not print.
_STAND_INS = {
    "from": "From",
    "to": "To",
    "subject": "Subject",
    "tags": "TAGS",
    "date": "Draft Date",
    "refs": "Reference",
}
_MARKINGS = (
    ("Original Classification", "Original Handling Restrictions"),
    ("Current Classification", "Current Handling Restrictions"),
    ("Current Classification", "Handling Restrictions"),
)


def split_record(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of the telegram and those of its record; the second are none where it has no record."""
    start = next((n for n, line in enumerate(lines) if _HEADING.fullmatch(line.words)), len(lines))
    return lines[:start], lines[start:]


def with_record(raw: RawHeader, record: Sequence[Line]) -> RawHeader:
    """The header with what the record says: fields that the telegram lacks, its number, and its markings.

    A telegram released since keeps the marking that it was sent under beside the present one.
    """
    said = {m["name"]: m["value"].strip() for line in record if (m := _FIELD.fullmatch(line.words))}
    said = {name: value for name, value in said.items() if value.lower() not in _NOTHING}
    fields = {ours: [said[theirs]] for ours, theirs in _STAND_INS.items() if theirs in said}
    number = parse_number(said.get("Document Number", ""))
    if number and not raw.numbers and "mrn" not in raw.fields:
        fields["mrn"] = [f"{number.year or ''} {number.post} {number.serial}".strip()]
    printed = [" ".join(said[name] for name in pair if name in said) for pair in _MARKINGS]
    markings = [*raw.markings, *dict.fromkeys(words for words in printed if words)]
    if raw.fields.get("dtg"):
        fields.pop("date", None)
    return replace(raw, fields={**fields, **raw.fields}, markings=markings) if said else raw
