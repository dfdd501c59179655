"""DOCX: headers, paragraphs, tables, text boxes and notes of a Word document, as accepted where changes are tracked."""

import io
from collections.abc import Iterable, Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml.etree import _Element

from cables.formats.base import DocumentError, Extracted, reading
from cables.formats.packages import cells, member_names, open_package, parse_xml
from cables.formats.paper import around, table_paragraphs
from cables.formats.properties import sensible_author, sensible_title

_CONTENT_TYPES = "[Content_Types].xml"
_OTHERS = {"xl/": "a workbook", "ppt/": "a presentation", "visio/": "a drawing"}
# What is not shown: what was deleted, the second copy of a drawing for older programs, codes of fields.
_HIDDEN = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_P, _T, _TABLE, _ROW, _CELL, _BOX = (qn(f"w:{name}") for name in ("p", "t", "tbl", "tr", "tc", "txbxContent"))
_HEADERS = ("first_page_header", "header", "even_page_header")
_FOOTERS = ("first_page_footer", "footer", "even_page_footer")


def recognises(data: bytes, filename: str) -> bool:
    """A package of the Office Open XML formats, Word or not."""
    if data[:2] != b"PK":
        return False
    names = member_names(data)
    return _CONTENT_TYPES in names or first_folder(names) in {"word", "_rels", "docProps"}


def first_folder(names: Iterable[str]) -> str:
    """The folder of a lone member name, as a package that is cut off gives it; "" where there are several."""
    only = list(names)
    return only[0].partition("/")[0] if len(only) == 1 else ""


def extract(data: bytes, filename: str) -> Extracted:
    """The text with its headers above and its footers and notes below. DocumentError for other Office files."""
    with reading("Word document"):
        names = open_package(data).namelist()
        other = next((what for start, what in _OTHERS.items() if any(name.startswith(start) for name in names)), None)
        if other and not any(name.startswith("word/") for name in names):
            raise DocumentError(f"This is {other}, not a text. Save it as PDF and send that.")
        document = Document(io.BytesIO(data))
        body = list(_blocks(document.element.body))
        notes = list(_notes(document))
        text = around(_running(document, _HEADERS), body + notes, _running(document, _FOOTERS))
        if not text:
            raise DocumentError("The Word document holds no text. If it holds pictures of pages, send them as PDF.")
        properties = document.core_properties
        title = sensible_title(properties.title, text) or sensible_title(_titled(document), text)
        return Extracted(text=text, title=title, author=sensible_author(properties.author))


def _blocks(element: _Element) -> Iterator[str]:
    """The paragraphs under an element in the order of reading; the rows of a table are lines of one paragraph."""
    for child in element:
        if child.tag == _P:
            yield from filter(None, [_words(child)])
            for box in _boxes(child):
                yield from _blocks(box)
        elif child.tag == _TABLE:
            rows = cells(child, _ROW, _CELL)
            yield from table_paragraphs([[list(_blocks(cell)) for cell in row] for row in rows])
        elif child.tag not in _HIDDEN and isinstance(child.tag, str):
            yield from _blocks(child)


def _words(paragraph: _Element) -> str:
    """The text of a paragraph as it is shown, without the boxes that hang on it."""
    return "".join(_runs(paragraph)).strip()


def _runs(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag == _T:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _HIDDEN and child.tag not in (_BOX, _P):
            yield from _runs(child)


def _boxes(element: _Element) -> Iterator[_Element]:
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _HIDDEN and child.tag != _P:
            yield from _boxes(child)


def _running(document: WordDocument, kinds: Iterable[str]) -> list[str]:
    """The paragraphs of the headers or footers of all sections."""
    return [
        words
        for section in document.sections
        for kind in kinds
        if not (running := getattr(section, kind)).is_linked_to_previous
        for words in _blocks(running._element)
    ]


def _notes(document: WordDocument) -> Iterator[str]:
    """Footnotes and endnotes, below the text."""
    for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
        for relation in document.part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                for note in parse_xml(relation.target_part.blob):
                    if note.get(qn("w:type")) in (None, "normal"):
                        yield from _blocks(note)


def _titled(document: WordDocument) -> str | None:
    """The first paragraph in the style for titles."""
    return next((p.text for p in document.paragraphs[:20] if p.style is not None and p.style.name == "Title"), None)
