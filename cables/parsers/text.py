"""Articles and statements: title, day, issuer and the part that each paragraph plays."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import reduce

from cables.dates import PartialDate, PrintedDate, find_dates
from cables.markings import MarkingValue, is_banner, parse_marking
from cables.parsers.base import ParsedDocument, ParsedParagraph
from cables.parsers.headings import (
    agency_of,
    find_dateline,
    head_class,
    is_closing,
    is_date_line,
    is_footer,
    is_letterhead,
    is_page_furniture,
    is_signature,
)
from cables.parsers.language import guess_language
from cables.parsers.layout import BULLET, UNWRAPPED, Line, Stretch, split_blocks, split_lines, split_paragraphs
from cables.parsers.years import settle_year

_HEAD = 16  # stretches: titles and letterheads stand no lower
_TAIL = 14  # stretches: nor do footers stand higher
_TITLE = 220  # characters
_SHORT = 40  # characters: a line that long may have been wrapped
_CARRIED = re.compile(r"(?:of|in|to|and|for) ", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]{1,80}\)")
NO_DATE = "No date was found."
_STATED_ISSUER = re.compile(
    r"\b((?:[A-Z][\w.&'-]+ )*(?:Ministry|Department|Embassy|Office|Commission|Council|Agency)(?: (?:of|for|in|and|the|[A-Z][\w.]*))*"
    r"|[A-Z]{3,}) (?:Spokes\w+|Press|Statement)|"
    r"(?:[Ss]tatement|[Rr]emarks|[Cc]ommuniqu[eé]) (?:by|of|from) (?:the )?(.+?)(?: on | regarding | concerning | about |$)"
)
_REPORTED_DAY = re.compile(r"\b\w+day \(\d{1,2}[/.]\d{1,2}[/.]\d{4}\)")


@dataclass
class _Reading:
    """What has been found on the way down the page."""

    title: Stretch | None = None
    days: list[PrintedDate] = field(default_factory=list)
    letterheads: list[str] = field(default_factory=list)
    publisher: str | None = None
    paragraphs: list[ParsedParagraph] = field(default_factory=list)

    def add(self, start: int, end: int, role: str) -> None:
        self.paragraphs.append(ParsedParagraph(None, start, end, role))


def parse_article(text: str, received: date | None) -> ParsedDocument:
    """An article: headline, byline and dateline apart from what it reports."""
    return _parse(text, "article", received)


def parse_statement(text: str, received: date | None) -> ParsedDocument:
    """A statement, press release or transcript: letterhead and contacts apart from what is said."""
    return _parse(text, "statement", received)


def _parse(text: str, kind: str, received: date | None) -> ParsedDocument:
    reading = _Reading()
    if text.startswith("\ufeff"):
        reading.add(0, 1, "furniture")
    stretches = _stretches(split_lines(text))
    body = _read_head(stretches, reading)
    tail = _first_of_tail(stretches, body)
    signed = _first_of_signature(stretches, body, tail) if kind == "statement" else tail
    _read_body(stretches[body:signed], text, reading)
    for stretch in stretches[signed:tail]:
        reading.add(stretch.start, stretch.end, "signature")
    for stretch in stretches[tail:]:
        reading.add(stretch.start, stretch.end, "furniture")
        if is_date_line(stretch.words):
            reading.days += find_dates(stretch.words)
    title = reading.title.words if reading.title else shorten(stretches[min(body, len(stretches) - 1)].words)
    published, warnings = _published(reading, title, text, received)
    issuer = _issuer(reading, title) if kind == "statement" else reading.publisher
    return ParsedDocument(
        text,
        kind,
        title,
        published,
        guess_language(text),
        _marking(stretches),
        None,
        issuer,
        tuple(reading.paragraphs),
        tuple(warnings),
    )


def _marking(stretches: list[Stretch]) -> MarkingValue | None:
    """The marking of all banners on the page, wherever they stand; None without one."""
    banners = [parse_marking(stretch.words) for stretch in stretches if is_banner(stretch.words)]
    return reduce(MarkingValue.join, banners) if banners else None


def shorten(words: str, limit: int = 100) -> str:
    """The first words, to serve as the title of a document that has none."""
    return words if len(words) <= limit else words[: limit + 1].rsplit(" ", 1)[0][:limit] + "…"


def _stretches(lines: list[Line]) -> list[Stretch]:
    """The paragraphs of the page; in its head, lines of a letterhead or byline stand each for itself."""
    stretches: list[Stretch] = []
    wrapped = max((line.width for line in lines), default=0) <= UNWRAPPED
    for block in split_blocks(lines):
        paragraphs = split_paragraphs(block)
        if len(stretches) < _HEAD:
            paragraphs = [part for paragraph in paragraphs for part in _split_head(paragraph, wrapped)]
        stretches += paragraphs
    return stretches


def _split_head(paragraph: Stretch, wrapped: bool) -> list[Stretch]:
    """A paragraph of the head, line by line if it is no prose; a title that was wrapped stays in one piece."""
    lines, rest = paragraph.lines[:_HEAD], paragraph.lines[_HEAD:]
    classes = [head_class(line.words) for line in lines]
    if len(lines) == 1 or not (any(classes) or not wrapped or max(line.width for line in lines) < _SHORT):
        return [paragraph]
    parts: list[list[Line]] = []
    for number, line in enumerate(lines):
        above = lines[number - 1].words if number else ""
        if (
            wrapped
            and number
            and not classes[number]
            and not classes[number - 1]
            and len(above) >= _SHORT
            or number
            and not classes[number]
            and _carries_on(line, classes[number - 1])
        ):
            parts[-1].append(line)
        else:
            parts.append([line])
    parts[-1] += rest
    return [Stretch(tuple(part)) for part in parts]


def _carries_on(line: Line, above: str | None) -> bool:
    """Whether a line goes on with the name in the line above: "INFORMATION / of the Directorate"."""
    return line.words[0].islower() or (above == "letterhead" and bool(_CARRIED.match(line.words)))


def _read_head(stretches: list[Stretch], reading: _Reading) -> int:
    """Mark title, letterhead, bylines and date lines; the number of the first stretch of the text itself."""
    classes = [head_class(stretch.words) for stretch in stretches[:_HEAD]]
    chosen = _title_number(stretches, classes)
    for number, stretch in enumerate(stretches[:_HEAD]):
        found = classes[number]
        if number == chosen:
            reading.title = stretch
            reading.add(stretch.start, stretch.end, "title")
        elif found or (chosen is not None and number < chosen) or _is_imprint(stretch.words, reading):
            reading.add(stretch.start, stretch.end, "furniture")
            _note(stretch.words, found, reading)
        else:
            return number
    return min(_HEAD, len(stretches))


def _is_imprint(words: str, reading: _Reading) -> bool:
    """A line below the title that tells where and when it appeared: "PARIS, March 12 — By A. Writer"."""
    dateline = find_dateline(words)
    if dateline and (dateline.length >= len(words) or head_class(words[dateline.length :]) == "byline"):
        _note_dateline(dateline.day, dateline.agency, reading)
        return True
    if _ASIDE.fullmatch(words):
        return True
    short = len(words) <= UNWRAPPED and len(words.split()) <= 12 and words[-1] not in '.?!:;”"'
    return short and any(found.day and found.year for found in find_dates(words))


def _title_number(stretches: list[Stretch], classes: list[str | None]) -> int | None:
    """Which stretch is the title: the first that is neither letterhead nor prose; else a letterhead that reads so."""
    candidates = []
    for number, found in enumerate(classes):
        if found is None:
            words = stretches[number].words
            if _is_prose(words, number < len(stretches) - 1) or (candidates and words.endswith(".")):
                break
            candidates.append(number)
            if len(words.split()) > 3:
                return number
    if candidates:
        return candidates[0]
    spare = [number for number, found in enumerate(classes) if found in ("letterhead", "byline")]
    return spare[-1] if spare and spare[-1] < len(stretches) - 1 and classes.count("letterhead") > 1 else None


def _is_prose(words: str, followed: bool) -> bool:
    if len(words) > _TITLE or not followed or find_dateline(words):
        return True
    return len(words) > UNWRAPPED and words.endswith((".", ".”", '."'))


def _note(words: str, found: str | None, reading: _Reading) -> None:
    reading.days += find_dates(words)
    if (dateline := find_dateline(words)) and dateline.agency:
        reading.publisher = dateline.agency
    if found == "letterhead":
        reading.letterheads.append(words)
    elif found == "byline":
        reading.publisher = reading.publisher or agency_of(words)


def _note_dateline(day: PrintedDate | None, agency: str | None, reading: _Reading) -> None:
    reading.days += [day] if day else []
    reading.publisher = agency or reading.publisher


def _first_of_tail(stretches: list[Stretch], body: int) -> int:
    """The number of the first stretch below the text."""
    first = max(body + 1, len(stretches) - _TAIL)
    end = next((n for n in range(first, len(stretches)) if is_closing(stretches[n].words)), len(stretches))
    while end > body + 1 and (is_footer(stretches[end - 1].words) or is_date_line(stretches[end - 1].words)):
        end -= 1
    return end


def _first_of_signature(stretches: list[Stretch], body: int, tail: int) -> int:
    """The number of the stretch where those who sign are named: the last two lines at most, without a full stop."""
    first = tail
    while first > max(body + 1, tail - 2) and is_signature(stretches[first - 1].words):
        first -= 1
    return first


def _read_body(stretches: list[Stretch], text: str, reading: _Reading) -> None:
    for number, stretch in enumerate(stretches):
        start = stretch.start
        dateline = find_dateline(stretch.lines[0].words) if number < 2 else None
        opening = dateline.length if dateline else 0
        if dateline:
            _note_dateline(dateline.day, dateline.agency, reading)
        elif bullet := BULLET.match(stretch.lines[0].words):
            opening = bullet.end()
        elif is_page_furniture(stretch.words):
            opening = stretch.end - start
        if opening:
            reading.add(start, start + len(text[start : start + opening].rstrip()), "furniture")
            start += opening
            start += len(text[start : stretch.end]) - len(text[start : stretch.end].lstrip())
        if start < stretch.end:
            reading.add(start, stretch.end, "body")


def _published(reading: _Reading, title: str, text: str, received: date | None) -> tuple[PartialDate | None, list[str]]:
    """The day that the page gives, first in its head, then in its title, at its foot, or as the day of the report."""
    reported = _REPORTED_DAY.search(text, 0, 5_000)
    days = [*reading.days, *find_dates(title), *(find_dates(reported[0]) if reported else ())]
    for day in sorted(days, key=lambda day: day.day is None):
        value = day.value()
        if value:
            return value, []
        if day.day and not day.year and (value := settle_year(day, text, received)):
            return value, [f"The page gives a day without a year; {value.year} was taken."]
    return None, [NO_DATE] if not days else ["The date on the page is not a day of the calendar."]


def _issuer(reading: _Reading, title: str) -> str | None:
    """Whose statement it is, as printed: the letterhead, else as the title says."""
    if reading.letterheads:
        return next((words for words in reading.letterheads if is_letterhead(words)), None)
    stated = _STATED_ISSUER.search(title)
    return next((group for group in stated.groups() if group), None) if stated else None
