"""Joins who, of whom, to whom, what, when and how firmly into the claims of a document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Token

from cables.nlp import Doc
from claims.drafts import ClaimDraft
from claims.nlp.deciding import ACTS, TOLD, Found, Rejected, decide
from claims.nlp.drafting import answer_accuser, draft_claim
from claims.nlp.judge import Judge, load_judge
from claims.nlp.modality import is_refusing
from claims.nlp.negation import is_denied, is_nonfinite
from claims.nlp.parties import Party
from claims.nlp.phrases import conjuncts
from claims.nlp.proposing import Reading, read_candidates
from claims.nlp.reader import Sight
from claims.nlp.seen import see_candidates
from entities.gazetteer import countries

JOINT = frozenset({"both", "two"})
CLEARLY = 2  # times as often as a third state must the two sides of a document be named
NEAR = 8  # tokens from a verb to the infinitive that it governs
SAME_WORDS = 0.6  # overlap of two claims of one claimant that are one

Doc.set_extension("claims", default=(), force=True)


@Language.component("claim_finder", requires=["doc.sents", "token.dep"], assigns=["doc._.claims"])
def claim_finder(doc: Doc) -> Doc:
    """Set doc._.claims to the claims of the document, in text order."""
    doc._.claims = find_claims(doc, load_judge())
    doc._.sight = None  # what the reader saw is large, and has been used
    return doc


def find_claims(doc: Doc, judge: Judge) -> tuple[ClaimDraft, ...]:
    """The claims of a read document (mentions resolved, sight set), judged by `judge`."""
    return tuple(draft for _, draft in draft_claims(examine(doc, judge)))


@dataclass(frozen=True)
class Examined:
    """All that was considered in a document: what are claims, in text order, and what are none and why."""

    reading: Reading
    claims: tuple[Found, ...]
    rejected: tuple[Rejected, ...]


def examine(doc: Doc, judge: Judge) -> Examined:
    """Decide on what the rules open, then on what only the trained reader saw."""
    reading, sight = read_candidates(doc), doc._.sight
    decided = list(decide(_visible(reading.candidates, sight), reading, sight, judge))
    taken = [one.candidate.cue for one in decided if isinstance(one, Found)]
    decided += decide(list(see_candidates(reading, sight, judge.heads, taken)), reading, sight, judge)
    found = [one for one in decided if isinstance(one, Found)]
    kinds = {claim.candidate.cue.head.i: claim.kind for claim in found}
    kept = _distinct([claim for claim in found if not _is_contained(claim, kinds)])
    chosen = set(map(id, kept))
    rejected = [one if isinstance(one, Rejected) else _repeated(one) for one in decided if id(one) not in chosen]
    return Examined(reading, tuple(kept), tuple(rejected))


def _repeated(claim: Found) -> Rejected:
    return Rejected(claim.candidate, claim.kind, "says what another claim says", claim.weighed.chances)


def draft_claims(examined: Examined) -> list[tuple[Found, ClaimDraft]]:
    """The claims as values in text order, each with what it was found as; one of several parties is one for each."""
    reading = examined.reading
    found = [each for claim in examined.claims for each in _shared_out(claim, reading)]
    drafts = [draft_claim(each, reading) for each in found]
    answered = (answer_accuser(draft, drafts[:number]) for number, draft in enumerate(drafts))
    return list(zip(found, answered, strict=True))


def _visible(candidates: Iterable, sight: Sight) -> list:
    return [candidate for candidate in candidates if sight.window_of[candidate.cue.start] >= 0]


def _is_contained(claim: Found, kinds: Mapping[int, str]) -> bool:
    """Whether a claim is part of another: "refused to condemn", which is a condemnation withheld; "promised not to close".

    `kinds` are those of all claims found, by the place of the word that carries them.
    """
    head = claim.candidate.cue.head
    withheld = claim.candidate.places.get("to")
    if withheld is not None and withheld != head and is_refusing(head) and kinds.get(withheld.i) in TOLD:
        return True
    is_governed = any(place in kinds for place in range(head.i - NEAR, head.i))
    return claim.kind in ACTS and is_governed and is_nonfinite(head) and is_denied(head)


def _distinct(found: list[Found]) -> list[Found]:
    """Without a claim that repeats another: the surer one stays."""
    kept: list[Found] = []
    at: dict[int, list[Found]] = {}  # by the words they stand on: only claims that share words can repeat each other
    for claim in sorted(found, key=lambda claim: -claim.probability):
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
    if claimant is not None and (sides := _both_sides(claimant, reading)):
        return [replace(claim, candidate=replace(claim.candidate, claimant=side)) for side in sides]
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


def _both_sides(claimant: Party, reading: Reading) -> list[Party]:
    """The two states that "both sides" or "the two ministers" speak for, where a document is about no third one."""
    entity = claimant.entity
    if entity is None or entity.country or not entity.official or not JOINT & set(entity.name.lower().split()):
        return []
    (first, _), (second, least), (_, third) = [*reading.doc._.cast.context.seen.most_common(3), *[("", 0)] * 3][:3]
    if not {first, second} <= countries().keys() or third * CLEARLY > least:
        return []
    return [Party(claimant.start, claimant.end, countries()[code].entity) for code in (first, second)]


def _joined_countries(noun: Token, claimant: Party, reading: Reading) -> list[Party]:
    """The countries of "Peruvian and Chilean officials": of one noun, so that each is said to act."""
    joined = any(token.lower_ in ("and", ",") for token in reading.doc[claimant.start : noun.i])
    named = [m for m in reading.doc._.mentions if claimant.start <= m.token_start and m.token_end <= noun.i]
    if not joined or any(m.entity is None or m.entity.kind != "country" for m in named):
        return []
    return [Party(m.token_start, m.token_end, m.entity) for m in named]
