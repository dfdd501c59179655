"""Office packages: ZIP files with members in XML, opened within limits against bombs and outside entities."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from cables.formats.base import DocumentError

MOST_MEMBERS = 5_000
MOST_BYTES = 300 * 2**20  # of all members unpacked
MOST_XML_BYTES = 60 * 2**20  # of one member that is read


def first_member(data: bytes) -> str:
    """The name of the first file in a ZIP file, readable where the rest is cut off; "" for other bytes."""
    if data[:4] != b"PK\x03\x04":
        return ""
    return data[30 : 30 + int.from_bytes(data[26:28], "little")].decode("utf-8", "replace")


def member_names(data: bytes) -> frozenset[str]:
    """The names of the files in a ZIP file; only the first where it is cut off, none for other bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return frozenset(package.namelist())
    except Exception:  # a broken directory gives errors of many kinds
        return frozenset({first_member(data)} - {""})


def open_package(data: bytes) -> zipfile.ZipFile:
    """The ZIP file; DocumentError for one that would unpack to more than can be read, or that is locked."""
    package = zipfile.ZipFile(io.BytesIO(data))
    members = package.infolist()
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
        raise DocumentError("The file unpacks to more than can be read. Save it without its pictures and send that.")
    if any(member.flag_bits & 1 for member in members):
        raise DocumentError("The file is protected by a password. Save it without one and send that.")
    return package


def read_member(package: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of a member that is there and not too large to be read; None where it is not there."""
    try:
        member = package.getinfo(name)
    except KeyError:
        return None
    if member.file_size > MOST_XML_BYTES:
        raise DocumentError("The file holds more text than can be read. Split it and send the pieces.")
    try:
        return package.read(member)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise DocumentError("A part of the file is damaged. Save it again and send that.") from error


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML member. A document type, where entities are declared, is refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise DocumentError("The file declares entities of its own, which is not safe. Save it again and send that.")
    return root


def nearest(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The elements of a name under another, without those inside of them: the rows of a table, the cells of a row."""
    for child in element:
        if child.tag == tag:
            yield child
        else:
            yield from nearest(child, tag)


def cells(table: etree._Element, row: str, cell: str) -> list[list[etree._Element]]:
    """The cells of a table by row, given the names of the elements for both."""
    return [list(nearest(line, cell)) for line in nearest(table, row)]
