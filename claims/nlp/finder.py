"""Joins who, of whom, to whom, what, when and how firmly into the claims of a document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Token

from cables.dates import PartialDate
from cables.nlp import Doc, original_span
from claims.drafts import ClaimDraft, PartyDraft
from claims.nlp.addressees import find_addressees
from claims.nlp.candidates import Candidate, content_of, make_candidate
from claims.nlp.cues import find_cues
from claims.nlp.dates import find_day
from claims.nlp.features import find_features
from claims.nlp.inflection import forms
from claims.nlp.issuers import SPEAKING, find_issuer, find_labels
from claims.nlp.judge import NONE, Judge, load_judge
from claims.nlp.modality import is_expected, is_hypothetical, is_only_wished, is_question, is_refusing, is_silence
from claims.nlp.negation import count_negations, is_denied, is_negated, is_nonfinite
from claims.nlp.parties import Parties, Party
from claims.nlp.places import base, conjuncts, trimmed
from claims.nlp.quotes import Quotes, find_quotes
from claims.nlp.reasons import find_reason
from claims.nlp.reporters import find_reporter
from claims.nlp.speakers import Voices, claimant_of, find_claimant, is_disowned
from claims.nlp.statements import find_statements
from claims.nlp.targets import find_targets

SURELY_NONE_CLOSED = 0.9
SURELY_NONE = 0.75  # probability of no claim from which no frame is sure
NEAR = 8  # tokens from a verb to the infinitive that it governs
SAME_WORDS = 0.6  # overlap of two claims of one claimant that are one
TOLD = frozenset({"accusation", "condemnation", "denial", "acknowledgement", "support"})  # what one may refuse to say
SAID = TOLD | {"rejection", "demand", "warning"}
ACTS = frozenset({"commitment", "restriction", "agreement", "launch"})  # what is done by being said


@dataclass
class Reading:
    """What the finder knows of one document before it judges."""

    doc: Doc
    quotes: Quotes
    parties: Parties
    voices: Voices
    candidates: list[Candidate]


@dataclass(frozen=True)
class Found:
    """A candidate that was judged to be a claim."""

    candidate: Candidate
    kind: str
    probability: float
    confidence: float
    content: tuple[int, int] | None
    start: int
    end: int

    @property
    def is_telling(self) -> bool:
        """Whether the cue is more than a word for saying something."""
        return all(kind != "assertion" for kind, _ in self.candidate.fits)


Doc.set_extension("claims", default=(), force=True)


@Language.component("claim_finder", requires=["doc.sents", "token.dep"], assigns=["doc._.claims"])
def claim_finder(doc: Doc) -> Doc:
    """Set doc._.claims to the claims of the document, in text order."""
    doc._.claims = find_claims(doc, load_judge())
    return doc


def find_claims(doc: Doc, judge: Judge) -> tuple[ClaimDraft, ...]:
    """The claims of a read document (mentions resolved), judged by `judge`."""
    reading = read_candidates(doc)
    found = [claim for claim in (_judged(candidate, reading, judge) for candidate in reading.candidates) if claim]
    told = [claim for claim in found if not _is_contained(claim, found)]
    drafts = [_draft(each, reading) for claim in _distinct(told) for each in _shared_out(claim, reading)]
    return tuple(_answered(draft, drafts[:number]) for number, draft in enumerate(drafts))


def _answered(draft: ClaimDraft, earlier: Sequence[ClaimDraft]) -> ClaimDraft:
    """A denial that names nobody answers who last accused in the document and is not of the denier's own country."""
    if draft.kind != "denial" or draft.targets or draft.claimant is None or draft.claimant.country is None:
        return draft
    for claim in reversed(earlier):
        accuser = claim.claimant
        if claim.kind == "accusation" and accuser and accuser.country not in (None, draft.claimant.country):
            return replace(draft, targets=(accuser,))
    return draft


