"""What stands around the text of articles and statements: letterheads, bylines, date lines, datelines, footers."""

import re
from dataclasses import dataclass

from cables.dates import PrintedDate, find_dates
from cables.markings import is_banner
from cables.parsers.layout import BULLET

# Words that head the names of those who issue statements.
_BODIES = (
    r"ministry|minist[eèé]r(?:e|io|ium)|department|office|embassy|mission|bureau|agency|secretariat|"
    r"commission|council|white house|government|kremlin|presidency|directorate(?:[- ]general)?|authority|delegation|"
    r"consulate(?:[- ]general)?|parliament|congress|senate|committee|board|chancellery|cabinet|organi[sz]ation|union|"
    r"republic|kingdom|federation|high commission|united nations|tribunal|court|press section"
)
_OFFICERS = (
    r"secretary|minister|spokesperson|spokesman|spokeswoman|ambassador|director|representative|president|"
    r"commissioner|chancellor|premier|chair(?:man|woman|person)?|deputy|assistant"
)
# Words that a title has and a letterhead has not.
_TITLE_WORDS = (
    r"statement|remarks?|response|comments?|reaction|readout|briefing|conference|interview|answers?|questions?|"
    r"meeting|call|visit|talks|communiqu[eé]|declaration|speech|address|announce\w*|condemn\w*|welcom\w*|launch\w*|"
    r"impos\w*|calls|urges?|rejects?|denies|den(?:y|ied)|accus\w*|warns?|says?|bans?|sanctions?|on|against|regarding|"
    r"concerning|over|after|about|issues|publishes|proposes|adopts|summons|protests|expels|suspends|agree\w*"
)
_CONNECTORS = "of the and for to in at de des du do da dos das la le l et del der die das und für von y e à a & d affaires".split()
_LETTERHEAD = re.compile(
    rf"(?:.*\b)?(?:{_BODIES})\b(?:$|,.*| *[-–—].*|['’]s| (?:{'|'.join(_CONNECTORS)})\b.*| general\b.*)", re.I
)
_OFFICER = re.compile(rf".*\b(?:{_OFFICERS})\b", re.I)
_TITLE_WORD = re.compile(rf"\b(?:{_TITLE_WORDS})\b", re.I)
_ADDRESS = re.compile(
    r"@|\bwww\.|https?://|\b(?:tel|phone|fax)\b[.:]* ?[\d+(:]|\b[A-Z]{2} \d{5}\b|\bD\.C\. \d{5}", re.I
)
_RELEASE = re.compile(
    r"(?:for (?:immediate )?release|(?:press|news|media) (?:release|note|statement|office|advisory|communiqu[eé])|"
    r"press service|embargoed? (?:until|till|for)|check against delivery|courtesy translation|unofficial translation|"
    r"immediate release|hold for release|no\.? ?\d+[/\d-]*|ref(?:erence)?[.:]|original: )",
    re.I,
)
_RELEASE_REST = re.compile(r"(?:[\s:,.()/#-]|no\.?|\d+[/\d-]*|n°|\([^)]*\)|courtesy translation)*", re.I)
_BYLINE = re.compile(
    r"(?:by|from|reporting by|written by|text by|story by) +(?:our +\w+|the +\w+|(?-i:[^\W\d_a-z])).*|"
    r"(?:our (?:own )?correspondents?|staff (?:writer|reporter)s?|from our .*)\b.*",
    re.I,
)
_LABEL = re.compile(r"\b(?:first |last )?(?:published|updated|posted|issued|released|date|on|at|as of|dated)\b:?", re.I)
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\b *(?:[ap]\.?m\.?)?|\b(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|MSK)\b|[+]\d{4}", re.I
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_PLACE = re.compile(rf"(?:(?:{_CONNECTORS}|[^\W\d_a-z][\w.'’]*)[\s,/.-]*)*")
_AGENCY = re.compile(r"\(([^()\d]{2,40})\)|/([^/()\d]{2,40})/\.?")
_SEPARATOR = re.compile(
    r"\s+[-–—]{1,2}(?:\s+|$)|\s*[–—]\s*|(?<=\))\s*[:-]\s+|(?<=/\.)\s+|(?<=/)\s+|(?<=\d{4})\.\s+(?=[^\W\d_a-z])"
)
# "VANCOUVER, BC – February 2, 2026 – The company ..."
_DATED = re.compile(rf"[A-Z][a-z]{{2,8}}\.? \d{{1,2}},? \d{{4}}(?:{_SEPARATOR.pattern})")
_FOOTER = re.compile(
    r"(?:[#*\-–—_=~\s]{1,30}|-?30-?|-* *ends? *-*|to top\b.*|back to top\b.*|print\b.{0,20}|share\b.{0,60}|"
    r"\((?:reporting|additional reporting|writing|editing|compiled|for reference only|source)\b.*|"
    r"(?:reporting|additional reporting|editing) by\b.*|©.*|\(c\) \d{4}.*|copyright\b.*|all rights reserved.*|"
    r"(?:subscribe|sign up|follow us|read more|see also|related)\b.{0,80}|source: .{0,80}|tags?: .{0,120})",
    re.I,
)
# From such a line on, nothing belongs to the text.
_CLOSING = re.compile(
    r"#{2,}|(?:# ){2,}#|-30-|-* *ends? *-*|(?:media|press)?[ ]?(?:contacts?|enquiries|inquiries)(?: \w+)?:.*|"
    r"(?:media|press) (?:contacts?|enquiries|inquiries|office)\b.{0,60}|for (?:further|more) information\b.*|"
    r"notes? (?:to|for) editors.*|about (?:us|the author)\b.{0,40}",
    re.I,
)
_PAGE = re.compile(
    r"(?:page \d+(?: (?:of|/) \d+)?|- ?\d+ ?-|\d+ ?/ ?\d+|advertisement|story continues below.*|"
    r"(?:read (?:also|more)|also read|see also|watch|photo|image|picture)[:|].*|share|print|e-?mail)",
    re.I,
)


