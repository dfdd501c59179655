"""Leaders whom a text names without saying who they are."""

import pytest

from entities.gazetteer import bodies, countries, read_rows
from entities.leaders import find_leader
from tests.entities.test_mentions import meant


@pytest.mark.parametrize(
    ("name", "year", "country"),
    [("Sadat", 1977, "EG"), ("Anwar Sadat", None, "EG"), ("Sadat", 2026, None), ("Ada Boyle", 1977, None)],
)
def test_a_leader_is_known_in_the_years_of_office(name: str, year: int | None, country: str | None) -> None:
    assert find_leader(name, year) == country


def test_every_row_is_of_a_known_country_and_of_years_in_order() -> None:
    for row in read_rows("leaders"):
        assert row["country"] in countries() or row["country"] in {body.speaks_as for body in bodies().values()}
        assert int(row["first"]) <= int(row["last"])


def test_a_leader_without_a_title_is_of_the_country_led() -> None:
    text = "Chilean ministers met on Monday. Later Nelson Mandela called the plan unfair."
    entity = meant(text, "Nelson Mandela")
    assert entity is not None
    assert entity.country == "ZA"
