"""What a cable asks its addressees to do, and by when."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from cables.dates import NUMBER_WORDS, PartialDate, day_of, find_dates, parse_dtg, resolve_date
from cables.parsers.base import ActionRequest, ParsedParagraph

_WHO = (
    r"(?:action (?:addressees|posts)|(?:all )?addressees?|(?:all |action )?(?:posts?|missions?|embassies)|"
    r"(?:the )?(?:embassy|consulate|mission)(?: [A-Z]\w+){0,3}|embassies [A-Z][\w, ]{2,60}|you|ambassadors?|charge|"
    r"(?:the )?department|washington)"
)
_ASK = r"requested|asked|instructed|directed|urged|required|encouraged|invited"
_REQUEST = re.compile(
    rf"\b{_WHO} (?:is|are) (?:also |hereby |therefore |further |strongly )*(?:{_ASK})\b|"
    rf"\b{_WHO} (?:should|must|will please)\b(?! (?:be |have )?(?:aware|noted?|interested)\b)|"
    r"\b(?:the )?department (?:requests|asks|instructs|would (?:appreciate|welcome))\b|"
    rf"\b(?:we )?(?:request|would appreciate) (?:that )?{_WHO}\b|"
    r"\bthis is an action request\b|\baction requested?\s*[:.]|"
    r"\bplease (?:deliver|report|advise|convey|confirm|inform|raise|seek|pass|provide|send|reply|respond|urge|press)\b|"
    r"\b(?:deliver|report|reply|respond|advise)\b.{0,60}\b(?:NLT|no later than|not later than)\b|"
    r"\bguidance (?:is )?requested\b",
    re.I,
)
_DEADLINE = re.compile(
    r"\b(?:NLT|(?:no|not) later than|on or before|by|before|prior to|until|due(?: on| by)?|deadline(?: is| of|:)?)\s+"
    r"(?:the )?(?:(?:COB|OOB|close|opening|end) ?(?:of )?(?:business|day|play)?,? ?(?:on |local time )*)?(?P<when>[^.;:]{3,45})",
    re.I,
)
_WITHIN = re.compile(
    rf"\bwithin (?P<count>\d{{1,3}}|{'|'.join(NUMBER_WORDS)}|twenty-four|forty-eight) (?P<unit>hour|day|week)s?\b", re.I
)
_WEEKDAY = r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
_RELATIVE = re.compile(rf"(?:next |this )?{_WEEKDAY}|tomorrow|today", re.I)
_HOURS = {"twenty-four": 24, "forty-eight": 48}
_SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-Z(])")
_FIGURES = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})(?!/?\d)")
_LONGEST = 300  # characters of a request that are kept
_SCANNED = 4_000  # characters of a paragraph that are looked through


def find_actions(
    paragraphs: Iterable[ParsedParagraph], text: str, sent: PartialDate | None
) -> tuple[ActionRequest, ...]:
    """The requests in a cable's paragraphs, the first of each paragraph; days without a year are near the day it was sent."""
    day = sent.first() if sent and sent.precision == "day" else None
    requests, above = [], ""
    for part in paragraphs:
        words = " ".join(text[part.start : min(part.end, part.start + _SCANNED)].split())
        if part.role == "furniture":
            above = words  # a heading, "2. (SBU) ACTION REQUEST:", stands apart
        elif part.role == "body":
            heading = above if re.search(r"action request", above, re.I) else ""
            requests += _first(part.number, f"{heading} {words}".strip(), day)
            above = ""
    return tuple(requests)


def _first(number: str | None, words: str, sent: date | None) -> list[ActionRequest]:
    sentences = [sentence for sentence in _SENTENCE.split(words) if sentence]
    asking = [n for n, sentence in enumerate(sentences) if _REQUEST.search(sentence)]
    if not asking:
        return []
    dated = ((n, _deadline(sentences[n], sent)) for n in range(asking[0], len(sentences)))
    at, deadline = next(((n, day) for n, day in dated if day), (asking[0], None))
    telling = next((n for n in asking if not _is_label(sentences[n])), asking[0])
    said = sentences[at] if deadline and at in asking else sentences[telling]
    return [ActionRequest(number, deadline, said[:_LONGEST])]


def _is_label(sentence: str) -> bool:
    return bool(re.fullmatch(r"(?:.{0,12}action request(?:ed)?|this is an action request)\W*", sentence, re.I))


def _deadline(sentence: str, sent: date | None) -> PartialDate | None:
    for found in _DEADLINE.finditer(sentence):
        if day := _day(found["when"], sent):
            return day
    within = _WITHIN.search(sentence)
    if within and sent:
        count = within["count"].lower()
        number = int(count) if count.isdigit() else _HOURS.get(count) or NUMBER_WORDS.index(count) + 1
        span = {"hour": timedelta(hours=number), "day": timedelta(days=number), "week": timedelta(weeks=number)}
        return day_of(sent + span[within["unit"].lower()])
    return None


def _day(words: str, sent: date | None) -> PartialDate | None:
    """The day that a deadline's words name near their beginning: figures are American, month first."""
    if moment := parse_dtg(words[:30]):
        return day_of(moment.date())
    printed = next(find_dates(words), None)
    if printed and printed.start <= 25 and printed.day:
        return printed.value() or (resolve_date(words[printed.start : printed.end], sent) if sent else None)
    figures = _FIGURES.match(words)
    if sent and figures:
        return _in_figures(int(figures["month"]), int(figures["day"]), sent)
    relative = _RELATIVE.match(words)
    return resolve_date(f"by {relative[0]}", sent) if relative and sent else None


def _in_figures(month: int, day: int, sent: date) -> PartialDate | None:
    """The first such day from the day the cable was sent on."""
    for year in (sent.year, sent.year + 1):
        try:
            if date(year, month, day) >= sent:
                return PartialDate(year, month, day)
        except ValueError:
            continue
    return None
