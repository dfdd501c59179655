"""The line of the executive order: until when a cable is classified, and for what reason."""

import re
from dataclasses import dataclass
from datetime import date

from cables.dates import NUMBER_WORDS, PartialDate, parse_date

_FIGURES = re.compile(r"\b(?P<month>\d{1,2})[/-](?P<day>\d{1,2})[/-](?P<year>\d{4}|\d{2})\b")
_COMPACT = re.compile(r"\b(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)\b")
# A date follows one of these; "GDS 8/15/85" is that of the orders of the 1970s.
_CUE = re.compile(
    r"\b(?:DECL(?:ASSIFY)?(?: ?ON)?|DECL ?ON|GDS|RDS(?:-\d)?|DECLAS(?:SIFY|SIFICATION)?)\b[: ]*(?P<rest>.{0,60})", re.I
)
_YEARS = re.compile(rf"\b(?P<count>\d{{1,2}}|{'|'.join(NUMBER_WORDS)}|twenty(?:-five)?) years?\b", re.I)
_TENS = {"twenty": 20, "twenty-five": 25}
# Without a date by design: exemptions and schedules.
_UNDATED = re.compile(r"\b(?:\d{2}X\d|X\d|MR|OADR|N/?A|GDS|XGDS(?:-?\d)?|RDS(?:-\d)?)\b", re.I)
_REASON = re.compile(
    r"\breasons?\b[:.]?\s*(?:e\.?o\.?\s*\d{5},?\s*(?:sections?\s*)?)?"
    r"(?P<reason>1\.[45]\s*\(?[a-h]\)?(?:(?:\s*(?:,|&|/|\band\b)+\s*)+(?:1\.[45]\s*)?\(?[a-h]\)?(?![a-z]))*)",
    re.I,
)


@dataclass(frozen=True)
class Order:
    """What was read of it; `unread` is the words after "DECL:" that are no date."""

    declassify_on: PartialDate | None
    reason: str | None
    unread: str | None


def read_order(line: str, classified: str, sent: date | None) -> Order:
    """The day of declassification and the reason, from the line of the order and the "Classified by" lines.

    Dates in figures are American, month first. A count of years runs from the day the cable was sent.
    """
    reason = _REASON.search(f"{line} {classified}")
    cue = _CUE.search(line) or _CUE.search(classified)
    rest = cue["rest"].strip(" .:") if cue else ""
    day = _day(rest, sent)
    unread = rest if rest and not day and not _UNDATED.search(cue[0]) else None
    return Order(day, " ".join(reason["reason"].split()) if reason else None, unread)


def read_figures(words: str) -> PartialDate | None:
    """The day of a date in figures as Americans write it, month first: "4/2/36"; None where there is none."""
    match = _FIGURES.search(words) or _COMPACT.search(words)
    if not match:
        return None
    year = int(match["year"])
    year += 0 if year > 99 else 1900 if year >= 70 else 2000
    try:
        return PartialDate(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _day(words: str, sent: date | None) -> PartialDate | None:
    if found := read_figures(words):
        return found
    try:
        if sent and (years := _YEARS.search(words)):
            return PartialDate(sent.year + _count(years["count"].lower()), sent.month, sent.day)
        return parse_date(words)
    except ValueError:
        return None


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _TENS.get(word) or NUMBER_WORDS.index(word) + 1
