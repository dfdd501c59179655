"""An explanation laid out for a terminal: plain text, wrapped to a width; pure."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from claims.drafts import ClaimDraft, PartyDraft
from claims.explanation import (
    Chances,
    Difference,
    ExplainedClaim,
    ExplainedRejection,
    ExplainedSentence,
    Explanation,
)
from entities.drafts import EntityValue, MentionDraft

NARROWEST, WIDEST = 40, 110  # columns
LABEL = 12  # columns of "claimant", "content" ... and the blanks behind
BASES = {"stated": "stated in the sentence", "document": "the day of the document"}


def write_heading(explanation: Explanation) -> str:
    """One line on the document."""
    parsed = explanation.parsed
    dated = f"of {parsed.published}" if parsed.published else "without a date"
    count = len(explanation.sentences)
    return f"{explanation.path}: {parsed.kind} {dated}, {count} sentence{'' if count == 1 else 's'}"


def write_sentence(sentence: ExplainedSentence, text: str, width: int, rejected: bool = True) -> Iterator[str]:
    """The lines on one sentence of a document with this text; what was rejected only where it is asked for."""
    width = min(max(width, NARROWEST), WIDEST)
    yield f"{sentence.number}. {sentence.paragraph}"
    yield from wrap(_flat(text[sentence.start : sentence.end]), width, initial_indent="   ", subsequent_indent="   ")
    yield from _mentions(sentence.mentions, width)
    for claim in sentence.claims:
        yield from _claim(claim, text, width)
    if rejected and sentence.rejected:
        yield ""
        yield "   rejected"
        for rejection in sentence.rejected:
            yield from _rejection(rejection, text, width)
    if not (sentence.mentions or sentence.claims or (rejected and sentence.rejected)):
        yield from ("", "   nothing found")


def _mentions(mentions: Sequence[MentionDraft], width: int) -> Iterator[str]:
    if mentions:
        yield ""
        yield "   mentions"
    for mention in mentions:
        who = _entity(mention.entity) if mention.entity else "not known who or what that is"
        line = f"{_flat(mention.text)}: {who} [{mention.label}, {mention.rule}, {mention.confidence:.2f}]"
        yield from _wrapped(line, width, 5, 7)


def _claim(claim: ExplainedClaim, text: str, width: int) -> Iterator[str]:
    draft = claim.draft
    yield ""
    yield f"   {draft.kind.upper()}{' (negated)' if draft.negated else ''}, confidence {draft.confidence:.2f}"
    for label, value in _fields(claim, text):
        yield from _wrapped(f"{label:<{LABEL}}{value}", width, 5, 5 + LABEL)


def _fields(claim: ExplainedClaim, text: str) -> Iterator[tuple[str, str]]:
    draft = claim.draft
    yield "cue", _quoted(text, draft.cue)
    yield "claimant", f"{_party(draft.claimant)}; {claim.route}" if draft.claimant else f"none: {claim.route}"
    yield from (("target", _party(party)) for party in draft.targets)
    yield from (("addressee", _party(party)) for party in draft.addressees)
    yield "content", _quoted(text, draft.content) if draft.content else "none"
    yield "day", _day(draft)
    if draft.via:
        yield "via", _party(draft.via)
    if draft.reason:
        yield "reason", f"“{_flat(draft.reason)}”"
    yield "found by", draft.rule
    yield "likeliest", _likeliest(claim.likeliest)
    yield from (("differs", _difference(one)) for one in claim.differences)


def _day(draft: ClaimDraft) -> str:
    return f"{draft.when}, {BASES[draft.when_basis]}" if draft.when else "not known"


def _difference(one: Difference) -> str:
    rules, reader = (f"“{_flat(words)}”" if words else "none" for words in (one.by_rules, one.by_reader))
    return f"{one.role}: rules {rules}; reader {reader} ({one.sure:.2f}); taken from the {one.taken}"


def _rejection(rejection: ExplainedRejection, text: str, width: int) -> Iterator[str]:
    line = f"{_quoted(text, rejection.cue)} as {rejection.kind}: {rejection.why}"
    yield from _wrapped(f"{line} [{rejection.opened_by}; {_likeliest(rejection.likeliest)}]", width, 5, 7)


def _likeliest(chances: Chances) -> str:
    return ", ".join(f"{kind} {chance:.2f}" for kind, chance in chances)


def _party(party: PartyDraft) -> str:
    words = f"“{_flat(party.text)}”" if party.start is not None else "not written here"
    return f"{words}, {_entity(party.entity)}" if party.entity else f"{words}, not known who that is"


def _entity(entity: EntityValue) -> str:
    country = entity.country or "country not known"
    return f"{entity.name}, {entity.kind}, {country}{', official' if entity.official else ''}"


def _quoted(text: str, span: tuple[int, int]) -> str:
    return f"“{_flat(text[slice(*span)])}”"


def _flat(words: str) -> str:
    """Words in one line, however they are broken in the document."""
    return " ".join(words.split())


def _wrapped(line: str, width: int, first: int, rest: int) -> list[str]:
    return wrap(line, width, initial_indent=" " * first, subsequent_indent=" " * rest)
