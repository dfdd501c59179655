"""Which words of a document may open a claim, and by which frames of which kinds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from cables.nlp import Doc
from claims.kinds import KINDS, Frame
from claims.nlp.inflection import forms
from claims.nlp.order import is_misread
from claims.nlp.places import base, is_passive

REACH = 8  # tokens within which the further words of a phrase must follow
PARTS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ", "VERB", "NOUN"}),
    "modal": frozenset({"AUX", "VERB", "INTJ", "PART"}),
}


@dataclass(frozen=True)
class Cue:
    """A word that may open a claim: `head` carries the places round it, `start` to `end` are the words to show."""

    head: Token
    part: str
    frames: tuple[tuple[str, Frame], ...]  # (kind, frame), in the order of the kinds' files
    start: int
    end: int


def _index() -> dict[str, list[tuple[tuple[str, ...], str, Frame]]]:
    found: dict[str, list[tuple[tuple[str, ...], str, Frame]]] = defaultdict(list)
    for kind, data in KINDS.items():
        for frame in data.frames:
            for phrase in frame.phrases:
                for form in forms(phrase[0]):
                    found[form].append((phrase[1:], kind, frame))
    return found


INDEX = _index()


def find_cues(doc: Doc) -> Iterator[Cue]:
    """The possible cues of a document in text order, one for each word and part of speech."""
    for token in doc:
        if token.lower_ == "according":
            yield Cue(token, "according", (("assertion", ACCORDING),), token.i, min(token.i + 2, len(doc)))
        elif entries := INDEX.get(token.lower_):
            yield from _cues_at(token, entries)


ACCORDING = Frame("according to", part="according", claimant="to", content="clause")


def _cues_at(token: Token, entries: Iterable[tuple[tuple[str, ...], str, Frame]]) -> Iterator[Cue]:
    by_part: dict[str, list[tuple[str, Frame, int]]] = defaultdict(list)
    for rest, kind, frame in entries:
        if token.pos_ not in PARTS[frame.part] and not (frame.part == "verb" and _acts_as_verb(token)):
            continue
        last = _follow(token, rest)
        if last is not None:
            by_part[frame.part].append((kind, frame, last))
    for part, found in by_part.items():
        if part == "adjective" and not _is_predicate(token):
            continue
        if part == "verb" and "adjective" in by_part and is_passive(token):
            continue  # "is committed to" is no passive of "commit"
        head = token.head if part == "modal" and base(token) in ("aux", "discourse", "advmod") else token
        longest = max((last for *_, last in found), default=token.i)
        # "turn down" says more than "turn": the frames of the longest phrase come first
        ranked = sorted(found, key=lambda entry: -entry[2])
        yield Cue(head, part, tuple((kind, frame) for kind, frame, _ in ranked), token.i, max(longest, token.i) + 1)


def _acts_as_verb(token: Token) -> bool:
    """Whether a word tagged as a noun stands where a sentence has its verb ("The embassy insists that ...")."""
    if token.tag_.startswith("VB") and token.pos_ == "NOUN" or is_misread(token):
        return True
    if token.tag_ not in ("NNS", "NN", "VBG", "VBN") or token.pos_ not in ("NOUN", "ADJ"):
        return False
    if base(token) not in ("ROOT", "root", "conj", "parataxis", "ccomp") or token.i == token.sent.start:
        return False
    return token.tag_ == "NNS" or any(base(child) in ("nsubj", "ccomp", "obj") for child in token.children)


def _follow(token: Token, rest: tuple[str, ...]) -> int | None:
    """The last token of a phrase whose further words follow in order; None if one is missing."""
    doc, at = token.doc, token.i
    limit = min(len(doc), token.i + 1 + REACH)
    for word in rest:
        at = next((i for i in range(at + 1, limit) if word in (doc[i].lower_, doc[i].lemma_.lower())), -1)
        if at < 0 or (doc[at].tag_ == "RP" and any(other.pos_ == "VERB" for other in doc[token.i + 1 : at])):
            return None  # a particle goes with the nearest verb
    return at


def _is_predicate(token: Token) -> bool:
    """Whether an adjective says something of a subject: after a copula, or as the complement of a verb."""
    return (
        any(base(child) == "cop" for child in token.children)
        or base(token) in ("xcomp", "ROOT", "root", "acl", "conj", "advcl", "parataxis", "ccomp")
        or (base(token) == "amod" and token.head.i < token.i)
    )
