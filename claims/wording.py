"""Text made fit to print in a small place: cleaned, measured, cut at a sound bound, and days in words; pure."""

import math
import re
import unicodedata
from datetime import date

UNPRINTABLE = frozenset({"Cc", "Cs", "Co", "Cn"})
# Signs that change the order in which other signs are shown: with them a quotation could be made to read otherwise.
REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
SENTENCE_END = re.compile(r"[.!?]['\"”’)]?(?= )|[。！？]")
OPENING, CLOSING = ("“", '"', "«", "„"), ("”", '"', "»", "“")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain(text: str) -> str:
    """The text on one line; what cannot be printed or reorders its neighbours shows as a replacement character."""
    line = " ".join(text.split())
    return "".join(
        REPLACEMENT if c in REORDERING or unicodedata.category(c) in UNPRINTABLE else c for c in line if c != "\u00ad"
    )


def measure(text: str) -> float:
    """How much room a line of text takes, in small Latin letters."""
    return sum(_room(character) for character in text)


def cut(text: str, room: float) -> str:
    """The cleaned text if it fits; else its first sentences where they fill half of the room, else its first words.

    What was cut off shows as an ellipsis.
    """
    line = plain(text)
    if measure(line) <= room:
        return line
    fits = _prefix(line, room - 2)
    ends = [match.end() for match in SENTENCE_END.finditer(f"{fits} ")]
    if ends and measure(fits[: ends[-1]]) >= room / 2:
        return f"{fits[: ends[-1]].rstrip()} …"
    space = fits.rfind(" ") if line[len(fits) : len(fits) + 1] != " " else len(fits)
    if space > 0 and measure(fits[:space]) >= room / 2:
        fits = fits[:space]
    return f"{fits.rstrip(' ,;:–—-')}…"


def in_quotes(words: str) -> str:
    """The words in quotation marks, unless they stand in such marks already."""
    return words if words[:1] in OPENING and words[-1:] in CLOSING else f"“{words}”"


def lines(text: str, room: float) -> int:
    """How many lines of that room the text takes, at least one."""
    return max(1, math.ceil(measure(text) / room))


def day_in_words(day: date | None, precision: str = "day") -> str:
    """A day as far as it is known: "2026", "Apr 2026" or "27 Apr 2026"; "no date" where it is not."""
    if day is None:
        return "no date"
    if precision == "year":
        return str(day.year)
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return month if precision == "month" else f"{day.day} {month}"


def _room(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 2.6
    if character in "MW@%—…" or character > "\u2000":
        return 2.3
    return 1.35 if character.isupper() else 1.0


def _prefix(line: str, room: float) -> str:
    used = 0.0
    for at, character in enumerate(line):
        used += _room(character)
        if used > room:
            # A mark that belongs to the letter before it is not parted from that letter.
            while at and unicodedata.combining(line[at]):
                at -= 1
            return line[:at]
    return line
