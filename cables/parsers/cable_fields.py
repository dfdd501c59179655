"""The raw fields of a cable's header read into values; what cannot be read gives a warning and stays in `raw`."""

import re
from dataclasses import dataclass
from datetime import datetime

from cables.dates import PartialDate, day_of, find_dates, parse_date, parse_dtg
from cables.parsers.base import CableHeader
from cables.parsers.cable_addressees import read_info_precedence, read_posts, read_precedence, read_sender
from cables.parsers.cable_header import RawHeader
from cables.parsers.cable_lines import without_portions
from cables.parsers.cable_numbers import parse_number, read_references
from cables.parsers.cable_order import read_figures, read_order
from cables.tags import read_tags

_AMERICAN = re.compile(r"AM ?EMBASSY|AM ?CONSUL|SECSTATE|US ?MISSION|USUN|USEU|USNATO|USINT|USDEL", re.I)


@dataclass(frozen=True)
class ReadHeader:
    """A header with the day it gives and what could not be read; no header at all is None."""

    header: CableHeader | None
    day: PartialDate | None
    warnings: tuple[str, ...]


def read_header(raw: RawHeader) -> ReadHeader:
    """The fields of a header as values."""
    if not raw.fields:
        return ReadHeader(None, None, ("The cable has no header.",))
    warnings: list[str] = []
    to, levels = read_posts(raw.fields.get("to", []))
    info, info_levels = read_posts(raw.fields.get("info", []))
    moment = _moment(raw, warnings)
    day = day_of(moment.date()) if moment else _day(raw, warnings)
    tags = read_tags(raw.joined("tags"))
    order = read_order(raw.joined("eo"), raw.joined("classified by"), day.first() if day else None)
    references = read_references(raw.fields.get("refs", []))
    header = CableHeader(
        mrn=_mrn(raw, moment), sender=read_sender(raw), to=to, info=info,
        precedence=read_precedence(raw, levels), info_precedence=read_info_precedence(raw, info_levels), dtg=moment,
        subject=without_portions(raw.joined("subject")) or None, captions=tuple(dict.fromkeys(raw.captions)),
        eo=_order_line(raw), declassify_on=order.declassify_on, reason=order.reason, tags=tags.codes,
        tag_countries=tags.countries, refs=tuple(dict.fromkeys(reference.text for reference in references)),
        references=references,
        persons=tuple(name for part in raw.joined("persons").split(";") if (name := part.strip())),
        raw={name: "\n".join(lines) for name, lines in raw.fields.items()},
    )  # fmt: skip
    warnings += [*tags.warnings, *_unread(header, order.unread), *_missing(header, day)]
    return ReadHeader(header, day, tuple(warnings))


def _unread(header: CableHeader, declassification: str | None) -> list[str]:
    found = []
    if header.mrn and not parse_number(header.mrn):
        found.append(f"The message number is not understood: {header.mrn[:60]}")
    if declassification:
        found.append(f"The day of declassification is not understood: {declassification}")
    if header.raw.get("precedence") and not header.precedence:
        found.append(f"The precedence is not understood: {header.raw['precedence'][:60]}")
    return found


def _missing(header: CableHeader, day: PartialDate | None) -> list[str]:
    values = {"mrn": header.mrn, "from": header.sender, "to": header.to, "date": day, "subject": header.subject}
    missing = [name for name, value in values.items() if not value]
    return [f"The header lacks: {', '.join(missing)}."] if missing else []


def _moment(raw: RawHeader, warnings: list[str]) -> datetime | None:
    printed = [*raw.fields.get("dtg", ()), *raw.fields.get("date", ())]
    moment = next((moment for words in printed if (moment := parse_dtg(words))), None)
    if printed and not moment and not parse_date(raw.joined("date")):
        warnings.append(f"The date is not a day of the calendar: {printed[0].strip()}")
    return moment


def _day(raw: RawHeader, warnings: list[str]) -> PartialDate | None:
    """The day that a field gives, else a line that holds nothing but a date, else the year of the number.

    Of a date in figures that could be read either way, the month comes first where a post of the United States writes.
    """
    printed = raw.joined("date")
    if day := parse_date(printed):
        figures = read_figures(printed) if day.precision == "year" else None
        if figures and _AMERICAN.search(f"{raw.joined('from')} {raw.joined('to')}"):
            return figures
        if figures:
            warnings.append(f"The date may have its day or its month first; only its year is taken: {printed}")
        return day
    for line in raw.fields.get("other", ()):
        dated = next(find_dates(line), None)
        if dated and (dated.start, dated.end) == (0, len(line)) and dated.value():
            return dated.value()
    return parse_date(raw.joined("mrn"))


def _mrn(raw: RawHeader, moment: datetime | None) -> str | None:
    """The number of the message; from a telegram's own line, with the year of its date-time group before it."""
    if raw.joined("mrn"):
        return raw.joined("mrn")
    if not raw.numbers:
        return None
    post, digits = raw.numbers[0].rsplit(" ", 1)
    return f"{f'{moment:%y} ' if moment else ''}{' '.join(post.split())} {int(digits)}"


def _order_line(raw: RawHeader) -> str | None:
    """The line of the executive order: "E.O. 13526: DECL: 04/02/2036"; None where there is none."""
    if "eo" not in raw.fields:
        return None
    name = raw.names["eo"].rstrip(": ")
    value = raw.joined("eo")
    return f"{name}: {value}" if any(c.isdigit() for c in name) else f"E.O. {value}".strip()