def read_candidates(doc: Doc) -> Reading:
    """All possible claims of a document with their claimants; those of speech first, for what is said inside them."""
    quotes, parties = find_quotes(doc), Parties(doc)
    issuer = find_issuer(doc)
    voices = Voices(doc, parties, quotes, issuer)
    for start, end, speaker in find_labels(doc, parties):
        voices.turn(start, end, speaker)
    speaks = doc._.reading.parsed.kind in SPEAKING
    candidates = [found for cue in find_cues(doc) if (found := make_candidate(cue, quotes))]
    for candidate in candidates:
        frame = candidate.fits[0][1]
        candidate.claimant = find_claimant(candidate.cue, candidate.places, frame, voices)
        if candidate.cue.part in ("verb", "according") and base(candidate.cue.head) != "xcomp":
            voices.record(candidate.content if candidate.is_speech else None, candidate.claimant, candidate.cue.head.i)
    voices.carry_on()
    taken = {(candidate.cue.head.i, candidate.cue.part) for candidate in candidates}
    heads = {i for i, part in taken if part != "noun"}
    statements = (cue for cue in find_statements(doc, quotes, speaks) if cue.head.i not in heads)
    candidates += [found for cue in statements if (found := make_candidate(cue, quotes))]
    for candidate in candidates:
        frame = candidate.fits[0][1]
        candidate.claimant = find_claimant(candidate.cue, candidate.places, frame, voices)
        candidate.is_said = candidate.claimant is voices.at(candidate.cue.head)
    return Reading(doc, quotes, parties, voices, candidates)


def _judged(candidate: Candidate, reading: Reading, judge: Judge) -> Found | None:
    head = candidate.cue.head
    if is_question(head.sent) and reading.quotes.inside[head.i] < 0:
        return None
    chances = judge.judge(find_features(candidate, reading.quotes))
    kind, chance = judge.decide(chances, {name for name, _ in candidate.fits})
    closed = _closed_kind(candidate)
    if kind is None and closed is not None and chances[NONE] < SURELY_NONE_CLOSED:
        kind, chance = closed, chances[closed]
    if kind is None and chances[NONE] < SURELY_NONE:
        kind = _sure_kind(candidate, reading)
        chance = chances[kind] if kind else chance
    if kind is None or not _is_made(kind, candidate):
        return None
    candidate.claimant = _actor(candidate, kind, reading)
    content = content_of(candidate.cue, candidate.places, candidate.frame(kind), reading.quotes) or candidate.content
    start, end = claim_stretch(candidate, content)
    return Found(candidate, kind, chance, judge.confidence(chance), content, start, end)


def _is_made(kind: str, candidate: Candidate) -> bool:
    """Whether the claim is made at all, and not only supposed, wished, expected or withheld."""
    head = candidate.cue.head
    if (kind != "warning" and is_hypothetical(head)) or is_expected(head) or is_silence(head):
        return False
    if candidate.cue.part != "noun":
        return True
    is_unclaimed = candidate.claimant is None and is_disowned(head)
    return not is_unclaimed and not (kind != "demand" and is_only_wished(head))


def _sure_kind(candidate: Candidate, reading: Reading) -> str | None:
    """The kind of a frame whose telling place names somebody known: "allegations of theft by Peruvian banks"."""
    if _is_measure(candidate, reading):
        return "restriction"
    claimant = candidate.claimant
    if claimant is None or claimant.entity is None:
        return None
    for kind, frame in candidate.fits:
        tokens = [candidate.places[name] for name in frame.sure.split("|") if name in candidate.places]
        parties = map(reading.parties.of, tokens)
        if any(party.entity is not None and not party.same(claimant) for party in parties):
            return kind
    return None


def _closed_kind(candidate: Candidate) -> str | None:
    """The kind of a verb that opens no other kind, said of somebody known: "accused", "condemned", "apologised"."""
    kind, *others = {kind for kind, _ in candidate.fits}
    head, claimant = candidate.cue.head, candidate.claimant
    is_known = claimant is not None and claimant.entity is not None
    is_told = candidate.cue.part == "verb" and (not is_nonfinite(head) or count_negations(head, is_verb=True) > 0)
    is_closed = kind in SAID or all(frame.about for _, frame in candidate.fits)
    return kind if is_told and is_known and is_closed and not others else None


