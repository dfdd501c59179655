"""Whether a candidate is a claim, of what kind and whose: what the judge says, and the rules that it does not overrule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from claims.kinds import KINDS
from claims.nlp.candidates import Candidate, content_of
from claims.nlp.cues import INDEX
from claims.nlp.heads import LABELS, NONE, Run
from claims.nlp.judge import THRESHOLD, Judge
from claims.nlp.modality import is_expected, is_hypothetical, is_only_wished, is_question, is_silence
from claims.nlp.negation import NEGATING, count_negations, group_start, is_denied, is_nonfinite
from claims.nlp.parties import Party
from claims.nlp.proposing import Reading, claim_stretch
from claims.nlp.reader import Sight
from claims.nlp.speakers import claimant_of, is_disowned

# The probability of no claim from which even a frame that is sure, a verb of a closed meaning, or an act that is told
# as not done is none.
SURELY_NONE, SURELY_NONE_CLOSED, SURELY_NONE_WITHHELD = 0.75, 0.9, 0.997
GOVERNOR = 3  # tokens before an infinitive in which the verb that it hangs on stands
SURE_RUN = 0.5  # from which the reader's borders of who claims and what go before those of the parse
TOLD = frozenset({"accusation", "condemnation", "denial", "acknowledgement", "support"})  # what one may refuse to say
SAID = TOLD | {"rejection", "demand", "warning", "launch"}
ACTS = frozenset({"commitment", "restriction", "agreement", "launch"})  # what is done by being said

Roles = Mapping[str, tuple[Run | None, float]]  # by the names of heads.ROLES; None: no run, for so sure


@dataclass(frozen=True)
class Weighed:
    """What there was to choose from, kept to explain the choice.

    `chances` of each of LABELS; `roles` as the trained reader sees them, `content` and `claimant` as the rules do.
    """

    chances: Mapping[str, float]
    roles: Roles
    content: Run | None
    claimant: Party | None


@dataclass(frozen=True)
class Found:
    """A candidate that was judged to be a claim; `by` says what decided so."""

    candidate: Candidate
    kind: str
    probability: float
    confidence: float
    content: Run | None
    start: int
    end: int
    by: str
    weighed: Weighed = field(compare=False)

    @property
    def is_telling(self) -> bool:
        """Whether the cue is more than a word for saying something."""
        return all(kind != "assertion" for kind, _ in self.candidate.fits)


@dataclass(frozen=True)
class Rejected:
    """A candidate that is no claim, the kind that it would have been of, why it is none, and the chances of all LABELS."""

    candidate: Candidate
    kind: str
    why: str
    chances: Mapping[str, float] = field(compare=False)


def decide(candidates: Sequence[Candidate], reading: Reading, sight: Sight, judge: Judge) -> Iterator[Found | Rejected]:
    """What each candidate is, in their order."""
    for candidate, row in zip(candidates, judge.chances(sight, candidates, reading.quotes), strict=True):
        chances = dict(zip(LABELS, row.tolist(), strict=True))
        kind, by = _kind(candidate, chances, reading, judge)
        likeliest = kind or max(LABELS[1:], key=chances.__getitem__)
        why = _why_none(kind, candidate, reading) or ("" if kind else _why_unclear(chances))
        if why:
            yield Rejected(candidate, likeliest, why, chances)
        else:
            roles = _in_paragraph(judge.heads.roles(sight, (candidate.cue.start, candidate.cue.end)), candidate)
            weighed = _weigh(candidate, likeliest, chances, roles, reading)
            yield _found(candidate, likeliest, weighed, by, reading, judge)


def _kind(candidate: Candidate, chances: Mapping[str, float], reading: Reading, judge: Judge) -> tuple[str | None, str]:
    """The kind and by what it was told."""
    told = max((kind for kind, _ in candidate.fits), key=chances.__getitem__)
    if _is_told_undone(candidate, told) and chances[NONE] < SURELY_NONE_WITHHELD:
        return told, "rule (an act that is told as not done)"
    kind = judge.decide(chances, candidate.is_seen)
    if kind is not None:
        return kind, "the trained reader"
    closed = _closed_kind(candidate)
    if closed is not None and chances[NONE] < SURELY_NONE_CLOSED:
        return closed, "rule (a verb of one meaning)"
    sure = _sure_kind(candidate, reading) if chances[NONE] < SURELY_NONE else None
    return sure, "rule (a sure frame)"


def _is_told_undone(candidate: Candidate, kind: str) -> bool:
    """Whether a verb or noun of the word lists is told as not done: of what was not done only its word can tell.

    In "never promised to publish" it is the promise that was not made.
    """
    cue = candidate.cue
    if candidate.is_seen or cue.part not in ("verb", "noun") or (kind in ACTS and _is_promised(cue.head)):
        return False
    return candidate.is_negated


def _is_promised(verb: Token) -> bool:
    """Whether a verb is what another act is about: "publish" in "promised to publish"."""
    start = group_start(verb)
    before = verb.doc[max(start - GOVERNOR, verb.sent.start) : start]
    governed = any(word.pos_ == "VERB" and word.lower_ in INDEX and word.lower_ not in NEGATING for word in before)
    return governed and is_nonfinite(verb) and not is_denied(verb)


def _why_unclear(chances: Mapping[str, float]) -> str:
    if chances[NONE] < THRESHOLD:
        return f"of no kind clearly enough ({max(chances[kind] for kind in KINDS):.2f})"
    return f"no claim by the reader ({chances[NONE]:.2f})"


def _why_none(kind: str | None, candidate: Candidate, reading: Reading) -> str:
    """Why no claim is made here, whatever its words: asked, supposed, wished, expected, withheld; "" if one may be."""
    head = candidate.cue.head
    if is_question(head.sent) and reading.quotes.inside[head.i] < 0:
        return "a question"
    if kind != "warning" and is_hypothetical(head):
        return "only supposed"
    if is_expected(head):
        return "only expected"
    if is_silence(head):
        return "no comment"
    if candidate.cue.part != "noun":
        return ""
    if candidate.claimant is None and is_disowned(head):
        return "what another one turns down"
    return "only wished for" if kind != "demand" and is_only_wished(head) else ""


def _in_paragraph(roles: Roles, candidate: Candidate) -> Roles:
    """The roles without what lies outside the paragraph of the cue: a headline does not run on into the text."""
    doc = candidate.doc
    paragraph = doc._.paragraph_of(candidate.cue.head)

    def is_inside(word: int) -> bool:
        return doc._.paragraph_of(doc[word]) is paragraph

    def clipped(run: Run) -> Run | None:
        if is_inside(run[0]) and is_inside(run[1] - 1):
            return run
        words = [word for word in range(*run) if is_inside(word)]
        return (words[0], words[-1] + 1) if words else None

    return {name: (clipped(run) if run else None, chance) for name, (run, chance) in roles.items()}


def _weigh(
    candidate: Candidate,
    kind: str,
    chances: Mapping[str, float],
    roles: Roles,
    reading: Reading,
) -> Weighed:
    content = content_of(candidate.cue, candidate.places, candidate.frame(kind), reading.quotes) or candidate.content
    return Weighed(chances, roles, content, _actor(candidate, kind, reading))


def _found(candidate: Candidate, kind: str, weighed: Weighed, by: str, reading: Reading, judge: Judge) -> Found:
    seen, sure = weighed.roles["content"]
    content = seen if seen is not None and sure >= SURE_RUN else weighed.content
    candidate.claimant = weighed.claimant
    candidate.claimant = _seen_claimant(weighed.roles["claimant"], candidate, reading)
    seen, sure = weighed.roles["span"]
    start, end = seen if seen is not None and sure >= SURE_RUN else claim_stretch(candidate, content)
    if content is not None:
        content = _quoted_content(content, candidate, kind, reading)
        end = max(end, content[1])
    chance = weighed.chances[kind]
    return Found(candidate, kind, chance, judge.confidence(chance), content, start, end, by, weighed)


def _quoted_content(content: Run, candidate: Candidate, kind: str, reading: Reading) -> Run:
    """What is claimed, where it is quoted: the whole quotation and no word of who said it."""
    quotes, cue, sentence = reading.quotes, (candidate.cue.start, candidate.cue.end), candidate.cue.head.sent
    if candidate.is_speech and candidate.cue.part == "verb":
        # What is merely said is so for as long as it is quoted; of another kind the next sentence may not be.
        bounds = (0, len(candidate.doc)) if kind == "assertion" else (sentence.start, sentence.end)
        content = quotes.whole(quotes.spoken(content, cue), cue, bounds)
    return quotes.carried_on(candidate.doc, content, cue)


def _seen_claimant(role: tuple[Run | None, float], candidate: Candidate, reading: Reading) -> Party | None:
    """The claimant that the reader sees in the sentence, where it is somewhere else than the parse has it."""
    claimant, (seen, sure) = candidate.claimant, role
    if seen is None or sure < SURE_RUN:
        return claimant
    if claimant is not None and claimant.is_written and max(seen[0], claimant.start) < min(seen[1], claimant.end):
        return claimant
    party = claimant_of(candidate.doc[seen[0] : seen[1]].root, reading.voices)
    return party if party.entity is not None or claimant is None or claimant.entity is None else claimant


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
