"""ZIP archives: members by name, limits, and what is told of a member that cannot be unpacked."""

import io
import zipfile

import pytest

from cables.formats import FORMATS, DocumentError, archive, extract, recognise
from tests.cables.formats.made import archive as packed


def test_members_are_parts_and_what_systems_leave_is_not():
    found = extract(
        packed(
            ("a/one.txt", b"One."), ("a/", b""), ("__MACOSX/a/._one.txt", b"x"), ("Thumbs.db", b"x"), ("b.txt", b"")
        ),
        "z",
    )
    assert found.text is None
    assert [(part.name, part.data) for part in found.parts] == [("a/one.txt", b"One."), ("b.txt", b"")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/x", "etc/x"),
        ("C:\\temp\\x.txt", "temp/x.txt"),
        ("..", "a file without a name"),
    ],
)
def test_no_name_leads_out_of_the_archive(name, shown):
    assert [part.name for part in extract(packed((name, b"Words.")), "z").parts] == [shown]


def test_names_in_utf8_that_is_not_announced_are_read():
    data = packed(("ab.txt", b"Words."), ("é.txt", b"Words.")).replace(b"ab.txt", "ø.txt".encode())
    assert [part.name for part in extract(data, "z").parts] == ["ø.txt", "é.txt"]


def test_an_encrypted_member_is_named_and_the_others_are_taken():
    data = bytearray(packed(("locked.txt", b"Words."), ("open.txt", b"More words.")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    locked, opened = extract(bytes(data), "z").parts
    assert (locked.name, locked.data) == ("locked.txt", b"")
    assert "encrypted" in locked.error
    assert (opened.data, opened.error) == (b"More words.", "")


def test_a_damaged_member_is_named_and_the_others_are_taken():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("bad.txt", b"Norland accused Sudland.")
        made.writestr("good.txt", b"Sudland denied it.")
    bad, good = extract(file.getvalue().replace(b"Norland", b"NORLAND"), "z").parts
    assert "damaged" in bad.error
    assert good.data == b"Sudland denied it."


def test_a_bomb_is_not_unpacked(monkeypatch):
    (part,) = extract(packed(("zeros.txt", bytes(5_000_000))), "z").parts
    assert "200 times" in part.error
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000)
    with pytest.raises(DocumentError, match="Split it"):
        extract(packed(("a.txt", b"x" * 600), ("b.txt", b"x" * 600)), "z")
    monkeypatch.setattr(archive, "MOST_PARTS", 1)
    with pytest.raises(DocumentError, match="at most 1 files"):
        extract(packed(("a.txt", b"x"), ("b.txt", b"x")), "z")


@pytest.mark.parametrize("names", [["word/document.xml", "[Content_Types].xml"], ["mimetype", "content.xml"]])
def test_an_office_document_is_no_archive(names):
    data = packed(*((name, b"x") for name in names))
    assert recognise(data, "letter.zip") is not FORMATS["zip"]
    assert recognise(packed(("letter.docx", data)), "letters.docx") is FORMATS["zip"]


@pytest.mark.parametrize(("data", "words"), [(packed(), "no file"), (packed(("a.txt", b"Words."))[:-30], "damaged")])
def test_an_archive_without_files_or_end_says_so(data, words):
    with pytest.raises(DocumentError, match=words):
        extract(data, "z.zip")
