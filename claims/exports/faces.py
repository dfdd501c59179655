"""The faces of a PDF: for every character a font that has its shape, and a visible replacement where none has."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

from claims.wording import REPLACEMENT

FOLDER = Path(__file__).parent / "fonts"
REGULAR, BOLD, WIDE_RANGE = "SourceSans3-Regular", "SourceSans3-Bold", "DejaVuSans"
# Not in the file: every reader of PDF brings its own shapes for these names.
CHINESE, JAPANESE, KOREAN = "STSong-Light", "HeiseiMin-W3", "HYSMyeongJo-Medium"
# Written from right to left: shown in the order of memory and unjoined, such words would be wrong.
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@cache
def register_faces() -> dict[str, frozenset[int]]:
    """The characters of each font in the file, all fonts being known to reportlab from here on."""
    for name in (CHINESE, JAPANESE, KOREAN):
        pdfmetrics.registerFont(UnicodeCIDFont(name))
    covered = {}
    for name in (REGULAR, BOLD, WIDE_RANGE):
        font = TTFont(name, str(FOLDER / f"{name}.ttf"))
        pdfmetrics.registerFont(font)
        covered[name] = frozenset(font.face.charToGlyph)
    return covered


def runs(text: str, face: str = REGULAR) -> Iterator[tuple[str, str]]:
    """The text as (font, stretch), in the given face wherever it has the shapes."""
    known = [_face_of(character, face) for character in unicodedata.normalize("NFC", text)]
    for font, group in groupby(known, key=lambda pair: pair[0]):
        yield font, "".join(character for _, character in group)


def markup(text: str, face: str = REGULAR) -> str:
    """The text for a paragraph of reportlab: nothing in it is read as a tag."""
    return "".join(
        escape(words) if font == face else f'<font name="{font}">{escape(words)}</font>'
        for font, words in runs(text, face)
    )


def is_replaced(text: str) -> bool:
    """Whether a character of the text is shown as a replacement because no face has it."""
    return text.count(REPLACEMENT) < sum(words.count(REPLACEMENT) for _, words in runs(text))


def _face_of(character: str, face: str) -> tuple[str, str]:
    covered = register_faces()
    code = ord(character)
    if unicodedata.bidirectional(character) not in RIGHT_TO_LEFT:
        for name in (face, WIDE_RANGE):
            if code in covered[name]:
                return name, character
    if font := _east_asian_face(code):
        return font, character
    return WIDE_RANGE, REPLACEMENT


def _east_asian_face(code: int) -> str | None:
    if 0x3040 <= code <= 0x30FF:
        return JAPANESE
    if 0xAC00 <= code <= 0xD7A3:
        return KOREAN
    if 0x4E00 <= code <= 0x9FA5 or 0x3000 <= code <= 0x3020 or 0xFF01 <= code <= 0xFF5E:
        return CHINESE
    return None
