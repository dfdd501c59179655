"""What is claimed: the clause, quotation, infinitive or object that a cue governs."""

from collections.abc import Mapping

from spacy.tokens import Span, Token

from claims.kinds import Frame
from claims.nlp.cues import Cue
from claims.nlp.phrases import edges, trimmed
from claims.nlp.places import base
from claims.nlp.quotes import Quotes
from claims.nlp.statements import clause_stretch

COMPLEMENTIZERS = frozenset({"that"})
NEAR = 3  # tokens between a cue and a quotation that belongs to it


def find_content(cue: Cue, places: Mapping[str, Token], frame: Frame, quotes: Quotes) -> tuple[int, int] | None:
    """The tokens that carry what is claimed, by the places of the frame in their order; None if all are empty."""
    if cue.part == "according":
        return _said_by(cue, places)
    for name in frame.content.split("|"):
        if name == "clause":
            stretch = find_clause(cue, places, quotes)
            if stretch:
                return stretch
        elif name == "self":
            return _bounded(cue.head, *clause_stretch(cue.head))
        elif name in places and places[name] != cue.head:
            stretch = _filled(places[name], cue, name)
            if stretch:
                return stretch
    return None


def _filled(token: Token, cue: Cue, name: str) -> tuple[int, int] | None:
    start, end = edges(token)
    if start <= cue.head.i < end:  # the place stands above the cue: a relative clause, or the subject of a passive
        start, end = (start, cue.head.i) if token.i < cue.head.i else (cue.head.i + 1, end)
        start = max(start, token.left_edge.i)
    if name not in ("object", "to", "as", "subject"):
        while start < end and token.doc[start].lower_ == name:
            start += 1
    return _bounded(token, start, end)


def _bounded(token: Token, start: int, end: int) -> tuple[int, int] | None:
    sentence = token.sent
    start, end = trimmed(token.doc, max(start, sentence.start), min(end, sentence.end))
    return (start, end) if end > start else None


def find_clause(cue: Cue, places: Mapping[str, Token], quotes: Quotes) -> tuple[int, int] | None:
    """The clause or quotation that a cue of speech governs, before, round or after it."""
    head = cue.head
    aside = _aside(cue, places)
    if aside:
        return aside
    if "clause" in places:
        return _clause(head, places["clause"], places)
    if base(head) == "parataxis" and head.head != head and "object" not in places:
        return _around(head)
    return _quotation(cue, quotes) or _by_order(cue, places)


def _aside(cue: Cue, places: Mapping[str, Token]) -> tuple[int, int] | None:
    """ "Talks, he said, belonged elsewhere": by its commas, whatever the parse makes of it; the whole sentence."""
    doc, sentence, subject = cue.head.doc, cue.head.sent, places.get("subject")
    if subject is None or not 0 < cue.head.i - subject.i <= 3 or cue.head.i + 1 >= sentence.end:
        return None
    left = subject.left_edge.i
    if left - 1 <= sentence.start or doc[left - 1].text != "," or doc[cue.head.i + 1].text != ",":
        return None
    return _bounded(cue.head, sentence.start, sentence.end)


def _clause(head: Token, clause: Token, places: Mapping[str, Token]) -> tuple[int, int] | None:
    start, end = edges(clause)
    if start <= head.i < end and clause.i < head.i:  # an adnominal clause cannot hold its own noun
        start = head.i + 1
    while start < end and head.doc[start].lower_ in COMPLEMENTIZERS:
        start += 1
    subject = places.get("subject")
    if subject is not None and start <= subject.i < clause.i and subject.i < head.i and clause.i > head.i:
        start = head.i + 1
    return _bounded(clause, start, end)


def _around(head: Token) -> tuple[int, int] | None:
    """ "Talks, he said, belonged elsewhere": all that the aside hangs on, the aside itself only if it is inside."""
    start, end = edges(head.head)
    aside_start, aside_end = edges(head)
    if aside_start <= start:
        start = aside_end
    elif aside_end >= end or head.doc[aside_end - 1 : end].text.strip() in (".", ",", "", "."):
        end = aside_start
    return _bounded(head, start, end)


def _quotation(cue: Cue, quotes: Quotes) -> tuple[int, int] | None:
    """The quotation that ends just before the speaker or begins just after the cue."""
    left, right, sentence = cue.head.left_edge.i, cue.head.right_edge.i + 1, cue.head.sent
    for at in (
        *range(cue.end, min(cue.end + NEAR, len(quotes.inside))),
        *range(left - 1, left - 1 - NEAR, -1),
        right,
        right + 1,
    ):
        stretch = quotes.stretch_at(at) if _within(at, sentence) else None
        if stretch and not (stretch[0] <= cue.head.i < stretch[1]):
            start, end = max(stretch[0], sentence.start), min(stretch[1], sentence.end)
            return (start, end) if end - start > 1 else stretch
    return None


def _within(at: int, sentence: Span) -> bool:
    """Whether a place lies in a sentence, or just behind it after a colon."""
    return sentence.start <= at < sentence.end or (at >= sentence.end and sentence.doc[sentence.end - 1].text == ":")


def _by_order(cue: Cue, places: Mapping[str, Token]) -> tuple[int, int] | None:
    """Without help from the parse: what follows "that" or a colon, or what stands before a closing "..., X said"."""
    doc, sentence = cue.head.doc, cue.head.sent
    for i in range(cue.end, min(cue.end + 6, sentence.end)):
        if doc[i].lower_ in COMPLEMENTIZERS and doc[i].tag_ != "DT" or doc[i].text == ":":
            return _bounded(cue.head, i + 1, sentence.end)
    subject = places.get("subject")
    left = min(cue.start, subject.left_edge.i if subject is not None else cue.start)
    closes = sentence.end - max(cue.end, subject.right_edge.i + 1 if subject is not None else 0) <= NEAR
    if closes and left - sentence.start > NEAR and doc[left - 1].text == ",":
        return _bounded(cue.head, sentence.start, left - 1)
    return None


def _said_by(cue: Cue, places: Mapping[str, Token]) -> tuple[int, int] | None:
    """The clause that "according to X" stands in, without the phrase where it opens or closes the clause."""
    source = places.get("to")
    if source is None:
        return None
    governor = cue.head.head if source.head in (source, cue.head) else source.head
    start, end = edges(governor)
    phrase_start, phrase_end = min(cue.start, edges(source)[0]), edges(source)[1]
    if phrase_start <= start:
        start = phrase_end
    elif phrase_end >= end - 1:
        end = phrase_start
    return _bounded(governor, start, end)
