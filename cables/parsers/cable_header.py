"""The header of a cable: its lines gathered into fields, its fields read, whatever their order and layout."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cables.dates import PartialDate, day_of, parse_date, parse_dtg
from cables.parsers.base import CableHeader
from cables.parsers.cable_lines import HeaderLine, is_opening, read_line, split_number
from cables.parsers.layout import Line

PRECEDENCES = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}
_RANKS = list(PRECEDENCES.values())
_LISTS = ("to", "info", "refs", "subject", "tags", "captions", "classified by", "eo", "other")
_PRECEDENCE = re.compile(rf"\s+(?:NIACT\s+)?({'|'.join(_RANKS)})(?:\s+\d{{1,5}})?\s*$", re.I)
_POST_TYPES = r"AM ?EMBASSY|AM ?CONSUL|US ?MISSION|USEU|USUN|USINT|USLO|AIT|SECSTATE|DEPT|CONSULATE|EMBASSY|MISSION"
_PLACE_FIRST = re.compile(rf"(?P<place>.+),\s*(?P<post>{_POST_TYPES})", re.I)
_PRECEDENCE_FIRST = re.compile(rf"(?:NIACT\s+)?({'|'.join(_RANKS)})\s+(?=\S)", re.I)
_SERIAL = re.compile(r"\s+\d{1,5}$")
_ROUTE = re.compile(r"^RU[A-Z]{3,6}\s*/\s*")
_REF_MARK = re.compile(r"(?:^|(?<=[\s,;]))\(?[A-Za-z][.):]\)?\s+(?=\S)")
_PORTION = re.compile(r"^\((?:U|SBU|C|S|LOU)(?:/[A-Z/]+)?\)\s*")
_PROSE = 160  # characters of a block that is no header
_LONGEST = 400  # lines that a header can have, lists of posts included


@dataclass
class RawHeader:
    """The header as printed: each field's lines, what its lines say of the marking, and how many lines it has."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    markings: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    length: int = 0

    def joined(self, name: str) -> str:
        return " ".join(" ".join(self.fields.get(name, ())).split())


def gather(lines: Sequence[Line]) -> RawHeader:
    """The header at the top of a cable: what stands above its first paragraph, up to its last field."""
    raw, found = RawHeader(), _classify(lines)
    raw.length = _length(lines, found)
    current = None
    for line, kind in zip(lines[: raw.length], found, strict=False):
        if line.gap and current and any(raw.fields.get(current, ())):
            current = None
        if kind and not (current == "subject" and kind.field == "banner" and not line.gap):
            current = _take(kind, raw)
        elif current:
            raw.fields[current].append(line.words)
        else:
            raw.fields.setdefault("other", []).append(line.words)
    return raw


def _classify(lines: Sequence[Line]) -> list[HeaderLine | None]:
    """What each line is, down to where the text opens."""
    found: list[HeaderLine | None] = []
    for number, line in enumerate(lines[:_LONGEST]):
        kind = read_line(line.words)
        if kind is None and (_opens(lines, number, found) or (line.gap and _is_prose(lines, number))):
            break
        found.append(kind)
    return found


def _opens(lines: Sequence[Line], number: int, found: list[HeaderLine | None]) -> bool:
    """Whether the text opens here; a numbered reference below "REF:" does not open it."""
    line = lines[number]
    last = next((kind for kind in reversed(found) if kind), None)
    below_refs = last is not None and last.field == "refs" and not line.gap and line.indent > 0
    return is_opening(line.words) and not below_refs


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
    elif kind.field == "page":
        raw.numbers += [kind.value] if kind.value else []
    elif kind.field == "number":
        marking, number, rest = split_number(kind.value)
        raw.markings += [marking, rest] if re.search("[A-Z]", re.sub(r"SECTION \d+ OF \d+", "", rest)) else [marking]
        raw.numbers.insert(0, number)
    if kind.field == "to" and kind.name.upper() == "ACTION" and raw.names.get("to", "ACTION").upper() != "ACTION":
        kind = HeaderLine("other", kind.value, kind.name)
    if kind.field in ("captions", "classification") and kind.value.strip(" -").upper() not in ("", "NONE", "N/A"):
        raw.markings.append(kind.value)
    raw.fields.setdefault(kind.field, []).append(kind.value)
    raw.names.setdefault(kind.field, kind.name)
    return kind.field if kind.field in _LISTS else None


