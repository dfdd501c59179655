"""Whom the words of a document mean, as the parties of its claims."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from cables.nlp import Doc, original_span
from claims.drafts import PartyDraft
from claims.nlp.phrases import noun_phrase
from entities.drafts import EntityValue
from entities.nlp import resolve_span
from entities.nlp.roles import COMPANIES, OFFICES, ORGANISATIONS, PEOPLE

SPEAKERS = PEOPLE.keys() | OFFICES.keys() | COMPANIES | ORGANISATIONS


@dataclass(frozen=True)
class Party:
    """Somebody in a claim: tokens `start` to `end` of the Doc, or -1 where the document does not write it there."""

    start: int
    end: int
    entity: EntityValue | None = None

    @property
    def is_written(self) -> bool:
        """Whether words of the document's body stand for the party."""
        return self.start >= 0

    def same(self, other: "Party | None") -> bool:
        """Whether both mean one entity; without an entity, whether both are the same words."""
        if other is None:
            return False
        if self.entity and other.entity:
            return (self.entity.key or self.entity.name) == (other.entity.key or other.entity.name)
        return self.start == other.start >= 0

    @property
    def country(self) -> str | None:
        """The country that the party belongs to, if known."""
        return self.entity.country if self.entity else None


ARTICLES = frozenset({"the", "a", "an"})
SHORT = 4  # tokens from an article to its noun


def _noun_behind(article: Token) -> int | None:
    """The noun of an article that the parse took for a phrase by itself: "the mines minister shot back"."""
    doc = article.doc
    return next((i for i in range(article.i + 1, min(article.i + SHORT, len(doc))) if doc[i].lower_ in SPEAKERS), None)


@dataclass
class Parties:
    """The parties of one document, resolved once for each noun phrase."""

    doc: Doc
    _known: dict[int, Party] = field(default_factory=dict)

    def of(self, token: Token) -> Party:
        """The party that a noun or pronoun and its modifiers name."""
        if token.i not in self._known:
            start, end = noun_phrase(token)
            if token.lower_ in ARTICLES and end - start == 1 and (noun := _noun_behind(token)):
                end = noun + 1
            if end <= start:
                start, end = token.i, token.i + 1
            entity = resolve_span(self.doc, start, end)
            if entity is None and end - start > 1:
                entity = resolve_span(self.doc, token.i, token.i + 1)
            self._known[token.i] = Party(start, end, entity)
        return self._known[token.i]

    def of_stretch(self, start: int, end: int) -> Party:
        """The party that a run of tokens names."""
        return Party(start, end, resolve_span(self.doc, start, end))

    def draft(self, party: Party | None) -> PartyDraft | None:
        """The party with offsets of the stored text."""
        if party is None:
            return None
        if not party.is_written:
            return PartyDraft(None, None, party.entity.name if party.entity else "", party.entity)
        words = self.doc[party.start : party.end]
        start, end = original_span(self.doc, words.start_char, words.end_char)
        return PartyDraft(start, end, self.doc._.reading.parsed.text[start:end], party.entity)
