"""Cables: header, paragraphs and marking of a message in any layout; disorder gives warnings, never an error."""

from collections.abc import Iterable
from datetime import date

from cables.markings import HIGHEST, MarkingValue, parse_marking
from cables.parsers.base import ParsedDocument, ParsedParagraph
from cables.parsers.cable_body import read_body, split_header
from cables.parsers.cable_header import gather, read_header
from cables.parsers.language import guess_language
from cables.parsers.layout import split_lines
from cables.parsers.text import shorten


def parse_cable(text: str, received: date | None) -> ParsedDocument:
    """A cable in any of its layouts. Its dates carry their year, so the day of receipt is not needed."""
    lines = split_lines(text)
    raw = gather(lines)
    header, published, warnings = read_header(raw)
    body, banners = read_body(lines[raw.length :], text)
    above = [ParsedParagraph(None, 0, 1, "furniture")] if text.startswith("\ufeff") else []
    above += [ParsedParagraph(None, s.start, s.end, "header") for s in split_header(lines[: raw.length])]
    marking = _marking([*raw.markings, *banners], [part.marking for part in body if part.marking], warnings)
    return ParsedDocument(
        text=text,
        kind="cable",
        title=header.subject if header and header.subject else _opening_words(body, text),
        published=published,
        language=guess_language(text),
        marking=marking,
        header=header,
        issuer=header.sender if header else None,
        paragraphs=tuple(above + body),
        warnings=tuple(warnings),
    )


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
