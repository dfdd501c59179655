"""The year of a day printed without one, from weekdays and from the day the document came in."""

import re
from datetime import date, timedelta

from cables.dates import WEEKDAYS, PartialDate, PrintedDate

_SPAN = 12  # years back that are tried
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")


def settle_year(printed: PrintedDate, text: str, received: date | None) -> PartialDate | None:
    """The day with its year: the last one by the day of receipt that fits the weekday printed with it or in the text.

    A report names its own day or the day before ("on Wednesday"). Without a day of receipt, a year that the text
    names, or the one after, is taken if weekdays bear it out, else nothing is known.
    """
    named = [int(year) for year in _YEAR.findall(text[:20_000])]
    latest = received.year if received else max(named, default=0) + 1
    days = [day for year in range(latest, latest - _SPAN, -1) if (day := _day(printed, year, received))]
    fitting = [day for day in days if _fits(day, printed, text)]
    if not received:
        fitting = [day for day in fitting if named and day.year >= latest - 1]
        days = []
    best = next(iter(fitting or days), None)
    return PartialDate(best.year, best.month, best.day) if best else None


def _day(printed: PrintedDate, year: int, received: date | None) -> date | None:
    try:
        day = date(year, printed.month or 0, printed.day or 0)
    except ValueError:
        return None
    return None if received and day > received + timedelta(days=1) else day


def _fits(day: date, printed: PrintedDate, text: str) -> bool:
    if printed.weekday is not None:
        return day.weekday() == printed.weekday
    first = _WEEKDAY.search(text, 0, 5_000)
    return bool(first) and (day.weekday() - WEEKDAYS.index(first[1].lower())) % 7 <= 1
