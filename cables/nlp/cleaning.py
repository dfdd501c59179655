"""Makes stored text readable for the model, and remembers for every character where it came from."""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cables.nlp.truecasing import WORD, Truecaser, get_truecaser
from cables.parsers.base import ParsedDocument

IsWord = Callable[[str], bool]
READ_ROLES = ("title", "body")
# spaCy's memory grows with the longest text it parses at once; a piece is a paragraph or a part of one.
LONGEST_PIECE = 20_000
SEARCH_BACK = 2_000
# The tokenizer's time grows with the square of a word's length where it is all brackets or dots; no language has such words.
ENDLESS_WORD = re.compile(r"\S{500}(?=\S)")

WHITE = r"(?P<white>\s+)"
# "DIS-\nCUSS", and "DEV- ELOPMENTS" where a telegram's lines were joined before us.
BROKEN = r"(?<=[^\W\d_])(?P<broken>-[^\S\n]*\r?\n\s*|-[^\S\n]+)(?=[^\W\d_])"
INVISIBLE = "(?P<invisible>[\u00ad\u200b-\u200d\u2060\ufeff]+)"
CHANGE = re.compile(f"{BROKEN}|{INVISIBLE}|{WHITE}")
LEFT_PART, RIGHT_PART = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+")
# "short- and long-term": the hyphen waits for a later word.
WAITING = frozenset(("and", "or", "to", "nor", "but", "und", "et"))
SENTENCE_GAP = re.compile(r"[.!?][\"'”’)\]]*\s")

# A run of capitals is a telegram or a headline, and no list of abbreviations, from so many words on.
SHORTEST_RUN = 4
COMMON_SHARE = 0.4


@dataclass(frozen=True)
class Piece:
    """A stretch of clean text; `origin[i]` is the place in the stored text of its character i."""

    text: str
    origin: Sequence[int]


def clean_document(parsed: ParsedDocument) -> list[Piece]:
    """The title and body paragraphs as pieces in reading order: one line each, in ordinary case, none empty.

    A paragraph is one piece, or several where it is longer than LONGEST_PIECE.
    """
    truecaser = get_truecaser()
    pieces = [
        piece
        for paragraph in parsed.paragraphs
        if paragraph.role in READ_ROLES
        for piece in _cut(_break_words(_clean(parsed.text, paragraph.start, paragraph.end, truecaser.is_word)))
    ]
    texts = restore_case([piece.text for piece in pieces], truecaser)
    return [Piece(text, piece.origin) for text, piece in zip(texts, pieces, strict=True)]


def _clean(text: str, start: int, end: int, is_word: IsWord) -> Piece:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    parts: list[str] = []
    origin = array("L")
    place = start
    for change in CHANGE.finditer(text, start, end):
        parts.append(text[place : change.start()])
        origin.extend(range(place, change.start()))
        put = _replacement(text, change, is_word)
        parts.append(put)
        origin.extend(range(change.start(), change.start() + len(put)))
        place = change.end()
    parts.append(text[place:end])
    origin.extend(range(place, end))
    return Piece("".join(parts), origin)


def _replacement(text: str, change: re.Match[str], is_word: IsWord) -> str:
    if change["white"]:
        return " "
    if change["invisible"]:
        return ""
    return _join_hyphen(text, change, is_word)


def _join_hyphen(text: str, change: re.Match[str], is_word: IsWord) -> str:
    """What stands between two halves: nothing in a broken word, the hyphen in a compound, "- " where it waits."""
    left = LEFT_PART.search(text, max(0, change.start() - 40), change.start())
    right = RIGHT_PART.match(text, change.end())
    if left is None or right is None:
        return "-"
    first, second = left.group().lower(), right.group().lower()
    if second in WAITING:
        return "- "
    if is_word(first + second):
        return ""
    new_line = "\n" in change.group()
    if new_line:
        both_words = is_word(first) and is_word(second)
        return "-" if both_words or right.group()[0].isupper() and not left.group().isupper() else ""
    # On one line "word- word" is a dash in running text; only words that were broken lose the hyphen: "GREECE- FONMIN".
    return "- " if is_word(first) and len(first) > 1 or not left.group().isupper() else ""


def _break_words(piece: Piece) -> Piece:
    """The piece with a blank in every endless word; the blank counts as the place after the character before it."""
    text, parts, origin, place = piece.text, [], array("L"), 0
    for word in ENDLESS_WORD.finditer(text):
        parts += [text[place : word.end()], " "]
        origin.extend(piece.origin[place : word.end()])
        origin.append(origin[-1] + 1)
        place = word.end()
    if not parts:
        return piece
    origin.extend(piece.origin[place:])
    return Piece("".join(parts) + text[place:], origin)


def _cut(piece: Piece) -> Iterator[Piece]:
    text, start = piece.text, 0
    while start < len(text):
        end = _find_cut(text, start)
        stretch = text[start:end].strip()
        if stretch:
            first = start + len(text[start:end]) - len(text[start:end].lstrip())
            yield Piece(stretch, piece.origin[first : first + len(stretch)])
        start = end


def _find_cut(text: str, start: int) -> int:
    """Where to end a piece: after a sentence, else at a blank, else anywhere."""
    limit = start + LONGEST_PIECE
    if len(text) <= limit:
        return len(text)
    gaps = list(SENTENCE_GAP.finditer(text, limit - SEARCH_BACK, limit))
    if gaps:
        return gaps[-1].end()
    blank = text.rfind(" ", start + 1, limit)
    return blank + 1 if blank > 0 else limit


def restore_case(texts: Sequence[str], truecaser: Truecaser) -> list[str]:
    """The same texts with every run of capitals, and every text without any capital, in its likely case.

    All runs are judged together: what is a name in one place is a name in the others.
    """
    runs = [(number, run) for number, text in enumerate(texts) for run in find_uniform_runs(text, truecaser)]
    recased = truecaser.recase("\n".join(texts[number][run] for number, run in runs)).split("\n")
    out = list(texts)
    for (number, run), text in zip(runs, recased, strict=False):
        out[number] = out[number][: run.start] + text + out[number][run.stop :]
    return out


def find_uniform_runs(text: str, truecaser: Truecaser) -> Iterator[slice]:
    """Where the case of a text tells nothing: all of it where it has no capital, else its runs of capitals."""
    words = list(WORD.finditer(text))
    if len(words) >= SHORTEST_RUN and text == text.lower():
        yield slice(0, len(text))
        return
    run: list[re.Match[str]] = []
    for word in words:
        if word.group() == word.group().upper():
            run.append(word)
            continue
        yield from _judge_run(run, truecaser.common)
        run = []
    yield from _judge_run(run, truecaser.common)


def in_capitals(text: str) -> bool:
    """Whether a text is printed in capitals, but for a few words."""
    return sum(map(str.isupper, text)) > 0.8 * sum(map(str.isalpha, text))


def _judge_run(run: Iterable[re.Match[str]], common: frozenset[str]) -> Iterator[slice]:
    words = [word for word in run if any(c.isalpha() for c in word.group())]
    ordinary = sum(len(word.group()) > 1 and word.group().lower() in common for word in words)
    if len(words) >= SHORTEST_RUN and ordinary >= COMMON_SHARE * len(words):
        yield slice(words[0].start(), words[-1].end())
