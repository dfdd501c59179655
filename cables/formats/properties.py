"""Title and author out of the properties of an office file, where a person seems to have written them."""

import re

_HEAD = 3_000  # characters of a text that a title must stand in
_NO_AUTHOR = re.compile(
    r"(?:microsoft|python|libre|open ?office|adobe|admin|user|owner|author|unknown|anonymous|default)", re.IGNORECASE
)


def sensible_title(title: str | None, text: str) -> str | None:
    """The title, if it has words and stands in the beginning of the text; templates and file names do not."""
    words = " ".join((title or "").split())
    if not 2 < len(words) <= 300 or len(re.findall(r"\w+", words)) < 2 and words.isascii():
        return None
    return words if _plain(words) in _plain(text[:_HEAD]) else None


def sensible_author(author: str | None) -> str | None:
    """The author, if it is a name of two words at least and not that of a program."""
    words = " ".join((author or "").split())
    if not 2 < len(words) <= 200 or _NO_AUTHOR.match(words) or " " not in words and words.isascii():
        return None
    return words


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
