"""Acts that are told as not done."""

import pytest

from claims.nlp.negation import is_negated
from tests.claims.nlp.parses import parse


@pytest.mark.parametrize(
    ("sentence", "cue", "negated"),
    [
        ("Oslo|P|nsubj|3 did|A|aux|3 not|T|advmod|3 accuse|V/VB|ROOT|3 Bern|P|obj|3", 3, True),
        ("Nobody|O|nsubj|1 accused|V/VBD|ROOT|1 Bern|P|obj|1", 1, True),
        ("Oslo|P|nsubj|1 refused|V/VBD|ROOT|1 to|T|mark|3 blame|V/VB|xcomp|1 Bern|P|obj|3", 3, True),
        ("Oslo|P|nsubj|1 accused|V/VBD|ROOT|1 Bern|P|obj|1", 1, False),
        ("Oslo|P|nsubj|3 no|D|det|2 longer|R|advmod|3 accuses|V/VBZ|ROOT|3 Bern|P|obj|3", 3, True),
        ("Oslo|P|nsubj|2 never|R|advmod|2 stopped|V/VBD|ROOT|2 blaming|V/VBG|xcomp|2 Bern|P|obj|3", 3, False),
        ("Oslo|P|nsubj|1 left|V/VBD|ROOT|1 without|S|mark|3 blaming|V/VBG|advcl|1 Bern|P|obj|3", 3, True),
        ("Oslo|P|nsubj|3 not|T|advmod|3 only|R|advmod|3 accused|V/VBD|ROOT|3 Bern|P|obj|3", 3, False),
        ("Oslo|P|nsubj|1 made|V/VBD|ROOT|1 no|D|det|3 promise|N|obj|1", 1, True),
        ("Oslo|P|nsubj|1 made|V/VBD|ROOT|1 no|D|det|3 promise|N|obj|1", 3, True),
        ("Never|R|advmod|1 has|V/VBZ|ROOT|1 Oslo|P|obj|1 accused|V/VBN|xcomp|1 Bern|P|obj|3", 3, True),
        ("Oslo|P|nsubj|1 denied|V/VBD|ROOT|1 that|S|mark|5 it|O|nsubj|5 never|R|advmod|5 paid|V/VBD|ccomp|1", 1, False),
    ],
)
def test_negation_is_that_of_the_act(sentence: str, cue: int, negated: bool) -> None:
    assert is_negated(parse(sentence)[cue]) is negated
