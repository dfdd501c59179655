"""ODT: order, headers, notes, blanks, deleted text, protection, other OpenDocument files."""

import io
import zipfile

import pytest
from odf.element import Element
from odf.opendocument import OpenDocument, OpenDocumentSpreadsheet, OpenDocumentText
from odf.style import Header, MasterPage, PageLayout
from odf.table import Table, TableCell, TableRow
from odf.text import H, Note, NoteBody, NoteCitation, P, S

from cables.formats import DocumentError, extract
from cables.markings import MarkingValue
from cables.parsers import parse


def saved(document: OpenDocument) -> bytes:
    """The bytes of a document."""
    buffer = io.BytesIO()
    document.write(buffer)
    return buffer.getvalue()


def make_odt(*elements: Element, header: str = "") -> bytes:
    """A text of these elements."""
    document = OpenDocumentText()
    if header:
        layout = PageLayout(name="layout")
        document.automaticstyles.addElement(layout)
        page, line = MasterPage(name="Standard", pagelayoutname=layout), Header()
        line.addElement(P(text=header))
        page.addElement(line)
        document.masterstyles.addElement(page)
    for element in elements:
        document.text.addElement(element)
    return saved(document)


def replaced(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The package with bytes of one member changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(buffer, "w") as changed:
        for member in package.infolist():
            words = package.read(member)
            changed.writestr(member.filename, words.replace(old, new) if member.filename == name else words)
    return buffer.getvalue()


def test_paragraphs_tables_and_notes_are_read_in_order() -> None:
    table, row = Table(), TableRow()
    for words in ("Name", "Post"):
        cell = TableCell()
        cell.addElement(P(text=words))
        row.addElement(cell)
    table.addElement(row)
    paragraph = P(text="The talks")
    paragraph.addElement(S(c=2))
    paragraph.addText("go on.")
    note, body = Note(noteclass="footnote"), NoteBody()
    body.addElement(P(text="Since May."))
    note.addElement(NoteCitation(text="1"))
    note.addElement(body)
    paragraph.addElement(note)
    data = make_odt(H(outlinelevel=1, text="On the river"), paragraph, table, P(text="كلمات 中文"))
    assert extract(data, "a.bin").text == "On the river\n\nThe talks  go on.\n\nName\tPost\n\nكلمات 中文\n\nSince May."


def test_marking_in_the_header_marks_the_document() -> None:
    parsed = parse(make_odt(P(text="The minister denied it."), header="SECRET//NOFORN"), "a.odt", "article")
    assert parsed.text == "SECRET//NOFORN\n\nThe minister denied it."
    assert parsed.marking == MarkingValue("SECRET", frozenset({"NOFORN"}))


def test_protected_file_is_refused_with_advice() -> None:
    mark = b'<manifest:encryption-data manifest:checksum="x"/></manifest:manifest>'
    data = replaced(make_odt(P(text="words")), "META-INF/manifest.xml", b"</manifest:manifest>", mark)
    with pytest.raises(DocumentError, match="protected by a password"):
        extract(data, "a.odt")


def test_spreadsheet_is_refused_with_advice() -> None:
    with pytest.raises(DocumentError, match="no text. Save it as PDF"):
        extract(saved(OpenDocumentSpreadsheet()), "a.odt")


def test_entities_of_its_own_are_refused() -> None:
    bomb = b'<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><office:document-content'
    data = replaced(make_odt(P(text="words")), "content.xml", b"<office:document-content", bomb)
    with pytest.raises(DocumentError, match="declares entities"):
        extract(data, "a.odt")


@pytest.mark.parametrize("share", [0.2, 0.6, 0.99])
def test_file_cut_short_is_refused_with_advice(share: float) -> None:
    data = make_odt(P(text="words"))
    with pytest.raises(DocumentError, match="damaged or cut short"):
        extract(data[: int(share * len(data))], "a.odt")
