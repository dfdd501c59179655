"""What a denial may answer and a claim may speak to, with the reasons that an analyst reads."""

from dataclasses import replace

import pytest

from claims.candidates import find_candidates, find_in_question, find_questions, rank_candidates
from claims.scene import set_scene
from claims.values import PropositionValue
from tests.claims.acts import NORLAND, SUDLAND, WESTLAND, act

ABOUT_HERRING = act("a1", "accusation", NORLAND, SUDLAND, says="took herring beyond its quota", day="2026-03-01")
ABOUT_NETS = act("a2", "accusation", NORLAND, SUDLAND, says="cut nets in the sound", day="2026-03-02")
OLD = act("a3", "accusation", NORLAND, SUDLAND, says="took herring beyond its quota", day="2020-03-02")
DENIAL = act("d", "denial", SUDLAND, NORLAND, says="never touched that equipment", day="2026-03-05")
NETS = PropositionValue("p", "Sudland cut the nets.", frozenset(), frozenset({"NO"}), frozenset({"SE"}))


def test_meaning_decides_between_accusations_of_the_same_parties():
    scene = set_scene([ABOUT_HERRING, ABOUT_NETS, DENIAL])
    found = rank_candidates(DENIAL, scene, {("d", "a1"): 0.2, ("d", "a2"): 0.714})
    assert [candidate.act.id for candidate in found] == ["a2", "a1"]
    assert found[0].reasons == "same parties, 0.71 alike in meaning"


def test_without_vectors_parties_and_words_give_the_reasons():
    scene = set_scene([ABOUT_HERRING, ABOUT_NETS, DENIAL])
    assert {candidate.reasons for candidate in rank_candidates(DENIAL, scene, {})} == {"same parties"}


def test_what_was_said_long_ago_or_later_is_not_compared():
    later = replace(ABOUT_NETS, id="a4", day=DENIAL.day.replace(month=4))
    scene = set_scene([OLD, later, ABOUT_HERRING, DENIAL])
    assert [other.id for other in find_candidates(DENIAL, scene)] == ["a1"]


SAYING = act("s", "assertion", SUDLAND, NORLAND, says="its vessels kept away from any gear", day="2026-03-05")


def test_a_claim_of_the_parties_that_means_the_like_is_in_question():
    (question,) = find_questions([SAYING], [NETS], {("s", "p"): 0.62}, frozenset())
    assert (question.act.id, question.proposition, question.reasons) == (
        "s",
        NETS,
        "same parties, 0.62 alike in meaning",
    )


@pytest.mark.parametrize(
    ("saying", "alike", "settled"),
    [
        (SAYING, 0.2, frozenset()),
        (SAYING, 0.9, frozenset({"s"})),
        (replace(SAYING, stance="denies", proposition="p"), 0.9, frozenset()),
        (replace(SAYING, claimant=WESTLAND, targets=()), 0.9, frozenset()),
        (replace(SAYING, claimant=None), 0.9, frozenset()),
        (replace(SAYING, content="the nets"), 0.9, frozenset()),
    ],
)
def test_what_is_unlike_settled_or_of_other_parties_is_not(saying, alike, settled):
    assert find_questions([saying], [NETS], {("s", "p"): alike}, settled) == []


def test_only_pairs_of_the_parties_are_compared():
    stranger = replace(SAYING, id="x", claimant=WESTLAND, targets=())
    assert [(one.id, value.id) for one, value in find_in_question([SAYING, stranger], [NETS])] == [("s", "p")]
