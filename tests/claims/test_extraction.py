"""What `extract` prints: the contract's shape, from drafts and from files."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cables.dates import PartialDate
from cables.markings import MarkingValue
from cables.parsers.base import CableHeader, ParsedDocument
from claims.drafts import ClaimDraft, PartyDraft
from claims.extraction import shape_document
from entities.drafts import EntityValue, MentionDraft

TEXT = "The ministry denied it."
FRANCE = EntityValue("France", "country", "FR", official=True)
MINISTRY = EntityValue("Ministry of Defence", "office", "FR", official=True, authority=4)


def parsed(kind: str = "statement", header: CableHeader | None = None) -> ParsedDocument:
    return ParsedDocument(
        TEXT, kind, "T", PartialDate(2026, 4), "en", MarkingValue("SECRET", frozenset({"NOFORN"})), header, None, ()
    )


def mention(label: str, entity: EntityValue | None) -> MentionDraft:
    return MentionDraft(4, 12, "ministry", label, entity, "rule", 1.0, 1, 2)


def test_document_has_date_and_marking_as_printed() -> None:
    shape = shape_document("a.txt", parsed(), [], [])
    assert shape["published"] == "2026-04"
    assert shape["marking"] == {"classification": "SECRET", "caveats": ["NOFORN"]}
    assert shape["header"] is None


@pytest.mark.parametrize(("path", "with_text"), [("a.txt", False), ("A.TXT", False), ("a.html", True)])
def test_text_comes_along_where_the_file_is_not_the_text(path: str, with_text: bool) -> None:
    assert ("text" in shape_document(path, parsed(), [], [])) == with_text


def test_mentions_by_a_common_noun_are_left_out() -> None:
    shape = shape_document("a.txt", parsed(), [mention("ROLE", MINISTRY), mention("ORG", MINISTRY)], [])
    assert [m["entity"] for m in shape["mentions"]] == [
        {"name": "Ministry of Defence", "kind": "agency", "country": "FR"}
    ]


def test_claim_quotes_its_words_and_unwritten_claimant_stands_empty() -> None:
    claim = ClaimDraft(
        "denial", 0, 22, (13, 19), PartyDraft(None, None, "QUAI D'ORSAY", FRANCE), when=PartialDate(2026, 4, 2)
    )
    (shape,) = shape_document("a.txt", parsed(), [], [claim])["claims"]
    assert shape["quote"] == "The ministry denied it"
    assert shape["cue"] == {"start": 13, "end": 19}
    assert shape["when"] == "2026-04-02"
    assert shape["claimant"] == {"start": 0, "end": 0, "text": "", "name": "France", "country": "FR", "official": True}


def test_cable_header_is_given_in_the_words_of_the_contract() -> None:
    header = CableHeader(mrn="26 PARIS 1", sender="AMEMBASSY PARIS", dtg=datetime(2026, 4, 1, 9, 5, tzinfo=UTC))
    shape = shape_document("a.txt", parsed("cable", header), [], [])["header"]
    assert (shape["from"], shape["dtg"], shape["to"]) == ("AMEMBASSY PARIS", "2026-04-01T09:05:00Z", [])


def test_command_prints_one_line_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "France denied the allegation.\n\nOfficials in Paris said on Monday that the charge was false.\n"
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for file in files:
        file.write_text(text, "utf-8")
    call_command("extract", *map(str, files), format="jsonl")
    shapes = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [shape["path"] for shape in shapes] == [str(file) for file in files]
    for found in [*shapes[0]["mentions"], *filter(None, (claim["claimant"] for claim in shapes[0]["claims"]))]:
        assert text[found["start"] : found["end"]] == found["text"]


def test_command_names_the_file_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text("France denied it.", "utf-8")
    with pytest.raises(CommandError, match="1 of 2"):
        call_command("extract", str(tmp_path / "absent.txt"), str(tmp_path / "good.txt"))
    bad, good = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert "error" in bad
    assert good["path"].endswith("good.txt")


def test_telegrams_in_capitals_give_common_nouns_too() -> None:
    telegram = replace(parsed("cable"), text=TEXT.upper())
    office = MentionDraft(4, 12, "MINISTRY", "ROLE", MINISTRY, "short form", 0.6, 1, 2)
    assert [m["text"] for m in shape_document("a.txt", telegram, [office], [])["mentions"]] == ["MINISTRY"]
    assert shape_document("a.txt", parsed("cable"), [office], [])["mentions"] == []
