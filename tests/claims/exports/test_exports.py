"""Rows as files."""

import csv
import io
import json

import pytest

from claims.exports import EXPORTS, claim_rows, position_rows, timeline_rows
from claims.positions import build_positions
from claims.timeline import build_timeline
from tests.claims.acts import NORLAND, OVERFISHING, TRAWLER, act

ACT = act("a", "accusation", NORLAND, TRAWLER, says="Häring, “beyond” the quota", day="2026-03", reason="=1+1")


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1+1"])
def test_csv_cell_is_no_formula(text: str) -> None:
    (row,) = read_csv(EXPORTS["csv"].write([{"text": text}]))
    assert row["text"] == "'" + text


@pytest.mark.parametrize("value", ["a,b", 'say "no"', "two\nlines", "Ünïcode 𝕏", ""])
def test_csv_keeps_words_as_they_are(value: str) -> None:
    (row,) = read_csv(EXPORTS["csv"].write([{"text": value, "n": 1}]))
    assert row == {"text": value, "n": "1"}


@pytest.mark.parametrize("name", EXPORTS)
def test_no_rows_give_a_file_without_rows(name: str) -> None:
    assert EXPORTS[name].write([]) in (b"", b"[]\n")


def test_json_reads_back() -> None:
    rows = claim_rows([ACT])
    assert json.loads(EXPORTS["json"].write(rows)) == rows


def test_rows_write_a_month_as_a_month() -> None:
    assert timeline_rows(build_timeline([ACT], []))[0]["when"] == claim_rows([ACT])[0]["when"] == "2026-03"


def test_position_row_has_the_words_of_its_proposition() -> None:
    positions = build_positions([ACT], [OVERFISHING])
    (row,) = position_rows(positions, {OVERFISHING.id: OVERFISHING.text})
    assert (row["proposition"], row["stance"]) == (OVERFISHING.text, "affirms")
