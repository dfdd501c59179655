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
class CableReference:
    """What a header refers to: its letter in the list, the words, and the cable's number as POST/YEAR/SERIAL.

    The year is left out where none is printed ("STATE//57534"). `number` is None for a letter, an e-mail, a call.
    """

    letter: str | None
    text: str
    number: str | None


@dataclass(frozen=True)
class ActionRequest:
    """What a paragraph asks somebody to do: the paragraph's number, by when as far as it says, and the words."""

    paragraph: str | None
    deadline: PartialDate | None
    words: str


@dataclass(frozen=True)
class CableHeader:
    """What the header of a cable says; missing ones are None or empty.

    `raw` keeps each field as printed beside what was read of it. `precedence` is for the action addressees and
    `info_precedence` for the others. `tags` are mended codes and `tag_countries` the ISO codes of those that are places.
    `refs` are the references as printed, `references` the same with the cables that they name. `eo` is the line of the
    executive order and `reason` why it was classified. `persons` are those that a published document is said to name.
    """

    mrn: str | None = None
    sender: str | None = None
    to: tuple[str, ...] = ()
    info: tuple[str, ...] = ()
    precedence: str | None = None
    info_precedence: str | None = None
    dtg: datetime | None = None
    subject: str | None = None
    captions: tuple[str, ...] = ()
    eo: str | None = None
    declassify_on: PartialDate | None = None
    reason: str | None = None
    tags: tuple[str, ...] = ()
    tag_countries: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    references: tuple[CableReference, ...] = ()
    persons: tuple[str, ...] = ()
    raw: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ParsedDocument:
    """A document as read from its file; every offset counts code points of `text`.

    `text` is the decoded file as it stands, or what its format took out of it. `published` and `marking` are None
    where the file states none, `header` is None for anything but a cable, `issuer` is who issues or publishes the
    document, as printed, `author` and `url` are what the file itself says. `paragraphs` cover all that is not white
    space, in order and without overlap. `actions` are what a cable asks its addressees to do.
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
    actions: tuple[ActionRequest, ...] = ()
