"""Pages that are pictures get a text, by ocrmypdf or by tesseract and pdftoppm, where these programs are installed."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from .formats import DocumentError, Extracted, ScannedError

DOTS_PER_INCH = 200
_NOTE = "The pages are pictures; their text was recognised by a program and may hold errors."


def extract_pictures(data: bytes, filename: str, extract: Callable[[bytes, str], Extracted]) -> Extracted:
    """What `extract` finds in a PDF file once its pictures were recognised; with a warning that they were.

    Raises ScannedError where no program for it is installed, and DocumentError where it fails or takes too long.
    """
    found = extract(add_text(data), filename)
    return replace(found, warnings=(_NOTE, *found.warnings))


def is_installed() -> bool:
    """Whether pictures can be read here."""
    return shutil.which("ocrmypdf") is not None or None not in (shutil.which("tesseract"), shutil.which("pdftoppm"))


def add_text(data: bytes) -> bytes:
    """The PDF file with a layer of text, in the languages of OCR_LANGUAGES, made within OCR_SECONDS."""
    if not is_installed():
        raise ScannedError(
            "The pages are pictures without a text. Install ocrmypdf, or tesseract and poppler-utils, on this server and "
            "run it again, or send the text."
        )
    with TemporaryDirectory(prefix="ocr-") as name:
        folder = Path(name)
        (folder / "in.pdf").write_bytes(data)
        for command in _commands(folder):
            _run(command, folder)
            _list_pages(folder)
        try:
            return (folder / "out.pdf").read_bytes()
        except FileNotFoundError as error:
            raise DocumentError("The pictures hold no text that could be recognised. Send the text itself.") from error


def _commands(folder: Path) -> list[list[str]]:
    languages = settings.OCR_LANGUAGES
    if shutil.which("ocrmypdf"):
        quiet = ["--quiet", "--jobs", "1", "--output-type", "pdf", "--force-ocr", "--rotate-pages"]
        return [["ocrmypdf", *quiet, "-l", languages, "in.pdf", "out.pdf"]]
    return [
        ["pdftoppm", "-r", str(DOTS_PER_INCH), "-gray", "-png", "in.pdf", "page"],
        ["tesseract", "pages.txt", "out", "-l", languages, "pdf"],
    ]


def _list_pages(folder: Path) -> None:
    """Write down the pictures of the pages in order, for tesseract."""
    (folder / "pages.txt").write_text("".join(f"{path.name}\n" for path in sorted(folder.glob("page-*.png"))))


def _run(command: Sequence[str], folder: Path) -> None:
    """Run a program with all that it starts; DocumentError where it fails or does not end in time."""
    started = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        ended = started.wait(settings.OCR_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise DocumentError(
            f"Recognising the text of the pictures took longer than {settings.OCR_SECONDS:g} seconds. Split the file, or "
            "raise OCR_SECONDS and run it again."
        ) from error
    finally:
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()
    if ended:
        raise DocumentError(f"{command[0]} could not recognise the text of the pictures. Send the text itself.")
