"""ODT: headers, paragraphs, tables and notes of an OpenDocument text."""

from collections.abc import Iterator
from zipfile import ZipFile

from lxml.etree import _Element

from cables.formats.base import DocumentError, Extracted, reading
from cables.formats.packages import cells, first_member, member_names, open_package, parse_xml, read_member
from cables.formats.paper import around, table_paragraphs
from cables.formats.properties import sensible_author, sensible_title

_TYPE = "application/vnd.oasis.opendocument."
_NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
}
_MOST_BLANKS = 100  # of one element that stands for blanks


def _name(tag: str) -> str:
    prefix, _, name = tag.partition(":")
    return f"{{{_NS[prefix]}}}{name}"


_PARAGRAPHS = {_name("text:p"), _name("text:h")}
_TABLE, _ROW, _CELL, _NOTE = (_name(tag) for tag in ("table:table", "table:table-row", "table:table-cell", "text:note"))
_HIDDEN = {_name("text:tracked-changes"), _name("office:annotation"), _name("text:sequence-decls"), _NOTE}
_BREAKS = {_name("text:line-break"): "\n", _name("text:tab"): "\t"}
_BLANKS, _COUNT = _name("text:s"), _name("text:c")


def recognises(data: bytes, filename: str) -> bool:
    """A package that says in its first member that it is OpenDocument, a text or not."""
    if first_member(data) == "mimetype":
        return _TYPE.encode() in data[:200]
    return data[:2] == b"PK" and {"content.xml", "META-INF/manifest.xml"} <= member_names(data)


def extract(data: bytes, filename: str) -> Extracted:
    """The text with its headers above and its footers and notes below. DocumentError for sheets and presentations."""
    with reading("OpenDocument text"):
        package = open_package(data)
        manifest = read_member(package, "META-INF/manifest.xml") or b""
        if b"encryption-data" in manifest:
            raise DocumentError("The file is protected by a password. Save it without one and send that.")
        content = _root(package, "content.xml")
        body = content.find("office:body/office:text", _NS) if content is not None else None
        if body is None:
            raise DocumentError("This OpenDocument file is no text. Save it as PDF and send that.")
        blocks = [*_blocks(body), *(words for note in body.iter(_NOTE) for words in _note(note))]
        styles = _root(package, "styles.xml")
        text = around(_running(styles, "header"), blocks, _running(styles, "footer"))
        if not text:
            raise DocumentError("The file holds no text. If it holds pictures of pages, send them as PDF.")
        title, author = _properties(_root(package, "meta.xml"))
        return Extracted(text=text, title=sensible_title(title, text), author=sensible_author(author))


def _root(package: ZipFile, name: str) -> _Element | None:
    data = read_member(package, name)
    return None if data is None else parse_xml(data)


def _blocks(element: _Element) -> Iterator[str]:
    """The paragraphs under an element; the rows of a table of short cells are lines of one paragraph."""
    for child in element:
        if child.tag in _PARAGRAPHS:
            yield from filter(None, ["".join(_words(child)).strip()])
            for frame in _frames(child):
                yield from _blocks(frame)
        elif child.tag == _TABLE:
            rows = cells(child, _ROW, _CELL)
            yield from table_paragraphs([[list(_blocks(cell)) for cell in row] for row in rows])
        elif child.tag not in _HIDDEN and isinstance(child.tag, str):
            yield from _blocks(child)


def _words(element: _Element) -> Iterator[str]:
    """The text of a paragraph, in which white space counts only as elements of its own."""
    yield _collapsed(element.text)
    for child in element:
        if child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag == _BLANKS:
            count = child.get(_COUNT, "1")
            yield " " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS)
        elif child.tag not in _HIDDEN and child.tag not in _PARAGRAPHS and isinstance(child.tag, str):
            yield from _words(child)
        yield _collapsed(child.tail)


def _collapsed(words: str | None) -> str:
    if not words:
        return ""
    inner = " ".join(words.split())
    return (" " if words[0].isspace() else "") + inner + (" " if inner and words[-1].isspace() else "")


def _frames(element: _Element) -> Iterator[_Element]:
    """What holds paragraphs inside a paragraph: the boxes of a drawing."""
    for child in element:
        if any(part.tag in _PARAGRAPHS for part in child):
            if child.tag not in _HIDDEN:
                yield child
        elif child.tag not in _HIDDEN:
            yield from _frames(child)


def _note(note: _Element) -> Iterator[str]:
    body = note.find("text:note-body", _NS)
    return iter(()) if body is None else _blocks(body)


def _running(styles: _Element | None, kind: str) -> list[str]:
    """The paragraphs of the headers or footers of all page styles, those of first and left pages too."""
    if styles is None:
        return []
    names = [_name(f"style:{kind}{page}") for page in ("-first", "", "-left")]
    return [words for running in styles.iter(*names) for words in _blocks(running)]


def _properties(meta: _Element | None) -> tuple[str | None, str | None]:
    if meta is None:
        return None, None
    return meta.findtext(".//dc:title", None, _NS), meta.findtext(".//meta:initial-creator", None, _NS)
