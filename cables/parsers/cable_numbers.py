"""Numbers of cables, old and new, in one form: POST/YEAR/SERIAL; and the references that name them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from cables.parsers.base import CableReference

POSTS = Path(__file__).parents[1] / "data" / "posts.txt"
_ARCHIVED = 6  # characters of a post that the archive of the 1970s files telegrams under, blanks left out
# What stands for a post in the numbers of its cables.
_ALIASES = {
    "SECSTATE": "STATE",
    "SECSTATE WASHDC": "STATE",
    "DEPT": "STATE",
    "DEPTEL": "STATE",
    "USUN": "USUN NEW YORK",
}
_ALIASES |= {"NATO": "USNATO", "USMISSION USNATO": "USNATO", "USEU": "USEU BRUSSELS", "MEXICO CITY": "MEXICO"}
_KIND_OF_POST = re.compile(r"^(?:AM ?EMBASSY|AM ?CONSUL|EMBASSY|CONSULATE|US ?MISSION) (?=\S)")
_YEAR = r"(?:(?P<year>(?:19|20)\d\d|'?\d\d)[ /_-]*)?"
_POST = r"(?P<post>[A-Z][A-Z.'’]*(?:[ -]+[A-Z][A-Z.'’]*){0,4}?)"
_NUMBER = re.compile(
    rf"{_YEAR}{_POST}(?: +(?:CABLE|TEL|TELEGRAM|NO\.?|NR\.?|#))*[ /#_-]*(?P<serial>\d{{1,6}})(?![\d/])"
    r"(?:[ ]?\((?P<later>(?:19|20)\d\d)\))?"
)
_FURTHER = re.compile(
    r"[ ]*(?P<joint>,|AND|&|/|-|–|THROUGH|THRU|TO)[ ]*(?P<serial>\d{2,6})(?![\d/])"
    r"(?! *(?!(?:AND|THROUGH|THRU|TO)\b)[A-Z])"
)
_MOST = 20  # cables in a range
_MOST_REFERENCES = 500  # of a cable; what stands behind is kept as printed
# Words before a number that are no post.
_NO_POST = frozenset(
    """LETTER EMAIL E-MAIL MAIL TELCON MEMO MEMORANDUM MEMCON NOTE FAX CALL PARA PARAS PARAGRAPH SECTION ARTICLE PAGE FORM
    FAM FAH EO E.O UNSCR RESOLUTION RES DOC DOCUMENT CN PL HR JAN FEB MAR APR MAY JUN JUL AUG SEP SEPT OCT NOV DEC JANUARY
    FEBRUARY MARCH APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER OF DATED NOTAL REF REFTEL AIRGRAM A GADEL
    TD TREATY REPORT CONVERSATION MEETING AND OR PHASE PART TAB ANNEX""".split()
)
_LETTER = re.compile(r"(?:^|(?<=[\s,;]))\(?(?P<letter>[A-Za-z])(?:[.):](?:\s*[.):])?)\s+(?=\S)")
_BARE_LETTER = re.compile(r"(?:^|(?<=\s))(?P<letter>[A-Z])\s+(?=(?:\d{2,4} )?[A-Z]{3,}[A-Z ]* \d)")
_UNLETTERED = re.compile(r";|\n|,\s*(?=(?:\d{2,4} ?)?[A-Z][A-Z ]+ \d)|\s+AND\s+(?=(?:\d{2} )?[A-Z][A-Z ]+ \d)")
_SKIPPED = 2  # letters that a list may go on by: one may be left out
_NOTHING = ("", "NONE", "N/A", "NA", "NIL")


@dataclass(frozen=True)
class CableNumber:
    """The number of a cable: its post, its year where that is given, and its serial in the year."""

    post: str
    year: int | None
    serial: int

    def __str__(self) -> str:
        return f"{self.post}/{self.year or ''}/{self.serial}"

    def of_year(self, year: int | None) -> "CableNumber":
        """The same of another year, or of none."""
        return replace(self, year=year)

    @classmethod
    def from_key(cls, key: str) -> "CableNumber":
        """The number that was written as POST/YEAR/SERIAL."""
        post, year, serial = key.rsplit("/", 2)
        return cls(post, int(year) if year else None, int(serial))


@cache
def _posts_by_filed_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for post in POSTS.read_text("utf-8").split("\n"):
        if post:
            names.setdefault(_filed(post), post)
    return names


def _filed(post: str) -> str:
    return post[:_ARCHIVED].replace(" ", "")


def post_of(printed: str) -> str:
    """The post's name as the table has it, also from the short name that files carry ("KUALA"); else as printed."""
    post = " ".join(re.sub(r"[^A-Z ]", " ", printed.upper().replace("'", "").replace("’", "")).split())
    post = _KIND_OF_POST.sub("", post)
    post = _ALIASES.get(post, post)
    if post in _posts_by_filed_name().values():
        return post
    known = _posts_by_filed_name().get(post)  # only a name that is cut short
    return known or post


