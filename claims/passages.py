"""Words within their paragraph: the sentence before them, the words, and the sentence after; pure."""

import re
from dataclasses import dataclass

# The end of a sentence as far as print shows it: a full stop, perhaps a closing sign, and a capital or a quotation next.
BREAK = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z“\"‘'(\d])")
LONGEST = 400  # characters on either side


@dataclass(frozen=True)
class Passage:
    """What stands before some words, the words, and what stands after them, character for character."""

    before: str
    words: str
    after: str


def read_passage(text: str, start: int, end: int) -> Passage:
    """The words from `start` to `end` of a paragraph with the rest of their sentence, and one more on either side."""
    breaks = [0, *(match.end() for match in BREAK.finditer(text)), len(text)]
    before = [place for place in breaks if place <= start]
    after = [place for place in breaks if place >= end]
    left = max(before[-2] if len(before) > 1 else 0, start - LONGEST)
    right = min(after[1] if len(after) > 1 else len(text), end + LONGEST)
    return Passage(text[left:start], text[start:end], text[end:right].rstrip())
