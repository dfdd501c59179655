"""Cuts a document into stretches that the encoder reads at once."""

from collections.abc import Iterator
from dataclasses import dataclass

from cables.nlp import Doc
from claims.nlp.encoder import CLOSE, LONGEST_WORD, OPEN, pieces

LONGEST = 160  # pieces of whole sentences in a window; a longer sentence is cut
OPENERS = {"cable": "cable", "statement": "statement", "article": "news"}  # a window begins with what it is part of


@dataclass(frozen=True)
class Window:
    """Neighbouring sentences: `words[i]` is the number in the Doc of the i-th word, `places[i]` that of its first piece."""

    ids: tuple[int, ...]
    words: tuple[int, ...]
    places: tuple[int, ...]


def cut(doc: Doc) -> list[Window]:
    """The windows of a document in text order; words without a piece (line ends, rare signs) are in none."""
    spelled = [found[:LONGEST_WORD] for found in pieces([token.text for token in doc])]
    opener = pieces([OPENERS[doc._.reading.parsed.kind]])[0]
    return [_window(stretch, spelled, opener) for stretch in _stretches(doc, [len(found) for found in spelled])]


def _window(stretch: range, spelled: list[list[int]], opener: list[int]) -> Window:
    ids, words, places = [OPEN, *opener], [], []
    for number in stretch:
        if spelled[number]:
            words.append(number)
            places.append(len(ids))
            ids += spelled[number]
    return Window((*ids, CLOSE), tuple(words), tuple(places))


def _stretches(doc: Doc, lengths: list[int]) -> Iterator[range]:
    """Runs of whole sentences of at most LONGEST pieces."""
    start = end = used = 0
    for sentence in doc.sents:
        for part in _parts(range(sentence.start, sentence.end), lengths):
            size = sum(lengths[part.start : part.stop])
            if used and used + size > LONGEST:
                yield range(start, end)
                start, used = part.start, 0
            end, used = part.stop, used + size
    if used:
        yield range(start, end)


def _parts(sentence: range, lengths: list[int]) -> Iterator[range]:
    """The sentence, cut where it is longer than a window."""
    start, used = sentence.start, 0
    for number in sentence:
        if used + lengths[number] > LONGEST:
            yield range(start, number)
            start, used = number, 0
        used += lengths[number]
    yield range(start, sentence.stop)
