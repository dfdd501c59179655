"""What holds for every document: whole cover, no exception, disorder survived, kinds told apart."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cables.formats import DocumentError
from cables.markings import MarkingValue
from cables.parsers import KINDS, ParsedDocument, parse
from cables.parsers.base import ROLES

RECEIVED = date(2026, 11, 23)
LINES = st.sampled_from(
    """FM AMEMBASSY LIMA|TO SECSTATE WASHDC|INFO|R 311299Z FEB 26|UNCLAS SECTION 01 OF 02 LIMA 000233|SIPDIS|TAGS:PREL|SUBJ:|REF: A. STATE 1
1. (SBU) Text.|2. (X) Text|(C) Text|-- point|NNNN|VARGAS|Signature:|By A. Writer|GENEVA, May 6 (AFP) -|###|Q: Why?|A: Because.
Ministry of Tin|For immediate release: Friday, Feb. 30, 2026|Page 2 of 3|   indented prose that goes on.| |\ufeff
S E C R E T|Title of it all"""
    .replace("\n", "|").split("|")
)  # fmt: skip


def assert_covered(document: ParsedDocument) -> None:
    position = 0
    for part in document.paragraphs:
        assert part.role in ROLES
        assert position <= part.start < part.end
        assert not document.text[position : part.start].strip()
        assert document.text[part.start : part.end].strip() == document.text[part.start : part.end]
        position = part.end
    assert not document.text[position:].strip()


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=25), st.sampled_from([*KINDS, None]))
def test_any_order_of_lines_is_read_and_covered(lines: list[str], kind: str | None) -> None:
    text = "\n".join([*lines, "x"])
    assert_covered(parse(text.encode(), "x.txt", kind, RECEIVED))


@settings(deadline=None)
@given(st.text(min_size=1, max_size=300), st.sampled_from([*KINDS, None]))
def test_any_text_is_read_and_covered(text: str, kind: str | None) -> None:
    try:
        document = parse(text.encode("utf-8", "surrogatepass"), "x.txt", kind)
    except DocumentError:
        return
    assert_covered(document)


@pytest.mark.parametrize(
    "text",
    [
        "word and " * 120_000,
        "A" * 1_000_000,
        "(" * 1_000_000,
        "x" + " " * 1_000_000 + "y",
        "S E C R E T " * 90_000,
        "SECRET//REL TO " + "USA, " * 200_000,
        "FROM: " + "A B, " * 200_000,
        "FM OSLO\nTAGS: " + "ABCD, " * 20_000,
        "FM OSLO\nREF: " + "A. STATE 1 " * 20_000,
        "FM OSLO\nTO " + "AMEMBASSY A, " * 20_000,
        "The minister said that the talks had failed.\n" * 100_000,
        "the minister said that\nit was not so.\n\n" * 50_000,
    ],
    ids=lambda text: text[:14],
)
def test_large_texts_are_read_in_time_that_grows_with_their_length(text: str) -> None:
    for kind in KINDS:
        assert_covered(parse(text.encode(), "x.txt", kind, RECEIVED))


def test_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no such kind"):
        parse(b"text", "x.txt", "memo")


def test_given_kind_is_kept() -> None:
    assert parse(b"Some words.\n\nMore words.", "x.txt", "statement").kind == "statement"


@pytest.mark.parametrize(
    ("received", "published"), [(RECEIVED, "2026-05-06"), (date(2026, 3, 1), "2025-05-06"), (None, "None")]
)
def test_year_of_a_dateline_comes_from_the_day_of_receipt(received: date | None, published: str) -> None:
    document = parse(b"Truce\n\nGENEVA, May 6 (AFP) - They stopped.\n\nBoth did.", "x.txt", None, received)
    assert str(document.published) == published


def test_weekday_decides_on_the_year() -> None:
    document = parse(b"Truce\n\nGENEVA, Wednesday, May 7 (AFP) - They stopped.\n\nBoth did.", "x.txt", None, RECEIVED)
    assert str(document.published) == "2025-05-07"


def test_paragraph_above_the_banner_raises_the_marking() -> None:
    document = parse(b"UNCLAS\n\nFM AMEMBASSY SUVA\nSUBJ: X\n\n1. (S/NF) Quiet.\n\n2. (U) Loud.", "x.txt", "cable")
    assert document.marking == MarkingValue("SECRET", frozenset({"NOFORN"}))
    assert any("higher than the banner" in warning for warning in document.warnings)


def test_portion_mark_that_nobody_knows_is_the_highest() -> None:
    document = parse(b"1. (ZQ) Quiet.\n\n2. (U) Loud.", "x.txt", "cable")
    assert document.paragraphs[0].marking
    assert document.paragraphs[0].marking.classification == "SECRET"


def test_cable_without_a_banner_takes_its_marking_from_its_paragraphs() -> None:
    document = parse(b"SUBJECT: X\n\n1. (C) Quiet.\n\n2. (U) Loud.", "x.txt", "cable")
    assert document.marking == MarkingValue("CONFIDENTIAL")


def test_impossible_date_is_a_warning() -> None:
    document = parse(b"R 311200Z FEB 26\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC\nSUBJ: X\n\n1. (U) Text.", "x.txt")
    assert document.published is None
    assert document.header
    assert document.header.raw["dtg"] == "R 311200Z FEB 26"
    assert any("calendar" in warning for warning in document.warnings)


def test_byte_order_mark_is_kept_and_covered() -> None:
    document = parse("Title\n\nText here.".encode("utf-8-sig"), "x.txt")
    assert document.text[0] == "\ufeff"
    assert document.title == "Title"
    assert_covered(document)
