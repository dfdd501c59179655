"""Encodings, what cannot be stored, and what is no text."""

import pytest

from cables.formats.base import DocumentError
from cables.formats.decoding import decode

ENGLISH = "The minister’s café in Genève said “no” — naïve, señor.\r\nIt cost 10 €.\n"
RUSSIAN = "Министерство иностранных дел заявило, что обвинения не имеют под собой оснований.\n"
CHINESE = "外交部发言人表示,有关指责毫无根据。中国政府一贯反对。\n"
GERMAN = "Der Außenminister erklärte, die Vorwürfe seien größtenteils haltlos.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((ENGLISH, name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")),
        *((RUSSIAN, name) for name in ("utf-8", "cp1251", "koi8-r", "utf-16")),
        *((CHINESE, name) for name in ("utf-8", "gb18030", "utf-16")),
        (GERMAN, "cp1252"),
    ],
)
def test_encoding_is_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0].removeprefix("\ufeff") == text


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa\r\nb\rc\n", "𝔘nicode é".encode(), b" plain \n"])
def test_utf8_is_kept_exactly_as_it_stands(data: bytes) -> None:
    assert decode(data) == (data.decode("utf-8"), [])


def test_characters_that_cannot_be_stored_are_replaced_one_for_one() -> None:
    text, warnings = decode(b"one\0two \xed\xa0\x80 three")
    assert text == "one\ufffdtwo \ufffd three"
    assert "2 characters" in warnings[0]


def test_a_broken_byte_spoils_one_character_only() -> None:
    text, warnings = decode(("é" * 50 + " ").encode() + b"\xff end")
    assert text == "é" * 50 + " \ufffd end"
    assert warnings


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "blanks"),
        (b"\0\0\0\0", "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04...", "office document"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes, advice: str) -> None:
    with pytest.raises(DocumentError, match=advice):
        decode(data)
