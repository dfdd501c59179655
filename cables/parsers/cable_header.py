"""The header of a cable: its lines gathered into raw fields, whatever their order and layout."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cables.markings import read_marking
from cables.parsers.cable_lines import HeaderLine, is_caption, is_opening, read_line, split_number
from cables.parsers.layout import Line

_LISTS = ("to", "info", "refs", "subject", "tags", "captions", "classified by", "eo", "other")
_WORDS = ("subject", "refs", "classified by", "captions")  # fields that a line like a caption may carry on
# British telegrams print the date-time group behind the sender: "FM UKMIS NEW YORK 091955Z APR 82".
_GROUP_BEHIND = re.compile(r"\s+(\d{6}Z? [A-Z]{3,9} \d{2,4})\s*$")
_PROSE = 160  # characters of a block that is no header
_LONGEST = 400  # lines that a header can have, lists of posts included


@dataclass
class RawHeader:
    """The header as printed: each field's lines, what its lines say of the marking, and how many lines it has."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    markings: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    length: int = 0

    def joined(self, name: str) -> str:
        """The words of a field as one line; empty where it has none."""
        return " ".join(" ".join(self.fields.get(name, ())).split())


def gather(lines: Sequence[Line]) -> RawHeader:
    """The header at the top of a cable: what stands above its first paragraph, up to its last field."""
    raw, found = RawHeader(), _classify(lines)
    raw.length = _length(lines, found)
    current, captioned = None, False
    for line, kind in zip(lines[: raw.length], found, strict=False):
        if line.gap and current and any(raw.fields.get(current, ())):
            current = None
        after_caption, captioned = captioned, False
        if kind and not (_carries_on(kind, current) and not line.gap):
            current = _take(kind, raw)
            captioned = kind.field == "banner" and line.words in raw.captions
        elif current not in _WORDS and is_caption(line.words, after_caption):
            current, captioned = None, True
            _take_caption(line.words, raw)
        elif current:
            raw.fields[current].append(line.words)
        else:
            raw.fields.setdefault("other", []).append(line.words)
    return raw


def _carries_on(kind: HeaderLine, current: str | None) -> bool:
    """Whether a line that looks like another field belongs to the one above: a subject's "SECRET", Bhutan's tag "BT"."""
    return (current, kind.field) == ("subject", "banner") or (current, kind.value) == ("tags", "BT")


def _classify(lines: Sequence[Line]) -> list[HeaderLine | None]:
    """What each line is, down to where the text opens."""
    found: list[HeaderLine | None] = []
    for number, line in enumerate(lines[:_LONGEST]):
        kind = read_line(line.words)
        prose = line.gap and _is_prose(lines, number) and not _heads(lines, number)
        if kind is None and (_opens(lines, number, found) or prose):
            break
        found.append(kind)
    return found


def _opens(lines: Sequence[Line], number: int, found: list[HeaderLine | None]) -> bool:
    """Whether the text opens here; a numbered reference below "REF:" does not open it."""
    line = lines[number]
    last = next((kind for kind in reversed(found) if kind), None)
    below_refs = last is not None and last.field == "refs" and not line.gap and line.indent > 0
    return is_opening(line.words) and not below_refs


def _heads(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is a title on its own above the header, however long."""
    return number == 0 and len(lines) > 1 and lines[1].gap and read_line(lines[1].words) is not None


def _is_prose(lines: Sequence[Line], number: int) -> bool:
    size, end = 0, number
    while end < len(lines) and (end == number or not lines[end].gap) and size <= _PROSE:
        if end > number and read_line(lines[end].words):
            return False
        size += len(lines[end].words)
        end += 1
    return size > _PROSE


def _length(lines: Sequence[Line], found: list[HeaderLine | None]) -> int:
    """How many lines the header has: to its last field and the lines that carry that on."""
    last = max((number for number, kind in enumerate(found) if kind), default=-1)
    if last < 0:
        return 0
    kind, end = found[last], last + 1
    empty = kind.field in _LISTS and not kind.value
    while end < len(found) and kind.field in _LISTS and (not lines[end].gap or (empty and end == last + 1)):
        end += 1
    return end


def _take(kind: HeaderLine, raw: RawHeader) -> str | None:
    """Enter a line; the name of the field that the next line may carry on."""
    if kind.field == "banner":
        raw.markings.append(kind.value)
        if is_caption(kind.value):
            raw.captions.append(kind.value)
    elif kind.field == "page":
        raw.numbers += [kind.value] if kind.value else []
    elif kind.field == "number":
        marking, number, rest = split_number(kind.value)
        raw.markings += [marking, rest] if re.search("[A-Z]", re.sub(r"SECTION \d+ OF \d+", "", rest)) else [marking]
        raw.numbers.insert(0, number)
    if kind.field == "to" and kind.name.upper() == "ACTION" and raw.names.get("to", "ACTION").upper() != "ACTION":
        kind = HeaderLine("other", kind.value, kind.name)
    if kind.field == "from" and (dtg := _GROUP_BEHIND.search(kind.value)):
        raw.fields.setdefault("dtg", []).append(dtg[1])
        kind = replace(kind, value=kind.value[: dtg.start()])
    if kind.field in ("captions", "classification") and kind.value.strip(" -").upper() not in ("", "NONE", "N/A"):
        raw.markings.append(kind.value)
        if kind.field == "captions":
            raw.captions += [part.strip() for part in re.split(r"[,;]|//", kind.value) if part.strip()]
    value = f"{kind.name}: {kind.value}" if kind.field == "classified by" else kind.value
    raw.fields.setdefault(kind.field, []).append(value)
    raw.names.setdefault(kind.field, kind.name)
    return kind.field if kind.field in _LISTS else None


def _take_caption(words: str, raw: RawHeader) -> None:
    """Enter a line that says for whom a cable is; the caveats that it opens with restrict it."""
    marking, end = read_marking(words)
    if marking:
        raw.markings.append(words[:end])
    raw.captions.append(words)
