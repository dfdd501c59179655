"""What rules decide whatever the trained reader says, and that it is heard where they are silent."""

import pytest

from claims.nlp.deciding import Found, Rejected, decide
from claims.nlp.heads import LABELS
from tests.claims.nlp.parses import parse
from tests.claims.nlp.sights import ToldHeads, reading_of, sight_of, told_judge

PLAIN = "Oslo|P|nsubj|1 accused|V/VBD|ROOT|1 Bern|P|obj|1 of|S|mark|4 theft|N|obl|1 .|.|punct|1"


def decided(sentence: str, heads: ToldHeads) -> dict[str, Found | Rejected]:
    """What became of the candidates of a sentence, by their cues."""
    reading = reading_of(parse(sentence))
    found = decide(reading.candidates, reading, sight_of(len(reading.doc)), told_judge(heads))
    return {one.candidate.cue.head.text: one for one in found}


@pytest.mark.parametrize(
    ("sentence", "cue", "kind", "why"),
    [
        ("Did|A|aux|2 Oslo|P|nsubj|2 accuse|V/VB|ROOT|2 Bern|P|obj|2 ?|.|punct|2", "accuse", "accusation", "a question"),
        (
            "If|S|mark|2 Oslo|P|nsubj|2 banned|V/VBD|advcl|4 Bern|P|nsubj|4 suffered|V/VBD|ROOT|4",
            "banned", "restriction", "only supposed",
        ),
        (
            "Oslo|P|nsubj|1 expects|V/VBZ|ROOT|1 Bern|P|nsubj|4 to|T|mark|4 deny|V/VB|xcomp|1 it|O|obj|4",
            "deny", "denial", "only expected",
        ),
        (
            "Oslo|P|nsubj|1 asked|V/VBD|ROOT|1 for|I|case|4 a|D|det|4 ban|N|obl|1 on|I|case|6 trawlers|N|nmod|4",
            "ban", "restriction", "only wished for",
        ),
        (
            "Oslo|P|nsubj|1 ignored|V/VBD|ROOT|1 a|D|det|3 request|N|obj|1 for|I|case|5 comment|N|nmod|3",
            "request", "demand", "no comment",
        ),
    ],
)  # fmt: skip
def test_what_is_not_said_is_no_claim_however_sure_the_reader(sentence: str, cue: str, kind: str, why: str) -> None:
    rejected = decided(sentence, ToldHeads(kind))[cue]
    assert isinstance(rejected, Rejected)
    assert rejected.why == why


def test_a_warning_may_be_supposed() -> None:
    sentence = "If|S|mark|2 Oslo|P|nsubj|2 warned|V/VBD|advcl|4 Bern|P|nsubj|4 left|V/VBD|ROOT|4"
    assert isinstance(decided(sentence, ToldHeads("warning"))["warned"], Found)


def test_the_reader_tells_that_there_is_no_claim_with_its_probability() -> None:
    rejected = decided(PLAIN, ToldHeads("none"))["accused"]
    assert isinstance(rejected, Rejected)
    assert rejected.why == "no claim by the reader (1.00)"
    assert rejected.chances["none"] > 0.99


def test_a_claim_tells_what_its_kind_was_chosen_from() -> None:
    found = decided(PLAIN, ToldHeads("accusation"))["accused"]
    assert isinstance(found, Found)
    assert set(found.weighed.chances) == set(LABELS)
    assert sum(found.weighed.chances.values()) == pytest.approx(1)
    assert found.probability == found.weighed.chances[found.kind] == max(found.weighed.chances.values())
    assert found.by == "the trained reader"


def test_content_is_the_readers_where_it_is_sure_and_that_of_the_rules_is_kept_beside() -> None:
    heads = ToldHeads("accusation", played={"content": (2, 5)})
    found = decided(PLAIN, heads)["accused"]
    assert isinstance(found, Found)
    assert found.content == (2, 5)
    assert found.weighed.content != found.content


def test_a_reader_that_sees_nothing_leaves_content_and_claimant_to_the_rules() -> None:
    found = decided(PLAIN, ToldHeads("accusation"))["accused"]
    assert isinstance(found, Found)
    assert found.content == found.weighed.content
    assert found.candidate.claimant is found.weighed.claimant
