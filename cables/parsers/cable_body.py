"""The text of a cable: numbered paragraphs, the marks before them, headers of later sections, signature."""

import re
from collections.abc import Sequence
from itertools import pairwise

from cables.markings import MarkingValue, parse_marking, read_marking
from cables.parsers.base import ParsedParagraph
from cables.parsers.cable_lines import is_repeated_header
from cables.parsers.layout import BULLET, Line, Stretch, split_blocks, split_paragraphs

_PORTION = r"\((?P<{0}>[A-Z][A-Z/ .,&–-]{{0,60}})\)[ \t]*"
# "2. (SBU) ", "¶2. (C) ", "2 (U) ", "(SBU) 2. ", "a. (C) ", "-- (U) ".
_OPENING = re.compile(
    r"(?:¶[ ]?)?(?:\(?(?P<number>\d{1,3})(?:[.)]+[ \t]*(?=[^\d\s]|$)|[ \t]*(?=\([A-Z])))?"
    rf"(?:{_PORTION.format('mark')})?(?:(?P<later>\d{{1,3}})[.)][ \t]+)?"
    rf"(?:{BULLET.pattern}|\(?[a-z][.)][ \t]+)?(?:{_PORTION.format('inner')})?"
)
_BARE_NUMBER = re.compile(r"(\d{1,2})[ \t]+(?=[^\W\d_a-z])")
_LEVEL = r"U|C|S|TS|SBU|LOU|FOUO|CUI|UNCLASSIFIED|UNCLAS|SENSITIVE|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE|TOP SECRET"
_MARK = re.compile(rf"(?:{_LEVEL})(?:[\s/.,&–-]|$)")
# Words in brackets after a number that are no mark.
_ASIDES = ("FYI", "NOTE", "SIC", "NFI", "OUO", "BEGIN", "END", "COMMENT", "CONT", "CONTD")
_SIGNATURE = re.compile(r"(?:signature|signed)\s*:.*", re.I)
_SURNAME = re.compile(r"(?!END\b|BEGIN\b)[A-Z][A-Z'’ -]{1,38}[A-Z](?:, (?:CHARGE|ACTING|JR)\.?)?")
_PERSON = re.compile(r"(?:[A-Z]\. ?)*[A-Z][a-z'’]+(?:[ -][A-Z][a-z'’]+){0,2}")
_TRAILER = re.compile(
    r"(?:[NY]{4}|BT|TEXT ENDS|ENDS|#\d{4}|[-=_*#<>@\s]+|<*\s*END OF (?:DOCUMENT|MESSAGE|CABLE)\s*>*|EXEMPT|X?GDS(?:[- ]?\d+)?|"
    r"DECON(?:TROL)?\b.{0,60}|NOTE BY OC/T.*|\*+ CURRENT .*|PAGE \d+(?: OF \d+)?)",
    re.I,
)
_HEADING = re.compile(
    r"(?:(?:BEGIN|END)\s+)?(?:SUMMARY|INTRODUCTION|BACKGROUND|COMMENT|ACTION(?: REQUEST(?:ED)?)?|OBJECTIVES?|(?:TALKING )?POINTS)"
    r"(?: AND (?:COMMENT|BACKGROUND|ACTION REQUEST(?:ED)?))?\s*:\s*(?:--?\s*)?",
    re.I,
)
_TAIL = 12  # stretches


def read_body(lines: Sequence[Line], text: str) -> tuple[list[ParsedParagraph], list[str]]:
    """The paragraphs below the header, and the banners printed among or below them.

    A number, portion mark and heading ("2. (SBU) SUMMARY:") form a furniture stretch before their paragraph; number and
    mark are entered on both.
    """
    blocks = split_blocks(lines)
    stretches = [stretch for block in blocks[:-3] for stretch in _split(block)]
    stretches += [stretch for block in blocks[-3:] for part in _split_tail(block) for stretch in _split(part)]
    tail = _first_of_tail(stretches)
    paragraphs: list[ParsedParagraph] = []
    for stretch in stretches[:tail]:
        paragraphs += _read(stretch, text, paragraphs)
    paragraphs += [ParsedParagraph(None, s.start, s.end, _tail_role(s.words)) for s in stretches[tail:]]
    return paragraphs, [banner for s in stretches if (banner := _banner(s.words))]


def split_header(lines: Sequence[Line]) -> list[Stretch]:
    """The header's lines as stretches, parted at blank lines."""
    return [Stretch(tuple(block)) for block in split_blocks(lines)]


