"""Annotated documents as what the network learns from: windows of pieces, with claims and candidates on their words."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cables.nlp import Doc, read
from cables.parsers import parse
from claims.nlp.candidates import Candidate
from claims.nlp.features import find_features
from claims.nlp.proposing import claim_stretch, read_candidates
from claims.nlp.training.annotations import AnnotatedText, resolve_claim
from claims.nlp.training.labels import label_candidates
from claims.nlp.windows import Window, cut

Run = tuple[int, int]


@dataclass(frozen=True)
class Gold:
    """One annotated claim as runs of words of its document; `roles` as heads.ROLES, None where not written in it."""

    kind: str
    cue: Run
    roles: tuple[Run | None, ...]


@dataclass(frozen=True)
class Choice:
    """What the network has to name the kind of; runs are empty where there is nothing."""

    kind: str
    cue: Run
    content: Run
    claimant: Run
    part: str
    features: frozenset[str]


@dataclass(frozen=True)
class Sample:
    """A window with the claims and choices whose cue stands in it, as runs of places in `window.words`."""

    window: Window
    claims: tuple[Gold, ...]
    choices: tuple[Choice, ...]


def read_samples(documents: Iterable[AnnotatedText]) -> Iterator[Sample]:
    """The windows of all documents, read by the pipeline as it stands without the trained reader."""
    for document in documents:
        parsed = parse(document.data, f"{document.id}.txt", document.kind)
        doc = read(parsed)
        reading = read_candidates(doc)
        claims = [gold for claim in document.about["claims"] if (gold := _gold(doc, resolve_claim(parsed.text, claim)))]
        labels, missed = label_candidates(reading.candidates, claims)
        choices = [
            _choice(candidate, label, frozenset(find_features(candidate, reading.quotes)))
            for candidate, label in zip(reading.candidates, labels, strict=True)
        ]
        choices += [_found(claim) for claim in missed]
        yield from (_sample(window, claims, choices) for window in cut(doc))


def _gold(doc: Doc, claim: Mapping) -> Gold | None:
    """The claim on the words of the Doc; None where its cue stands in no body paragraph."""

    def inside(span: Mapping | None) -> Run | None:
        """Only what stands in the claim's own stretch: what is meant further off is for the resolver to find."""
        if span is None or not (claim["start"] <= span["start"] and span["end"] <= claim["end"]):
            return None
        return words_of(doc, span["start"], span["end"])

    cue = inside(claim["cue"])
    if cue is None:
        return None
    first = [next(iter(claim[role]), None) for role in ("targets", "addressees")]
    runs = (inside(span) for span in (claim, claim["content"], claim["claimant"], *first))
    return Gold(claim["kind"], cue, tuple(runs))


def words_of(doc: Doc, start: int, end: int) -> Run | None:
    """The words of a Doc that stand on characters `start` to `end` of the stored text; None where none does."""
    origin = doc._.reading.origin
    first, last = bisect_left(origin, start), bisect_left(origin, end)
    words = doc.char_span(first, last, alignment_mode="expand") if first < last else None
    return (words.start, words.end) if words is not None and len(words) else None


def _choice(candidate: Candidate, label: str, features: frozenset[str]) -> Choice:
    cue, claimant = candidate.cue, candidate.claimant
    content = candidate.content or claim_stretch(candidate, None)
    written = (claimant.start, claimant.end) if claimant is not None and claimant.is_written else (0, 0)
    return Choice(label, (cue.start, cue.end), content, written, cue.part, features)


def _found(claim: Gold) -> Choice:
    """A claim that no rule opens: the network must tell its kind from what it will find itself."""
    span, content, claimant, *_ = claim.roles
    return Choice(claim.kind, claim.cue, content or span or claim.cue, claimant or (0, 0), "found", frozenset())


def _sample(window: Window, claims: Sequence[Gold], choices: Sequence[Choice]) -> Sample:
    def place(run: Run | None) -> Run | None:
        if run is None:
            return None
        start, end = bisect_left(window.words, run[0]), bisect_left(window.words, run[1])
        return (start, end) if end > start else None

    inside = [
        Gold(claim.kind, cue, tuple(map(place, claim.roles)))
        for claim in claims
        if (cue := place(claim.cue)) and _begins(window, claim.cue)
    ]
    asked = [
        Choice(one.kind, cue, place(one.content) or cue, place(one.claimant) or (0, 0), one.part, one.features)
        for one in choices
        if (cue := place(one.cue)) and _begins(window, one.cue)
    ]
    return Sample(window, tuple(inside), tuple(asked))


def _begins(window: Window, cue: Run) -> bool:
    return window.words[0] <= cue[0] <= window.words[-1]
