"""Whom pronouns mean over several sentences; all names invented."""

import pytest

from tests.entities.test_mentions import meant

MEETING = "The Peruvian foreign minister, Claire Moreau, received the Chilean envoy, Peter Aldunate, on Monday."


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (f"{MEETING} She regretted the delay.", "She", "Claire Moreau"),
        (f"{MEETING} He regretted the delay.", "He", "Peter Aldunate"),
        (f"{MEETING} She spoke for an hour. She regretted the delay. Later she left.", "she", "Claire Moreau"),
        ("Tidewell Labs objected. It has hired a lawyer. It will appeal.", "It", "Tidewell Labs"),
    ],
)
def test_a_pronoun_means_who_fits_it(text: str, words: str, name: str):
    entity = meant(text, words)
    assert entity is not None
    assert entity.name == name


def test_several_are_not_meant_by_one_pronoun():
    entity = meant("Peruvian officials met Ada Boyle, a Chilean lawyer. She thanked them.", "She")
    assert entity is not None
    assert entity.name == "Ada Boyle"
