"""People and houses without a name of their own; read by the shipped model, all names invented."""

import pytest

from cables.nlp import read
from cables.parsers import parse
from entities.nlp import find_issuer
from entities.nlp.strangers import find_country_of_stranger
from tests.entities.test_mentions import meant, reading

MINISTRY = "FISHERIES AUTHORITY OF PERU\nPublic notice\nLima, 3 May 2026\n\n"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("In Santiago, the fisheries minister met reporters. A fisherman shouted.", "the fisheries minister", "CL"),
        ("Peru was angry. In Santiago the commerce minister said nothing.", "the commerce minister", "CL"),
        ("Peru protested. The government spokesman read a statement.", "The government spokesman", "PE"),
        ("Peru waited. The Boyle government fell.", "The Boyle government", "PE"),
        ("France complained. In Brussels, the Commission said nothing.", "the Commission", "EU"),
        ("The Lima Fishers' Guild protested in Peru. The guild wants talks.", "The guild", "PE"),
    ],
)
def test_an_unnamed_party_is_of_the_scene(text: str, words: str, country: str) -> None:
    entity = meant(text, words)
    assert entity is not None
    assert entity.country == country


def test_a_pronoun_means_somebody_unnamed() -> None:
    text = "LIMA, 3 May 2026 (Agency) - The rector spoke on Monday. Later he left."
    entity = meant(text, "he")
    assert entity is not None
    assert entity.country == "PE"


@pytest.mark.parametrize("words", ["The Authority", "It"])
def test_a_house_in_its_own_statement_is_the_issuer(words: str) -> None:
    text = f"{MINISTRY}The Authority thanks the Tax Service of Chile. {words} regrets the delay.\n"
    entity = meant(text, words, "statement")
    assert entity is not None
    assert entity.country == "PE"


def test_a_house_that_no_table_knows_is_of_the_country_its_statement_names_most() -> None:
    text = "DATA PROTECTION COMMISSION\nPress release\n\nThe app was sold in Ireland. Users in Ireland complained of Peru.\n"
    issuer = find_issuer(read(parse(text.encode(), "text.txt", "statement")))
    assert issuer is not None
    assert (issuer.country, issuer.official) == ("IE", True)


def test_a_stranger_in_a_cable_is_of_the_country_that_the_post_stands_in() -> None:
    head = "R 031200Z MAR 26\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n\nUNCLAS LIMA 000123\n\nSUBJECT: QUOTAS\n\n"
    doc = reading(f"{head}1. A rector told us that Chile was wrong.\n", "cable")
    place = next(token.i for token in doc if token.text == "rector")
    assert find_country_of_stranger(doc, place) == "PE"
