"""Whom a pronoun or short form looks back to: the best fitting figure named before it."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from cables.nlp import Doc, Token
from entities.drafts import EntityValue
from entities.nlp.page import NEAR, Figure

PARTS_OF_NAMES = frozenset("'s ’s '".split())
Test = Callable[[Figure], bool]


def find_antecedent(doc: Doc, token: Token, fits: Test, plural: bool = False) -> EntityValue | None:
    """The best fitting figure before a token: subjects first, then what is near."""
    best, score = None, 0.0
    for figure in _figures_before(doc, token):
        if figure.entity is None or not fits(figure) or _is_inside_possessor(doc, figure):
            continue
        distance = sentence_of(doc, token) - figure.sentence
        value = 3.0 - distance + 1.5 * figure.is_subject - 0.01 * (token.i - figure.last)
        if distance == 0 and figure.last > token.i - 3 and not figure.is_subject:
            value -= 1
        if figure.entity.media:
            value -= 1.5
        if figure.candidate.label == "NORP":
            value -= 2.5
        if value > score or best is None:
            best, score = figure, value
    return best.entity if best else None


def _figures_before(doc: Doc, token: Token) -> Iterator[Figure]:
    cast = doc._.cast
    sentence = sentence_of(doc, token)
    for figure in reversed(cast.figures[: bisect_left(cast.starts, token.i)]):
        if sentence - figure.sentence > NEAR:
            return
        if figure.last <= token.i:
            yield figure


def sentence_of(doc: Doc, token: Token) -> int:
    cast = doc._.cast
    return bisect_left(cast.sentence_starts, token.i + 1) - 1


def _is_inside_possessor(doc: Doc, figure: Figure) -> bool:
    return figure.last < len(doc) and doc[figure.last].lower_ in PARTS_OF_NAMES and figure.candidate.label == "NORP"
