"""The values that every parser returns."""

from dataclasses import dataclass, field
from datetime import datetime

from cables.dates import PartialDate
from cables.markings import MarkingValue

KINDS = ("cable", "statement", "article")
ROLES = ("header", "title", "body", "signature", "furniture")


@dataclass(frozen=True)
class ParsedParagraph:
    """A stretch of the text, `text[start:end]`, with the part that it plays.

    `number` and `marking` are those printed in front of a body paragraph, "2." and "(SBU)". The characters of both
    form a furniture stretch of their own, so a body starts at its first word. `marking` is None where none is stated.
    """

    number: str | None
    start: int
    end: int
    role: str
    marking: MarkingValue | None = None


@dataclass(frozen=True)
class CableHeader:
    """What the header of a cable says, each field as printed but for the layout; missing ones are None or empty."""

    mrn: str | None = None
    sender: str | None = None
    to: tuple[str, ...] = ()
    info: tuple[str, ...] = ()
    precedence: str | None = None
    dtg: datetime | None = None
    subject: str | None = None
    tags: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    raw: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ParsedDocument:
    """A document as read from its file; every offset counts code points of `text`.

    `text` is the decoded file as it stands, or what its format took out of it. `published` and `marking` are None
    where the file states none, `header` is None for anything but a cable, `issuer` is who issues or publishes the
    document, as printed, `author` and `url` are what the file itself says. `paragraphs` cover all that is not white
    space, in order and without overlap.
    """

    text: str
    kind: str
    title: str
    published: PartialDate | None
    language: str
    marking: MarkingValue | None
    header: CableHeader | None
    issuer: str | None
    paragraphs: tuple[ParsedParagraph, ...]
    warnings: tuple[str, ...] = ()
    author: str | None = None
    url: str | None = None
