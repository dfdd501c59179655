"""Pictures of pages are read where a program for it is installed, and refused with advice where none is."""

import shutil
from pathlib import Path

import pytest
from django.conf import LazySettings

from cables import ocr
from cables.formats import DocumentError, ScannedError, extract
from tests.cables.formats.sheets_of_paper import make_picture_pdf

WORDS = "The ministry denied the report.\nTalks go on until Friday."


def put_in_path(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A folder with one program for recognising pictures, which does as the script says, before all others."""
    program = folder / "ocrmypdf"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")


def test_without_a_program_the_advice_names_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ScannedError, match="Install ocrmypdf"):
        ocr.extract_pictures(make_picture_pdf(WORDS), "a.pdf", extract)


@pytest.mark.skipif(not ocr.is_installed(), reason="no program for recognising pictures is installed")
def test_pictures_become_text() -> None:
    found = ocr.extract_pictures(make_picture_pdf(WORDS), "a.pdf", extract)
    assert "ministry denied the report" in found.text
    assert "may hold errors" in found.warnings[0]


@pytest.mark.skipif(not shutil.which("sh"), reason="needs a shell")
def test_program_that_fails_or_hangs_is_ended_with_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    put_in_path(tmp_path, monkeypatch, "exit 2")
    with pytest.raises(DocumentError, match="ocrmypdf could not recognise"):
        ocr.add_text(make_picture_pdf(WORDS))
    settings.OCR_SECONDS = 0.2
    put_in_path(tmp_path, monkeypatch, "sleep 60")
    with pytest.raises(DocumentError, match="took longer than 0.2 seconds"):
        ocr.add_text(make_picture_pdf(WORDS))
