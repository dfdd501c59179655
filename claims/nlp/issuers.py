"""Who issues a document: the sender of a cable, the body on the letterhead of a statement, the speaker of a transcript."""

from collections.abc import Iterator

import entities.nlp
from cables.nlp import Doc
from claims.nlp.parties import Parties, Party

LONGEST_LABEL = 8  # tokens of "Foreign Minister Ada Boyle:" in front of what she says
SPEAKING = frozenset({"cable", "statement"})  # kinds of document whose own sentences are claims


def find_issuer(doc: Doc) -> Party | None:
    """The issuer of a cable or a statement; None for an article, whose own words are nobody's claims."""
    parsed = doc._.reading.parsed
    if parsed.kind not in SPEAKING:
        return None
    entity = entities.nlp.find_issuer(doc)
    return Party(-1, -1, entity) if entity else None


def find_labels(doc: Doc, parties: Parties) -> Iterator[tuple[int, int, Party]]:
    """The turns of a transcript: "Ada Boyle: We regret ..." as (first token, one past the last, speaker).

    A turn runs to the next label, so that a long answer keeps its speaker over its paragraphs.
    """
    turns: list[tuple[int, Party]] = []
    for sentence in doc.sents:
        colon = next((t.i for t in sentence[:LONGEST_LABEL] if t.text == ":"), None)
        if colon is None or colon == sentence.start or not _is_label(doc, sentence.start, colon):
            continue
        party = parties.of_stretch(sentence.start, colon)
        if party.entity is not None:
            turns.append((colon + 1, party))
    for number, (start, party) in enumerate(turns):
        yield start, turns[number + 1][0] if number + 1 < len(turns) else len(doc), party


def _opens_line(doc: Doc, start: int) -> bool:
    """Whether a token stands first in a line of the stored text."""
    reading, before = doc._.reading, doc[start - 1]
    between = slice(reading.origin[before.idx + len(before) - 1] + 1, reading.origin[doc[start].idx])
    return "\n" in reading.parsed.text[between]


def _is_label(doc: Doc, start: int, colon: int) -> bool:
    words = [token for token in doc[start:colon] if not token.is_punct]
    begins = start == 0 or _opens_line(doc, start)
    return (
        begins and bool(words) and all(t.text[:1].isupper() or t.lower_ in ("of", "the", "and", "for") for t in words)
    )
