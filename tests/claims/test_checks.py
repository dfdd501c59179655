"""What an analyst is asked to look at again."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.checks import build_checks, days_unanswered, unlinked_denials
from claims.positions import Position
from claims.values import Actor, Link
from tests.claims.acts import NORLAND, PRESS, SUDLAND, SUDLAND_EMBASSY, TRAWLER, act

ACCUSED = act("accused", "accusation", NORLAND, TRAWLER, says="took herring", day="2026-03-01")
DENIED = act("denied", "denial", SUDLAND, NORLAND, says="baseless", day="2026-03-03")
REBUTS = Link("denied", "accused", "rebuts")
OFFICIAL = Actor("SE:an official", "an official", "SE", True, 2, "person")
TODAY = date(2026, 3, 11)


def test_opposite_stance_without_a_change_is_found() -> None:
    one = replace(DENIED, stance="denies", proposition="p1")
    other = replace(DENIED, id="other", stance="affirms", proposition="p1", day=date(2026, 3, 9))
    (finding,) = build_checks([other, one], [], [])
    assert (finding.kind, finding.acts) == ("unmarked change", ("denied", "other"))
    assert finding.text == "Sudland denies it on 2026-03-03 and affirms it on 2026-03-09."
    assert build_checks([one, other], [Link("other", "denied", "withdraws")], []) == []
    assert build_checks([one, replace(other, proposition="p2")], [], []) == []
    assert build_checks([one, replace(other, claimant=SUDLAND_EMBASSY)], [], []) == []


def test_reply_dated_before_its_claim_is_found() -> None:
    early = replace(DENIED, day=date(2026, 2, 1))
    assert [f.acts for f in build_checks([ACCUSED, early], [REBUTS], [])] == [("denied", "accused")]
    assert build_checks([ACCUSED, DENIED], [REBUTS], []) == []
    assert build_checks([ACCUSED, replace(early, day=date(2026, 1, 1), precision="year")], [REBUTS], []) == []


def test_position_on_one_unnamed_source_is_found() -> None:
    said = replace(DENIED, claimant=OFFICIAL)
    position = Position("SE", "p1", "denies", evidence=("denied",))
    assert [f.kind for f in build_checks([said], [], [position])] == ["one unnamed source"]
    assert build_checks([DENIED], [], [position]) == []
    assert build_checks([said, ACCUSED], [], [replace(position, evidence=("denied", "accused"))]) == []


def test_days_of_the_document_are_told_once_a_document() -> None:
    acts = [replace(ACCUSED, id=str(n), basis="document", document="a") for n in range(3)]
    (finding,) = build_checks([*acts, DENIED], [], [])
    assert (finding.kind, finding.acts) == ("day of the document", ("0", "1", "2"))


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Norland", True), ("The Daily", True), ("de Graaf", True), ("Food agency of Westland", True),
        ("an official", False), ("a European diplomat", False), ("PRC official", False), ("third countries", False),
        ("Certain people in Washington", False), ("press", False), ("", False),
    ],
)  # fmt: skip
def test_who_is_named(name: str, named: bool) -> None:
    assert replace(OFFICIAL, name=name).is_named is named


def test_denial_that_rebuts_nothing_waits_for_the_analyst() -> None:
    assert unlinked_denials([ACCUSED, DENIED], []) == [DENIED]
    assert unlinked_denials([ACCUSED, DENIED], [REBUTS]) == []
    assert unlinked_denials([replace(DENIED, negated=True)], []) == []


def test_days_of_silence_are_counted_until_the_accused_side_answers() -> None:
    assert days_unanswered([ACCUSED, DENIED], [], TODAY) == {"accused": 10}
    assert days_unanswered([ACCUSED, DENIED], [REBUTS], TODAY) == {}
    assert days_unanswered([ACCUSED, replace(DENIED, claimant=PRESS)], [REBUTS], TODAY) == {"accused": 10}


def test_only_standing_accusations_of_somebody_by_the_public_wait_for_an_answer() -> None:
    private, nobody = replace(ACCUSED, claimant=TRAWLER), replace(ACCUSED, targets=(replace(OFFICIAL, country=None),))
    for other in (private, nobody, replace(ACCUSED, negated=True), replace(ACCUSED, day=None)):
        assert days_unanswered([other], [], TODAY) == {}
    assert days_unanswered([ACCUSED, DENIED], [Link("denied", "accused", "withdraws")], TODAY) == {}
    assert days_unanswered([ACCUSED], [], date(2026, 2, 1)) == {}


def test_answer_to_an_earlier_telling_counts_only_if_it_came_later() -> None:
    again = replace(ACCUSED, id="again", day=date(2026, 3, 2))
    later = replace(ACCUSED, id="later", day=date(2026, 3, 9))
    links = [REBUTS, Link("again", "accused", "repeats"), Link("later", "accused", "repeats")]
    assert days_unanswered([ACCUSED, DENIED, again, later], links, TODAY) == {"later": 2}


@given(st.permutations([ACCUSED, DENIED, replace(DENIED, id="x", stance="affirms", proposition="p1", basis="document"),
                        replace(DENIED, id="y", stance="denies", proposition="p1", day=date(2026, 3, 8))]))  # fmt: skip
def test_order_of_acts_does_not_matter(acts: list) -> None:
    links = [REBUTS, Link("x", "accused", "responds")]
    assert build_checks(acts, links, []) == build_checks(sorted(acts, key=lambda act: act.id), links, [])
