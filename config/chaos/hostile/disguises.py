"""Files that are not what their name says, files of every format cut off, and names that are attacks themselves."""

import zlib
from collections.abc import Iterator

from .draw import STORY, Draw, packed
from .mails import sound_mail
from .markup import within
from .office import docx, odt
from .pdfs import SAID, book, pdf, stream
from .tables import line

Files = Iterator[tuple[str, bytes]]
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0" + zlib.compress(bytes(200))


def sound_files() -> dict[str, bytes]:
    """One sound file of each format, by suffix."""
    html = f"<!doctype html><html><head><title>Norway</title></head><body><p>{STORY}</p></body></html>"
    return {
        "txt": STORY.encode(), "pdf": pdf(book(1, stream(SAID))), "docx": docx(), "odt": odt(), "html": html.encode(),
        "rtf": rb"{\rtf1\ansi Norway accused Chile of theft.}", "eml": sound_mail(), "csv": b"title,text\na,Norway met Chile.\n",
        "mbox": b"From a@x.example Tue Mar  3 12:00:00 2026\n" + sound_mail(), "jsonl": f"{line(1)}\n{line(2)}\n".encode(),
        "zip": packed([("a.txt", STORY.encode())]), "rss": within("feed.rss", "Norway met Chile."),
        "xml": within("volume.xml", "Norway met Chile."), "png": PNG, "exe": b"MZ\x90\0" + bytes(300) + b"This program",
    }  # fmt: skip


def mislabelled(draw: Draw) -> Files:
    """Each format under the name of another."""
    sound = sound_files()
    suffixes = list(sound)
    for suffix, data in sound.items():
        for other in draw.dice.sample([s for s in suffixes if s != suffix], 2):
            yield f"really-{suffix}.{other}", data


def cut_off(draw: Draw) -> Files:
    """Each format, broken off and with noise in its middle."""
    for suffix, data in sound_files().items():
        for piece in draw.cuts(data, 2):
            yield f"cut.{suffix}", piece
        middle = len(data) // 2
        yield f"noise.{suffix}", data[:middle] + draw.noise(64) + data[middle:]


def hostile_names(draw: Draw) -> Files:
    """Names that would climb out, run, break lines, or fill the page."""
    names = ("../../../etc/passwd", "a\0b.txt", "a\r\nSet-Cookie: x=1.txt", "<script>alert(1)</script>.txt", "n" * 4000)
    for number, name in enumerate((*names, "\ud800.txt", "\u202etxt.exe", "CON", ".", "", "-rf", "$(touch slip).txt")):
        yield name, f"{STORY}{number}\n".encode()


def polyglots(draw: Draw) -> Files:
    """Files that are two things at once."""
    sound = sound_files()
    yield "pdf-zip.pdf", sound["pdf"] + sound["zip"]
    yield "zip-pdf.zip", sound["zip"] + sound["pdf"]
    yield "html-mail.eml", sound["html"] + b"\n\n" + sound["eml"]
    yield "mail-html.html", sound["eml"] + sound["html"]
    yield "png-zip.png", PNG + sound["zip"]
    yield "rtf-pdf.pdf", sound["rtf"] + sound["pdf"]
    yield "late.pdf", b"x" * 900 + sound["pdf"]
    yield "noise.bin", draw.noise(5000)
    for suffix in ("pdf", "docx", "eml", "html", "csv", "msg"):
        yield f"noise.{suffix}", draw.noise(800)


FAMILIES = {
    "mislabelled": mislabelled, "cut off": cut_off, "hostile names": hostile_names, "two things at once": polyglots,
}  # fmt: skip
