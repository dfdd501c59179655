"""The project's own annotated documents, and what is kept apart of all that are annotated."""

import json
from pathlib import Path

import pytest

from claims.kinds import KINDS
from claims.nlp.training import annotations
from claims.nlp.training.annotations import resolve_claim
from claims.nlp.training.split import IN_DISPUTE, LAST_DISPUTES, OWN, WRITTEN, held_back

FOLDERS = [Path(annotations.__file__).with_name(name) for name in ("written", "heldback")]
OWN_DOCUMENTS = [
    pytest.param(about, (folder / "text" / f"{about['id']}.txt").read_text("utf-8"), id=about["id"])
    for folder in FOLDERS
    for about in map(json.loads, (folder / "annotations.jsonl").read_text("utf-8").splitlines())
]
CLAIM = {"s": "Peru denied it", "kind": "denial", "cue": "denied", "claimant": "Peru", "name": "Peru", "country": "PE"}


@pytest.mark.parametrize(("about", "text"), OWN_DOCUMENTS)
def test_every_quote_stands_in_its_text(about: dict, text: str) -> None:
    assert about["kind"] in ("cable", "statement", "article")
    for claim in about["claims"]:
        found = resolve_claim(text, claim)
        assert found["kind"] in KINDS
        spans = [found["cue"], found["content"], found["claimant"], *found["targets"], *found["addressees"]]
        assert all(text[span["start"] : span["end"]] == span["text"] for span in spans if span)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_texts_and_annotations_belong_together(folder: Path) -> None:
    annotated = [json.loads(line)["id"] for line in (folder / "annotations.jsonl").read_text("utf-8").splitlines()]
    assert len(set(annotated)) == len(annotated)
    assert {path.stem for path in (folder / "text").glob("*.txt")} == set(annotated)


def test_no_document_is_both_learned_from_and_held_back() -> None:
    written, heldback = ({path.stem for path in (folder / "text").iterdir()} for folder in FOLDERS)
    assert written.isdisjoint(heldback)
    texts = [path.read_bytes() for folder in FOLDERS for path in (folder / "text").iterdir()]
    assert len(set(texts)) == len(texts)


def test_whole_disputes_are_held_back_and_the_same_ones_each_time() -> None:
    ids = [f"w-{number:02}" for number in range(40)]
    assert held_back("written-a", ids) == set(ids[-IN_DISPUTE * LAST_DISPUTES :])
    assert held_back(OWN, ids) == set(ids)
    assert not held_back(WRITTEN, ids)
    assert held_back("news", ids) == held_back("news", ids[::-1]) < set(ids)


def test_a_quote_stands_as_whole_words_in_its_stretch_or_nearest_to_it() -> None:
    text = "Peruvians waited. Peru spoke. Peru denied it. Peru slept."
    found = resolve_claim(text, {**CLAIM, "targets": [{"q": "Peru"}, {"q": "spoke"}, {"q": "slept"}]})
    assert found["claimant"]["start"] == found["start"] == text.index("Peru denied")
    assert [target["text"] for target in found["targets"]] == ["Peru", "spoke", "slept"]
    assert found["targets"][0]["start"] == found["start"]