def _split(block: Sequence[Line]) -> list[Stretch]:
    """The paragraphs of a block; lines of a section's header stand apart."""
    runs: list[list[Line]] = [[block[0]]]
    for above, line in pairwise(block):
        if is_repeated_header(above.words) != is_repeated_header(line.words):
            runs.append([])
        runs[-1].append(line)
    return [stretch for run in runs for stretch in split_paragraphs(run)]


def _split_tail(block: Sequence[Line]) -> list[Sequence[Line]]:
    """A last block without the lines of the tail, then each of these."""
    end = len(block)
    while end and _is_tail(block[end - 1].words):
        end -= 1
    return [*([block[:end]] if end else []), *([line] for line in block[end:])]


def _read(stretch: Stretch, text: str, above: Sequence[ParsedParagraph]) -> list[ParsedParagraph]:
    first = stretch.lines[0].words
    if is_repeated_header(first) or _is_banner(stretch.words) or _TRAILER.fullmatch(stretch.words):
        role = "header" if is_repeated_header(first) else "furniture"
        return [ParsedParagraph(None, stretch.start, stretch.end, role)]
    number, marking, length = _opening(first)
    if not length and (bare := _BARE_NUMBER.match(first)) and _follows(bare[1], above):
        number, length = bare[1], bare.end()
    if heading := _HEADING.match(first, length):
        length = heading.end()
    if not length:
        return [ParsedParagraph(None, stretch.start, stretch.end, "body")]
    start = stretch.start + length
    mark_end = stretch.start + len(first[:length].rstrip())
    parts = [ParsedParagraph(number, stretch.start, mark_end, "furniture", marking)]
    if rest := text[start : stretch.end]:
        start += len(rest) - len(rest.lstrip())
        parts += [ParsedParagraph(number, start, stretch.end, "body", marking)] if rest.strip() else []
    return parts


def _follows(number: str, above: Sequence[ParsedParagraph]) -> bool:
    """Whether a number without a full stop is the next one, so that it can be trusted to be no quantity."""
    last = next((part.number for part in reversed(above) if part.number), "0")
    return int(number) == int(last) + 1


def _opening(words: str) -> tuple[str | None, MarkingValue | None, int]:
    """Number, portion mark and length of what stands before the first word of a paragraph."""
    match = _OPENING.match(words)
    number = match["number"] or match["later"]
    for name in ("inner", "mark"):
        printed = match[name]
        if printed and not _is_portion(printed, bool(number)):
            return match["number"], None, match.start(name) - 1
    printed = match["mark"] or match["inner"]
    return number, parse_marking(printed) if printed else None, match.end()


def _is_portion(printed: str, numbered: bool) -> bool:
    """Whether words in brackets are a portion mark; after a number, a short word that nobody knows is taken for one."""
    if _MARK.match(printed):
        return True
    parts = re.split(r"[/ ,-]+", printed)
    return numbered and all(len(part) <= 5 for part in parts) and parts[0] not in _ASIDES and len(parts) <= 3


def _first_of_tail(stretches: Sequence[Stretch]) -> int:
    """The number of the first stretch below the text: signature, end of message, repeated banner."""
    end = len(stretches)
    while end > max(0, len(stretches) - _TAIL) and _is_tail(stretches[end - 1].words):
        end -= 1
    return end if end or not stretches else (0 if all(_is_tail(s.words) for s in stretches) else 1)


def _is_tail(words: str) -> bool:
    patterns = (_SIGNATURE, _SURNAME, _PERSON, _TRAILER)
    return len(words) < 100 and (_is_banner(words) or any(pattern.fullmatch(words) for pattern in patterns))


def _tail_role(words: str) -> str:
    return "furniture" if _is_banner(words) or _TRAILER.fullmatch(words) else "signature"


def _is_banner(words: str) -> bool:
    marking, end = read_marking(words) if len(words) < 60 and words.isupper() else (None, 0)
    return marking is not None and not re.search(r"\w", words[end:])


def _banner(words: str) -> str | None:
    """The marking in a line of the tail; archives add it as "*** Current Classification *** SECRET"."""
    archived = re.fullmatch(r"\*+ Current (?:Classification|Handling Restrictions) \*+ *(.*)", words, re.I)
    if archived:
        return archived[1] if archived[1].lower() not in ("n/a", "none", "") else None
    return words if _is_banner(words) else None
