"""Documents as a reader would see them, with readers that see what a test says: no trained weights."""

from collections.abc import Mapping, Sequence

import numpy as np

from cables.nlp import Doc, Reading
from cables.parsers.base import ParsedDocument, ParsedParagraph
from claims.nlp import proposing
from claims.nlp.candidates import make_candidate
from claims.nlp.cues import find_cues
from claims.nlp.encoder import WIDTH
from claims.nlp.heads import LABELS, ROLES, Asked, Run
from claims.nlp.judge import Judge
from claims.nlp.parties import Parties
from claims.nlp.quotes import find_quotes
from claims.nlp.reader import Sight
from claims.nlp.speakers import Voices
from claims.nlp.windows import Window
from entities.nlp.cast import Cast
from entities.nlp.issuer import find_origin


def as_article(doc: Doc) -> Doc:
    """The same Doc as the reading of an article that says just this and names nobody."""
    paragraph = ParsedParagraph(None, 0, len(doc.text), "body")
    parsed = ParsedDocument(doc.text, "article", "", None, "en", None, None, None, (paragraph,))
    doc._.reading = Reading(parsed, range(len(doc.text)))
    doc._.cast = Cast(doc, [], find_origin(parsed))
    return doc


def reading_of(doc: Doc) -> proposing.Reading:
    """What is known of a Doc before anything is decided, with the candidates of its cues; nobody is resolved."""
    quotes, parties = find_quotes(as_article(doc)), Parties(doc)
    candidates = [found for cue in find_cues(doc) if (found := make_candidate(cue, quotes))]
    return proposing.Reading(doc, quotes, parties, Voices(doc, parties, quotes, None), candidates)


def sight_of(words: int, windows: int = 1, seed: int = 0) -> Sight:
    """Vectors made up for some words, in windows of like length."""
    random = np.random.default_rng(seed)
    parts = np.array_split(np.arange(words), windows)
    window_of = np.concatenate([np.full(len(part), number) for number, part in enumerate(parts)])
    states = random.standard_normal((words, WIDTH)).astype(np.float32)
    openings = random.standard_normal((windows, WIDTH)).astype(np.float32)
    cut = tuple(Window((), tuple(part.tolist()), ()) for part in parts)
    return Sight(states, window_of, openings, cut)


class ToldHeads:
    """Heads that say what they were told: `kind` of every candidate, `cued` words as cues, `played` roles."""

    def __init__(self, kind: str = "none", cued: Mapping[int, str] = {}, played: Mapping[str, Run] = {}) -> None:
        self.kind, self.cued, self.played = kind, cued, played

    def cues(self, sight: Sight) -> np.ndarray:
        """Certainty for the words told, which all belong to one cue where they touch."""
        found = np.zeros((len(sight.states), len(LABELS) + 1))
        for word in range(len(found)):
            found[word, LABELS.index(self.cued.get(word, "none"))] = 1
            found[word, -1] = word in self.cued and word - 1 not in self.cued
        return found

    def kinds(self, sight: Sight, asked: Sequence[Asked]) -> np.ndarray:
        """Scores that all but exclude any other kind."""
        scores = np.full((len(asked), len(LABELS)), -20.0, np.float32)
        scores[:, LABELS.index(self.kind)] = 0
        return scores

    def roles(self, sight: Sight, cue: Run) -> dict[str, tuple[Run | None, float]]:
        """The roles told, and for sure nobody and nothing for the others."""
        return {role: (self.played.get(role), 1.0) for role in ROLES}


def told_judge(heads: ToldHeads) -> Judge:
    """A judge that knows no named features and believes its heads."""
    return Judge(heads, {}, np.zeros((0, len(LABELS)), np.float32), ())