@dataclass(frozen=True)
class Dateline:
    """The opening of a report, "GENEVA, May 6 (AFP) -": its length in characters, its day and its agency."""

    length: int
    day: PrintedDate | None
    agency: str | None


def head_class(words: str) -> str | None:
    """What a line above the text is: "date", "byline", "release", "marking" or "letterhead"; None for title or prose."""
    if len(words) > 140:
        return None
    if is_banner(words):
        return "marking"
    if is_date_line(words):
        return "date"
    release = _RELEASE.match(words)
    if release and _RELEASE_REST.fullmatch(_without_dates(words[release.end() :])):
        return "release"
    if _BYLINE.fullmatch(words) and not words.endswith((".", "?", ":")) and len(words.split()) <= 16:
        return "byline"
    return "letterhead" if is_letterhead(words) else None


def is_date_line(words: str) -> bool:
    """Whether a line holds a date and besides it only places, a time or a word such as "Updated"."""
    if not any(found.day or found.year for found in find_dates(words)):
        return False
    rest = _LABEL.sub(" ", _TIME.sub(" ", _WEEKDAY.sub(" ", _without_dates(words))))
    rest = re.sub(r"\((?:excerpts?|extracts?|local time|revised|corrected)\)", " ", rest).strip(" \t,;|/()[]-–—.:")
    return len(rest.split()) <= 6 and not _TITLE_WORD.search(rest) and _is_name(rest)


def is_letterhead(words: str) -> bool:
    """Whether a line names the office that issues a statement, or gives its address."""
    if len(words) > 100 or words.endswith(("?", "!")):
        return False
    if _ADDRESS.search(words) and len(words.split()) <= 10:
        return True
    if _TITLE_WORD.search(words) or not _is_name(words):
        return False
    return bool(_LETTERHEAD.fullmatch(words) or _OFFICER.match(words))


def find_dateline(words: str) -> Dateline | None:
    """The dateline at the start of a paragraph, with the dash after it; None where it has none."""
    separator = _SEPARATOR.search(words, 0, 120)
    if not separator:
        return None
    opening = words[: separator.start()]
    agency = _AGENCY.search(opening)
    rest = _AGENCY.sub(" ", opening)
    day = next(find_dates(rest), None)
    place = _WEEKDAY.sub(" ", _without_dates(rest)).strip(" ,.;")
    if len(place.split()) > 6 or not _is_name(place) or not (place or agency):
        return None
    if not (day or agency) and not _is_capitals(place):
        return None
    name = next((group.strip() for group in agency.groups() if group), None) if agency else None
    length = separator.end()
    if not day and (dated := _DATED.match(words, length)):
        day, length = next(find_dates(dated[0])), dated.end()
    return Dateline(length, day, name)


def is_footer(words: str) -> bool:
    """Whether a paragraph below the text belongs to the page: rights, credits, links, a row of signs."""
    return len(words) < 400 and bool(_FOOTER.fullmatch(words) or is_page_furniture(words))


def is_signature(words: str) -> bool:
    """Whether a line below the text names who signs it: capitals, a few words, no full stop."""
    return (
        len(words.split()) <= 8
        and words[-1:] not in '.?!:;"”'
        and not BULLET.match(words)
        and _is_name(words.replace(":", " "))
    )


def is_closing(words: str) -> bool:
    """Whether the text ends above this line: "###", "Media contact: ..."."""
    return len(words) < 200 and bool(_CLOSING.fullmatch(words))


def is_page_furniture(words: str) -> bool:
    """Whether a line anywhere is part of the page: its number, its marking, an advertisement, a row of links."""
    if len(words) > 200:
        return False
    if is_banner(words):
        return True
    cells = words.split("|")
    return bool(_PAGE.fullmatch(words)) or (len(cells) > 2 and all(len(cell.split()) <= 4 for cell in cells))


def agency_of(words: str) -> str | None:
    """The publisher that a byline names: "By Continental Courier staff"."""
    match = re.fullmatch(r"by +(?P<name>[A-Z].*?) +(?:staff|correspondents?|reporters?)\b.*", words, re.I)
    return match["name"] if match else None


def _without_dates(words: str) -> str:
    for found in reversed(list(find_dates(words))):
        words = words[: found.start] + " " + words[found.end :]
    return words


def _is_name(words: str) -> bool:
    """Whether every word begins with a capital or joins such words; true of no word at all."""
    parts = re.split(r"[\s,/().’'–—-]+", words)
    return all(not part or part[0].isupper() or part.isdigit() or part in _CONNECTORS or part == "s" for part in parts)


def _is_capitals(place: str) -> bool:
    letters = [c for c in place.split(",")[0] if c.isalpha()]
    return len(letters) > 2 and all(c.isupper() for c in letters)
