"""PDF: reading order, running lines, markings, scripts, protection, pictures."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from cables.formats import DocumentError, ScannedError, extract
from cables.markings import MarkingValue
from cables.parsers import parse
from tests.cables.formats.sheets_of_paper import column, make_pdf, make_picture_pdf

BODY = (
    "The ministry said on Tuesday that the talks would go\non until the end of the month, and denied re-\n"
    "ports of a break.\n\nThe envoy of Karelle is expected on Friday. She will\nmeet the negotiators of both sides."
)


def with_writer(data: bytes, **changes: object) -> bytes:
    """The file written anew, protected or with an attachment."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    if "attached" in changes:
        writer.add_attachment("list.txt", changes["attached"])
    else:
        writer.encrypt(**changes)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_lines_become_paragraphs_as_they_are_printed() -> None:
    assert extract(make_pdf([column(BODY)]), "a.pdf").text == BODY


def test_columns_are_read_one_after_the_other() -> None:
    left = "The first column speaks of\nfish and goes on to the\nend, where it"
    right = "goes on at the top of the\nsecond one.\n\nA last paragraph ends it."
    text = extract(make_pdf([column(left) + column(right, x=320)]), "a.pdf").text
    assert text == f"{left}\n{right}"


def test_running_lines_and_page_numbers_are_left_out() -> None:
    pages = [
        [(72, 805, "Ministry of Ports"), *column(f"Paragraph {n} of the report is\nprinted here."), (290, 30, f"Page {n} of 4")]
        for n in range(1, 5)
    ]  # fmt: skip
    text = extract(make_pdf(pages), "a.pdf").text
    assert text.split("\n\n") == ["Ministry of Ports"] + [
        f"Paragraph {n} of the report is\nprinted here." for n in range(1, 5)
    ]


def test_paragraph_goes_on_over_the_page() -> None:
    pages = [column("The talks were broken off by the\nminister, who"), column("left at once.")]
    assert extract(make_pdf(pages), "a.pdf").text == "The talks were broken off by the\nminister, who\nleft at once."


@pytest.mark.parametrize("height", [810, 25])
def test_marking_in_header_or_footer_marks_the_document(height: float) -> None:
    pages = [
        [(240, height, "SECRET//NOFORN"), *column(BODY)],
        [(240, height, "SECRET//NOFORN"), *column("More of it.")],
    ]
    parsed = parse(make_pdf(pages), "a.pdf", "statement")
    assert parsed.text.startswith("SECRET//NOFORN\n\n")
    assert parsed.text.count("NOFORN") == 1
    assert parsed.marking == MarkingValue("SECRET", frozenset({"NOFORN"}))


def test_chinese_is_read() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    text = extract(make_pdf([column("外交部发言人表示,有关指责毫无根据。")], font="STSong-Light"), "a.pdf").text
    assert "外交部发言人表示" in text


def test_title_is_taken_where_it_stands_on_the_page() -> None:
    page = [column("Report on the strait\n\n" + BODY)]
    assert (
        extract(make_pdf(page, title="Report on the strait", author="Mara Lind"), "a.pdf").title
        == "Report on the strait"
    )
    assert extract(make_pdf(page, title="Microsoft Word - draft3.doc"), "a.pdf").title is None
    assert extract(make_pdf(page, author="Mara Lind"), "a.pdf").author == "Mara Lind"


def test_attached_files_are_parts() -> None:
    parts = extract(with_writer(make_pdf([column(BODY)]), attached=b"1 2 3"), "a.pdf").parts
    assert [(part.name, part.data) for part in parts] == [("list.txt", b"1 2 3")]


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_file_that_opens_without_a_password_is_read(algorithm: str) -> None:
    data = with_writer(make_pdf([column(BODY)]), user_password="", owner_password="x", algorithm=algorithm)
    assert extract(data, "a.pdf").text == BODY


def test_file_with_a_password_is_refused_with_advice() -> None:
    data = with_writer(make_pdf([column(BODY)]), user_password="x", algorithm="RC4-128")
    with pytest.raises(DocumentError, match="protected by a password. Save it without"):
        extract(data, "a.pdf")


def test_pictures_of_pages_are_reported_as_such() -> None:
    with pytest.raises(ScannedError, match="pictures without a text"):
        extract(make_picture_pdf("A page of words"), "a.pdf")


def test_pages_without_text_among_others_are_named() -> None:
    assert "2" in extract(make_pdf([column(BODY), [], column(BODY)]), "a.pdf").warnings[0]


def test_file_is_known_by_its_content() -> None:
    data = make_pdf([column(BODY)])
    assert extract(data, "notes.txt").text == BODY
    assert extract(b"\n\n" + data, "notes.txt").text == BODY


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_file_cut_short_is_refused_with_advice(share: float) -> None:
    data = make_pdf([column(BODY)])
    with pytest.raises(DocumentError, match="save it|Save|send"):
        extract(data[: int(share * len(data))], "a.pdf")
