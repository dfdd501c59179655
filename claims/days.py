"""Days of which only the month or the year may be known: how they are written, and how far they reach."""

from datetime import date, timedelta


def written(day: date | None, precision: str) -> str | None:
    """A day as far as it is known: "2026", "2026-04" or "2026-04-27"; None where it is not."""
    if day is None:
        return None
    return day.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]


def last_day(day: date | None, precision: str) -> date | None:
    """The last day that a time of the given precision can mean, where `day` is its first."""
    if day is None or precision in ("day", "none"):
        return day
    if precision == "year":
        return date(day.year, 12, 31)
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
