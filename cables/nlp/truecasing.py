"""Gives a text in capitals (a telegram, a headline) the case it would have had in print, by what was learned from open text."""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "model" / "truecaser.json.gz"
WORDS = Path(__file__).parent / "words" / "english.txt.gz"
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)*")
SHAPES = ("lower", "title", "upper")
START = "<s>"
SENTENCE_END = re.compile(r"[.!?:\n]\W*$")
# A word that nobody taught us is a name everywhere once so many of its places say so.
NAME_SHARE = 1 / 3
# From this length on few names differ from a word in one letter only.
LONG_WORD = 9
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Operators' short forms in telegrams, which name nobody.
TELEGRAPHESE = frozenset(
    "amcit amcits asap cfm etd eta eqte fol fyi govt govts info memcon memcons msg msgs natl para paras persinfo pls poc qte "
    "recd reftel reftels rep rept reps rpt septel septels sitrep telecon telecons telcon telcons tel tels thru unqte uqte "
    "visas wkg zulu".split()
)
# Telegrams have more names that nobody taught us than print has: where in doubt, an unknown word is one.
NAME_BIAS = 150


@dataclass(frozen=True)
class Truecaser:
    """A linear model over word shapes: `weights[feature]` has one number for each of SHAPES.

    `mixed` holds words with a shape of their own ("mcdonald": "McDonald"), `common` words usually printed in lower
    case, `known` every word seen often enough to count as a word.
    """

    weights: dict[str, tuple[int, int, int]]
    mixed: dict[str, str]
    common: frozenset[str]
    known: frozenset[str]

    def recase(self, text: str) -> str:
        """The same text, letter for letter and of the same length, in its likely case."""
        matches = list(WORD.finditer(text))
        words = [match.group().lower() for match in matches]
        shapes = self._agree(words, *self._find_shapes(text, matches, words))
        out, end = [], 0
        for match, shape in zip(matches, shapes, strict=True):
            out += text[end : match.start()], self._spell(match.group(), shape)
            end = match.end()
        return "".join([*out, text[end:]])

    def _find_shapes(self, text: str, matches: list[re.Match[str]], words: list[str]) -> tuple[list[str], list[bool]]:
        opens = list(find_openings(text, matches))
        shapes: list[str] = []
        for index in range(len(words)):
            shapes.append(self._shape(words, opens, index, shapes[-1] if shapes else START))
        return shapes, opens

    def is_word(self, word: str) -> bool:
        """Whether a word in small letters is one of the language, and no name that nobody taught us."""
        return word in self.known or word in english_words() or word in TELEGRAPHESE

    def _agree(self, words: list[str], shapes: list[str], opens: list[bool]) -> list[str]:
        """One shape for an unknown word all over the text; the openings of sentences do not vote.

        A word of no dictionary is a name, unless it stands there once and is a word with one letter wrong.
        """
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        seen: Counter[str] = Counter()
        for word, shape, opened in zip(words, shapes, opens, strict=True):
            if not self.is_word(word):
                seen[word] += 1
                votes[word][shape] += not opened
        agreed = {word: shape for word, vote in votes.items() if (shape := self._judge(word, vote, seen[word]))}
        return [agreed.get(word, shape) for word, shape in zip(words, shapes, strict=True)]

    def _judge(self, word: str, vote: Counter[str], seen: int) -> str | None:
        """The shape of an unknown word wherever it stands; None where each place may judge for itself."""
        spelt = seen > 1 or not word.isalpha() or not self._is_misspelt(word)
        if not spelt and len(word) >= LONG_WORD:
            return "lower"
        if vote["title"] >= NAME_SHARE * vote.total() > 0 or spelt and word.isalpha() and len(word) > 2:
            return "upper" if vote["upper"] > vote["title"] else "title"
        return None

    def _is_misspelt(self, word: str) -> bool:
        """Whether one letter makes a common word of it, or a blank two: "rejectd", "lastweek"."""
        words = self.common if len(word) < LONG_WORD else english_words()
        joined = any(word[:end] in self.common and word[end:] in self.common for end in range(3, len(word) - 2))
        return joined or any(form in words for form in one_letter_off(word))

    def _shape(self, words: list[str], opens: list[bool], index: int, previous: str) -> str:
        totals = [0, 0, 0]
        for feature in find_features(words, opens, index, previous):
            for place, weight in enumerate(self.weights.get(feature, ())):
                totals[place] += weight
        if not self.is_word(words[index]):
            totals[SHAPES.index("title")] += NAME_BIAS
        return SHAPES[totals.index(max(totals))]

    def _spell(self, word: str, shape: str) -> str:
        mixed = self.mixed.get(word.lower())
        if mixed and shape == "title":
            return mixed
        spelled = {"lower": word.lower(), "title": capitalize(word), "upper": word.upper()}[shape]
        # A few letters grow when their case changes (İ, ß); offsets must not.
        return spelled if len(spelled) == len(word) else word


def capitalize(word: str) -> str:
    """First letter large and the rest small, whatever stands after an apostrophe ("Rabin's")."""
    return word[:1].upper() + word[1:].lower()


def one_letter_off(word: str) -> Iterator[str]:
    """What a word in small letters may be misspelt for: one letter less, more or other, or two changed about."""
    for place in range(len(word) + 1):
        left, right = word[:place], word[place:]
        yield left + right[1:]
        yield left + right[1:2] + right[:1] + right[2:]
        for letter in LETTERS:
            yield left + letter + right
            yield left + letter + right[1:]


def find_openings(text: str, matches: list[re.Match[str]]) -> Iterator[bool]:
    """For each word, whether it opens a sentence as far as the marks before it tell."""
    end = 0
    for match in matches:
        yield end == 0 or bool(SENTENCE_END.search(text[end : match.start()]))
        end = match.end()


def find_features(words: list[str], opens: list[bool], index: int, previous: str) -> Iterator[str]:
    """What the shape of a word is judged by: itself, its neighbours, its ending, and the shape before it."""
    word = words[index]
    before = words[index - 1] if index else START
    after = words[index + 1] if index + 1 < len(words) else START
    opened = "^" if opens[index] else "-"
    yield "b" + opened + previous
    yield "w" + word
    yield "o" + opened + word
    yield "p" + before + " " + word
    yield "n" + word + " " + after
    yield "t" + previous + " " + word
    yield "<" + before
    yield ">" + after
    yield "3" + word[-3:]
    yield "2" + word[-2:] + previous
    yield "1" + word[:2]
    yield "l" + str(min(len(word), 8)) + ("v" if re.search("[aeiouy]", word) else "c")


def load_truecaser(path: Path) -> Truecaser:
    """The truecaser that `cables.nlp.training` wrote to this file."""
    table = json.loads(gzip.decompress(path.read_bytes()))
    return Truecaser(
        weights={feature: tuple(numbers) for feature, numbers in table["weights"].items()},
        mixed=table["mixed"],
        common=frozenset(table["common"]),
        known=frozenset(table["known"]),
    )


@cache
def english_words() -> frozenset[str]:
    """The words that an English dictionary prints in small letters."""
    return frozenset(gzip.decompress(WORDS.read_bytes()).decode().split("\n"))


@cache
def get_truecaser() -> Truecaser:
    """The truecaser that ships with the model, read once a process."""
    return load_truecaser(TABLE)
