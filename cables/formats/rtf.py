"""RTF: the text of a rich text file, with the headers and footers that the library leaves out."""

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from cables.formats.base import DocumentError, Extracted, reading
from cables.formats.paper import around
from cables.formats.properties import sensible_author, sensible_title

MOST_BYTES = 60 * 2**20
_START = b"{\\rtf"
_BRACE = re.compile(r"\\[\\{}]|[{}]")
_RUNNING = re.compile(r"\{\s*\\(header|footer)[lrf]?(?![a-z])")
_PROPERTY = re.compile(r"\{\s*\\(title|author)(?![a-z]) ?")
_BESIDE = re.compile(r"\{\s*(?:\\super[ ]?)?\\(footnote|shptxt)(?![a-z])")
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z]) ?")
_PAGE = re.compile(r"\\(?:codepage|ansicpg)(\d+)")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_PICTURE = re.compile(r"(\\(?:png|jpeg|wmetafile|emf|dib|wbitmap)[a-z0-9\\\s-]*?)\s[0-9a-fA-F\s]{64,}")


def recognises(data: bytes, filename: str) -> bool:
    """By "{\\rtf" at the beginning."""
    return data.lstrip()[:5] == _START


def extract(data: bytes, filename: str) -> Extracted:
    """The text, each paragraph by itself. DocumentError for a file without text."""
    if len(data) > MOST_BYTES:
        raise DocumentError("The RTF file is too large to be read. Save it without its pictures, or as PDF.")
    with reading("RTF file"):
        source = _PICTURE.sub(r"\1", data.decode("latin-1"))
        running = {"header": [], "footer": []}
        for kind, group in _groups(source, _RUNNING):
            running[kind] += _paragraphs(_plain(group, source))
        notes = [words for _, group in _groups(source, _BESIDE) for words in _paragraphs(_plain(group, source))]
        text = around(running["header"], _paragraphs(_text(source)) + notes, running["footer"])
        if not text:
            raise DocumentError("The RTF file holds no text. If it holds pictures of pages, send them as PDF.")
        said = {kind: _plain(group, source).strip() for kind, group in _groups(source, _PROPERTY)}
        title, author = sensible_title(said.get("title"), text), sensible_author(said.get("author"))
        return Extracted(text=text, title=title, author=author)


def _text(source: str) -> str:
    """The text that the library finds; the codes of fields are hidden from it, for it would print their addresses."""
    source = _CELL.sub(r"\\tab ", source.replace("\\fldinst", "\\*\\fieldcode"))
    text = rtf_to_text(source, errors="replace")
    # Characters beyond the first plane are written in two halves.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _UNSTORABLE.sub("\ufffd", text).replace("\xad", "")


def _plain(group: str, source: str) -> str:
    """The text of a group by itself, with the fonts and code page of the file."""
    page = _PAGE.search(source)
    fonts = next((f"{{\\fonttbl{table}}}" for _, table in _groups(source, re.compile(r"\{\\(fonttbl)"))), "")
    return _text(f"{{\\rtf1\\ansi\\ansicpg{page[1] if page else 1252}{fonts}{group}}}")


def _groups(source: str, opening: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The groups that open so: the word of the opening and what follows up to the brace that closes it."""
    for match in opening.finditer(source):
        depth = 1
        for brace in _BRACE.finditer(source, match.end()):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if not depth:
                yield (match[1] if match.re.groups else ""), source[match.end() : brace.start()]
                break


def _paragraphs(text: str) -> list[str]:
    return [words for line in text.split("\n") if (words := line.strip(" \t\r\v\f"))]
