"""Measures of reading: held-back documents, made sentences, calibration."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.figures import Figure
from claims.evaluation.calibration import calibration_error, judge_found
from claims.evaluation.gold import read_cases
from claims.evaluation.heldback import part_calls, write_heldback
from claims.evaluation.negation import make_sentences
from claims.nlp.training.annotations import AnnotatedText, QuoteError, resolve_claim
from claims.nlp.training.split import OWN, held_back

TEXT = "Oslo spoke. The ministry accused Bern of theft. Bern denied it."
ANNOTATED = {"s": "The ministry accused Bern of theft", "kind": "accusation", "cue": "accused", "claimant": "The ministry",
             "name": "Ministry of Norway", "country": "NO", "official": True, "content": "theft", "when": None,
             "targets": [{"q": "Bern", "name": "Switzerland", "country": "CH"}], "negated": False}  # fmt: skip


def test_quotes_become_offsets_of_the_text() -> None:
    claim = resolve_claim(TEXT, ANNOTATED)
    spans = [claim["cue"], claim["content"], claim["claimant"], *claim["targets"]]
    assert [TEXT[span["start"] : span["end"]] for span in spans] == ["accused", "theft", "The ministry", "Bern"]


@pytest.mark.parametrize("change", [{"s": "no such words"}, {"cue": "denied"}, {"claimant": "Rome"}])
def test_a_quote_that_is_not_there_is_an_error(change: dict) -> None:
    with pytest.raises(QuoteError):
        resolve_claim(TEXT, ANNOTATED | change)


def test_held_back_documents_are_laid_out_as_gold(tmp_path: Path) -> None:
    write_heldback(
        [AnnotatedText("news", "article", {"id": "one", "claims": [ANNOTATED]}, TEXT.encode())], tmp_path / "held"
    )
    case = next(read_cases(tmp_path / "held"))
    described = case.description["documents"][0]
    assert (case.folder / described["path"]).read_text() == TEXT
    assert [claim["kind"] for claim in case.claims[described["path"]]] == ["accusation"]


def test_the_held_back_documents_of_a_dispute_are_read_in_one_call() -> None:
    sources = [("written-a", 8), ("telegrams-a", 3), (OWN, 4)]
    documents = [
        AnnotatedText(source, "cable", {"id": f"{source} {number}"}, b"")
        for source, size in sources
        for number in range(size)
    ]
    calls = list(part_calls(documents))
    assert [kind for kind, _ in calls] == [None, None, "cable", None]
    assert [document.id for _, members in calls for document in members] == [document.id for document in documents]
    assert [document.id for document in calls[1][1]] == [f"written-a {number}" for number in range(4, 8)]


def test_the_last_two_disputes_of_a_written_source_are_held_back() -> None:
    ids = [f"wa-{number:02}" for number in range(1, 37)]
    assert held_back("written-a", ids) == set(ids[-8:])


@given(st.sets(st.text(min_size=1), max_size=30), st.text(min_size=1))
def test_whether_a_document_is_held_back_does_not_hang_on_others(ids: set[str], name: str) -> None:
    assert (name in held_back("news", [*ids, name])) == (name in held_back("news", [name]))


def test_made_sentences_are_many_and_the_same_each_time() -> None:
    sentences = make_sentences()
    assert len(sentences) >= 500
    assert sentences == make_sentences()
    assert {negated for sentence in sentences for _, negated in sentence.acts} == {True, False}


@pytest.mark.parametrize(
    ("judged", "error"),
    [
        ([], 0.0),
        ([(0.75, True)] * 3 + [(0.75, False)], 0.0),
        ([(0.9, False)] * 2, 0.9),
        ([(1.0, True), (0.0, False)], 0.0),
    ],
)
def test_calibration_error_is_the_gap_in_each_bin(judged: list[tuple[float, bool]], error: float) -> None:
    assert calibration_error(judged) == pytest.approx(error)


def test_a_found_claim_is_right_where_the_gold_claim_has_its_kind(tmp_path: Path) -> None:
    claim = {"kind": "denial", "start": 0, "end": 40}
    described = {"documents": [{"path": "a.txt", "ignore": [[50, 60]], "claims": [claim]}]}
    (tmp_path / "dispute.json").write_text(json.dumps(described))
    found = [
        {**claim, "confidence": 0.8},
        {**claim, "end": 30, "confidence": 0.7},
        {"kind": "denial", "start": 51, "end": 59},
    ]
    printed = [{"path": str(tmp_path / "a.txt"), "claims": found}]
    assert list(judge_found(read_cases(tmp_path), printed)) == [(0.8, True), (0.7, False)]


@pytest.mark.parametrize(("value", "at_most", "reached"), [(0.6, False, True), (0.6, True, False), (0.4, True, True)])
def test_a_goal_is_the_least_or_the_most(value: float, at_most: bool, reached: bool) -> None:
    assert Figure("figure", value, 0.5, "share", at_most).is_reached is reached
