"""Ambiguous names are read by what the document speaks of, and documents tell each other what they know."""

import pytest

from entities.drafts import EntityValue
from entities.linking import Context, choose, find_fuller, is_short_for
from entities.names import find_names


def reading(name: str, context: Context, near: str | None = None) -> str | None:
    choice = choose(find_names(name)[0].entries, context, near)
    return choice.entry.entity.country if choice.entry and choice.entry.entity else None


@pytest.mark.parametrize(
    ("name", "context", "near", "country"),
    [
        ("GOI", Context(host="ID"), None, "ID"),
        ("GOI", Context(seen={"IL": 3, "IQ": 1}), None, "IL"),
        ("GOI", Context(), None, None),
        ("SAG", Context(seen={"ZA": 2}), None, "ZA"),
        ("SAG", Context(), None, "SA"),
        ("Congolese", Context(seen={"CG": 1}), None, "CG"),
        ("Dominican", Context(host="DO"), None, "DO"),
        ("Georgia", Context(), None, "GE"),
        ("Georgia", Context(), "US", "US"),
        ("Brussels", Context(seen={"EU": 2}), None, "EU"),
        ("Brussels", Context(seen={"BE": 2}), None, "BE"),
    ],
)
def test_ambiguous_names_are_read_by_their_document(name: str, context: Context, near: str | None, country: str | None):
    assert reading(name, context, near) == country


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Moreau", "Claire Moreau", True),
        ("Tidewell", "Tidewell Labs", True),
        ("NEB", "National Electricity Board", True),
        ("Claire Moreau", "Moreau", False),
        ("Labs Tidewell", "Tidewell Labs", False),
        ("Tide", "Tidewell Labs", False),
    ],
)
def test_short_forms(short: str, full: str, expected: bool):
    assert is_short_for(short, full) is expected


def test_a_bare_name_takes_over_what_another_document_tells():
    bare, short = EntityValue("Tidewell Labs", "organisation", None), EntityValue("Tidewell", "company", None)
    told = EntityValue("Tidewell Labs", "company", "NZ")
    assert find_fuller([bare, short, told]) == {bare: told, short: told}


def test_namesakes_in_two_countries_stay_apart():
    one, two = EntityValue("Orion", "company", "NZ"), EntityValue("Orion", "company", "PE")
    assert find_fuller([one, two]) == {}


def test_a_firm_is_the_same_with_and_without_its_legal_form():
    printed, told = EntityValue("Tidewell Labs Nv", "company", None), EntityValue("Tidewell Labs", "company", "NZ")
    assert find_fuller([printed, told]) == {printed: told}


def test_somebody_unnamed_is_of_the_country_of_the_house_they_are_named_by():
    founder, told = EntityValue("Tidewell's founder", "person", None), EntityValue("Tidewell", "company", "NZ")
    assert find_fuller([founder, told]) == {founder: EntityValue("Tidewell's founder", "person", "NZ")}
