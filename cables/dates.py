"""Days as documents give them: whole or in part, in words, in date-time groups, or against another day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

MONTHS = ("january", "february", "march", "april", "may", "june")
MONTHS += ("july", "august", "september", "october", "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:1[5-9]|20)\d\d)(?!\d)"
# What can stand before a date written in figures only, and tell day from month.
_LEAD = rf"(?:\b(?P<weekday>{_WEEKDAY})\b\.?,?[ \t]*\(?)?"
_FORMS = (
    rf"\b{_YEAR.format('y1')}(?:-(?P<m1>[01]\d)(?:-(?P<d1>[0-3]\d))?(?![\d-])|/(?P<m2>[01]?\d)/(?P<d2>[0-3]?\d)\b)",
    rf"{_YEAR.format('y3')}年[ ]?(?P<m3>\d{{1,2}})月(?:[ ]?(?P<d3>\d{{1,2}})日)?",
    rf"\b{_DAY.format('d4')}(?:[ ]of)?[ \t.-]{{0,2}}{_MONTH.format('n4')}(?:,?[ \t\n-]{{0,2}}{_YEAR.format('y4')})?",
    rf"\b{_MONTH.format('n5')}[ \t]{{0,2}}{_DAY.format('d5')}(?!\d)(?:(?:,[ \t\n]?|[ \t\n]){_YEAR.format('y5')})?",
    rf"\b{_MONTH.format('n6')}(?:[ ]of)?,?[ ]{_YEAR.format('y6')}",
    rf"(?<![\d/.])(?P<a7>\d{{1,2}})(?P<sep>[/.])(?P<b7>\d{{1,2}})(?P=sep){_YEAR.format('y7')}",
)
_DATE = re.compile(_LEAD + "(?:" + "|".join(_FORMS) + ")", re.IGNORECASE)
_DTG = re.compile(
    r"(?<!\d)(?P<day>\d{2})[ ]?(?P<hour>\d{2})(?P<minute>\d{2})[ ]?(?P<zone>[A-Z]?)[ ]*"
    r"(?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}[ ]*(?P<year>\d{4}|\d{2})(?!\d)",
    re.IGNORECASE,
)
_NEAR = 183  # days: a day without a year is the one within half a year of the reference


@dataclass(frozen=True)
class PartialDate:
    """A year, a month of a year or a day, as far as it is known; ValueError for one that the calendar lacks."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        self.first()

    def __str__(self) -> str:
        parts = (f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None))
        return "-".join(parts)

    @property
    def precision(self) -> str:
        """How much is known: "year", "month" or "day"."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    def first(self) -> date:
        """The first day that it can mean."""
        return date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)


@dataclass(frozen=True)
class PrintedDate:
    """A date as it stands in a text: its parts, of which any may be missing, and the characters that it takes up."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None

    def value(self) -> PartialDate | None:
        """What it says; None without a year or where the calendar lacks it."""
        try:
            return PartialDate(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None

    def on_weekday(self, year: int) -> bool:
        """Whether its day falls on its weekday in that year."""
        try:
            return self.weekday == date(year, self.month or 0, self.day or 0).weekday()
        except ValueError:
            return False


def find_dates(text: str) -> Iterator[PrintedDate]:
    """The dates with at least a month in the text, in order."""
    for match in _DATE.finditer(text):
        found = {name[0]: value for name, value in match.groupdict().items() if value and name != "weekday"}
        weekday = _weekday(match["weekday"]) if match["weekday"] else None
        year = int(found["y"]) if "y" in found else None
        if "a" in found:
            month, day = _order(int(found["a"]), int(found["b"]), found["s"], year, weekday)
        else:
            month = _month(found["n"]) if "n" in found else int(found["m"]) if "m" in found else None
            day = int(found["d"]) if "d" in found else None
        if year or month:
            yield PrintedDate(match.start(), match.end(), year, month, day, weekday)


def parse_date(text: str) -> PartialDate | None:
    """The first date with a year in the text; None where there is none or the calendar lacks it.

    A date in figures whose day and month cannot be told apart ("4/5/2026") gives the year alone.
    """
    first = next((found for found in find_dates(text) if found.year), None)
    if first:
        return first.value()
    lone = re.fullmatch(rf"\W*{_YEAR.format('year')}\W*", text)
    return PartialDate(int(lone["year"])) if lone else None


def parse_dtg(text: str) -> datetime | None:
    """The moment of a date-time group, "241832Z APR 26", in UTC; None where there is none or it is impossible.

    A letter other than Z is a military time zone. Years of two digits run from 1970 to 2069.
    """
    match = _DTG.search(text)
    if not match:
        return None
    year = int(match["year"])
    if year < 100:
        year += 1900 if year >= 70 else 2000
    try:
        parts = (int(match[name]) for name in ("day", "hour", "minute"))
        local = datetime(year, _month(match["month"]), *parts, tzinfo=_zone(match["zone"].upper()))
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def resolve_date(phrase: str, reference: date) -> PartialDate | None:
    """What a phrase such as "on Monday" means in a text of the reference day; None unless that is sure.

    Weekdays lie in the week up to the reference, or after it where "next", "by" or "until" says so; a day without
    a year is the one within half a year of the reference. "Earlier this week" names no day and gives the month, or the
    year, that the week lies in; "recently" gives None.
    """
    words = " ".join(phrase.lower().split())
    printed = next(find_dates(words), None)
    try:
        if printed:
            return _nearest(printed, reference)
        for rule in (_relative_day, _ago, _weekday_phrase, _week_phrase, _month_phrase, _relative_period, _year_phrase):
            if found := rule(words, reference):
                return found
    except (ValueError, OverflowError):
        pass
    return None


def day_of(moment: date) -> PartialDate:
    """A calendar day as a PartialDate."""
    return PartialDate(moment.year, moment.month, moment.day)


def _month(name: str) -> int:
    return 1 + next(i for i, month in enumerate(MONTHS) if month.startswith(name.lower()[:3]))


def _weekday(name: str) -> int:
    return next(i for i, weekday in enumerate(WEEKDAYS) if weekday.startswith(name.lower()[:3]))


def _zone(letter: str) -> timezone:
    """The military time zone of a letter: A to M east of Greenwich (no J), N to Y west."""
    east, west = "ABCDEFGHIKLM", "NOPQRSTUVWXY"
    if letter in east and letter:
        return timezone(timedelta(hours=east.index(letter) + 1))
    return timezone(-timedelta(hours=west.index(letter) + 1)) if letter in west and letter else UTC


def _order(
    first: int, second: int, separator: str, year: int | None, weekday: int | None
) -> tuple[int | None, int | None]:
    """Month and day of a date in figures; both None where either could be either."""
    if separator == "." or first > 12 or first == second or not second:
        return second, first
    if second > 12 or not first:
        return first, second
    fits = [
        pair
        for pair in ((second, first), (first, second))
        if year and weekday is not None and date(year, *pair).weekday() == weekday
    ]
    return fits[0] if len(fits) == 1 else (None, None)


def _nearest(printed: PrintedDate, reference: date) -> PartialDate | None:
    if printed.year:
        return printed.value()
    years = (reference.year, reference.year - 1, reference.year + 1)
    for year in years:
        value = PartialDate(year, printed.month, printed.day) if _exists(year, printed) else None
        if value and abs((value.first() - reference).days) <= _NEAR:
            return value
    return None


def _exists(year: int, printed: PrintedDate) -> bool:
    try:
        return bool(date(year, printed.month or 0, printed.day or 0))
    except ValueError:
        return False


def _relative_day(words: str, reference: date) -> PartialDate | None:
    shifts = (
        (r"day before yesterday", -2),
        (r"day after tomorrow", 2),
        (r"yesterday|last night|overnight", -1),
        (r"tomorrow", 1),
        (r"today|tonight|(?:this|earlier this) (?:morning|afternoon|evening)|earlier in the day", 0),
    )
    shift = next((days for pattern, days in shifts if re.search(rf"\b(?:{pattern})\b", words)), None)
    return None if shift is None else day_of(reference + timedelta(days=shift))


def _ago(words: str, reference: date) -> PartialDate | None:
    match = re.search(r"\b(an?|\d{1,2}|" + "|".join(NUMBER_WORDS) + r") (day|year)s? (?:ago|earlier)\b", words)
    if not match or re.search(r"\b(?:about|around|some|almost|nearly|over|more than) ", words):
        return None
    count = 1 if match[1] in ("a", "an") else NUMBER_WORDS.index(match[1]) + 1 if match[1].isalpha() else int(match[1])
    if match[2] == "year":
        return PartialDate(reference.year - count)
    return day_of(reference - timedelta(days=count))


def _weekday_phrase(words: str, reference: date) -> PartialDate | None:
    days = re.findall(r"\b(" + "|".join(WEEKDAYS) + r")(?:'s|’s)?\b", words)
    if len(set(days)) != 1:
        return None
    ahead = (_weekday(days[0]) - reference.weekday()) % 7
    monday = reference - timedelta(days=reference.weekday())
    if week := re.search(r"\b(last|previous|next|this|the following) week\b", words):
        weeks = {"last": -1, "previous": -1, "this": 0}.get(week[1], 1)
        return day_of(monday + timedelta(days=7 * weeks + _weekday(days[0])))
    if re.search(r"\b(?:next|by|until|till|before|from|coming|following)\b", words):
        return day_of(reference + timedelta(days=ahead or 7))
    back = (-ahead) % 7
    return day_of(reference - timedelta(days=back or (7 if re.search(r"\blast\b", words) else 0)))


def _week_phrase(words: str, reference: date) -> PartialDate | None:
    """The month that all days of the week lie in, else their year."""
    match = re.search(r"\b(last|previous|this|next) week\b", words)
    if not match:
        return None
    monday = reference + timedelta(days=7 * {"this": 0, "next": 1}.get(match[1], -1) - reference.weekday())
    last = reference if match[1] == "this" else monday + timedelta(days=6)
    if monday.year != last.year:
        return None
    return PartialDate(last.year, last.month if monday.month == last.month else None)


def _relative_period(words: str, reference: date) -> PartialDate | None:
    match = re.search(r"\b(last|previous|this|next|current) (month|year)\b", words)
    if not match:
        return None
    step = {"last": -1, "previous": -1, "next": 1}.get(match[1], 0)
    if match[2] == "year":
        return PartialDate(reference.year + step)
    months = reference.year * 12 + reference.month - 1 + step
    return PartialDate(months // 12, months % 12 + 1)


def _month_phrase(words: str, reference: date) -> PartialDate | None:
    names = set(re.findall(r"\b(" + "|".join(MONTHS) + r")\b", words))
    # "may" and "march" are verbs too.
    sure = r"\b(?:in|of|last|since|early|late|mid|this|next|during) {0}\b|\b{0} (?:last|this|next) year\b"
    if len(names) != 1 or not (re.search(sure.format(*names), words) or names.isdisjoint({"may", "march"})):
        return None
    month = _month(names.pop())
    ahead = (month - reference.month) % 12
    if named := re.search(r"\b(last|this|next) year\b", words):
        return PartialDate(reference.year + {"last": -1, "this": 0, "next": 1}[named[1]], month)
    if re.search(r"\bnext [a-z]+$", words):
        return PartialDate(reference.year + (month <= reference.month), month)
    if 0 < ahead < 4 and not re.search(r"\b(?:last|since)\b", words):
        return None
    return PartialDate(reference.year - (month > reference.month), month)


def _year_phrase(words: str, reference: date) -> PartialDate | None:
    years = set(re.findall(r"\b((?:19|20)\d\d)\b", words))
    if len(years) != 1 or not re.search(r"^\d{4}$|\b(?:in|of|since|during|early|late|mid) \d{4}", words):
        return None
    return PartialDate(int(years.pop()))
