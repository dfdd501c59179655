"""A brief as PDF, as a document of Word and as a page."""

import io
from dataclasses import replace

import docx
import pypdf
import pytest
from django.template.loader import render_to_string

from claims.brief import Brief
from claims.exports.docx import write_docx
from claims.exports.pdf import REPLACED, write_pdf
from tests.claims.acts import SUDLAND_EMBASSY, act
from tests.claims.brief_cases import brief_of, huge_brief, small_brief

HOSTILE = "He said <b>“bold”</b> & <font size=99>&amp; \x00\x1b\u202e{{ x }} Ωμέγα Привет"
WORDS = {"latin": "They took herring beyond the quota agreed. ", "cjk": "外交部发言人表示有关指控。", "solid": "W" * 60,
         "capitals": "MWMWMW WMWMWM "}  # fmt: skip


def read_pdf(brief: Brief) -> list[str]:
    pages = pypdf.PdfReader(io.BytesIO(write_pdf(brief))).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def read_docx(brief: Brief) -> tuple[docx.document.Document, str]:
    word = docx.Document(io.BytesIO(write_docx(brief)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return word, "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def hostile_brief() -> Brief:
    words = act("h", "denial", SUDLAND_EMBASSY, says=HOSTILE, marking="CONFIDENTIAL//NOFORN", source="<i>& co</i>")
    return brief_of([words], title="<h1>&", question=HOSTILE)


def test_pdf_has_banner_and_number_on_each_page() -> None:
    pages = read_pdf(huge_brief(WORDS["latin"]))
    assert len(pages) == 2
    for number, page in enumerate(pages, 1):
        assert page.count("SECRET//NOFORN") >= 2
        assert f"Page {number} of 2" in page


@pytest.mark.parametrize("name", WORDS)
def test_pdf_has_two_pages_at_most(name: str) -> None:
    assert len(read_pdf(huge_brief(WORDS[name]))) <= 2


def test_pdf_holds_question_positions_and_marked_quotations() -> None:
    text = " ".join(read_pdf(small_brief()))
    for part in (
        "(U) Who took the herring?", "(C) “The herring quota was kept” — Embassy of Sudland, 4 Mar 2026, 26 NORLAND 12 †",
        "Affirmed by Norland", "As of 31 Mar 2026", "rebuts 1",
    ):  # fmt: skip
        assert part in text


def test_pdf_says_what_it_is() -> None:
    reader = pypdf.PdfReader(io.BytesIO(write_pdf(small_brief())))
    assert reader.metadata.title == "Herring"
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert [entry.title for entry in reader.outline] == ["Where they stand", "Key acts", "In their words", "Sources"]


def test_pdf_is_the_same_for_the_same_brief() -> None:
    assert write_pdf(small_brief()) == write_pdf(small_brief())


def test_pdf_prints_hostile_words_as_they_are() -> None:
    text = " ".join(read_pdf(hostile_brief()))
    for part in ("<b>“bold”</b> & <font size=99>&amp;", "��", "{{ x }} Ωμέγα Привет", "<i>& co</i>", "<h1>&"):
        assert part in text


def test_pdf_shows_what_no_face_has_as_a_replacement() -> None:
    text = " ".join(read_pdf(brief_of([act("h", "denial", SUDLAND_EMBASSY, says="said שלום 🙈 नम", marking="SECRET")])))
    assert "said ���� � ��" in text
    assert REPLACED in text


@pytest.mark.parametrize("words", ["外交部", "ほうどう", "한국어", "հայերեն", "ქართული", "Đặng Ωδή"])
def test_pdf_keeps_other_scripts(words: str) -> None:
    assert words in " ".join(read_pdf(brief_of([act("h", "denial", SUDLAND_EMBASSY, says=words, marking="SECRET")])))


def test_docx_holds_the_same() -> None:
    word, text = read_docx(small_brief())
    for part in ("(U) Who took the herring?", "(C) “The herring quota was kept” — Embassy of Sudland", "rebuts 1"):
        assert part in text
    section = word.sections[0]
    assert section.header.paragraphs[0].text == section.footer.paragraphs[-1].text == "SECRET//NOFORN"
    assert word.core_properties.title == "Herring"


def test_docx_has_headings_and_head_lines_of_tables() -> None:
    word, _ = read_docx(small_brief())
    headings = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == ["Where they stand", "Key acts", "In their words", "Sources"]
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in word.tables)


def test_docx_prints_hostile_words_as_they_are() -> None:
    _, text = read_docx(hostile_brief())
    assert "<b>“bold”</b> & <font size=99>&amp; ���{{ x }} Ωμέγα Привет" in text


def test_page_holds_the_same_escaped() -> None:
    page = render_to_string("claims/_brief.html", {"brief": hostile_brief()})
    assert "&lt;b&gt;“bold”&lt;/b&gt; &amp; &lt;font size=99&gt;&amp;amp;" in page
    assert page.count("CONFIDENTIAL//NOFORN") >= 2
    assert "style=" not in page


@pytest.mark.parametrize("write", [write_pdf, write_docx])
def test_brief_on_nothing_is_written(write) -> None:
    empty = replace(brief_of([], []), matters=())
    assert len(write(empty)) > 1000
