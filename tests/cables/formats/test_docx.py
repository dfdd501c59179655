"""DOCX: order of paragraphs and tables, headers, boxes, changes, notes, scripts, other Office files."""

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cables.formats import DocumentError, extract
from cables.markings import MarkingValue
from cables.parsers import parse


def make_docx(fill: Callable[[WordDocument], object]) -> bytes:
    """A Word document as `fill` leaves it."""
    document, buffer = Document(), io.BytesIO()
    fill(document)
    document.save(buffer)
    return buffer.getvalue()


def with_members(data: bytes, **members: str) -> bytes:
    """The package with members replaced or added; two underscores in a name stand for a slash, "_xml" for ".xml"."""
    named = {name.replace("__", "/").replace("_xml", ".xml"): words for name, words in members.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.infolist():
            new.writestr(member.filename, named.pop(member.filename, None) or old.read(member))
        for name, words in named.items():
            new.writestr(name, words)
    return buffer.getvalue()


def inner(xml: str) -> bytes:
    """A document of one paragraph with this markup inside."""
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    paragraph = parse_xml(f"<w:p {nsdecls('w')} {space}>{xml}</w:p>")
    return make_docx(lambda document: document.element.body.insert(0, paragraph))


def test_paragraphs_and_tables_keep_their_order() -> None:
    def fill(document: WordDocument) -> None:
        document.add_heading("Talks on the river", 0)
        document.add_paragraph("Both sides met.")
        table = document.add_table(2, 2)
        for cell, words in zip(table._cells, ["Name", "Post", "Mara Lind", "Envoy"], strict=True):
            cell.text = words
        document.add_paragraph("They parted.")
        document.core_properties.title = "Talks on the river"
        document.core_properties.author = "Mara Lind"

    found = extract(make_docx(fill), "a.bin")
    assert found.text == "Talks on the river\n\nBoth sides met.\n\nName\tPost\nMara Lind\tEnvoy\n\nThey parted."
    assert (found.title, found.author) == ("Talks on the river", "Mara Lind")


def test_text_in_a_table_that_lays_out_the_page_is_paragraphs() -> None:
    def fill(document: WordDocument) -> None:
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = "First paragraph."
        cell.add_paragraph("Second paragraph.")

    assert extract(make_docx(fill), "a.docx").text == "First paragraph.\n\nSecond paragraph."


@pytest.mark.parametrize("place", ["header", "footer", "first_page_header"])
def test_marking_in_header_or_footer_marks_the_document(place: str) -> None:
    def fill(document: WordDocument) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = place.startswith("first")
        getattr(section, place).paragraphs[0].text = "\tCONFIDENTIAL//NOFORN\tPage 1 of 2"
        document.add_paragraph("The minister denied the report.")

    parsed = parse(make_docx(fill), "a.docx", "statement")
    assert parsed.text == "CONFIDENTIAL//NOFORN\n\nThe minister denied the report."
    assert parsed.marking == MarkingValue("CONFIDENTIAL", frozenset({"NOFORN"}))


def test_changes_count_as_accepted() -> None:
    data = inner(
        '<w:r><w:t xml:space="preserve">We </w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>reject</w:delText>'
        '</w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t>accept</w:t></w:r></w:ins>'
        "<w:r><w:t xml:space='preserve"
        "'> it.</w:t></w:r>"
    )
    assert extract(data, "a.docx").text == "We accept it."


def test_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>SECRET</w:t></w:r></w:p></w:txbxContent>"
    data = inner(
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>Beside it.</w:t></w:r>"
    )
    assert extract(data, "a.docx").text == "Beside it.\n\nSECRET"


def test_other_scripts_are_kept() -> None:
    words = ["وزارة الخارجية تنفي", "外交部发言人表示", "МИД опроверг"]
    data = make_docx(lambda document: [document.add_paragraph(line) for line in words])
    assert extract(data, "a.docx").text.split("\n\n") == words


def test_empty_document_is_refused() -> None:
    with pytest.raises(DocumentError, match="holds no text"):
        extract(make_docx(lambda document: None), "a.docx")


def test_workbook_is_refused_with_advice() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(DocumentError, match="a workbook, not a text. Save it as PDF"):
        extract(buffer.getvalue(), "a.docx")


def test_old_word_file_is_refused_with_advice() -> None:
    with pytest.raises(DocumentError, match="old office document .*Save or export it as DOCX"):
        extract(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.docx")


def test_outside_entities_are_not_read() -> None:
    entity = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    body = f"{entity}<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>a &e; b</w:t></w:r></w:p></w:body></w:document>"
    data = make_docx(lambda document: document.add_paragraph("x"))
    try:
        text = extract(with_members(data, word__document_xml=body), "a.docx").text
    except DocumentError:
        return
    assert "root:" not in text


@pytest.mark.parametrize("share", [0.2, 0.6, 0.99])
def test_file_cut_short_is_refused_with_advice(share: float) -> None:
    data = make_docx(lambda document: document.add_paragraph("words"))
    with pytest.raises(DocumentError, match="damaged or cut short"):
        extract(data[: int(share * len(data))], "a.docx")


def test_bomb_is_refused_before_it_is_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        for number in range(8):
            package.writestr(f"word/{number}.xml", b"\0" * 2**25 * 2)
    with pytest.raises(DocumentError, match="unpacks to more than can be read"):
        extract(buffer.getvalue(), "a.docx")
