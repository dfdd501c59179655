"""Capitals become the case that print would have given them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.nlp.truecasing import get_truecaser


@pytest.mark.parametrize(
    "text",
    [
        "President Carter met Prime Minister Begin in Jerusalem on Monday.",
        "The U.S. government told China that it would not agree.",
        "The Soviet Union and the United States signed an agreement.",
    ],
)
def test_plain_text_comes_back_from_capitals(text: str) -> None:
    assert get_truecaser().recase(text.upper()) == text


@given(st.text(max_size=200))
def test_length_and_letters_stay(text: str) -> None:
    recased = get_truecaser().recase(text)
    assert len(recased) == len(text)
    assert recased.casefold() == text.casefold() or recased.upper() == text.upper()


def test_unknown_name_is_a_name_everywhere() -> None:
    text = "MR. ZADOKIM SAID NO. OFFICIALS ASKED MINISTER ZADOKIM AGAIN AND ZADOKIM LEFT."
    assert get_truecaser().recase(text).count("Zadokim") == 3


def test_a_word_of_no_dictionary_is_a_name_unless_it_is_misspelt() -> None:
    recased = get_truecaser().recase("THE OFFICIAL REJECTD THE RECOMMENDATON THAT OVIRKA HAD SENT TO HIM.")
    assert "Ovirka" in recased
    assert "recommendaton" in recased
