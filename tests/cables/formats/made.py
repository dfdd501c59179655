"""Files made for tests: mails, archives, mailboxes, Outlook messages."""

import io
import struct
import zipfile
from email.message import EmailMessage

CABLE = """CONFIDENTIAL

R 031200Z MAR 26
FM AMEMBASSY OSLO
TO SECSTATE WASHDC

C O N F I D E N T I A L OSLO 000123

SUBJECT: A MEETING ON QUOTAS

1. (C) The ministry denied the report.
"""


def mail(text: str = "Norland accused Sudland.", *attachments: tuple[str, bytes], subject: str = "Herring") -> bytes:
    """A mail of 3 March 2026 in the evening of its sender, with files."""
    message = EmailMessage()
    message["From"], message["To"] = '"Nordvik, Kari" <kari@norland.example>', "all@norland.example"
    message["Date"], message["Subject"] = "Tue, 03 Mar 2026 23:30:00 -0500", subject
    message["Message-ID"] = "<1@norland.example>"
    message.set_content(text)
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def archive(*members: tuple[str, bytes]) -> bytes:
    """A ZIP archive; the same members give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members:
            packed.writestr(zipfile.ZipInfo(name, (2026, 3, 3, 12, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def mailbox(*mails: bytes) -> bytes:
    """Mails as one file."""
    return b"\n".join(b"From kari@norland.example Tue Mar  3 23:30:00 2026\n" + data for data in mails)


Storage = dict[str, "bytes | Storage"]
_SECTOR, _FREE, _END = 512, 0xFFFFFFFF, 0xFFFFFFFE


def outlook(
    subject: str, text: str, sender: str, *attachments: tuple[str, bytes], inner: Storage | None = None
) -> bytes:
    """An Outlook message, with the properties that a mail has."""
    return compound(message_storage(subject, text, sender, *attachments, inner=inner, reserved=32))


def message_storage(
    subject: str, text: str, sender: str, *attachments: tuple[str, bytes], inner: Storage | None = None, reserved: int = 24
) -> Storage:  # fmt: skip
    """The folder of a message: its properties, and a folder for each attachment (MS-OXMSG)."""
    storage = _properties({0x0037: subject, 0x1000: text, 0x0042: sender}, reserved)
    for number, (name, data) in enumerate(attachments):
        storage[f"__attach_version1.0_#{number:08X}"] = _properties({0x3707: name, 0x3701: data}, 8)
    if inner is not None:
        embedded = _properties({0x3707: "inner.msg"}, 8) | {"__substg1.0_3701000D": inner}
        storage[f"__attach_version1.0_#{len(attachments):08X}"] = embedded
    return storage


def _properties(values: dict[int, str | bytes], reserved: int) -> Storage:
    storage, table = {}, bytes(reserved)
    for key, value in values.items():
        kind, data = (0x1F, value.encode("utf-16-le")) if isinstance(value, str) else (0x102, value)
        storage[f"__substg1.0_{key:04X}{kind:04X}"] = data
        table += struct.pack("<HHIII", kind, key, 6, len(data) + (2 if kind == 0x1F else 0), 0)
    return {"__properties_version1.0": table} | storage


class _Area:
    """Sectors of one size, and which follows which."""

    def __init__(self, size: int) -> None:
        self.size, self.data, self.chain = size, b"", []

    def put(self, data: bytes) -> int:
        """Where the data begin now."""
        start, count = len(self.chain), -(-len(data) // self.size)
        self.data += data.ljust(count * self.size, b"\0")
        self.chain += [*range(start + 1, start + count), _END] if count else []
        return start if count else _END

    def table(self) -> bytes:
        """The chain as it stands in a file, filled up to whole sectors."""
        filled = self.chain + [_FREE] * (-len(self.chain) % 128)
        return struct.pack(f"<{len(filled)}I", *filled)


def compound(root: Storage) -> bytes:
    """A compound file (MS-CFB): streams below 4,096 bytes in the small area, which is the stream of the root."""
    entries: list[list] = []  # name, kind, right, child, start, size
    large, small = _Area(_SECTOR), _Area(64)

    def add(name: str, item: bytes | Storage, kind: int) -> int:
        index = len(entries)
        entries.append([name, kind, _FREE, _FREE, _END, 0])
        if isinstance(item, bytes):
            entries[index][4:] = [(large if len(item) >= 4096 else small).put(item), len(item)]
            return index
        # A list, not a balanced tree: each entry's right neighbour is the next in order.
        children = sorted(item.items(), key=lambda pair: (len(pair[0]), pair[0].upper()))
        keys = [add(child, value, 2 if isinstance(value, bytes) else 1) for child, value in children]
        for key, right in zip(keys, [*keys[1:], _FREE], strict=False):
            entries[key][2] = right
        entries[index][3] = keys[0] if keys else _FREE
        return index

    add("Root Entry", root, 5)
    entries[0][4:] = [large.put(small.data), len(small.data)]
    table = small.table()
    places = large.put(b"".join(map(_entry, entries))), large.put(table), len(table) // _SECTOR
    return _header(large, *places) + large.data + _fat(large)


def _entry(entry: list) -> bytes:
    name, kind, right, child, start, size = entry
    words = (name + "\0").encode("utf-16-le")
    middle = struct.pack("<HBBIII", len(words), kind, 1, _FREE, right, child)
    return words.ljust(64, b"\0") + middle + bytes(36) + struct.pack("<IQ", start, size)


def _fat(large: _Area) -> bytes:
    """The table of all sectors, its own among them, in one sector."""
    chain = [*large.chain, 0xFFFFFFFD]
    return struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))


def _header(large: _Area, directory: int, small_table: int, small_tables: int) -> bytes:
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, directory, 0, 4096, small_table, small_tables, _END, 0)
    return header + struct.pack("<109I", len(large.chain), *[_FREE] * 108)
