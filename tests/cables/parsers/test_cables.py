"""The cables that headers are measured on are read to their golden values, whatever their layout."""

import json

import pytest

from cables.parsers import parse
from claims.benchmarks.headers import OURS, measure_headers, own_cables, wrong_fields
from tests.cables.parsers.test_parse import assert_covered

CABLES = {name: (data, golden) for data, name, golden in own_cables()}


def details(name: str) -> dict[str, object]:
    """What else of a cable has golden values, as read."""
    data, _ = CABLES[name]
    document = parse(data, name, "cable")
    header = document.header
    assert header
    return {
        "info": list(header.info), "mrn": header.mrn, "precedence": header.precedence,
        "info_precedence": header.info_precedence, "captions": list(header.captions), "eo": header.eo,
        "declassify_on": str(header.declassify_on), "reason": header.reason,
        "tag_countries": list(header.tag_countries), "numbers": [r.number for r in header.references],
        "actions": [[a.paragraph, str(a.deadline) if a.deadline else None] for a in document.actions],
    }  # fmt: skip


def test_every_cable_has_golden_values() -> None:
    assert len(CABLES) >= 40
    assert {path.name for path in OURS.glob("*.txt")} == set(CABLES)
    assert all({"marking", "published", "from", "to"} <= set(golden) for _, golden in CABLES.values())


@pytest.mark.parametrize("name", CABLES)
def test_header_is_read(name: str) -> None:
    data, golden = CABLES[name]
    assert wrong_fields(data, name, golden) == []
    read = details(name)
    wanted = {key: value for key, value in golden.items() if key in read}
    assert {key: read[key] for key in wanted} == wanted


@pytest.mark.parametrize("name", CABLES)
def test_cable_is_told_and_covered(name: str) -> None:
    document = parse(CABLES[name][0], name)
    assert document.kind == "cable"
    assert_covered(document)


def test_raw_fields_are_kept_beside_the_parsed_ones() -> None:
    header = parse(CABLES["13-misspelt-labels.txt"][0], "x.txt").header
    assert header
    assert (header.tags, header.raw["tags"]) == (("EFIS", "FJ"), "EFSI, FJ")


def test_measure_without_gold_documents_gives_the_others(tmp_path) -> None:
    figures = list(measure_headers(tmp_path))
    assert {figure.name.split(":")[0] for figure in figures} == {"own cables", "FRUS documents"}
    assert min(figure.value for figure in figures) >= 0.99


def test_measure_reads_gold_cables_where_they_are(tmp_path) -> None:
    folder = tmp_path / "gold/dev/case"
    folder.mkdir(parents=True)
    data, golden = CABLES["04-telegram-double-precedence.txt"]
    (folder / "a.txt").write_bytes(data)
    header = {"from": "AMEMBASSY RIGA", "to": golden["to"]}  # the sender is another
    marking = {"classification": "SENSITIVE", "caveats": []}
    document = {"path": "a.txt", "kind": "cable", "marking": marking, "published": "2026-03-12", "header": header}
    (folder / "dispute.json").write_text(json.dumps({"documents": [document]}))
    values = {figure.name: figure.value for figure in measure_headers(tmp_path)}
    assert (values["gold cables: from"], values["gold cables: to"]) == (0, 1)
