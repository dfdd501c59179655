"""PDF: the text of its pages, the files attached to it; pages that are pictures are told from pages with text."""

import io
import logging
import re
from collections.abc import Iterator

from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import DictionaryObject

from cables.formats.base import DocumentError, Extracted, Part, ScannedError, reading, within
from cables.formats.properties import sensible_author, sensible_title
from cables.formats.sheets import PrintedLine, Sheet, join_sheets

MOST_PAGES = 3_000
MOST_CHARACTERS = 20_000_000
MOST_PARTS, MOST_PART_BYTES = 200, 200 * 2**20
_FEW = 25  # characters a page: less is a stamp on a picture
_SEEN = 1024  # bytes: where the mark of the format stands
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\0-\x08\x0e-\x1f]")

# What a file is broken in is of no use to those who read the log of a worker.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def recognises(data: bytes, filename: str) -> bool:
    """By "%PDF-" at its beginning, or a little below where the end is that of a PDF as well."""
    start = data[:_SEEN].find(b"%PDF-")
    return start == 0 or data.lstrip()[:5] == b"%PDF-" or (start > 0 and b"startxref" in data[-2 * _SEEN :])


def extract(data: bytes, filename: str) -> Extracted:
    """The text of all pages and the attached files.

    Raises ScannedError where the pages are pictures, and DocumentError for a file that is protected or damaged.
    """
    with reading("PDF file"):
        reader = _open(data)
        sheets = list(_sheets(reader))
        text = join_sheets(sheets)
        if _is_scanned(text, reader):
            raise ScannedError(
                "The pages are pictures without a text. Run them through text recognition (OCR) and send the result, "
                "or send the text."
            )
        title, author = _properties(reader)
        return Extracted(
            text=text,
            title=sensible_title(title, text),
            author=sensible_author(author),
            parts=within(_attached(reader), MOST_PARTS, MOST_PART_BYTES),
            warnings=_warnings(sheets),
        )


def _open(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data))
    try:
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise DocumentError("The PDF file is protected by a password. Save it without one and send that.")
        pages = len(reader.pages)
    except (DependencyError, NotImplementedError) as error:
        raise DocumentError("The protection of this PDF file is not known. Save it without and send that.") from error
    if pages > MOST_PAGES:
        raise DocumentError(f"The PDF file has more than {MOST_PAGES:,} pages. Split it and send the pieces.")
    return reader


def _sheets(reader: PdfReader) -> Iterator[Sheet]:
    count = 0
    for page in reader.pages:
        sheet = _sheet(page)
        count += sum(len(line.words) for line in sheet.lines)
        if count > MOST_CHARACTERS:
            raise DocumentError("The PDF file holds more text than can be read. Split it and send the pieces.")
        yield sheet


def _sheet(page: PageObject) -> Sheet:
    """The lines of a page with their places; a line is printed in several pieces where its type face changes."""
    lines: list[PrintedLine] = []
    pieces: list[tuple[float, float, float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        x, y = (tm[4] * cm[i] + tm[5] * cm[i + 2] + cm[i + 4] for i in (0, 1))
        height = abs(size * (tm[0] * cm[0] + tm[1] * cm[2])) or abs(size)
        for number, words in enumerate(text.split("\n")):
            if number and pieces:
                lines.append(_line(pieces))
                pieces.clear()
            if words.strip() or pieces and words:
                pieces.append((x, y, height, words))

    page.extract_text(visitor_text=visit)
    box = page.mediabox
    lines += [_line(pieces)] if pieces else []
    return Sheet(float(box.bottom), float(box.top), tuple(lines))


def _line(pieces: list[tuple[float, float, float, str]]) -> PrintedLine:
    x, y, _, _ = pieces[0]
    words = " ".join("".join(words for *_, words in pieces).split())
    return PrintedLine(x, y, max(height for _, _, height, _ in pieces), words)


def _is_scanned(text: str, reader: PdfReader) -> bool:
    """Whether there is no text to speak of beside pictures, or one whose letters cannot be told."""
    letters = len(re.sub(r"\s", "", text))
    if not re.search(r"\w", text) or len(_UNREADABLE.findall(text)) > 0.3 * letters:
        return True
    return letters < _FEW * len(reader.pages) and any(_has_picture(page) for page in reader.pages[:4])


def _has_picture(page: PageObject) -> bool:
    resources = page.get("/Resources", DictionaryObject()).get_object()
    objects = resources.get("/XObject", DictionaryObject()).get_object()
    return any(item.get_object().get("/Subtype") == "/Image" for item in objects.values())


def _warnings(sheets: list[Sheet]) -> tuple[str, ...]:
    empty = [str(number) for number, sheet in enumerate(sheets, 1) if not sheet.lines]
    return (f"Pages without a text, empty or pictures: {', '.join(empty)}.",) if empty else ()


def _properties(reader: PdfReader) -> tuple[str | None, str | None]:
    try:
        found = reader.metadata
        return (found.title, found.author) if found else (None, None)
    except Exception:  # a broken list of properties is no reason to refuse the pages
        return None, None


def _attached(reader: PdfReader) -> Iterator[Part]:
    for name, versions in reader.attachments.items():
        for data in versions:
            yield Part(name, bytes(data))
