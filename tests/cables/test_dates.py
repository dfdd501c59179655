"""Dates in whole and in part, date-time groups, and phrases that lean on another day."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.dates import PartialDate, find_dates, parse_date, parse_dtg, resolve_date

THURSDAY = date(2026, 2, 12)


@pytest.mark.parametrize(
    ("value", "printed", "precision"),
    [
        (PartialDate(2026), "2026", "year"),
        (PartialDate(2026, 3), "2026-03", "month"),
        (PartialDate(2026, 3, 9), "2026-03-09", "day"),
    ],
)
def test_partial_date_prints_what_it_knows(value: PartialDate, printed: str, precision: str) -> None:
    assert (str(value), value.precision) == (printed, precision)


@pytest.mark.parametrize("parts", [(2026, 2, 30), (2026, 13), (2026, None, 5), (2026, 0), (0,)])
def test_partial_date_outside_the_calendar_is_refused(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"day|month|year"):
        PartialDate(*parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("February 5, 2026", "2026-02-05"),
        ("2026-02-06 17:40", "2026-02-06"),
        ("Tuesday 24 March 2026", "2026-03-24"),
        ("For immediate release: Friday, March 20, 2026", "2026-03-20"),
        ("Monday (27/4/2026)", "2026-04-27"),
        ("Monday (4/5/2026)", "2026-05-04"),
        ("4/5/2026", "2026"),  # day and month cannot be told apart
        ("13.4.2026", "2026-04-13"),
        ("12th of March, 2026", "2026-03-12"),
        ("Sept. 9, 2025", "2025-09-09"),
        ("2026年4月27日", "2026-04-27"),
        ("March 2026", "2026-03"),
        ("2026", "2026"),
        ("Feb. 30, 2026", "None"),
        ("0/0/2026", "None"),
        ("May 6", "None"),
        ("the 2025 budget", "None"),
    ],
)
def test_date_is_read(text: str, expected: str) -> None:
    assert str(parse_date(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("241832Z APR 26", datetime(2026, 4, 24, 18, 32, tzinfo=UTC)),
        ("O P 121015Z JUN 26", datetime(2026, 6, 12, 10, 15, tzinfo=UTC)),
        ("051420Z JUN 75", datetime(1975, 6, 5, 14, 20, tzinfo=UTC)),
        ("101647ZFEB26", datetime(2026, 2, 10, 16, 47, tzinfo=UTC)),
        ("241832R APR 2026", datetime(2026, 4, 24, 23, 32, tzinfo=UTC)),
        ("311200Z FEB 26", None),
        ("992561Z APR 26", None),
        ("no group", None),
    ],
)
def test_date_time_group_is_read(text: str, expected: datetime | None) -> None:
    assert parse_dtg(text) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("on Monday", "2026-02-09"),
        ("late on Thursday", "2026-02-12"),
        ("last Thursday", "2026-02-05"),
        ("next Monday", "2026-02-16"),
        ("by Monday", "2026-02-16"),
        ("Tuesday last week", "2026-02-03"),
        ("yesterday", "2026-02-11"),
        ("this morning", "2026-02-12"),
        ("three days ago", "2026-02-09"),
        ("12 February", "2026-02-12"),
        ("December 20", "2025-12-20"),
        ("last month", "2026-01"),
        ("in late January", "2026-01"),
        ("September last year", "2025-09"),
        ("two years ago", "2024"),
        ("in 2025", "2025"),
        ("last week", "2026-02"),  # no day of it is sure
        ("earlier this week", "2026-02"),
        ("in March", "None"),  # the one past or the one to come
        ("between Monday and Friday", "None"),
        ("about three days ago", "None"),
        ("Feb 30", "None"),
        ("it may rain", "None"),
        ("recently", "None"),
        ("", "None"),
    ],
)
def test_phrase_is_resolved_only_when_sure(phrase: str, expected: str) -> None:
    assert str(resolve_date(phrase, THURSDAY)) == expected


def test_a_week_in_two_months_gives_the_year_and_one_in_two_years_nothing() -> None:
    assert str(resolve_date("last week", date(2026, 3, 6))) == "2026"  # 23 February to 1 March
    assert resolve_date("last week", date(2026, 1, 6)) is None


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert parse_date(text) is None or parse_date(text).year
    assert all(text[found.start : found.end] for found in find_dates(text))
    resolve_date(text, THURSDAY)
    parse_dtg(text)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2090, 1, 1)))
def test_days_are_read_back_in_every_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %d %b. %Y", "%d.%m.%Y", "%A (%d/%m/%Y)"):
        found = parse_date(day.strftime(form))
        assert found
        assert found.year == day.year
        assert found.day is None or found.first() == day
