"""Supposed and asked claims."""

import pytest

from claims.nlp.modality import is_hypothetical, is_question
from tests.claims.nlp.parses import parse


@pytest.mark.parametrize(
    ("sentence", "cue", "supposed"),
    [
        ("If|S|mark|2 Oslo|P|nsubj|2 banned|V/VBD|advcl|4 Bern|P|nsubj|4 suffered|V/VBD|ROOT|4", 2, True),
        ("Oslo|P|nsubj|1 asked|V/VBD|ROOT|1 whether|S|mark|4 Bern|P|nsubj|4 paid|V/VBD|ccomp|1", 4, True),
        ("Oslo|P|nsubj|1 said|V/VBD|ROOT|1 that|S|mark|4 Bern|P|nsubj|4 denied|V/VBD|ccomp|1 it|O|obj|4", 4, False),
    ],
)
def test_conditions_are_no_claims(sentence: str, cue: int, supposed: bool) -> None:
    assert is_hypothetical(parse(sentence)[cue]) is supposed


def test_question_by_its_mark() -> None:
    doc = parse("Did|A|aux|2 Oslo|P|nsubj|2 deny|V/VB|ROOT|2 it|O|obj|2 ?|.|punct|2")
    assert is_question(doc[:])
