"""RTF: paragraphs, code pages, headers, fields, tables, damage."""

import pytest

from cables.formats import DocumentError, extract
from cables.markings import MarkingValue
from cables.parsers import parse


def make_rtf(body: str, before: str = "") -> bytes:
    """A file with two fonts, Latin and Cyrillic."""
    fonts = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times CYR;}}"
    return (rf"{{\rtf1\ansi\ansicpg1252\deff0{fonts}{before}\pard\f0 {body}\par}}").encode("ascii")


def test_paragraphs_and_characters_of_all_kinds() -> None:
    body = r"He said \ldblquote no\rdblquote\emdash twice.\par \f1 \'cc\'c8\'c4\f0  \u22806?\u20132? \u-10179?\u-8704?"
    assert extract(make_rtf(body), "a.txt").text == "He said “no”—twice.\n\nМИД 外交 😀"


def test_title_and_author_are_taken_from_the_properties() -> None:
    found = extract(make_rtf("Note on water", r"{\info{\title Note on water}{\author Mara Lind}}"), "a.rtf")
    assert (found.title, found.author) == ("Note on water", "Mara Lind")


@pytest.mark.parametrize("place", ["header", "headerf", "footer"])
def test_marking_in_header_or_footer_marks_the_document(place: str) -> None:
    running = rf"{{\{place} \pard\qc {{\b SECRET//NOFORN}}\par Page {{\field{{\*\fldinst PAGE}}{{\fldrslt 1}}}}\par}}"
    parsed = parse(make_rtf("The minister denied it.", running), "a.rtf", "statement")
    assert parsed.text == "SECRET//NOFORN\n\nThe minister denied it."
    assert parsed.marking == MarkingValue("SECRET", frozenset({"NOFORN"}))


def test_link_gives_its_words_and_not_its_address() -> None:
    body = r'See {\field{\*\fldinst{HYPERLINK "http://a.example/"}}{\fldrslt{the note}}} of May.'
    assert extract(make_rtf(body), "a.rtf").text == "See the note of May."


def test_cells_are_apart_by_tabs() -> None:
    body = r"\trowd\cellx1000\cellx2000 Name\cell Post\cell\row\pard Below."
    assert extract(make_rtf(body), "a.rtf").text == "Name\tPost\n\nBelow."


def test_footnote_stands_below() -> None:
    assert (
        extract(make_rtf(r"Talks{\super\chftn{\footnote Since May.}} go on."), "a.rtf").text
        == "Talks go on.\n\nSince May."
    )


@pytest.mark.parametrize("data", [b"{\\rtf1", b"{\\rtf1\\ansi{\\pict 0102}}"])
def test_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="holds no text"):
        extract(data, "a.rtf")


def test_file_cut_short_gives_what_is_there() -> None:
    assert extract(make_rtf("First words.\\par And more")[:-8], "a.rtf").text.startswith("First words.")
