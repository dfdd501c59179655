"""Files that mean harm or are merely broken, made anew from a seed; none lies in the repository.

A family is a function (Draw) → file names and bytes, listed in FAMILIES; what is large is made only when its turn comes.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import archives, disguises, mails, markup, office, pdfs, tables, texts
from .draw import Draw

Family = Callable[[Draw], Iterator[tuple[str, bytes]]]
FAMILIES: dict[str, Family] = {
    **archives.FAMILIES, **disguises.FAMILIES, **mails.FAMILIES, **markup.FAMILIES, **office.FAMILIES, **pdfs.FAMILIES,
    **tables.FAMILIES, **texts.FAMILIES,
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One hostile file."""

    family: str
    number: int
    filename: str
    data: bytes


def corpus(seed: int, scale: float, file_uri: str, url: str) -> Iterator[Case]:
    """All families in turn. `scale` shrinks what is huge (1: as large as it gets); the baits are what XXE asks for."""
    for name in FAMILIES:
        yield from family(name, seed, scale, file_uri, url)


def family(name: str, seed: int, scale: float, file_uri: str, url: str) -> Iterator[Case]:
    """The cases of one family."""
    draw = Draw(random.Random(f"{seed} {name}"), scale, file_uri, url)
    for number, (filename, data) in enumerate(FAMILIES[name](draw)):
        yield Case(name, number, filename, data)
