"""The table is complete, its keys are unique, and its names are found where they stand."""

from collections import Counter

import pycountry
import pytest

from entities.gazetteer import bodies, countries, fold, functions, named_offices, office_of
from entities.names import find_country, find_entity, find_names

FORMER = {"SU", "DD", "YU", "CS"}
WITHOUT_CAPITAL = {"AQ", "BV", "HM", "UM", "MO", "HK"} | FORMER - {"DD"}
BODIES = ("EU", "UN", "NATO", "ASEAN", "AU", "G7", "G20", "BRICS", "OPEC")


def found(text: str, printed: str | None = None) -> list[tuple[str, set[str | None]]]:
    return [
        (text[name.start : name.end], {entry.entity.country for entry in name.entries if entry.entity})
        for name in find_names(text, printed)
    ]


def test_table_has_every_state_of_iso_3166_and_kosovo():
    iso = {country.alpha_2 for country in pycountry.countries} | {"XK"}
    assert set(countries()) == iso | FORMER


@pytest.mark.parametrize("code", sorted({c.alpha_2 for c in pycountry.countries} - {"AQ", "BV", "HM", "UM"}))
def test_every_inhabited_state_has_capital_and_demonym(code: str):
    country = countries()[code]
    assert country.demonyms
    assert country.capital or code in WITHOUT_CAPITAL


def test_iso_names_mean_their_state():
    strange = {"Congo", "Lao People's Democratic Republic"}
    for country in pycountry.countries:
        for name in {getattr(country, "common_name", country.name), country.name} - strange:
            if "," not in name and "(" not in name:
                value = find_country(name)
                assert (value and value.code) == country.alpha_2, name


def test_names_of_states_are_unique():
    names = Counter(fold(country.name) for country in countries().values())
    assert [name for name, n in names.items() if n > 1] == []


@pytest.mark.parametrize("key", BODIES)
def test_bodies_are_there_with_known_members(key: str):
    body = bodies()[key]
    assert body.speaks_as
    assert body.members <= set(countries())


@pytest.mark.parametrize(
    ("key", "size"), [("EU", 27), ("NATO", 32), ("ASEAN", 11), ("G7", 7), ("G20", 19), ("OPEC", 12), ("AU", 55)]
)
def test_bodies_have_their_number_of_members(key: str, size: int):
    assert len(bodies()[key].members) == size


def test_african_union_does_not_speak_as_australia():
    assert bodies()["AU"].speaks_as not in countries()


def test_offices_belong_to_known_states():
    assert {office.country for office in named_offices().values()} <= set(countries())


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("He told us that the US agreed.", "US", "US"),
        ("The P.R.C. objected.", "P.R.C.", "CN"),
        ("the Germans left", "Germans", "DE"),
        ("U.S.-Soviet talks", "Soviet", "SU"),
        ("talks in N'Djamena today", "N'Djamena", "TD"),
        ("the people of Côte d’Ivoire", "Côte d’Ivoire", "CI"),
        ("St. Lucia voted", "St. Lucia", "LC"),
        ("the Quai d'Orsay said", "Quai d'Orsay", "FR"),
        ("the Equatorial Guinean envoy", "Equatorial Guinean", "GQ"),
        ("Papua New Guinea", "Papua New Guinea", "PG"),
        ("the Republic of China", "Republic of China", "TW"),
        ("the People's Republic of China", "People's Republic of China", "CN"),
        ("the Ministry of Economy, Trade and Industry said", "Ministry of Economy, Trade and Industry", "JP"),
    ],
)
def test_names_are_found_whole(text: str, name: str, country: str):
    assert (name, {country}) in found(text)


def test_small_words_are_no_names():
    assert found("they told us who are in the car and got it") == []


def test_short_forms_in_capitals_are_read_as_printed():
    assert found("the goj and we are ready", "THE GOJ AND WE ARE READY")[0][0] == "goj"
    assert found("he told us", "HE TOLD US") == []


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Congolese", {"CD", "CG"}),
        ("Dominican", {"DM", "DO"}),
        ("Georgia", {"GE", "US"}),
        ("SAG", {"SA", "ZA"}),
        ("GOJ", {"JP", "JO", "JM", "JE"}),
    ],
)
def test_ambiguous_names_keep_all_their_readings(name: str, codes: set[str]):
    assert found(name) == [(name, codes)]
    assert find_entity(name) is None


def test_office_of_a_state_has_one_key_however_it_is_called():
    assert office_of("FR", functions()["foreign-ministry"]) == find_entity("Quai d'Orsay")
    assert office_of("MT", functions()["foreign-ministry"]).name == "Ministry of Foreign Affairs of Malta"


def test_media_are_never_official():
    reuters = find_entity("Reuters")
    assert reuters is not None
    assert (reuters.media, reuters.official, reuters.authority) == (True, False, 0)


def test_fold_drops_case_accents_and_punctuation():
    assert fold("L'Élysée, U.S.") == "l elysee us"