def parse_number(text: str) -> CableNumber | None:
    """The number that a text opens with: "26 STATE 45821", "STATE 057534", "1975OSLO01967"; None where it has none."""
    return next(find_numbers(text), None)


def find_numbers(text: str) -> Iterator[CableNumber]:
    """The numbers that a reference names; "STATE 101-103" and "BONN 7, 9 AND 11" name several of one post."""
    words = " ".join(text.upper().split())
    match = _NUMBER.match(words)
    if not match or _is_no_post(match["post"]):
        return
    year = _year(match["year"] or match["later"])
    last, post = int(match["serial"]), post_of(match["post"])
    yield CableNumber(post, year, last)
    end = match.end()
    while further := _FURTHER.match(words, end):
        serial = int(further["serial"])
        is_range = further["joint"] in ("-", "–", "THROUGH", "THRU", "TO")
        first = last + 1 if is_range and last < serial <= last + _MOST else serial
        yield from (CableNumber(post, year, number) for number in range(first, serial + 1))
        last, end = serial, further.end()


def _is_no_post(printed: str) -> bool:
    words = printed.split()
    return words[0] in _NO_POST or words[-1] in _NO_POST or (len(words) == 1 and len(words[0].strip(".-")) < 4)


def _year(printed: str | None) -> int | None:
    if not printed:
        return None
    year = int(printed.lstrip("'"))
    return year if year > 99 else year + (1900 if year >= 60 else 2000)


def read_references(lines: Iterable[str]) -> tuple[CableReference, ...]:
    """The references of a header, each with its letter and the cable that it names; what is no cable has no number.

    A range, and several numbers of one post, give a reference for each cable, all with the same letter and words.
    """
    found: list[CableReference] = []
    for letter, text in _listed("\n".join(lines).strip()):
        numbers = list(dict.fromkeys(str(number) for number in find_numbers(text)))
        found += [CableReference(letter, text, number) for number in numbers or [None]]
        if len(found) > _MOST_REFERENCES:
            break
    return tuple(found[:_MOST_REFERENCES])


def _listed(text: str) -> Iterator[tuple[str | None, str]]:
    marks = list(_in_order(_LETTER.finditer(text))) or list(_in_order(_BARE_LETTER.finditer(text)))
    if not marks:
        parts = [(None, part) for part in _UNLETTERED.split(text)]
    else:
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        parts = [(None, text[: marks[0].start()])]
        parts += [(m["letter"].upper(), text[m.end() : end]) for m, end in zip(marks, ends, strict=True)]
    for letter, part in parts:
        words = " ".join(part.split()).strip(" ,;.")
        words = re.sub(r"\s+AND$", "", words)
        if words.upper() not in _NOTHING:
            yield letter, words


def _in_order(marks: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The marks that carry on the alphabet; the initial of a name ("B. LETTER FROM J. SMITH") does not."""
    last = "@"  # before A
    for mark in marks:
        if 0 < ord(mark["letter"].upper()) - ord(last) <= _SKIPPED:
            last = mark["letter"].upper()
            yield mark
