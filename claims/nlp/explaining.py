"""Tells what was considered in a document sentence by sentence: found and why, rejected and why."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from cables.nlp import Doc, Span, original_span, read
from cables.parsers.base import ParsedDocument
from claims.explanation import Chances, Difference, ExplainedClaim, ExplainedRejection, ExplainedSentence
from claims.nlp.candidates import Candidate
from claims.nlp.deciding import Found, Rejected
from claims.nlp.finder import draft_claims, examine
from claims.nlp.heads import Run
from claims.nlp.issuers import find_labels
from claims.nlp.judge import load_judge
from claims.nlp.parties import Party
from claims.nlp.proposing import Reading, is_in_sentence
from claims.nlp.reader import look
from claims.nlp.speakers import is_first_person

LIKELIEST = 3
PLACES = {"subject": "the subject", "object": "the object", "owner": "the owner of the cue", "by": "the agent"}


def explain(parsed: ParsedDocument) -> list[ExplainedSentence]:
    """The sentences of a document with what is found in them; call it in a reading room."""
    doc = read(parsed)
    doc._.sight = look(doc)  # the finder has let go of it
    examined = examine(doc, load_judge())
    reading = examined.reading
    sentences = [sentence for sentence in doc.sents if sentence.text.strip()]
    sheets = [_Sheet() for _ in sentences]
    starts = [sentence.start for sentence in sentences]

    def sheet_at(token: int) -> "_Sheet":
        return sheets[max(0, bisect_right(starts, token) - 1)]

    for mention in doc._.mentions:
        sheet_at(mention.token_start).mentions.append(mention)
    for found, draft in draft_claims(examined):
        differences = tuple(_differences(found, reading))
        claim = ExplainedClaim(draft, _route(found, reading), _likeliest(found.weighed.chances), differences)
        sheet_at(found.candidate.cue.head.i).claims.append(claim)
    for rejected in sorted(examined.rejected, key=lambda one: one.candidate.cue.start):
        sheet_at(rejected.candidate.cue.head.i).rejected.append(_rejection(rejected, doc))
    return [_sentence(number, *pair) for number, pair in enumerate(zip(sentences, sheets, strict=True), 1)]


class _Sheet:
    """What belongs to one sentence."""

    def __init__(self) -> None:
        self.mentions: list = []
        self.claims: list[ExplainedClaim] = []
        self.rejected: list[ExplainedRejection] = []


def _sentence(number: int, sentence: Span, sheet: _Sheet) -> ExplainedSentence:
    words = [token for token in sentence if not token.is_space]
    start, end = original_span(sentence.doc, words[0].idx, words[-1].idx + len(words[-1]))
    paragraph = _paragraph(sentence)
    return ExplainedSentence(number, paragraph, start, end, sheet.mentions, sheet.claims, sheet.rejected)


def _paragraph(sentence: Span) -> str:
    """Which paragraph a sentence stands in: the title, or a body paragraph by its place and its printed number."""
    paragraphs = sentence.doc._.reading.parsed.paragraphs
    paragraph = sentence.doc._.paragraph_of(sentence[0])
    if paragraph.role != "body":
        return paragraph.role
    place = sum(one.role == "body" and one.start <= paragraph.start for one in paragraphs)
    return f"paragraph {place}, printed {paragraph.number}" if paragraph.number else f"paragraph {place}"


def _rejection(rejected: Rejected, doc: Doc) -> ExplainedRejection:
    candidate = rejected.candidate
    cue = doc[candidate.cue.start : candidate.cue.end]
    span = original_span(doc, cue.start_char, cue.end_char)
    return ExplainedRejection(rejected.kind, span, _opener(candidate), rejected.why, _likeliest(rejected.chances))


def _opener(candidate: Candidate) -> str:
    if candidate.is_seen:
        return "the trained reader"
    return "the clause itself" if candidate.cue.part == "clause" else f"a {candidate.cue.part} of the word lists"


def _likeliest(chances: Mapping[str, float]) -> Chances:
    return tuple(sorted(chances.items(), key=lambda item: -item[1])[:LIKELIEST])


def _route(found: Found, reading: Reading) -> str:
    """How the claimant was found: by what its words are to the cue, or by whose words the claim stands in."""
    candidate, claimant = found.candidate, found.candidate.claimant
    if claimant is None:
        return "nobody is named"
    if not claimant.is_written:
        return "issuer of the document"
    if is_in_sentence(claimant, candidate.cue.head):
        return f"{_place(found, claimant)}; {_meaning(claimant, reading)}"
    spoken = claimant is reading.voices.at(candidate.cue.head)
    turns = find_labels(reading.doc, reading.parties) if spoken else ()
    if any(start <= candidate.cue.head.i < end for start, end, _ in turns):
        return "speaker of the turn"
    whose = "speaker of the words that the claim stands in" if spoken else "named before"
    return f"{whose}; {_meaning(claimant, reading)}"


def _place(found: Found, claimant: Party) -> str:
    if found.candidate.is_seen or _is_readers(found):
        return "seen in the sentence by the trained reader"
    places = found.candidate.places.items()
    name = next((name for name, token in places if claimant.start <= token.i < claimant.end), None)
    return PLACES.get(name, f"behind “{name}”") if name else "written in the sentence"


def _meaning(claimant: Party, reading: Reading) -> str:
    """How the words of a claimant came to mean somebody."""
    words = reading.doc[claimant.start : claimant.end]
    if claimant.entity is None:
        return "not known who that is"
    if is_first_person(words.root):
        return "whoever speaks there"
    figures = (reading.doc._.cast.at.get(token.i) for token in words)
    if any(figure is not None and figure.entity == claimant.entity for figure in figures):
        return "by name"
    return "by coreference" if words.root.pos_ == "PRON" else "by what the noun stands for"


def _differences(found: Found, reading: Reading) -> Iterator[Difference]:
    """The roles that rules and trained reader fill with other words, where each had a say of its own."""
    if found.candidate.is_seen:
        return
    doc, weighed = reading.doc, found.weighed
    seen, sure = weighed.roles["content"]
    if _core(doc, weighed.content) != _core(doc, seen):
        taken = "rules" if found.content == weighed.content else "reader"
        yield Difference("content", _words(doc, weighed.content), _words(doc, seen), sure, taken)
    seen, sure = weighed.roles["claimant"]
    if not _agree(found):
        taken = "reader" if _is_readers(found) else "rules"
        yield Difference("claimant", _name(doc, weighed.claimant), _words(doc, seen), sure, taken)


def _core(doc: Doc, run: Run | None) -> list[int]:
    """The words of a run without signs: a full stop more or less is no other content."""
    return [token.i for token in doc[run[0] : run[1]] if not (token.is_punct or token.is_space)] if run else []


def _agree(found: Found) -> bool:
    """Whether the reader sees the claimant of the rules; it sees nobody where that is not written in the sentence."""
    claimant, (seen, _) = found.weighed.claimant, found.weighed.roles["claimant"]
    if claimant is None or not claimant.is_written or not is_in_sentence(claimant, found.candidate.cue.head):
        return seen is None
    return seen is not None and _meet(seen, claimant)


def _is_readers(found: Found) -> bool:
    """Whether the claimant is the reader's and not that of the rules."""
    claimant, (seen, _) = found.candidate.claimant, found.weighed.roles["claimant"]
    return claimant is not None and seen is not None and not _agree(found) and _meet(seen, claimant)


def _meet(run: Run, party: Party) -> bool:
    return max(run[0], party.start) < min(run[1], party.end)


def _name(doc: Doc, claimant: Party | None) -> str | None:
    if claimant is None or claimant.is_written:
        return _words(doc, (claimant.start, claimant.end) if claimant else None)
    return claimant.entity.name if claimant.entity else None


def _words(doc: Doc, run: Run | None) -> str | None:
    """Words as they stand in the stored text."""
    if run is None:
        return None
    words = doc[run[0] : run[1]]
    start, end = original_span(doc, words.start_char, words.end_char)
    return doc._.reading.parsed.text[start:end]
