"""The count after an attack notices what was lost, doubled, half-written or left lying; and an attack's texts are what they seem."""

from dataclasses import replace

import pytest

from config.chaos.checks import QUARANTINED, Held, judge
from config.chaos.report import figures_of
from config.chaos.texts import TEMPLATES, template_of, text_of

COUNTS = {"revisions": 1, "paragraphs": 2}
WHOLE = Held("a", "ready", "", True, COUNTS)
NOTHING = Held("b", "failed", f"Reading it {QUARANTINED} 3 times.", True, {"revisions": 0, "paragraphs": 0})
ACCEPTED = {"a": COUNTS, "b": None}


def test_all_is_well():
    verdict = judge(ACCEPTED, [WHOLE, NOTHING])
    assert verdict.is_clean
    assert verdict.quarantined == {"b"}


@pytest.mark.parametrize(
    ("held", "fault", "which"),
    [
        ([WHOLE], "lost", "b"),
        ([replace(WHOLE, bytes_kept=False), NOTHING], "lost", "a"),
        ([WHOLE, WHOLE, NOTHING], "doubled", "a"),
        ([replace(WHOLE, counts=COUNTS | {"paragraphs": 1}), NOTHING], "half_written", "a"),
        ([replace(WHOLE, counts=COUNTS | {"revisions": 2}), NOTHING], "half_written", "a"),
        ([WHOLE, replace(NOTHING, counts=COUNTS)], "half_written", "b"),
        ([replace(WHOLE, state="processing", counts={}), NOTHING], "unfinished", "a"),
        ([WHOLE, replace(NOTHING, error="")], "unfinished", "b"),
    ],
)
def test_a_fault_is_noticed(held, fault, which):
    verdict = judge(ACCEPTED, held)
    assert getattr(verdict, fault) == {which}
    assert not verdict.is_clean


def test_a_goal_that_is_missed_is_marked():
    result = {"documents": 2, "kills": 1, "lost": 1, "doubled": 0, "half_written": 0, "unfinished": 0, "refused": 0}
    figures = figures_of("redis", result | {"poisoned": 1, "poisoned_quarantined": 0})
    assert {figure.name for figure in figures if not figure.is_met} == {"redis: lost", "redis: poisoned, put aside"}
    assert [figure.is_met for figure in figures_of("redis", {"broken": "it does not start"})] == [False]


def test_texts_are_one_of_a_kind_and_the_seeds():
    texts = [text_of(number, 7) for number in range(500)]
    assert len(set(texts)) == 500
    assert texts == [text_of(number, 7) for number in range(500)]
    assert all(text.startswith(TEMPLATES[template_of(number, 7)]) for number, text in enumerate(texts))
    assert texts != [text_of(number, 8) for number in range(500)]
