"""Days as documents give them: whole or in part, in words, in date-time groups, or against another day."""

from dataclasses import dataclass
from datetime import date, datetime


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
        return date(self.year, self.month or 1, self.day or 1)


def parse_date(text: str) -> PartialDate | None:
    """The first date with a year in the text; None where there is none or the calendar lacks it."""
    raise NotImplementedError


def parse_dtg(text: str) -> datetime | None:
    """The moment of a date-time group, "241832Z APR 26", in UTC; None where there is none or it is impossible."""
    raise NotImplementedError


def resolve_date(phrase: str, reference: date) -> PartialDate | None:
    """What a phrase such as "on Monday" means in a text of the reference day; None unless that is sure."""
    raise NotImplementedError
