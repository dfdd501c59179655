"""The layout of an explanation: everything is told, and nothing is wider than the terminal."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cables.dates import PartialDate
from cables.parsers.base import ParsedDocument
from claims.drafts import ClaimDraft, PartyDraft
from claims.explanation import (
    Difference,
    ExplainedClaim,
    ExplainedRejection,
    ExplainedSentence,
    Explanation,
    shape_sentence,
)
from claims.explanation_text import WIDEST, write_heading, write_sentence
from entities.drafts import EntityValue, MentionDraft

TEXT = "Peru's fleet\ndenied the report. Was it true?"
PERU = EntityValue("Peru", "country", "PE", official=True)
FLEET = PartyDraft(0, 12, "Peru's fleet", EntityValue("fleet", "organisation", None))
CHANCES = (("denial", 0.8), ("rejection", 0.15), ("none", 0.04))
DRAFT = ClaimDraft(
    "denial", 0, 30, (13, 19), FLEET, (PartyDraft(None, None, "Chile", None),), (), (20, 30),
    PartialDate(2026, 3, 4), "document", True, FLEET, "over herring", "denial: deny + subject; kind by a rule", 0.71,
)  # fmt: skip
CLAIM = ExplainedClaim(DRAFT, "the subject; by name", CHANCES, (Difference("content", "it", None, 0.6, "rules"),))
REJECTION = ExplainedRejection("accusation", (20, 30), "a noun of the word lists", "a question", CHANCES)
MENTION = MentionDraft(0, 4, "Peru", "GPE", PERU, "name", 0.95, 0, 1)
SENTENCE = ExplainedSentence(1, "paragraph 1", 0, 31, (MENTION,), (CLAIM,), (REJECTION,))
PARSED = ParsedDocument(TEXT, "article", "T", PartialDate(2026, 3, 4), "en", None, None, None, ())
EXPLANATION = Explanation("a.txt", PARSED, (SENTENCE,))


def printed(sentence: ExplainedSentence = SENTENCE, width: int = WIDEST, rejected: bool = True) -> str:
    return "\n".join(write_sentence(sentence, TEXT, width, rejected))


@pytest.mark.parametrize(
    "told",
    [
        "1. paragraph 1", "Peru's fleet denied the report.", "Peru: Peru, country, PE, official [GPE, name, 0.95]",
        "DENIAL (negated), confidence 0.71", "“denied”", "“Peru's fleet”, fleet, organisation, country not known",
        "the subject; by name", "not written here, not known who that is", "“the report”", "2026-03-04", "“over herring”",
        "denial: deny + subject; kind by a rule", "denial 0.80, rejection 0.15, none 0.04",
        "content: rules “it”; reader none (0.60); taken from the rules", "“the report” as accusation: a question",
    ],
)  # fmt: skip
def test_everything_is_told(told: str) -> None:
    assert told in " ".join(printed().split())


def test_heading_says_what_was_read() -> None:
    assert write_heading(EXPLANATION) == "a.txt: article of 2026-03-04, 1 sentence"


@settings(deadline=None)
@given(st.integers(1, 200), st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=300))
def test_nothing_is_wider_than_the_terminal(width: int, name: str) -> None:
    party = replace(FLEET, text=name)
    sentence = replace(SENTENCE, claims=(replace(CLAIM, draft=replace(DRAFT, claimant=party)),))
    limit = min(max(width, 40), WIDEST)
    assert all(len(line) <= limit for line in printed(sentence, width).splitlines())


def test_what_was_rejected_can_be_left_out() -> None:
    assert "a question" not in printed(rejected=False)
    assert "nothing found" not in printed(rejected=False)


def test_a_sentence_in_which_nothing_was_found_says_so() -> None:
    bare = replace(SENTENCE, mentions=(), claims=())
    assert "nothing found" in printed(bare, rejected=False)
    assert "nothing found" not in printed(bare)


def test_unknown_claimant_content_and_day_are_told_as_such() -> None:
    bare = replace(DRAFT, claimant=None, targets=(), content=None, when=None, via=None, reason=None)
    told = " ".join(printed(replace(SENTENCE, claims=(replace(CLAIM, draft=bare, route="nobody is named"),))).split())
    assert "claimant none: nobody is named" in told
    assert "content none" in told
    assert "day not known" in told
    assert not {"via", "reason", "target"} & set(told.split())


def test_json_has_the_words_as_stored_and_all_that_the_text_tells() -> None:
    shape = json.loads(json.dumps(shape_sentence(SENTENCE, EXPLANATION)))
    assert shape["text"] == "Peru's fleet\ndenied the report."
    assert shape["mentions"][0]["official"]
    (claim,) = shape["claims"]
    assert claim["likeliest"][0] == {"kind": "denial", "chance": 0.8}
    assert claim["claimant_route"] == "the subject; by name"
    assert claim["differences"][0]["taken"] == "rules"
    assert (claim["when_basis"], claim["via"]) == ("document", "fleet")
    assert shape["rejected"][0]["cue"]["text"] == "the report"
