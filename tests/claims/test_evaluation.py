"""How a dispute of the evaluation becomes acts, a proposition, links and positions."""

import json
from pathlib import Path

import pytest

from claims.evaluation.answers import answer
from claims.evaluation.gold import Case, derive_proposition, read_cases, with_found

TEXT = {
    "a.txt": "Norland accused Sud Trawlers of taking herring.",
    "b.txt": "Sudland called the herring charge baseless.",
}
NORLAND = {"start": 0, "end": 7, "text": "Norland", "name": "Norland", "country": "NO", "official": True}
SUDLAND = {"start": 0, "end": 7, "text": "Sudland", "name": "Sudland", "country": "SE", "official": True}
TRAWLERS = {"start": 16, "end": 28, "text": "Sud Trawlers", "name": "Sud Trawlers", "country": "SE"}


def claim(kind: str, claimant: dict, target: dict, day: str, end: int) -> dict:
    return {"kind": kind, "start": 0, "end": end, "claimant": claimant, "targets": [target], "addressees": [],
            "cue": {"start": 0, "end": 1}, "content": None, "when": day, "negated": False}  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Case:
    for name, text in TEXT.items():
        (tmp_path / name).write_text(text)
    description = {
        "id": "herring", "title": "Herring", "question": "Sud Trawlers of Sudland took herring of Norland.",
        "entities": [{"name": "Norland", "kind": "country", "country": "NO"},
                     {"name": "Sudland", "kind": "country", "country": "SE"},
                     {"name": "Sud Trawlers", "kind": "organisation", "country": "SE"}],
        "documents": [{"path": "a.txt", "claims": [claim("accusation", NORLAND, TRAWLERS, "2026-03-01", 46)]},
                      {"path": "b.txt", "claims": [claim("denial", SUDLAND, NORLAND, "2026-03", 42)]}],
        "positions": [{"date": "2026-02-01", "country": "SE", "position": "silent"},
                      {"date": "2026-03-31", "country": "SE", "position": "denies"}],
    }  # fmt: skip
    (tmp_path / "dispute.json").write_text(json.dumps(description))
    return next(read_cases(tmp_path))


def test_sides_are_derived_from_the_question_and_the_accusations(case: Case) -> None:
    proposition = derive_proposition(case.description, case.acts())
    assert proposition.accused == {"SE", "Sud Trawlers", "Sudland"}
    assert proposition.accusers == {"NO"}


def test_links_and_positions_have_the_shape_that_is_scored(case: Case) -> None:
    answered = answer(case)
    assert answered["links"] == [["b.txt", 0, "rebuts", "a.txt", 0]]
    assert {"date": "2026-03-31", "country": "SE", "position": "denies"} in answered["positions"]
    assert [one for one in answered["positions"] if one["date"] == "2026-02-01"] == []


def test_found_claims_take_the_place_of_the_gold_ones(case: Case) -> None:
    printed = [{"path": str(case.folder / "a.txt"), "claims": []}, {"path": "elsewhere/b.txt", "claims": []}]
    assert with_found(case, printed).acts() == []
