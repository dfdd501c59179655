"""One name in its many writings, and names that are near each other but not the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entities.spelling import distance, is_misspelled, keys_of, letters, normalise, short_forms, wanted_keys

WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=9), min_size=1, max_size=4)


@pytest.mark.parametrize(
    "writing",
    [
        "Tidewell Labs", "TIDEWELL LABS", "the Tidewell Labs", "Tidewell Labs, Inc.", "Tide- well Labs", "TIDE-\nWELL LABS",
        "Tidewell  Labs'", "Tidewell Labs’s", "“Tidewell Labs”", "Tidewell Labs Ltd",
    ],
)  # fmt: skip
def test_writings_of_one_name_are_one(writing: str):
    assert normalise(writing) == "tidewell labs"


@pytest.mark.parametrize("name", ["Co", "The", "Limited", "AG"])
def test_a_name_is_never_emptied(name: str):
    assert normalise(name)


def test_words_joined_otherwise_have_the_same_letters():
    assert letters("AL-NOOR BANK") == letters("Alnoor Bank")
    assert normalise("AL-NOOR BANK") != normalise("Alnoor Bank")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Gasprom", "Gazprom", True),
        ("Kari Nordvik", "Kari Nordvick", True),
        ("Bank of Austria", "Bank of Australia", False),
        ("North Shipping Line", "South Shipping Line", False),
        ("Jon Nordvik", "Jan Nordvik", False),
        ("Falcon Rocket 2", "Falcon Rocket 3", False),
        ("Orion", "Orin", False),
        ("Tidewell Labs", "Tidewell Labs", False),
    ],
)
def test_a_slip_is_told_from_another_name(one: str, other: str, expected: bool):
    assert is_misspelled(one, other) is expected


@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distance_is_one(a: str, b: str, c: str):
    assert (distance(a, b) == 0) == (a == b)
    assert distance(a, b) == distance(b, a)
    assert distance(a, b) <= max(len(a), len(b))


@given(WORDS, st.sampled_from(["company", "person"]))
def test_names_that_may_be_one_find_each_other_by_their_keys(words: list[str], kind: str):
    name = " ".join(words)
    near = [name.upper(), f"The {name}", *short_forms(name, kind)]
    for other in filter(normalise, near):
        assert keys_of(name, kind) & wanted_keys(other, kind), other
        assert keys_of(other, kind) & wanted_keys(name, kind), other
