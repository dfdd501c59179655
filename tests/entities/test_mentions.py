"""Who is named in a short text and whom its words mean: read by the shipped model, all names invented."""

import pytest

from cables.nlp import Doc, get_nlp, read
from cables.parsers import parse
from entities.drafts import EntityValue
from entities.nlp import find_issuer, find_mentions, resolve_span


def reading(text: str, kind: str = "article") -> Doc:
    doc = read(parse(text.encode(), "text.txt", kind))
    return doc if "mention_finder" in get_nlp().pipe_names else find_mentions(doc)


def meant(text: str, words: str, kind: str = "article") -> EntityValue | None:
    """Whom the last occurrence of `words` means."""
    doc = reading(text, kind)
    start = doc.text.rindex(words)
    span = doc.char_span(start, start + len(words), alignment_mode="expand")
    return resolve_span(doc, span.start, span.end)


@pytest.mark.parametrize(
    ("text", "words", "country", "official", "authority"),
    [
        ("The Chinese embassy in Oslo rejected the claim.", "The Chinese embassy in Oslo", "CN", True, 3),
        ("The Kremlin said it would not attend.", "The Kremlin", "RU", True, 5),
        ("Beijing protested on Monday.", "Beijing", "CN", True, 4),
        ("The Norwegian foreign ministry denied the report.", "The Norwegian foreign ministry", "NO", True, 4),
        ("French economy minister Claire Moreau denied it.", "Claire Moreau", "FR", True, 4),
        ("Two officials met. A US official said the talks failed.", "A US official", "US", True, 2),
        ("Chinese companies protested against the tariff.", "Chinese companies", "CN", False, 0),
        ("Priya Nair, chief executive of Tidewell Labs of Auckland, denied it.", "Priya Nair", "NZ", False, 0),
        ("The Peruvian government rejected the offer.", "The Peruvian government", "PE", True, 4),
        ("Reuters reported the talks.", "Reuters", "GB", False, 0),
        ("The European Commission opened a case on Friday.", "The European Commission", "EU", True, 4),
    ],
)
def test_speakers_have_country_and_authority(text: str, words: str, country: str, official: bool, authority: int):
    entity = meant(text, words)
    assert entity is not None
    assert (entity.country, entity.official, entity.authority) == (country, official, authority)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The Chilean firm Cobrevia Systems denied it. The company said it had paid.",
            "The company",
            "Cobrevia Systems",
        ),
        ("Tidewell Labs, a New Zealand company, objected. Tidewell will appeal.", "Tidewell", "Tidewell Labs"),
        ("Claire Moreau, the French economy minister, arrived. Moreau said nothing.", "Moreau", "Claire Moreau"),
        ("Claire Moreau, the French economy minister, arrived. She said nothing.", "She", "Claire Moreau"),
        (
            "The Ministry of Commerce of China replied. The ministry said it was wrong.",
            "The ministry",
            "Ministry of Commerce of China",
        ),
        ("Tokyo protested. It recalled its ambassador.", "It", "Japan"),
    ],
)
def test_short_forms_and_pronouns_mean_who_was_named(text: str, words: str, name: str):
    entity = meant(text, words)
    assert entity is not None
    assert entity.name == name


def test_capital_named_as_a_place_is_no_state():
    doc = reading("The delegates met in Paris. Paris rejected the plan.")
    kinds = [(m.entity.kind, m.entity.country) for m in doc._.mentions if m.text == "Paris"]
    assert kinds == [("place", "FR"), ("country", "FR")]


def test_we_is_the_issuer_of_a_statement():
    text = (
        "MINISTRY OF FOREIGN AFFAIRS OF PERU\nLima, 3 May 2026\n\nStatement on fishing\n\nWe reject the accusation.\n"
    )
    doc = reading(text, "statement")
    issuer = find_issuer(doc)
    assert issuer is not None
    assert issuer.country == "PE"
    assert meant(text, "We", "statement") == issuer


def test_mentions_are_exact_ordered_and_apart_or_one_inside_the_other():
    text = (
        "THE GOF TOLD THE SOVIET EMBASSY IN PARIS THAT THE UNITED STATES\nAND THE FED-\n"
        "ERAL REPUBLIC OF GERMANY WOULD SIGN. FOREIGN MINISTER DURAND AGREED.\n"
    )
    doc = reading(text, "cable")
    mentions = doc._.mentions
    assert len(mentions) >= 3
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(
        one.start <= two.start and (one.end <= two.start or two.end <= one.end)
        for one, two in zip(mentions, mentions[1:], strict=False)
    )


def test_a_text_without_names_names_nobody():
    assert reading("It rained for two days, and nothing else was said about it.\n")._.mentions == ()


def test_a_comma_that_closes_an_apposition_opens_no_other() -> None:
    header = "R 031200Z MAR 26\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\n\nUNCLAS OSLO 000123\n\nSUBJECT: QUOTAS\n\n"
    text = (
        f"{header}1. (U) Norway will wait until the vote, the fisheries minister's chief of staff, Kari Nordvik, "
        "intimated to Econ Counselor on March 3.\n"
    )
    assert meant(text, "Kari Nordvik", "cable").country == "NO"
