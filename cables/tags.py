"""TAGS lines: the State Department's codes for subjects and places, misspelt and run together as they come. Pure.

The table `data/tags.csv` was compiled from codes in use since 1973 (5 FAH-3, TAGS/Terms Handbook). Codes of countries
are not those of ISO 3166: CH is China, RS is Russia, SZ is Switzerland.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "tags.csv"
_PLACES = ("country", "former", "body")
_PART = re.compile(r"\([^)]*\)|[^\s,;/.()]+")
_LONGEST_GLUED = 200
_LONGEST_LINE = 2_000  # characters: a TAGS line has a few dozen codes


@dataclass(frozen=True)
class Tag:
    """A row of the table. `country` is the ISO code (or EU, UN) of a place, empty for other kinds."""

    code: str
    kind: str
    country: str
    name: str


@dataclass(frozen=True)
class Tags:
    """The codes of a line, the ISO codes of the countries among them, and what was mended or is not known."""

    codes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@cache
def known_tags() -> dict[str, Tag]:
    """The table, by code."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: Tag(**row) for row in csv.DictReader(file)}


def read_tags(text: str) -> Tags:
    """The codes of a TAGS line in order, each once. Names in brackets stay whole; run-together codes are parted.

    A subject's code with one slip of the typist becomes the one code it can mean, with a warning. Of a line longer
    than any that is one, the beginning is read.
    """
    codes: list[str] = []
    warnings = ["TAGS: the line is too long to be one; its beginning is read."] if len(text) > _LONGEST_LINE else []
    for printed in dict.fromkeys(_PART.findall(text[:_LONGEST_LINE].upper())):
        for part in _parted(printed):
            code = part if _is_sound(part) else _mend(part)
            if code is None:
                warnings.append(f"TAGS: “{part[:40]}” is not known. It is kept as printed.")
            elif code != part:
                warnings.append(f"TAGS: “{part}” is not known; it is read as {code}.")
            codes.append(code or part)
    codes = list(dict.fromkeys(codes))
    places = [tag.country for code in codes if (tag := known_tags().get(code)) and tag.kind in _PLACES]
    return Tags(tuple(codes), tuple(dict.fromkeys(places)), tuple(dict.fromkeys(warnings)))


def _is_sound(part: str) -> bool:
    """Whether a part needs no mending: a known code, a name in brackets, or a name too long for a code."""
    return part in known_tags() or part.startswith("(") or not (part.isalpha() and len(part) in (2, 4))


def _parted(printed: str) -> list[str]:
    """The codes in a run of letters: known ones where the whole can be parted so, else those of four letters."""
    if printed in known_tags() or not (printed.isalpha() and 5 < len(printed) <= _LONGEST_GLUED):
        return [printed]
    return _known_parts(printed) or (re.findall(r".{4}|.+", printed) if len(printed) % 4 in (0, 2) else [printed])


def _known_parts(glued: str) -> list[str] | None:
    """The way to part a run into codes of four and two letters of the table, four first; None where there is none."""
    ways: list[list[str] | None] = [None] * len(glued) + [[]]
    for start in range(len(glued) - 2, -1, -1):
        for length in (4, 2):
            code = glued[start : start + length]
            if len(code) == length and code in known_tags() and (rest := ways[start + length]) is not None:
                ways[start] = [code, *rest]
                break
    return ways[0]


def _mend(part: str) -> str | None:
    """The one subject that a misspelt code can mean: with two letters swapped, else with one letter wrong."""
    if len(part) != 4:
        return None
    subjects = [code for code, tag in known_tags().items() if tag.kind == "subject"]
    for is_near in (_is_swapped, _is_one_off):
        near = [code for code in subjects if is_near(part, code)]
        if near:
            return near[0] if len(near) == 1 else None
    return None


def _wrong(part: str, code: str) -> list[int]:
    return [i for i, (a, b) in enumerate(zip(part, code, strict=True)) if a != b]


def _is_swapped(part: str, code: str) -> bool:
    wrong = _wrong(part, code)
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and [part[i] for i in wrong] == [code[i] for i in wrong[::-1]]


def _is_one_off(part: str, code: str) -> bool:
    return len(_wrong(part, code)) == 1
