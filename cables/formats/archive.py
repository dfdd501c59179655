"""ZIP archives: each member is a part. Nothing is written to a disk, and no name in the archive is used as a path."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress

from cables.formats.base import MOST_BYTES, MOST_PARTS, DocumentError, Extracted, Part, reading, within

_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others can ask for any amount of memory
_MOST_TIMES = 200  # a member of a megabyte and more that unpacks to this many times its size is no text
_OF_SYSTEMS = re.compile(r"(?:^|/)(?:__MACOSX/|\._[^/]*$|(?:Thumbs\.db|\.DS_Store|desktop\.ini)$)", re.IGNORECASE)
_ENCRYPTED = 0x1
_UTF8 = 0x800


def recognises(data: bytes, filename: str) -> bool:
    """Whether it is a ZIP archive, and not a document of an office program, which is packed in the same way."""
    if not data.startswith(_SIGNATURES):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except Exception:  # damaged: an archive all the same
        return True
    return "[Content_Types].xml" not in names and names[:1] != ["mimetype"]


def extract(data: bytes, filename: str) -> Extracted:
    """The members but for folders and what systems leave behind. DocumentError beyond the limits of what is unpacked."""
    with reading("ZIP archive"), zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if len(members) > MOST_PARTS or sum(member.file_size for member in members) > MOST_BYTES:
            raise DocumentError(
                f"The archive holds {len(members):,} files of {sum(m.file_size for m in members) / 2**20:,.0f} MB; at most "
                f"{MOST_PARTS:,} files of {MOST_BYTES // 2**20} MB are unpacked. Split it and bring the pieces."
            )
        parts = within(_parts(archive, members))
    if not parts:
        raise DocumentError("The archive holds no file. Check that it was packed whole, and send it again.")
    return Extracted(text=None, parts=parts)


def _parts(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Iterator[Part]:
    for member in members:
        name = _name(member)
        if _OF_SYSTEMS.search(name):
            continue
        if member.flag_bits & _ENCRYPTED:
            yield Part(name, b"", error="It is encrypted. Unpack it with its password and bring the file itself.")
        elif member.compress_type not in _METHODS:
            yield Part(
                name, b"", error="It is packed in a way that is not read here. Unpack it and bring the file itself."
            )
        elif member.file_size > 2**20 and member.file_size > _MOST_TIMES * member.compress_size:
            yield Part(
                name,
                b"",
                error=f"It unpacks to more than {_MOST_TIMES} times its size. Look at it before you bring it.",
            )
        else:
            yield _unpack(archive, member, name)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Part:
    try:
        with archive.open(member) as file:
            return Part(name, file.read(member.file_size + 1))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        return Part(name, b"", error="It is damaged. Pack the archive again, or bring the file itself.")


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name for people: steps up and drives left out, UTF-8 that was not announced recognised."""
    name = member.filename
    if not member.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    name = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", " ", name).replace("\\", "/")
    steps = [step for step in name.split("/") if step not in {"", ".", ".."} and not re.fullmatch(r"[A-Za-z]:", step)]
    return "/".join(steps) or "a file without a name"
