"""Measures against somebody named are restrictions, whoever takes them; wished-for and withheld deeds are no claims."""

import pytest

from cables.nlp import read
from tests.claims.test_kinds import article

pytestmark = pytest.mark.slow


def find(text: str) -> list[tuple[str, str | None]]:
    """Kind and stated reason of each claim in a text."""
    return [(claim.kind, claim.reason) for claim in read(article(text))._.claims]


def test_unnamed_countries_restrict_with_their_own_reason():
    text = "Although several Western countries have banned the use of Huawei phones due to data privacy concerns, they sell well."
    assert ("restriction", "due to data privacy concerns") in find(text)


def test_a_ban_that_nobody_asks_for_is_no_ban():
    assert "restriction" not in [kind for kind, _ in find("Norway does not ask for a ban on Chilean fish.")]


def test_a_request_for_comment_is_no_demand():
    assert "demand" not in [kind for kind, _ in find("The ministry did not respond to a request for comment.")]


def test_an_expected_denial_is_none():
    assert "denial" not in [kind for kind, _ in find("Posts should expect Norway to deny the charge.")]
