"""The values that every format gives: the text of a file, what the file says of itself, and the parts that it packs."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Protocol

from cables.dates import PartialDate

MOST_PARTS = 10_000  # in one file
MOST_BYTES = 200 * 2**20  # of all parts of one file together
UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # NUL and lone surrogates, which no database stores


class DocumentError(Exception):
    """The file holds no document that can be read; the message says what is wrong and what to do."""


class ScannedError(DocumentError):
    """The pages are pictures; where a program that reads pictures is installed, cables.ocr can give them a text."""


@dataclass(frozen=True)
class Part:
    """A file inside a file: an attachment, a member of an archive, an entry of a feed, a row of a table.

    `name` is its path in the container, never used as a path on the disk. `said` are fields of Intake that the
    container states of it (kind, source, published, marking, dispute, title, url, language). `error` says why the part
    cannot be taken and what to do; its `data` is then what is known of it, and is only looked through for a marking.
    """

    name: str
    data: bytes
    said: dict[str, str] = field(default_factory=dict)
    error: str = ""


@dataclass(frozen=True)
class Extracted:
    """What a file holds.

    `text` is what is read, with its title as the first paragraph where the file has one; None for a file that only
    packs others. What the file says of itself is None where it says nothing; `url` is the canonical address.
    """

    text: str | None
    title: str | None = None
    issuer: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    language: str | None = None
    kind: str | None = None
    parts: tuple[Part, ...] = ()
    warnings: tuple[str, ...] = ()


class Format(Protocol):
    """One file format: a module of this package."""

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether these bytes are of this format: by content; the name only decides between formats of like content."""

    def extract(self, data: bytes, filename: str) -> Extracted:
        """What the file holds. Raises DocumentError, with what to do, for a file that cannot be read."""


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Within it, whatever a library makes of a broken file is a DocumentError: "The PDF file is damaged ..."."""
    try:
        yield
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # libraries meet broken files with errors of every kind
        raise DocumentError(
            f"The {what} is damaged or cut short and cannot be read. Check that it opens, save it again and send that."
        ) from error


def within(parts: Iterator[Part], most: int = MOST_PARTS, most_bytes: int = MOST_BYTES) -> tuple[Part, ...]:
    """The parts, as long as they are at most `most` and together at most `most_bytes`; DocumentError beyond."""
    taken, size = [], 0
    for part in parts:
        taken.append(part)
        size += len(part.data)
        if len(taken) > most or size > most_bytes:
            raise DocumentError(
                f"The file packs more than {most:,} parts or {most_bytes // 2**20:,} MB. Split it and bring the pieces."
            )
    return tuple(taken)


def storable(file: Extracted) -> Extracted:
    """The same, with U+FFFD for every character that no database stores, one for one."""
    parts = tuple(
        replace(part, **_mended(vars(part)), said={key: _mend(value) for key, value in part.said.items()})
        for part in file.parts
    )
    return replace(file, **_mended(vars(file)), parts=parts, warnings=tuple(map(_mend, file.warnings)))


def _mended(values: dict[str, object]) -> dict[str, str]:
    return {name: _mend(value) for name, value in values.items() if isinstance(value, str)}


def _mend(text: str) -> str:
    return UNSTORABLE.sub("\ufffd", text)
