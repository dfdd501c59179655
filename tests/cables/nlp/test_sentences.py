"""Sentences end where print ends them, not after every full stop."""

import pytest

from cables.nlp import read
from tests.cables.nlp.documents import make_document


@pytest.fixture(autouse=True)
def _base_pipeline(settings) -> None:
    settings.NLP_COMPONENTS = []


def sentences(*paragraphs: str) -> list[str]:
    return [sentence.text.strip() for sentence in read(make_document(*paragraphs)).sents]


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Lee met Gen. Ma in Geneva.", "They agreed."],
        ["The ministry denied it.", '"It is false," a spokesman said.'],
        ['"We deny it."', "The embassy did not comment."],
        ["He cited No. 5 of the treaty.", "She did not."],
        ["J. Smith of the U.S. Embassy spoke.", "Nobody answered."],
        ["Talks began on Jan. 5 in Vienna.", "They failed (as in 2019).", "Paris regrets it."],
    ],
)
def test_sentence_boundaries(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_paragraph_ends_a_sentence_without_a_full_stop() -> None:
    assert sentences("China rejects the offer", "The ministry said so.") == [
        "China rejects the offer",
        "The ministry said so.",
    ]


def test_wrapped_line_does_not_end_a_sentence() -> None:
    assert sentences("The ministry said\nMoscow would\r\nanswer.") == ["The ministry said Moscow would answer."]
