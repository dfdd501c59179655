"""Lines of a text and the stretches that they form: where a paragraph ends when only line breaks can tell."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

UNWRAPPED = 120  # characters: nobody wraps text by hand at more
BULLET = re.compile(r"(?:--?|[•·▪‣*–—])[ \t]+(?=\S)")
_ITEM = re.compile(
    r"(?:--?|[•·▪‣*–—])[ \t]+\S"  # bullets
    r"|¶|\(?\d{1,3}[.)][ \t]+\D|\d{1,3}\.?[ ]?\([A-Z/]{1,8}\)"  # numbers
    r"|\([a-zA-Z]\)[ \t]|[a-z][.)][ \t]+[A-Z(]"  # letters of a list
    r"|(?:Q|A|Question|Answer|QUESTION|ANSWER)(?:[:.]|[ ]?\d*:)[ \t]"  # transcripts
)
_END_OF_SENTENCE = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


@dataclass(frozen=True)
class Line:
    """A line that is not blank: `text[start:end]` without the blanks around it; `gap` if a blank line is above it."""

    start: int
    end: int
    indent: int
    gap: bool
    words: str

    @property
    def width(self) -> int:
        """The column where the line ends."""
        return self.indent + len(self.words)


@dataclass(frozen=True)
class Stretch:
    """Lines that belong together, and their words as one line."""

    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @cached_property
    def words(self) -> str:
        return " ".join(line.words for line in self.lines)


def split_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order; a byte order mark belongs to none of them."""
    lines, position, gap = [], 0, True
    for row in text.splitlines(keepends=True):
        words = row.lstrip(" \t\ufeff" if position == 0 else None)
        words = words.strip()
        if words:
            indent = row.index(words[0])
            lines.append(Line(position + indent, position + indent + len(words), indent, gap, words))
        gap = not words
        position += len(row)
    return lines


def split_blocks(lines: Iterable[Line]) -> list[list[Line]]:
    """Runs of lines without a blank line between them."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def split_paragraphs(block: Sequence[Line]) -> list[Stretch]:
    """The paragraphs of a block: one for each line where lines are too long to be wrapped, else as they were wrapped.

    In wrapped text a new paragraph begins at an item of a list and after a line that ends a sentence although the
    next word had room on it.
    """
    long_lines = sum(line.width > UNWRAPPED for line in block)
    wrapped = long_lines * 4 < len(block)
    margin = max((line.width for line in block if line.width <= UNWRAPPED), default=0)
    groups = [[block[0]]]
    for above, line in pairwise(block):
        if not wrapped or _begins(above, line, margin):
            groups.append([])
        groups[-1].append(line)
    return [Stretch(tuple(group)) for group in groups]


def is_item(line: Line) -> bool:
    """Whether a line begins an item of a list or a turn of a transcript."""
    return bool(_ITEM.match(line.words))


def _begins(above: Line, line: Line, margin: int) -> bool:
    if above.width > UNWRAPPED or line.width > UNWRAPPED or is_item(line):
        return True
    if not _END_OF_SENTENCE.search(above.words[-4:]):
        return False
    room = margin - above.width > 1 + len(line.words.split(None, 1)[0])
    return line.indent >= above.indent + 2 or (room and margin - above.width > 8)
