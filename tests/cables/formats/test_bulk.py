"""JSONL and CSV by the schema of docs/bulk.md: good rows are taken, wrong ones named with their line."""

import json
from pathlib import Path

import pytest

from cables.formats import FORMATS, DocumentError, bulk, extract, recognise

GUIDE = Path(__file__).parents[3] / "docs" / "bulk.md"
ROW = {"title": "Norland accuses", "text": "Norland accused Sudland.", "source": "A paper", "published": "2026-03-03"}


def lines(*rows: object) -> bytes:
    """A JSONL file."""
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows).encode()


def test_a_row_becomes_a_part_with_its_title_before_its_text():
    (part,) = extract(lines(ROW), "x").parts
    assert part.data == b"Norland accuses\n\nNorland accused Sudland."
    assert part.said == {"title": "Norland accuses", "source": "A paper", "published": "2026-03-03"}
    assert part.name == "line 1.txt"


def test_a_row_of_html_becomes_a_page():
    (part,) = extract(lines({"html": "<p>Words.</p>", "title": "A & B", "language": "en"}), "x").parts
    assert part.name == "line 1.html"
    assert b'<html lang="en">' in part.data
    assert b"<title>A &amp; B</title>" in part.data


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{not json", "no JSON"),
        ("[1]", "no object"),
        ({"title": "Only a title"}, "neither “text” nor “html”"),
        ({"text": "Words.", "published": "2026-02-30"}, "Write it as 2026-04-27"),
        ({"text": "Words.", "published": "4/5/2026"}, "Write it as 2026-04-27"),
        ({"text": "Words.", "url": "javascript:alert(1)"}, "no address"),
        ({"text": "Words.", "language": "English"}, "code of a language"),
        ({"text": ["Words."]}, "not a text"),
        ({"text": "Words.", "title": "x" * 501}, "more than 500"),
    ],
)
def test_a_wrong_row_is_named_with_its_line_and_the_others_are_taken(row, words):
    first, wrong, last = extract(lines(ROW, "", row, ROW), "x.jsonl").parts
    assert (first.error, last.error) == ("", "")
    assert wrong.name == "line 3"
    assert words in wrong.error


def test_what_is_not_known_is_told_once():
    found = extract(lines({"id": 1, "text": "Words."}, {"id": 2, "text": "Words.", "Note": "x"}), "x")
    assert len(found.parts) == 2
    assert found.warnings == (f"Not known and left out: “Note”, “id”. The fields are {', '.join(bulk.FIELDS)}.",)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_is_read_with_any_separator_and_encoding(mark, encoding):
    table = f'Title{mark}"TEXT"{mark}published\r\nMøte{mark}"Norland{mark} ""they"" said\r\n\r\nyes."{mark}2026\r\n'
    found = extract(table.encode(encoding), "x.bin")
    (part,) = found.parts
    assert part.data.decode() == f'Møte\n\nNorland{mark} "they" said\r\n\r\nyes.'
    assert (part.name, part.said["published"]) == ("line 2.txt", "2026")


def test_wrong_rows_of_csv_are_named_and_the_others_are_taken():
    found = extract(b'title,text\nA,One.\nB\nC,"Two."x\nD,"Three\nfour."\nE,\nF,Five.\n', "x")
    assert [(part.name, bool(part.error)) for part in found.parts] == [
        ("line 2.txt", False), ("line 3", True), ("line 4", True), ("line 5.txt", False), ("line 7", True),
        ("line 8.txt", False),
    ]  # fmt: skip


def test_other_text_is_no_bulk_file():
    assert recognise(b"Text, title, and more\nNorland accused Sudland.", "x") is FORMATS["csv"]
    for data in (b"Norland, in a text, said so.\n", b"{ braces }\n", b"name,size\nx,1\n", b'{"name": 1}\n'):
        assert recognise(data, "x.txt") is FORMATS["text"]


def test_a_file_with_nothing_but_names_says_so():
    with pytest.raises(DocumentError, match="no row"):
        extract(b"title,text\n", "x.csv")


def test_the_guide_tells_of_every_field():
    guide = GUIDE.read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in guide for name in bulk.FIELDS)
