"""What can be seen of a candidate, as names that the judge has weights for."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from cables.nlp import Doc
from claims.kinds import KINDS, classes
from claims.nlp.candidates import Candidate
from claims.nlp.cues import INDEX
from claims.nlp.modality import is_hypothetical, is_question, modals
from claims.nlp.places import base, is_passive
from claims.nlp.quotes import Quotes
from claims.nlp.speakers import is_first_person

CONTENT_CLASSES = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX", "PROPN"})
NAMES = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "SPACE", "X"})
OPENERS = frozenset({"VERB", "NOUN", "ADJ"})
OPENED = {
    form: {kind for rest, kind, frame in entries if kind != "assertion" and not rest and not frame.about}
    for form, entries in INDEX.items()
}
CLASSES = {
    "allegation": classes.ALLEGATIONS, "proposal": classes.PROPOSALS, "false": classes.FALSEHOODS, "praise": classes.PRAISE,
    "blame": classes.BLAME, "wrong": classes.WRONGS, "measure": classes.MEASURES,
}  # fmt: skip
SIGNALS = {kind: data.signals for kind, data in KINDS.items() if data.signals}


def find_features(candidate: Candidate, quotes: Quotes) -> set[str]:
    """The features of a candidate: its cue, its frames, its claimant and what is claimed."""
    found = {"bias"}
    for group in (_cue, _claimant, _setting):
        found.update(group(candidate, quotes))
    stretch = candidate.content or _rest(candidate)
    found.update(_content(candidate, stretch))
    found.update(_sides(candidate, stretch))
    part = candidate.cue.part
    found.update(
        [f"{part}&{name}" for name in found if name.startswith(("fit", "who", "sig", "cm", "dep", "speaks of"))]
    )
    return found


def _cue(candidate: Candidate, quotes: Quotes) -> Iterator[str]:
    cue = candidate.cue
    words = " ".join(token.lemma_.lower() for token in candidate.doc[cue.start : cue.end][:4])
    yield f"part={cue.part}"
    yield f"dep={base(cue.head)}"
    if cue.part != "clause":
        yield f"cue={cue.part}:{words}"
        yield f"cue={candidate.doc[cue.start].lemma_.lower()}"
        kinds = {kind for kind, _ in candidate.fits}
        yield from (f"fit={kind}" for kind in kinds)
        yield f"fits={len(kinds)}"
        yield f"first={candidate.fits[0][0]}"
        yield from (f"about={kind}" for kind, frame in candidate.fits if frame.about)
        yield from (f"phrase={kind}" for kind, frame in candidate.fits if cue.end - cue.start > 1)
    for name in candidate.places:
        yield f"place={name}"
    target = candidate.places.get("object")
    if target is not None:
        yield f"object={target.lemma_.lower()}"
        yield from (f"object is {name}" for name, members in CLASSES.items() if is_one_of(target, members))
        yield f"object&{candidate.cue.head.lemma_.lower()}={target.lemma_.lower()}"
    yield f"tag={cue.head.tag_}"
    if is_passive(cue.head):
        yield "passive"


def _claimant(candidate: Candidate, quotes: Quotes) -> Iterator[str]:
    party = candidate.claimant
    if party is None:
        yield "who=nobody"
        return
    first = party.is_written and is_first_person(candidate.doc[party.start])
    entity = party.entity
    yield f"who={'voice' if candidate.is_said else 'first' if first else 'known' if entity else 'unknown'}"
    if entity is not None:
        yield f"who-kind={entity.kind}"
        yield f"official={entity.official}"
        yield f"media={entity.media}"
    subject = candidate.places.get("subject")
    if subject is not None:
        yield f"subject={subject.lower_ if subject.pos_ == 'PRON' else subject.pos_}"
        if subject.pos_ == "NOUN" and entity is None:
            yield f"subject-noun={subject.lemma_.lower()}"


def _setting(candidate: Candidate, quotes: Quotes) -> Iterator[str]:
    head = candidate.cue.head
    yield f"document={candidate.doc._.reading.parsed.kind}"
    yield f"document={candidate.doc._.reading.parsed.kind}&part={candidate.cue.part}"
    if quotes.inside[head.i] >= 0:
        yield "inside quotation"
    if candidate.is_negated:
        yield "negated"
    if is_hypothetical(head):
        yield "hypothetical"
    if is_question(head.sent):
        yield "question"
    yield from (f"modal={word}" for word in modals(head))
    if base(head) in ("xcomp", "advcl", "acl", "ccomp"):
        yield f"under={base(head)}:{head.head.lemma_.lower()}"


def is_one_of(token: Token, members: frozenset[str]) -> bool:
    """Whether a word belongs to a class by its lemma or its form, as lemmas may be wrong."""
    return token.lemma_.lower() in members or token.lower_ in members


def _rest(candidate: Candidate) -> tuple[int, int]:
    head = candidate.cue.head
    return head.i, head.right_edge.i + 1


def _content(candidate: Candidate, stretch: tuple[int, int]) -> Iterator[str]:
    doc = candidate.doc
    words = doc[stretch[0] : stretch[1]]
    lemmas = {token.lemma_.lower() for token in words if token.pos_ in CONTENT_CLASSES and token.pos_ not in NAMES}
    known = {word for token in words if token.pos_ in CONTENT_CLASSES for word in (token.lower_, token.lemma_.lower())}
    lemmas |= {token.lower_ for token in words if token.pos_ in ("AUX", "PART", "DET", "PRON", "SCONJ")}
    yield from (f"w={lemma}" for lemma in lemmas)
    yield from (
        f"lex={kind}"
        for kind in {kind for token in words if token.pos_ in OPENERS for kind in OPENED.get(token.lower_, ())}
    )
    for kind, signals in SIGNALS.items():
        hits = len(known & signals)
        if hits:
            yield f"sig={kind}"
        if hits > 1:
            yield f"sig={kind}:many"
    if known & classes.ALLEGATIONS and known & classes.FALSEHOODS:
        yield "allegation and falsehood"
    root = words.root if len(words) else None
    if root is not None:
        yield from _predicate(candidate, root, doc)
    yield f"long={min(len(words) // 6, 4)}"


def _predicate(candidate: Candidate, root: Token, doc: Doc) -> Iterator[str]:
    """How the claimed clause is built: its verb, its modals, and whether it speaks of the claimant itself."""
    yield f"head={root.lemma_.lower()}"
    subject = next((child for child in root.children if base(child) == "nsubj"), None)
    heads = {name for name, members in CLASSES.items() if is_one_of(root, members)}
    subjects = {name for name, members in CLASSES.items() if subject is not None and is_one_of(subject, members)}
    yield from (f"head is {name}" for name in heads)
    yield from (f"claimed of {name}" for name in subjects)
    yield from (f"{what} is {how}" for what in subjects for how in heads)
    if root.tag_ in ("VB", "VBG") and not modals(root):
        yield f"cm=bare {root.tag_}"
    who = _about(candidate, root)
    yield f"cs={who}"
    for word in modals(root):
        yield f"cm={word}"
        yield f"cm={word}&{who}"
    if any(
        base(child) in ("advmod", "det", "aux") and child.lower_ in ("not", "n't", "never", "no")
        for child in root.children
    ):
        yield "content negated"
        yield f"content negated&{who}"


def _sides(candidate: Candidate, stretch: tuple[int, int]) -> Iterator[str]:
    """Whose deeds the words are about: countries named there beside the claimant's own, and that of the subject."""
    own = candidate.claimant.country if candidate.claimant else None
    starts = [mention.token_start for mention in candidate.doc._.mentions]
    inside = candidate.doc._.mentions[bisect_left(starts, stretch[0]) : bisect_left(starts, stretch[1])]
    named = {mention.entity.country for mention in inside if mention.entity and mention.entity.country}
    yield from {f"names {'own' if country == own else 'other'}" for country in named}
    yield f"names {min(len(named), 2)}"
    root = candidate.doc[stretch[0] : stretch[1]].root if stretch[1] > stretch[0] else None
    subject = next((child for child in root.children if base(child) == "nsubj"), None) if root is not None else None
    if subject is None:
        return
    about = [m.entity for m in inside if m.token_start <= subject.i < m.token_end and m.entity]
    owner = [m.entity for m in inside if subject.left_edge.i <= m.token_start <= subject.i and m.entity]
    for entity in (about or owner)[:1]:
        side = "nobody's" if entity.country is None else "own" if entity.country == own else "other"
        yield f"speaks of {side}"
        yield from (f"speaks of {side}&{name}" for name, members in CLASSES.items() if is_one_of(root, members))


def _about(candidate: Candidate, root: Token) -> str:
    subject = next((child for child in root.children if base(child) == "nsubj"), None)
    if subject is None:
        return "none"
    if is_first_person(subject):
        return "self"
    if subject.lower_ in ("it", "he", "she", "they"):
        return "pronoun"
    if subject.lower_ in ("you",):
        return "hearer"
    party = candidate.claimant
    if party is not None and party.start <= subject.i < party.end:
        return "claimant"
    return "noun" if subject.pos_ == "NOUN" else "name" if subject.pos_ == "PROPN" else "other"