def _is_measure(candidate: Candidate, reading: Reading) -> bool:
    """Whether somebody, named or not, is said to restrict somebody named: "several countries have banned Tidewell's app"."""
    restricted = candidate.places.get("object")
    if candidate.cue.part != "verb" or candidate.fits[0][0] != "restriction" or restricted is None:
        return False
    named = (token for token in restricted.subtree if token.pos_ == "PROPN")
    return "subject" in candidate.places and any(reading.parties.of(token).entity for token in named)


def _actor(candidate: Candidate, kind: str, reading: Reading) -> Party | None:
    """The claimant now that the kind is known: "Peru will publish the file" commits Peru, whoever says so."""
    subject = candidate.places.get("subject")
    if kind not in ACTS or candidate.cue.part not in ("clause", "modal") or subject is None:
        return candidate.claimant
    actor = claimant_of(subject, reading.voices)
    return actor if actor.entity is not None and actor.entity.official else candidate.claimant


def claim_stretch(candidate: Candidate, content: tuple[int, int] | None) -> tuple[int, int]:
    """The smallest run of tokens from claimant to content."""
    cue, claimant = candidate.cue, candidate.claimant
    starts, ends = [cue.start], [cue.end]
    if content:
        starts.append(content[0])
        ends.append(content[1])
    if "object" in candidate.places and cue.part == "verb":
        target = candidate.places["object"]
        starts.append(target.i)
        ends.append(target.i + 1)
    if claimant is not None and claimant.is_written and _in_sentence(claimant, cue.head):
        starts.append(claimant.start)
        ends.append(claimant.end)
    return trimmed(candidate.doc, min(starts), max(ends))


def _is_contained(claim: Found, found: Sequence[Found]) -> bool:
    """Whether a claim is part of another: "refused to condemn", which is a condemnation withheld; "promised not to close"."""
    head, others = (
        claim.candidate.cue.head,
        {other.candidate.cue.head.i: other.kind for other in found if other != claim},
    )
    withheld = claim.candidate.places.get("to")
    if claim.kind == "rejection" and withheld is not None and is_refusing(head):
        return others.get(withheld.i) in TOLD
    is_governed = any(0 < head.i - other <= NEAR for other in others)
    return claim.kind in ACTS and is_governed and is_nonfinite(head) and is_denied(head)


def _in_sentence(party: Party, head: Token) -> bool:
    return head.sent.start <= party.start < head.sent.end


def _distinct(found: list[Found]) -> list[Found]:
    """Without a claim that repeats another: the one with the more telling cue stays, then the surer one."""
    kept: list[Found] = []
    at: dict[int, list[Found]] = {}  # by the words they stand on: only claims that share words can repeat each other
    for claim in sorted(found, key=lambda claim: (not claim.is_telling, -claim.probability)):
        words = range(claim.start, claim.end)
        if not any(_repeats(claim, other) for word in words for other in at.get(word, ())):
            kept.append(claim)
            for word in words:
                at.setdefault(word, []).append(claim)
    return sorted(kept, key=lambda claim: (claim.start, claim.end))


def _repeats(claim: Found, other: Found) -> bool:
    """Whether one claimant's same words were found before, by the same cue or by a more telling one."""
    common = min(claim.end, other.end) - max(claim.start, other.start)
    if common <= 0:
        return False
    if claim.candidate.cue.head.i == other.candidate.cue.head.i:
        return True
    overlap = common / (max(claim.end, other.end) - min(claim.start, other.start))
    first, second = claim.candidate.claimant, other.candidate.claimant
    same = first is second or (first is not None and first.same(second))
    like = claim.kind == other.kind or "assertion" in (claim.kind, other.kind)
    return same and overlap >= SAME_WORDS and (like or other.is_telling > claim.is_telling)


