"""A possible claim before it is judged: its cue, the places round it, its claimant and its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from cables.nlp import Doc
from claims.kinds import Frame
from claims.nlp.content import find_content
from claims.nlp.cues import Cue
from claims.nlp.negation import is_negated
from claims.nlp.order import is_misread, ordered_places
from claims.nlp.parties import Party
from claims.nlp.phrases import trimmed
from claims.nlp.places import adjective_places, base, case_of, inverted_subject, noun_places, verb_places
from claims.nlp.quotes import Quotes
from claims.nlp.statements import clause_stretch

REACH = 12  # tokens after a cue in which a word of its frame's class counts, wherever the parse puts it
PLACES = {"verb": verb_places, "noun": noun_places, "adjective": adjective_places}


@dataclass
class Candidate:
    """What may be a claim; `fits` are the frames whose conditions hold, the most telling first."""

    cue: Cue
    places: Mapping[str, Token]
    fits: tuple[tuple[str, Frame], ...]
    content: tuple[int, int] | None
    claimant: Party | None = None
    is_said: bool = False  # the claimant is whoever speaks there, not a word of the sentence
    is_seen: bool = False  # no rule opens it: the trained reader saw its cue

    @property
    def doc(self) -> Doc:
        """The document that the candidate stands in."""
        return self.cue.head.doc

    @property
    def is_speech(self) -> bool:
        """Whether the cue governs words: a clause or a quotation that somebody says."""
        return any("clause" in frame.content for _, frame in self.fits) and self.cue.part in ("verb", "according")

    @cached_property
    def is_negated(self) -> bool:
        """Whether its act is told as not done. It is the dearest thing to ask of a candidate, and asked twice."""
        return is_negated(self.cue.head, self.cue.part == "verb" or None)

    def frame(self, kind: str) -> Frame:
        """The frame of a kind, or of any kind where that kind has none here."""
        return next((frame for name, frame in self.fits if name == kind), self.fits[0][1])


def make_candidate(cue: Cue, quotes: Quotes) -> Candidate | None:
    """The candidate of a cue; None where no frame of it holds."""
    places = places_round(cue)
    if cue.part == "verb" and any(kind == "assertion" for kind, _ in cue.frames):
        speaker = inverted_subject(cue.head)
        if speaker is not None and "object" in places and places["object"].i > cue.head.i:
            places.pop("object") if places["object"].i <= speaker.right_edge.i else None
        if speaker is not None:
            places["subject"] = speaker
    if cue.part == "verb":
        if _is_attribute(cue.head):
            return None
        _reclaim_prepositions(cue, places)
    fits = _fitting(cue, places, quotes)
    if not fits and cue.part == "verb":
        places = {**ordered_places(cue.head), **places}
        fits = _fitting(cue, places, quotes)
    if not fits:
        return None
    return Candidate(cue, places, fits, content_of(cue, places, fits[0][1], quotes))


def _is_attribute(verb: Token) -> bool:
    """Whether a participle only qualifies the noun behind it: "rejected proposed changes" proposes nothing."""
    return verb.tag_ == "VBN" and base(verb) == "amod" and verb.head.i > verb.i and not is_misread(verb)


def _fitting(cue: Cue, places: Mapping[str, Token], quotes: Quotes) -> tuple[tuple[str, Frame], ...]:
    return tuple((kind, frame) for kind, frame in cue.frames if _fits(frame, cue, places, quotes))


def _reclaim_prepositions(cue: Cue, places: dict[str, Token]) -> None:
    """Give the verb the phrases that its frames name and a parse hung on its object: "accused the firm | of theft"."""
    wanted = {name for _, frame in cue.frames for name in f"{frame.content}|{frame.target}".split("|")}
    target = places.get("object")
    for child in target.children if target is not None else ():
        word = case_of(child)
        if base(child) == "nmod" and child.i > target.i and word in wanted:
            places.setdefault(word, child)


def places_round(cue: Cue) -> dict[str, Token]:
    """The places of a cue by its part of speech; those of a clause or a modal are those of its predicate."""
    if cue.part == "according":
        return _source(cue)
    if cue.part == "verb" and is_misread(cue.head):
        return ordered_places(cue.head)
    if cue.part in PLACES:
        return PLACES[cue.part](cue.head)
    return (verb_places if cue.head.pos_ in ("VERB", "AUX") else adjective_places)(cue.head)


def content_of(cue: Cue, places: Mapping[str, Token], frame: Frame, quotes: Quotes) -> tuple[int, int] | None:
    """The tokens that carry what is claimed; for a clause without a cue the clause itself."""
    if cue.part in ("clause", "modal"):
        return trimmed(cue.head.doc, *clause_stretch(cue.head))
    return find_content(cue, places, frame, quotes)


def _source(cue: Cue) -> dict[str, Token]:
    """Whom "according to" names: the word that the phrase hangs on in the parse, else the first noun after it."""
    doc, sentence = cue.head.doc, cue.head.sent
    if cue.head.head.i > cue.head.i and cue.head.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return {"to": cue.head.head}
    for token in doc[cue.end : sentence.end]:
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ != "compound":
            return {"to": token}
    return {}


def _fits(frame: Frame, cue: Cue, places: Mapping[str, Token], quotes: Quotes) -> bool:
    if frame.needs and not any(_filled(name, cue, places, quotes) for name in frame.needs.split("|")):
        return False
    if not frame.about and not frame.unless:
        return True
    lemmas = {
        word
        for name in ("object", "clause", "as", "to", "of", "from", "for")
        for token in _words(places, name)
        for word in (token.lower_, token.lemma_.lower())
    }
    content = find_content(cue, places, frame, quotes) if frame.about else None
    if content:
        lemmas |= {word for t in cue.head.doc[content[0] : content[1]] for word in (t.lower_, t.lemma_.lower())}
    if lemmas & frame.unless:
        return False
    governed = cue.head.doc[cue.end : min(cue.head.right_edge.i + 1, cue.end + REACH)]
    lemmas |= {word for token in governed for word in (token.lower_, token.lemma_.lower())}
    return not frame.about or bool(lemmas & frame.about)


def _filled(name: str, cue: Cue, places: Mapping[str, Token], quotes: Quotes) -> bool:
    if name in places:
        return True
    if name != "clause":
        return False
    return find_content(cue, places, Frame("", content="clause"), quotes) is not None


def _words(places: Mapping[str, Token], name: str) -> list[Token]:
    token = places.get(name)
    return [] if token is None else [*token.doc[token.left_edge.i : token.right_edge.i + 1]]
