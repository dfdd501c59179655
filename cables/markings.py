"""Markings as a lattice: which one covers another, and how the words and letters of a printed marking are read."""

import re
from dataclasses import dataclass

LEVELS = ("UNCLASSIFIED", "SENSITIVE", "CONFIDENTIAL", "SECRET")
# Handling caveats, in the order in which banners print them, with the letters that portion marks use.
CAVEAT_LETTERS = {
    "ORCON": "OC",
    "PROPIN": "PR",
    "IMCON": "IMC",
    "NOCONTRACT": "NC",
    "FISA": "FISA",
    "NOFORN": "NF",
    "REL": "REL",
    "EXDIS": "XD",
    "NODIS": "ND",
    "STADIS": "SD",
    "LIMDIS": "DS",
    "ROGER": "ROGER",
    "EYESONLY": "EO",
}
KNOWN_CAVEATS: tuple[str, ...] = tuple(CAVEAT_LETTERS)
LEVEL_LETTERS = {"UNCLASSIFIED": "U", "SENSITIVE": "SBU", "CONFIDENTIAL": "C", "SECRET": "S"}
LEVEL_BANNERS = {level: level for level in LEVELS} | {"SENSITIVE": "SENSITIVE BUT UNCLASSIFIED"}

# Every way in which a level is written (5 FAH-2 H-440, Executive Order 13526, and telegrams of the 1970s).
LEVEL_WORDS = {
    **{word: "UNCLASSIFIED" for word in ("UNCLASSIFIED", "UNCLAS", "UNCLASS", "U")},
    **{
        word: "SENSITIVE"
        for word in (
            *("SENSITIVE BUT UNCLASSIFIED", "SENSITIVE", "SBU", "FOR OFFICIAL USE ONLY", "FOUO", "EFTO", "CUI"),
            *("LIMITED OFFICIAL USE", "LIMOFFUSE", "LOU", "CONTROLLED UNCLASSIFIED INFORMATION"),
        )
    },
    **{word: "CONFIDENTIAL" for word in ("CONFIDENTIAL", "C")},
    **{word: "SECRET" for word in ("SECRET", "S")},
}
CAVEAT_WORDS = {letters: word for word, letters in CAVEAT_LETTERS.items()} | {word: word for word in KNOWN_CAVEATS}
CAVEAT_WORDS |= {"NO FOREIGN DISSEM": "NOFORN", "NOT RELEASABLE TO FOREIGN NATIONALS": "NOFORN", "NO DISTRIBUTION": "NODIS"}
CAVEAT_WORDS |= {"EXCLUSIVE DISTRIBUTION": "EXDIS", "LIMITED DISTRIBUTION": "LIMDIS", "NO CONTRACT": "NOCONTRACT"}
CAVEAT_WORDS |= {"EYES ONLY": "EYESONLY", "ROGER CHANNEL": "ROGER"}
# Captions that say where a cable goes and restrict nobody.
DISTRIBUTION = ("SIPDIS", "TERREP", "CODEL", "NOFORN N/A")


@dataclass(frozen=True, order=False)
class MarkingValue:
    """A classification with its handling caveats; ValueError for a word that is not in the lists above."""

    classification: str
    caveats: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "caveats", frozenset(self.caveats))
        unknown = self.caveats - set(KNOWN_CAVEATS)
        if self.classification not in LEVELS or unknown:
            raise ValueError(f"no such marking: {self.classification} {' '.join(sorted(unknown))}".strip())

    @property
    def level(self) -> int:
        """The rank of the classification, 0 for UNCLASSIFIED to 3 for SECRET."""
        return LEVELS.index(self.classification)

    def dominates(self, other: "MarkingValue") -> bool:
        """Whether someone cleared to this marking may see what carries the other."""
        return self.level >= other.level and self.caveats >= other.caveats

    def join(self, other: "MarkingValue") -> "MarkingValue":
        """The lowest marking that dominates both: that of whatever is derived from both."""
        return MarkingValue(LEVELS[max(self.level, other.level)], self.caveats | other.caveats)

    def meet(self, other: "MarkingValue") -> "MarkingValue":
        """The highest marking that both dominate."""
        return MarkingValue(LEVELS[min(self.level, other.level)], self.caveats & other.caveats)

    @property
    def banner(self) -> str:
        """As printed over a page: "SECRET//NOFORN"."""
        return "//".join([LEVEL_BANNERS[self.classification], *self._ordered_caveats()])

    @property
    def portion(self) -> str:
        """As printed before a paragraph: "(S/NF)"."""
        letters = [CAVEAT_LETTERS[word] for word in self._ordered_caveats()]
        return f"({'/'.join([LEVEL_LETTERS[self.classification], *letters])})"

    def _ordered_caveats(self) -> list[str]:
        return [word for word in KNOWN_CAVEATS if word in self.caveats]


LOWEST = MarkingValue("UNCLASSIFIED")
HIGHEST = MarkingValue("SECRET", frozenset(KNOWN_CAVEATS))


def _word_pattern(word: str) -> str:
    """A pattern for a word of a marking, whole or with its letters spaced out ("S E C R E T")."""
    if len(word) > 3 and " " not in word:
        return rf"{word}|{' +'.join(word)}"
    return word.replace(" ", " +")


_WORDS = sorted((*LEVEL_WORDS, *CAVEAT_WORDS, *DISTRIBUTION), key=len, reverse=True)
_PATTERNS = "|".join(_word_pattern(word) for word in _WORDS)
# One piece of a marking, from where the last one ended. Nations follow REL ("REL TO USA, FVEY").
_PIECE = re.compile(
    rf"[ \t\r\n/,;:.()\[\]*-]*(?:(?P<word>{_PATTERNS})(?![A-Z0-9])"
    r"|(?P<section>(?:FINAL )?SECTION +(?:\d+ +)?OF(?: +\d+)?)(?![A-Z0-9]))"
)
_NATIONS = re.compile(r" *(?:TO\b)?(?:[ ,]*\b[A-Z]{3,4}\b(?! *[A-Z]))*(?= *(?:[/)\]]|$|\r|\n))|(?: +TO\b)?(?:[ ,]+[A-Z]{3}\b)+")


def read_marking(text: str) -> tuple[MarkingValue | None, int]:
    """The marking at the start of the text and where it ends; None and 0 where the text does not begin with one."""
    raise NotImplementedError


def parse_marking(text: str) -> MarkingValue:
    """The marking that a banner, caption or portion mark states; HIGHEST where a word of it is not known.

    Levels add up to the highest one ("UNCLAS SENSITIVE" is SENSITIVE), caveats to their union.
    """
    raise NotImplementedError
