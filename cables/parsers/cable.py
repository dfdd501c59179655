"""Cables: header, paragraphs and marking of a message in any layout; disorder gives warnings, never an error."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from cables.markings import HIGHEST, MarkingValue, parse_marking
from cables.parsers.base import CableHeader, ParsedDocument, ParsedParagraph
from cables.parsers.cable_actions import find_actions
from cables.parsers.cable_body import read_body, split_header
from cables.parsers.cable_fields import read_header
from cables.parsers.cable_header import gather
from cables.parsers.cable_order import read_order
from cables.parsers.cable_record import split_record, with_record
from cables.parsers.language import guess_language
from cables.parsers.layout import split_lines
from cables.parsers.text import shorten

_DECLASSIFIED = re.compile(r"Declassified/Released\b", re.I)
_TAIL = 1_500  # characters in which a cable without such a header can say who classified it and why


def parse_cable(text: str, received: date | None) -> ParsedDocument:
    """A cable in any of its layouts. Its dates carry their year, so the day of receipt is not needed."""
    lines, record = split_record(split_lines(text))
    raw = with_record(gather(lines), record)
    read = read_header(raw)
    header, warnings = _with_tail(read.header, text), list(read.warnings)
    body, banners = read_body(lines[raw.length :], text)
    above = [ParsedParagraph(None, 0, 1, "furniture")] if text.startswith("\ufeff") else []
    above += [ParsedParagraph(None, s.start, s.end, "header") for s in split_header(lines[: raw.length])]
    below = [ParsedParagraph(None, s.start, s.end, "furniture") for s in split_header(record)]
    marking = _marking([*raw.markings, *banners], [part.marking for part in body if part.marking], warnings)
    if _DECLASSIFIED.search(text) and marking != MarkingValue("UNCLASSIFIED"):
        warnings.append(_RELEASED)
    return ParsedDocument(
        text=text,
        kind="cable",
        title=header.subject if header and header.subject else _opening_words(body, text),
        published=read.day,
        language=guess_language(text),
        marking=marking,
        header=header,
        issuer=header.sender if header else None,
        paragraphs=tuple(above + body + below),
        warnings=tuple(warnings),
        actions=find_actions(body, text, read.day),
    )


def _with_tail(header: CableHeader | None, text: str) -> CableHeader | None:
    """The header with the reason for its classification, which some cables give below their text."""
    if header is None or header.reason:
        return header
    classified = re.search(r"^\s*CLASSIFIED BY\b.*", text[-_TAIL:], re.I | re.M | re.S)
    return replace(header, reason=read_order("", classified[0], None).reason) if classified else header


def _opening_words(body: Iterable[ParsedParagraph], text: str) -> str:
    first = next((part for part in body if part.role == "body"), None)
    return shorten(" ".join(text[first.start : min(first.end, first.start + 400)].split())) if first else ""


def _marking(banners: list[str], portions: list[MarkingValue], warnings: list[str]) -> MarkingValue | None:
    """The marking of the whole: what its banners say, raised where a paragraph is marked higher; None if none says."""
    stated = parse_marking(" ".join(banners)) if banners else None
    if stated == HIGHEST:
        warnings.append(f"The marking is not known and is read as the highest: {' / '.join(banners)}")
    whole = stated
    for portion in portions:
        whole = whole.join(portion) if whole else portion
    if portions and whole != stated:
        warnings.append("No banner states the marking; it is that of the paragraphs." if not stated else _RAISED)
    return whole


_RAISED = "A paragraph is marked higher than the banner; the document is read as marked that high."
_RELEASED = "It is stamped as declassified. It is kept under the marking that it was sent under."
