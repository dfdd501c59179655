"""Headers and footers of office files, put above and below the text once, without the numbers of pages."""

import re
from collections.abc import Iterable, Sequence

from cables.markings import is_banner

_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|seite|стр\.)?\W*\d{0,4}\W*(?:(?:of|/|de|von)\W*\d{0,4})?\W*", re.IGNORECASE)


def around(headers: Iterable[str], body: Sequence[str], footers: Iterable[str]) -> str:
    """The text of a file: markings first, then what else its headers say, its paragraphs, and its footers.

    "" where the body is empty.
    """
    above, below = _once(headers), _once(footers)
    banners = [words for words in dict.fromkeys([*above, *below]) if is_banner(words)]
    head = [words for words in above if words not in banners and words not in body[:5]]
    foot = [words for words in below if words not in banners and words not in head]
    return "\n\n".join([*banners, *head, *body, *foot]) if any(body) else ""


def _once(paragraphs: Iterable[str]) -> list[str]:
    """Each line of headers or footers, which lay out by tabs and line breaks, once."""
    lines = (" ".join(line.split()) for words in paragraphs for line in re.split(r"[\n\t]", words))
    return [line for line in dict.fromkeys(lines) if line and not _PAGE_NUMBER.fullmatch(line)]
