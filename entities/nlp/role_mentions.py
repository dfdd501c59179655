"""Noun phrases that mean somebody without a name: "the ministry", "a US official"."""

from collections.abc import Iterator

from cables.nlp import Doc, original_span
from entities.drafts import MentionDraft
from entities.nlp.nouns import DEFINITE
from entities.nlp.resolution import resolve_span
from entities.nlp.roles import (
    BODIES,
    COMPANIES,
    GOVERNMENTS,
    LEGISLATORS,
    MEDIA,
    OFFICES,
    PEOPLE,
)

ROLE_NOUNS = GOVERNMENTS | COMPANIES | frozenset(OFFICES) | frozenset(PEOPLE) | MEDIA | BODIES | LEGISLATORS


def find_role_mentions(doc: Doc) -> Iterator[MentionDraft]:
    """The noun phrases that mean somebody without a name: "the ministry", "a US official"."""
    cast = doc._.cast
    for i, word in enumerate(cast.words):
        if word not in ROLE_NOUNS or i in cast.at or doc[i].pos_ not in ("NOUN", "PROPN"):
            continue
        start = i
        while start > 0 and start - 1 not in cast.at and doc[start - 1].head.i == i and doc[start - 1].i >= i - 4:
            start -= 1
        phrase = doc[start : i + 1]
        bare = cast.is_cable and start == i and doc[i].tag_ not in ("NNS", "NNPS")
        if cast.words[start] not in DEFINITE and not bare:
            continue
        entity = resolve_span(doc, start, i + 1)
        if entity:
            begin, end = original_span(doc, phrase.start_char, phrase.end_char)
            text = doc._.reading.parsed.text[begin:end]
            yield MentionDraft(begin, end, text, "ROLE", entity, "short form", 0.6, start, i + 1)
