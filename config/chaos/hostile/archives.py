"""ZIP archives: bombs, names that climb out, archives in archives, members that are nothing."""

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Iterator

from .draw import STORY, Draw, packed

Files = Iterator[tuple[str, bytes]]


def ratio_bombs(draw: Draw) -> Files:
    """A few kilobytes that unpack to gigabytes."""
    for number, full in enumerate((10**7, 10**8, 3 * 10**8, 10**9)):
        for suffix in ("txt", "csv"):
            yield f"ratio-{number}.zip", packed([(f"big.{suffix}", bytes(draw.size(full)))])


def nested_bombs(draw: Draw) -> Files:
    """Archives in archives, each of several of the next."""
    for depth in (2, 3, 5, 8, 20, 60):
        data = packed([("zeros.txt", b"0" * draw.size(10**6))])
        for level in range(depth):
            data = packed([(f"{level}-{copy}.zip", data) for copy in range(3 if depth < 10 else 1)])
        yield f"nested-{depth}.zip", data


def overlapping_bombs(draw: Draw) -> Files:
    """Many entries of the directory that share one member's bytes."""
    for entries in (100, 1_000, draw.size(10_000), draw.size(60_000)):
        for kilobytes in (100, 1_000):
            plain = b"a" * draw.size(1024 * kilobytes)
            yield f"overlap-{entries}.zip", _overlap(packed([("a.txt", plain)]), entries)


def _overlap(one: bytes, entries: int) -> bytes:
    start = one.index(b"PK\x01\x02")
    end = one.index(b"PK\x05\x06")
    directory = one[start:end] * entries
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, entries & 0xFFFF, entries & 0xFFFF, len(directory), start, 0)
    return one[:start] + directory + tail


def climbing_names(draw: Draw) -> Files:
    """Zip slip: names that would leave the folder they are unpacked to."""
    names = ("../../../../tmp/slip.txt", "/etc/cron.d/slip", "..\\..\\slip.txt", "C:\\slip.txt", "a/../../slip.txt")
    for name in (*names, "~/slip.txt", "slip\x00.txt", "./" * 500 + "slip.txt", "\u202etxt.exe", "", ".", "..", "/"):
        yield "slip.zip", packed([(name, STORY.encode())])
    yield "link.zip", _link(draw.file_uri.removeprefix("file://"))


def _link(target: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, target)
    return out.getvalue()


def many_members(draw: Draw) -> Files:
    """More members than anybody reads."""
    for count in (draw.size(2_000), draw.size(20_000), draw.size(100_000)):
        yield f"many-{count}.zip", packed([(f"{n}.txt", f"{STORY}{n}".encode()) for n in range(count)])


def odd_members(draw: Draw) -> Files:
    """Members that are empty, folders, twice there, encrypted, or of an unknown method."""
    story = STORY.encode()
    yield "empty-member.zip", packed([("empty.txt", b""), ("story.txt", story)])
    yield "only-empty.zip", packed([("empty.txt", b"")])
    yield "no-member.zip", packed([])
    yield "folders.zip", packed([("a/", b""), ("a/b/", b"")])
    yield "twice.zip", packed([("a.txt", story), ("A.TXT", story), ("b.txt", story + b"2")])
    whole = packed([("a.txt", story)])
    yield (
        "encrypted.zip",
        whole.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01").replace(
            b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
        ),
    )
    yield "method.zip", whole.replace(b"\x08\x00", b"\x63\x00")
    yield "crc.zip", whole.replace(whole[14:18], b"\0\0\0\0")


def broken_archives(draw: Draw) -> Files:
    """Cut off, scrambled, with something in front or behind."""
    whole = packed([(f"{n}.txt", STORY.encode() + bytes([65 + n])) for n in range(5)])
    for data in draw.cuts(whole, 6):
        yield "cut.zip", data
    for _ in range(4):
        scrambled = bytearray(whole)
        for _ in range(8):
            scrambled[draw.dice.randrange(len(whole))] = draw.dice.randrange(256)
        yield "scrambled.zip", bytes(scrambled)
    yield "front.zip", b"#!/bin/sh\nexit\n" + whole
    yield "behind.zip", whole + draw.noise(500)


def other_packers(draw: Draw) -> Files:
    """Archives that are not taken."""
    yield "bomb.gz", gzip.compress(bytes(draw.size(10**8)), mtime=0)
    yield "story.txt.gz", gzip.compress(STORY.encode(), mtime=0)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("../../slip.txt")
        info.size = len(STORY)
        archive.addfile(info, io.BytesIO(STORY.encode()))
    yield "slip.tar", out.getvalue()
    yield "seven.7z", b"7z\xbc\xaf'\x1c\0\x04" + draw.noise(300)
    yield "r.rar", b"Rar!\x1a\x07\x01\0" + draw.noise(300)


FAMILIES = {
    "ZIP: ratio": ratio_bombs, "ZIP: nested": nested_bombs, "ZIP: overlapping": overlapping_bombs,
    "ZIP: climbing names": climbing_names, "ZIP: many members": many_members, "ZIP: odd members": odd_members,
    "ZIP: broken": broken_archives, "other packers": other_packers,
}  # fmt: skip
