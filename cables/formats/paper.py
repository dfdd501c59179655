"""What office files share: headers and footers around the text once, without page numbers; tables as lines."""

import re
from collections.abc import Iterable, Iterator, Sequence

from cables.markings import is_banner

_SHORT = 200  # characters in a cell of a table that is one
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


def table_paragraphs(rows: Sequence[Sequence[Sequence[str]]]) -> Iterator[str]:
    """The paragraphs of a table, given by row, cell and paragraph.

    Rows of short cells are lines of one paragraph, cells apart by tabs; a table that lays out a page gives what is in it.
    """
    if all(len(cell) < 2 and len("".join(cell)) < _SHORT for row in rows for cell in row):
        lines = ["\t".join(" ".join("".join(cell).split()) for cell in row).strip() for row in rows]
        yield from filter(None, ["\n".join(filter(None, lines))])
    else:
        yield from (words for row in rows for cell in row for words in cell)


def _once(paragraphs: Iterable[str]) -> list[str]:
    """Each line of headers or footers, which lay out by tabs and line breaks, once."""
    lines = (" ".join(line.split()) for words in paragraphs for line in re.split(r"[\n\t]", words))
    return [line for line in dict.fromkeys(lines) if line and not _PAGE_NUMBER.fullmatch(line)]
