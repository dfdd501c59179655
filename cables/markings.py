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
CAVEAT_WORDS |= {
    "NO FOREIGN DISSEM": "NOFORN",
    "NOT RELEASABLE TO FOREIGN NATIONALS": "NOFORN",
    "NO DISTRIBUTION": "NODIS",
}
CAVEAT_WORDS |= {"EXCLUSIVE DISTRIBUTION": "EXDIS", "LIMITED DISTRIBUTION": "LIMDIS", "NO CONTRACT": "NOCONTRACT"}
CAVEAT_WORDS |= {"EYES ONLY": "EYESONLY", "ROGER CHANNEL": "ROGER"}
# Captions that say where a cable goes and restrict nobody.
DISTRIBUTION = ("SIPDIS", "TERREP", "CODEL", "MSI")


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
    spaced = f"|{' +'.join(word)}" if len(word) > 3 and " " not in word else ""
    return word.replace(" ", " +") + spaced


_MEANINGS = LEVEL_WORDS | CAVEAT_WORDS | dict.fromkeys(DISTRIBUTION, "")
_WORDS = "|".join(_word_pattern(word) for word in sorted(_MEANINGS, key=len, reverse=True))
_GAP = r"[\s/,;:.&()\[\]*\u2013\u2014-]*"
_WORD = re.compile(rf"{_GAP}({_WORDS})(?![A-Z0-9])")
# Words around a marking that restrict nobody: the number of a section, "(SECRET - ENTIRE TEXT)".
_SECTION = r"(?:FINAL +)?(?:SECTION|S +E +C +T +I +O +N) +(?:\d+ +)?(?:OF|O +F)(?: +\d+)?"
_NOISE = re.compile(rf"{_GAP}(?:{_SECTION}|ENTIRE TEXT)(?![A-Z0-9])")
# The nations after REL: "REL TO USA, FVEY".
_NATIONS = re.compile(r"(?: +TO\b)?(?:(?: *, *| +AND +| +)[A-Z]{3,4}\b)*")


def read_marking(text: str) -> tuple[MarkingValue | None, int]:
    """The marking at the start of the text and where it ends; None and 0 where the text does not begin with one.

    Where no level is printed ("NOFORN"), it can be any: the highest is taken.
    """
    upper = text.upper() if text.isascii() else "".join(c.upper() if c.isascii() else c for c in text)
    levels, caveats, end = set(), set(), 0
    while match := _NOISE.match(upper, end) or _WORD.match(upper, end):
        end = match.end()
        if match.re is _NOISE:
            continue
        meaning = _MEANINGS[_printed_word(match[1])]
        if meaning in LEVELS:
            levels.add(LEVELS.index(meaning))
        elif meaning:
            caveats.add(meaning)
        if meaning == "REL":
            end = _end_of_nations(upper, end)
    if not levels and not caveats:
        return None, 0
    return MarkingValue(LEVELS[max(levels, default=-1)], frozenset(caveats)), end


def parse_marking(text: str) -> MarkingValue:
    """The marking that a banner, caption or portion mark states; HIGHEST where a word of it is not known.

    Levels add up to the highest one ("UNCLAS SENSITIVE" is SENSITIVE), caveats to their union.
    """
    marking, end = read_marking(text)
    return marking if marking and not re.search(r"\w", text[end:]) else HIGHEST


# A line of capitals that begins with a level spelled out; levels that are in no table are read as the highest.
_SPELLED = "|".join(_word_pattern(word) for word, level in LEVEL_WORDS.items() if level in LEVELS and len(word) > 4)
_BANNER = re.compile(
    rf"\W*(?:(?:NATO|EU|COSMIC|OFFICIAL)[ -]+)?(?:(?:TOP SECRET|RESTRICTED)(?: *//?[A-Z ,/&-]*)?|(?:{_SPELLED})"
    r"(?:[\s,/;:.&()\[\]*\u2013\u2014-]+[A-Z][A-Z ,/&-]*)?)\W*"
)


def is_banner(line: str) -> bool:
    """Whether a whole line is the marking of a page, "SECRET//NOFORN"; sentences and headings are not."""
    words = " ".join(line.split())
    if not 5 < len(words) <= 120 or not _BANNER.fullmatch(words):
        return False
    marking, end = read_marking(words)
    return not marking or "//" in words or not re.search(r"\w", words[end:])


def _printed_word(printed: str) -> str:
    """The word of the table that was printed, perhaps with its letters spaced out."""
    words = printed.split()
    return "".join(words) if all(len(word) == 1 for word in words) else " ".join(words)


def _end_of_nations(text: str, start: int) -> int:
    """Where the list of nations after REL ends: before the next word that is a caveat."""
    end = _NATIONS.match(text, start).end()
    for match in re.finditer(r"[A-Z]+", text[start:end]):
        if match[0] in _MEANINGS:
            return start + match.start()
    return end
