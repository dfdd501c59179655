"""Who issues a document: the sender of a cable, the body on the letterhead of a statement, the speaker of a transcript."""

import re
from collections.abc import Iterator
from dataclasses import replace

import entities.nlp
from cables.nlp import Doc
from claims.nlp.parties import Parties, Party
from claims.nlp.quotes import Quotes
from entities.drafts import EntityValue
from entities.nlp.page import own_countries

HEADING = 6  # paragraphs in which a byline may stand
QUESTIONS = 3  # that an interview has at least
BYLINE = re.compile(r"[Bb]y (?P<name>[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]*){1,3})")
ABOUT_AUTHOR = re.compile(r"(?:The|Our) (?:writer|author|columnist)\b", re.IGNORECASE)
LONGEST_LABEL = 8  # tokens of "Foreign Minister Ada Boyle:" in front of what she says
NO_SPEAKERS = frozenset("for to points talking message text note subject background comment summary action re".split())
SPEAKING = frozenset({"cable", "statement"})  # kinds of document whose own sentences are claims


def find_issuer(doc: Doc, quotes: Quotes) -> Party | None:
    """The issuer of a cable or a statement, the author of a column; None for an article whose words are nobody's claims."""
    parsed = doc._.reading.parsed
    if parsed.kind not in SPEAKING:
        return _find_author(doc, quotes)
    entity = entities.nlp.find_issuer(doc)
    return Party(-1, -1, entity) if entity else None


def _find_author(doc: Doc, quotes: Quotes) -> Party | None:
    """Who says "I" in an article outside quotation marks: the one whom an interview asks, else the one it is by."""
    if not any(token.text == "I" and quotes.inside[token.i] < 0 for token in doc):
        return None
    parsed = doc._.reading.parsed
    printed = [parsed.text[part.start : part.end].strip() for part in parsed.paragraphs]
    if sum(words.endswith("?") for words in printed) >= QUESTIONS:
        people = (m for m in doc._.mentions if m.label == "PERSON" and m.entity)
        return next((Party(-1, -1, m.entity) for m in people), None)
    byline = next((found for words in printed[:HEADING] if (found := BYLINE.fullmatch(words))), None)
    if byline is None:
        return None
    about = next((words for words in reversed(printed) if ABOUT_AUTHOR.match(words)), "")
    country = next(own_countries(about), None)
    return Party(-1, -1, EntityValue(byline["name"], "person", country))


def find_labels(doc: Doc, parties: Parties) -> Iterator[tuple[int, int, Party]]:
    """The turns of a transcript: "Ada Boyle: We regret ..." as (first token, one past the last, speaker).

    A turn runs to the next label, so that a long answer keeps its speaker over its paragraphs.
    """
    turns: list[tuple[int, Party]] = []
    for sentence in doc.sents:
        colon = next((t.i for t in sentence[:LONGEST_LABEL] if t.text == ":"), None)
        if colon is None or colon == sentence.start or not _is_label(doc, sentence.start, colon):
            continue
        party = _of_house(parties.of_stretch(sentence.start, colon), doc)
        if party.entity is not None:
            turns.append((colon + 1, party))
    for number, (start, party) in enumerate(turns):
        yield start, turns[number + 1][0] if number + 1 < len(turns) else len(doc), party


def _of_house(party: Party, doc: Doc) -> Party:
    """The speaker of a label; an official with no name and no state beside the office ("THE MINISTER:") is the house's own."""
    issuer, entity = doc._.cast.origin.issuer, party.entity
    told = any(i in doc._.cast.at for i in range(party.start, party.end))
    if entity is None or told or issuer is None or not issuer.country or not entity.official:
        return party
    return replace(party, entity=replace(entity, country=issuer.country))


def _opens_line(doc: Doc, start: int) -> bool:
    """Whether a token stands first in a line of the stored text."""
    reading, before = doc._.reading, doc[start - 1]
    between = slice(reading.origin[before.idx + len(before) - 1] + 1, reading.origin[doc[start].idx])
    return "\n" in reading.parsed.text[between]


def _is_label(doc: Doc, start: int, colon: int) -> bool:
    words = [token for token in doc[start:colon] if not token.is_punct]
    begins = start == 0 or _opens_line(doc, start)
    told = bool(words) and words[0].lower_ not in NO_SPEAKERS
    return begins and told and all(t.text[:1].isupper() or t.lower_ in ("of", "the", "and", "for") for t in words)
