"""Names in telegrams, which are all capitals and leave out articles; everybody is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.nlp import Doc, get_nlp, read
from cables.parsers import parse
from entities.drafts import MentionDraft
from entities.nlp import find_mentions
from entities.nlp.spelling import find_misspelt, is_one_letter_off

WORDS = st.text("abc", max_size=5)


def reading(text: str, kind: str = "cable") -> Doc:
    doc = read(parse(text.encode(), "text.txt", kind))
    return doc if "mention_finder" in get_nlp().pipe_names else find_mentions(doc)


def named(text: str, words: str) -> MentionDraft:
    """The mention that is exactly these words."""
    return next(mention for mention in reading(text)._.mentions if mention.text == words)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("1. THE USG TOLD NORWAY THAT IT WOULD NOT SIGN THE TREATY.", "THE USG", "US"),
        ("1. FOREIGN MINISTER HALDEN OF NORWAY SAID HE WOULD COME.", "FOREIGN MINISTER HALDEN", "NO"),
        ("1. IN OSLO THE NORWEGIAN GOVERNMENT SAID THAT IT AGREED.", "THE NORWEGIAN GOVERNMENT", "NO"),
        ("1. THE PERUVIAN AMBASSADOR CALLED ON THE MINISTER TODAY.", "THE PERUVIAN AMBASSADOR", "PE"),
        ("1. PERU IS WORRIED. PRIME MINISTER TOLD EMBOFF OF THE PLAN.", "PRIME MINISTER", "PE"),
        ("1. LEABNON TOLD SYRIA THAT THE TROOPS WOULD STAY THERE.", "LEABNON", "LB"),
        ("1. THE GOB IN BOLIVIA SAID THAT THE MINES WOULD BE SOLD.", "THE GOB", "BO"),
    ],
)
def test_whole_phrases_are_mentions_and_mean_their_state(text: str, words: str, country: str) -> None:
    entity = named(text, words).entity
    assert entity is not None
    assert entity.country == country


def test_who_signs_a_telegram_is_one_of_the_senders() -> None:
    signature = named("1. NORWAY SAID THAT IT WOULD NOT SIGN THE TREATY THIS YEAR.\n\n\nFENWICKE\n", "FENWICKE")
    assert (signature.label, signature.entity.country, signature.entity.official) == ("PERSON", "US", True)


def test_a_state_inside_a_longer_name_is_a_mention_too() -> None:
    doc = reading("1. THE NATIONAL UNION OF GHANA STUDENTS SAID THAT IT WOULD MARCH IN THE STREETS.")
    assert any(mention.text == "GHANA" and mention.entity.country == "GH" for mention in doc._.mentions)


def test_capitals_and_broken_words_mean_whom_the_normal_spelling_means() -> None:
    broken = "1. MINISTER BRENDALVO- RETTI TOLD NORWAY THAT BRENDALVORETTI AND THE MINISTRY HAD SEEN NO PLAN."
    entities = {m.entity for m in reading(broken)._.mentions if "BRENDAL" in m.text}
    assert {entity.name.casefold().removeprefix("minister ") for entity in entities} == {"brendalvoretti"}


def test_no_name_runs_from_a_heading_into_the_text_below() -> None:
    text = "Chinese Embassy on Allegations of AI Theft\n\nThe Chinese Embassy rejected the allegations on Monday.\n"
    found = {mention.text for mention in reading(text, "statement")._.mentions}
    assert found == {"Chinese Embassy"}


@pytest.mark.parametrize(
    ("word", "country"), [("LEABNON", "LB"), ("Alganistan", None), ("Roland", None), ("PERUU", None)]
)
def test_a_state_is_told_by_a_name_with_one_letter_wrong(word: str, country: str | None) -> None:
    assert [entry.entity.country for entry in find_misspelt(word)] == ([country] if country else [])


@given(WORDS, WORDS)
def test_being_one_letter_off_is_mutual(one: str, other: str) -> None:
    assert is_one_letter_off(one, other) == is_one_letter_off(other, one)
    assert not is_one_letter_off(one, one)
