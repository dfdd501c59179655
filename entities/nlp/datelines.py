"""Where a text was written: the town that it opens with."""

import re

from entities.names import find_names

OPENING = 1000  # characters in which a dateline stands
TOWN = r"(?P<town>[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’-])+)"
DATELINES = (
    # "OSLO, 3 May 2026 (Agency) - ...", or the town and the day on a line by themselves
    re.compile(rf"^{TOWN}(?:[,/][^\n—–(]{{0,40}}?)?(?: *\([^()\n]{{2,40}}\))?(?: *(?:—|–|--?) |$)", re.MULTILINE),
    re.compile(r"\b[Bb]y our (?P<town>[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)?) (?:correspondent|bureau|staff)\b"),
)


def find_home(text: str) -> str | None:
    """The country of the town in the dateline of a text, or of the correspondent that it is by; None without either."""
    for pattern in DATELINES:
        for line in pattern.finditer(text, 0, OPENING):
            for name in find_names(line["town"].title()):
                owner = name.entries[0].entity
                if name.role in ("capital", "city") and name.start == 0 and owner is not None:
                    return owner.country
    return None