def read_header(raw: RawHeader) -> tuple[CableHeader | None, PartialDate | None, list[str]]:
    """The fields of a header, the day it gives, and warnings; no header at all gives None."""
    if not raw.fields:
        return None, None, ["The cable has no header."]
    warnings: list[str] = []
    to, levels = _addressees(raw.fields.get("to", []))
    info, _ = _addressees(raw.fields.get("info", []))
    moment = _moment(raw, warnings)
    day = day_of(moment.date()) if moment else parse_date(raw.joined("date")) or parse_date(raw.joined("mrn"))
    header = CableHeader(
        mrn=_mrn(raw, moment),
        sender=_sender(raw),
        to=to,
        info=info,
        precedence=_precedence(raw, levels),
        dtg=moment,
        subject=_PORTION.sub("", raw.joined("subject")) or None,
        tags=_tags(raw.joined("tags")),
        refs=_refs(raw.fields.get("refs", [])),
        raw={name: "\n".join(lines) for name, lines in raw.fields.items()},
    )
    missing = [name for name in ("mrn", "from", "to", "date", "subject") if not _has(header, day, name)]
    if missing:
        warnings.append(f"The header lacks: {', '.join(missing)}.")
    return header, day, warnings


def _has(header: CableHeader, day: PartialDate | None, name: str) -> bool:
    return bool(day if name == "date" else header.sender if name == "from" else getattr(header, name))


def _moment(raw: RawHeader, warnings: list[str]) -> datetime | None:
    printed = [*raw.fields.get("dtg", ()), *raw.fields.get("date", ())]
    moment = next((moment for words in printed if (moment := parse_dtg(words))), None)
    if printed and not moment and not parse_date(raw.joined("date")):
        warnings.append(f"The date is not a day of the calendar: {printed[0].strip()}")
    return moment


def _mrn(raw: RawHeader, moment: datetime | None) -> str | None:
    """The number of the message; from a telegram's own line, with the year of its date-time group before it."""
    if raw.joined("mrn"):
        return raw.joined("mrn")
    if not raw.numbers:
        return None
    post, digits = raw.numbers[0].rsplit(" ", 1)
    return f"{f'{moment:%y} ' if moment else ''}{' '.join(post.split())} {int(digits)}"


def _sender(raw: RawHeader) -> str | None:
    senders, _ = _addressees([f"{line};" for line in raw.fields.get("from", [])[:1]])
    return senders[0] if senders else None


def _addressees(lines: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """The posts of a list without routing, precedence and serial number, and the precedences."""
    text = "\n".join(lines)
    items = " ".join(lines).split(";") if ";" in text else _split_posts(lines)
    posts, levels = [], []
    for item in items:
        post = _ROUTE.sub("", " ".join(item.split()).strip(" ,."))
        while level := _PRECEDENCE.search(" " + post):
            levels.append(level[1].upper())
            post = (" " + post)[: level.start()].strip()
        if level := _PRECEDENCE_FIRST.match(post):
            levels.append(level[1].upper())
            post = post[level.end() :]
        post = _SERIAL.sub("", post).strip(" ,")
        if place_first := _PLACE_FIRST.fullmatch(post):
            post = f"{place_first['post']} {place_first['place']}"
        if post and post not in posts:
            posts.append(post)
    return tuple(posts), levels


def _split_posts(lines: list[str]) -> list[str]:
    """One post a line, or several with commas between them."""
    posts: list[str] = []
    for line in lines:
        parts = [part for part in line.split(",") if part.strip()]
        several = len(parts) > 1 and not _PLACE_FIRST.search(line) and "(" not in line
        posts += parts if several else [line]
    return posts


def _precedence(raw: RawHeader, levels: list[str]) -> str | None:
    """The precedence of the action addressees: its own field, the letter of the date-time group, or the highest named."""
    words = raw.joined("precedence").upper()
    stated = next(
        (level for level in _RANKS if level in words), PRECEDENCES.get(words[:1]) if len(words) == 1 else None
    )
    if stated:
        return stated
    letter = next(
        (match[0][0] for line in raw.fields.get("dtg", ()) if (match := re.match(r"[ZOPR]{1,2}(?= )", line))), None
    )
    routed = next(
        (match[0][0] for line in raw.fields.get("routing", ()) if (match := re.match(r"([ZOPR])\1 ", line))), None
    )
    if letter or routed:
        return PRECEDENCES[letter or routed]
    return min(levels, key=_RANKS.index, default=None)


def _tags(text: str) -> tuple[str, ...]:
    """The codes of a TAGS line; a name in brackets stays whole, codes of four letters run together are parted."""
    tags: list[str] = []
    for part in re.findall(r"\([^)]*\)|[^\s,;/.()]+", text.upper()):
        glued = part.isalpha() and len(part) > 5 and len(part) % 4 in (0, 2)
        tags += re.findall(r".{4}|.+", part) if glued else [part]
    return tuple(dict.fromkeys(tags))


def _refs(lines: list[str]) -> tuple[str, ...]:
    """The references, without the letters they are listed under."""
    text = "\n".join(lines).strip()
    parts = _REF_MARK.split(text)
    if len(parts) == 1:
        parts = re.split(r";|\n|,\s*(?=(?:\d{2,4} )?[A-Z][A-Z ]+ \d+)|\s+AND\s+(?=[A-Z][A-Z ]+ \d+)", text)
    refs = (" ".join(part.split()).strip(" ,;.") for part in parts)
    return tuple(ref for ref in refs if ref and ref.upper() not in ("NONE", "N/A"))
