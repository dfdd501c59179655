"""How chances become a kind and a confidence."""

import pytest

from claims.kinds import KINDS
from claims.nlp.heads import LABELS, NONE
from claims.nlp.judge import THRESHOLD, Judge
from tests.claims.nlp.sights import ToldHeads, told_judge

JUDGE = told_judge(ToldHeads())


def chances(**known: float) -> dict[str, float]:
    rest = (1 - sum(known.values())) / (len(LABELS) - len(known))
    return {label: known.get(label, rest) for label in LABELS}


def test_no_claim_where_none_is_likely_enough() -> None:
    assert JUDGE.decide(chances(**{NONE: (1 + THRESHOLD) / 2})) is None


@pytest.mark.parametrize("kind", KINDS)
def test_the_likeliest_kind(kind: str) -> None:
    assert JUDGE.decide(chances(**{kind: 0.9})) == kind


def test_a_kind_that_says_more_goes_before_an_assertion_nearly_as_likely() -> None:
    assert JUDGE.decide(chances(denial=0.42, assertion=0.45)) == "denial"


def test_what_only_the_reader_sees_must_be_clear() -> None:
    unclear = chances(denial=0.45, none=0.4)
    assert JUDGE.decide(unclear) == "denial"
    assert JUDGE.decide(unclear, is_seen=True) is None
    assert JUDGE.decide(chances(denial=0.55), is_seen=True) == "denial"


def test_confidence_is_the_share_measured_from_the_highest_bound_below() -> None:
    judge = Judge(JUDGE.heads, {}, JUDGE.weights, ((0.0, 0.1), (0.5, 0.4), (0.9, 0.8)))
    assert [judge.confidence(chance) for chance in (0.2, 0.5, 0.89, 0.9, 1.0)] == [0.1, 0.4, 0.4, 0.8, 0.8]


def test_confidence_without_measurements_is_the_probability() -> None:
    assert JUDGE.confidence(0.25) == 0.25