def _shared_out(claim: Found, reading: Reading) -> list[Found]:
    """A claim of several parties as one claim each: "France and Spain agreed"."""
    subject = claim.candidate.places.get("subject")
    claimant = claim.candidate.claimant
    if subject is None or claimant is None or not claimant.start <= subject.i < claimant.end:
        return [claim]
    parties = [reading.parties.of(token) for token in conjuncts(subject)]
    if len(parties) < 2:
        parties = _joined_countries(subject, claimant, reading)
    if len(parties) < 2:
        return [claim]
    if any(party.entity is None for party in parties):
        joint = Party(claimant.start, max(party.end for party in parties), claimant.entity)
        return [replace(claim, candidate=replace(claim.candidate, claimant=joint))]
    return [replace(claim, candidate=replace(claim.candidate, claimant=party)) for party in parties]


def _joined_countries(noun: Token, claimant: Party, reading: Reading) -> list[Party]:
    """The countries of "Peruvian and Chilean officials": of one noun, so that each is said to act."""
    joined = any(token.lower_ in ("and", ",") for token in reading.doc[claimant.start : noun.i])
    named = [m for m in reading.doc._.mentions if claimant.start <= m.token_start and m.token_end <= noun.i]
    if not joined or any(m.entity is None or m.entity.kind != "country" for m in named):
        return []
    return [Party(m.token_start, m.token_end, m.entity) for m in named]


def _draft(claim: Found, reading: Reading) -> ClaimDraft:
    candidate, parties = claim.candidate, reading.parties
    frame, head = candidate.frame(claim.kind), candidate.cue.head
    day, basis = _day(claim, reading)
    return ClaimDraft(
        kind=claim.kind,
        start=_span(reading.doc, claim.start, claim.end)[0],
        end=_span(reading.doc, claim.start, claim.end)[1],
        cue=_span(reading.doc, candidate.cue.start, candidate.cue.end),
        claimant=parties.draft(candidate.claimant),
        targets=_drafts(find_targets(claim.kind, candidate.places, frame, candidate.claimant, parties), parties),
        addressees=_drafts(find_addressees(head, candidate.places, frame, parties), parties),
        content=_span(reading.doc, *claim.content) if claim.content else None,
        when=day,
        when_basis=basis,
        negated=_is_withheld(claim),
        via=parties.draft(find_reporter(candidate, reading.voices)),
        reason=find_reason(head, claim.content, reading.doc),
        rule=_rule(claim),
        confidence=claim.confidence,
    )


def _is_withheld(claim: Found) -> bool:
    """Whether the act is told as not done. What is denied or demanded without a cue of its own is negated in its content."""
    act = claim.candidate.cue
    if act.part == "modal" or (claim.kind == "denial" and act.part not in ("verb", "noun")):
        return False
    return is_negated(act.head, act.part == "verb" or None)


def _drafts(found: tuple[Party, ...], parties: Parties) -> tuple[PartyDraft, ...]:
    return tuple(draft for draft in map(parties.draft, found) if draft is not None)


def _span(doc: Doc, start: int, end: int) -> tuple[int, int]:
    words = doc[start:end]
    return original_span(doc, words.start_char, words.end_char)


def _day(claim: Found, reading: Reading) -> tuple[PartialDate | None, str]:
    published = reading.doc._.reading.parsed.published
    stated = find_day(claim.candidate.cue.head, claim.content, published.first() if published else None)
    if stated is not None:
        return stated, "stated"
    return (published, "document") if published else (None, "none")


def _rule(claim: Found) -> str:
    cue = claim.candidate.cue
    if cue.part == "clause":
        return f"{claim.kind}: what the speaker says"
    return " + ".join([f"{claim.kind}: {_opening(claim)}", *_shown(claim)])


def _opening(claim: Found) -> str:
    """The phrase of the kinds' files that opened the claim, as it stands there."""
    cue = claim.candidate.cue
    opener, phrases = cue.head.doc[cue.start].lower_, claim.candidate.frame(claim.kind).phrases
    found = [phrase for phrase in phrases if opener in forms(phrase[0])]
    return " ".join(max(found, key=len)) if found and cue.end - cue.start > 1 else found[0][0] if found else opener


def _shown(claim: Found) -> Iterator[str]:
    names = claim.candidate.places
    yield from (
        name
        for name in ("subject", "object", "clause", "to", "owner", "of", "for", "against", "on", "by")
        if name in names
    )
