"""A text cut where marks begin and end, so that mentions and claims may overlap in any way; pure."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A stretch [start, end) of the text and what it is: `layer` "claim" or "mention", `item` the row to show."""

    start: int
    end: int
    layer: str
    item: object


@dataclass(frozen=True)
class Numbered:
    """A claim with the number that it has on the page."""

    number: int
    claim: object


@dataclass(frozen=True)
class Piece:
    """A run of text under the same marks; `opens` are the claims that begin with it."""

    text: str
    claims: tuple[object, ...]
    mention: object | None
    starts_mention: bool
    opens: tuple[object, ...]


def build_pieces(text: str, offset: int, marks: Iterable[Mark]) -> list[Piece]:
    """The whole of `text`, which stands at `offset`, in pieces. Marks outside of it are left out, crossing ones clipped.

    Where mentions overlap, the one that began last is shown.
    """
    end = offset + len(text)
    found = (mark for mark in marks if mark.start < end and mark.end > offset and mark.start < mark.end)
    inside = sorted(found, key=lambda mark: (mark.start, -mark.end))
    edges = sorted({offset, end, *(max(m.start, offset) for m in inside), *(min(m.end, end) for m in inside)})
    pieces: list[Piece] = []
    waiting = iter(inside)
    following = next(waiting, None)
    active: list[Mark] = []
    for left, right in zip(edges, edges[1:], strict=False):
        active = [mark for mark in active if mark.end > left]
        opens: list[Mark] = []
        while following and following.start <= left:
            active.append(following)
            opens.append(following)
            following = next(waiting, None)
        pieces.append(_piece(text[left - offset : right - offset], active, opens))
    return pieces


def _piece(text: str, active: list[Mark], opens: list[Mark]) -> Piece:
    mention = next((mark for mark in reversed(active) if mark.layer == "mention"), None)
    return Piece(
        text,
        claims=tuple(mark.item for mark in active if mark.layer == "claim"),
        mention=mention.item if mention else None,
        starts_mention=mention in opens,
        opens=tuple(mark.item for mark in opens if mark.layer == "claim"),
    )
