"""Printed lines of a paged file become paragraphs; lines that run along on every page are told from the text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cables.markings import is_banner

_EDGE = 0.085  # of a page's height, above and below: within the margins, where running lines stand
_NUMBER = re.compile(r"[-–—•|\s]*(?:page|p\.|стр\.|seite)?\s*\d{1,4}\s*(?:(?:of|/|de|von)\s*\d{1,4})?[-–—•|\s]*", re.I)
_END = re.compile(r"[.!?:;。!?؟।][\"”’»)\]]*$")


@dataclass(frozen=True)
class PrintedLine:
    """A line of a page: its left end and baseline from the lower left corner, and the size of its letters, in points."""

    x: float
    y: float
    size: float
    words: str


@dataclass(frozen=True)
class Sheet:
    """The lines of one page in reading order, between the heights of its lower and upper edge."""

    bottom: float
    top: float
    lines: tuple[PrintedLine, ...]

    def is_edge(self, line: PrintedLine) -> bool:
        """Whether a line stands where running headers and footers do."""
        margin = _EDGE * (self.top - self.bottom)
        return line.y > self.top - margin or line.y < self.bottom + margin


def join_sheets(sheets: Sequence[Sheet]) -> str:
    """The text of the pages: paragraphs apart by blank lines, page numbers and running lines left out.

    A running header of the first page stands once, as its letterhead; markings in running lines stand once on top.
    """
    running = _running(sheets)
    banners = {line.words: None for sheet in sheets for line in sheet.lines if _runs(sheet, line, running)}
    banners = [words for words in banners if is_banner(words)]
    kept = []
    for number, sheet in enumerate(sheets):
        lines = [line for line in sheet.lines if not _runs(sheet, line, running)]
        if not number:
            lines = [*_letterhead(sheet, sheets, running), *lines]
        kept += [_paragraphs(lines)] if lines else []
    text = "\n\n".join(_over_breaks(kept))
    return "\n\n".join([*banners, text]) if text else ""


def _runs(sheet: Sheet, line: PrintedLine, running: frozenset[str]) -> bool:
    return sheet.is_edge(line) and (_plain(line.words) in running or bool(_NUMBER.fullmatch(line.words)))


def _plain(words: str) -> str:
    return re.sub(r"\d+", "0", " ".join(words.split()).casefold())


def _running(sheets: Sequence[Sheet]) -> frozenset[str]:
    """Lines, numbers aside, that stand at the edge of at least two pages and of a third of all (left and right pages)."""
    counts = Counter(words for sheet in sheets for words in {_plain(x.words) for x in sheet.lines if sheet.is_edge(x)})
    least = max(2, len(sheets) / 3)
    return frozenset(words for words, count in counts.items() if count >= least)


def _letterhead(first: Sheet, sheets: Sequence[Sheet], running: frozenset[str]) -> Iterable[PrintedLine]:
    """The running lines on top of the first page that are the same on another, and no marking."""
    others = {line.words for sheet in sheets[1:] for line in sheet.lines}
    middle = (first.top + first.bottom) / 2
    for line in first.lines:
        if _runs(first, line, running) and line.y > middle and line.words in others and not is_banner(line.words):
            yield line


def _paragraphs(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """The lines of a page by paragraph."""
    falls = [above.y - line.y for above, line in pairwise(lines) if _follows(above, line)]
    pitch = median(falls) if falls else 0.0
    groups = [[lines[0]]]
    for above, line in pairwise(lines):
        if _begins(above, line, groups[-1], pitch):
            groups.append([])
        groups[-1].append(line)
    return groups


def _follows(above: PrintedLine, line: PrintedLine) -> bool:
    return 0 < above.y - line.y < 3 * max(above.size, line.size)


def _begins(above: PrintedLine, line: PrintedLine, group: Sequence[PrintedLine], pitch: float) -> bool:
    """Whether a line begins a paragraph: after a gap, in another size, or indented after the end of a sentence."""
    fall = above.y - line.y
    if abs(line.size - above.size) > 0.12 * max(above.size, line.size):
        return True
    if fall < 0:  # the next column
        return _is_finished(above, line)
    if fall > 1.25 * max(pitch, 1.05 * line.size):
        return True
    indent = line.x - min(other.x for other in group[-2:])
    return bool(_END.search(above.words)) and 0.7 * line.size < indent < 6 * line.size


def _is_finished(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a paragraph ends at the end of a column or page."""
    return bool(_END.search(above.words)) or not (line.words[:1].islower() or above.words.endswith(("-", ",")))


def _over_breaks(pages: Iterable[list[list[PrintedLine]]]) -> list[str]:
    """The paragraphs of all pages as text; one that goes on over the page stays in one piece."""
    joined: list[list[PrintedLine]] = []
    for groups in pages:
        if joined and joined[-1][-1].size == groups[0][0].size and not _is_finished(joined[-1][-1], groups[0][0]):
            joined[-1] += groups[0]
            groups = groups[1:]
        joined += groups
    return ["\n".join(line.words for line in group) for group in joined]
