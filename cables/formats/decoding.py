"""Bytes become text: the encoding found, what cannot be stored replaced one for one, what is no text refused."""

import codecs
import re

import charset_normalizer

from cables.formats.base import UNSTORABLE, DocumentError

BINARY_SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "an office document or ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old office document (.doc, .xls, .ppt)",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format": "a database",
}
# UTF-32 before UTF-16: the mark of the one begins with that of the other.
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# Encodings without a mark, likeliest first where nothing else decides; tried only where the bytes are no UTF-8.
ENCODINGS = ["gb18030", "cp1251", "koi8_r", "cp1250", "shift_jis", "euc_jp", "euc_kr", "big5"]
ENCODINGS += ["cp1253", "cp1254", "cp1255", "cp1256", "cp1252"]
_SAMPLE = 65_536  # bytes that decide on the encoding
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b")
# Accented letters stand alone or in twos among others; the rest are quotes, dashes, currencies and blanks.
_WESTERN = re.compile(
    rb"(?<![\x80-\xff])[\xc0-\xff]{1,2}(?![\xc0-\xff])|[\x80\x85\x91-\x97\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb]"
)
_HIGH = bytes(range(128, 256))


def decode(data: bytes) -> tuple[str, list[str]]:
    """The text of a file as it stands, byte order mark and line ends included, and what had to be done to read it.

    NUL characters and lone surrogates, which no database stores, become U+FFFD one for one.
    Raises DocumentError for a file without text and for one that is not text.
    """
    if not data:
        raise DocumentError("The file is empty. Check that it was saved or copied whole, and send it again.")
    _refuse_binary(data)
    text, warnings = _decode(data)
    if not re.search(r"[^\s\0\ufeff]", text):
        raise DocumentError("The file holds only blanks. Check that it was saved whole, and send it again.")
    text, count = UNSTORABLE.subn("\ufffd", text)
    if count:
        warnings.append(f"{count} characters that cannot be stored were replaced by U+FFFD.")
    return text, warnings


def _refuse_binary(data: bytes) -> None:
    what = next((what for start, what in BINARY_SIGNATURES.items() if data.startswith(start)), None)
    if what is None and not data.startswith(tuple(BYTE_ORDER_MARKS)) and not _wide(data):
        sample = data[:_SAMPLE]
        controls = len(sample) - len(sample.translate(None, _CONTROLS))
        allowed = 0.3 if _is_utf8(sample) else 0.02
        what = "a binary file" if controls > allowed * len(sample) + 2 else None
    if what:
        raise DocumentError(f"This is {what}, not text. Save or export it as DOCX, PDF or plain text and send that.")


def _decode(data: bytes) -> tuple[str, list[str]]:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _lenient(data, encoding)
    if wide := _wide(data):
        return _lenient(data, wide)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return _lenient(data, "utf-8")
    encoding = _guess(_sample(data))
    text, warnings = _lenient(data, encoding)
    return text, [f"The file is not UTF-8; it was read as {encoding}.", *warnings]


def _lenient(data: bytes, encoding: str) -> tuple[str, list[str]]:
    """The text in an encoding, keeping lone surrogates for the caller; bytes that mean nothing become U+FFFD."""
    errors = "surrogatepass" if encoding.startswith("utf") else "strict"
    try:
        return data.decode(encoding, errors), []
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), [f"Some bytes mean nothing in {encoding} and became U+FFFD."]


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text nearly every other byte is zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.6 and even < 0.2:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.2 else None


def _is_utf8(sample: bytes) -> bool:
    """Whether the bytes are UTF-8, a last character cut short aside."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few: lone surrogates, or a character cut in two."""
    characters = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
    good = sum(len(found) for found in re.findall(characters, data))
    high = len(data) - len(data.translate(None, _HIGH))
    return good > 0 and high - good <= good // 10


def _sample(data: bytes) -> bytes:
    """The first lines that hold other than ASCII, which alone tell encodings apart."""
    sample = bytearray()
    for line in data.split(b"\n"):
        if not line.isascii():
            sample += line[:_SAMPLE] + b"\n"
        if len(sample) > _SAMPLE:
            break
    whole = bytes(sample[:_SAMPLE])
    # A character of two bytes is not cut in two.
    return whole[:-1] if (len(whole) - len(whole.rstrip(_HIGH))) % 2 else whole


def _guess(sample: bytes) -> str:
    """The likeliest encoding: Western where the high bytes are accents and quotes amid ASCII, else as measured."""
    high = len(sample) - len(sample.translate(None, _HIGH))
    if high < 0.15 * len(sample) and sum(map(len, _WESTERN.findall(sample))) > 0.8 * high:
        return "cp1252"
    matches = charset_normalizer.from_bytes(sample, cp_isolation=ENCODINGS)
    fits = [(match.chaos, -match.coherence, ENCODINGS.index(match.encoding)) for match in matches]
    return ENCODINGS[min(fits)[2]] if fits else "cp1252"
