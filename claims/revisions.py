"""Claims from one revision of a document to the next: which are the same, which are carried over, which wait for a person.

A claim was said once. Where its words still stand it stays the same claim and its place moves along; where they do not,
it stays in the revision in which they stood, as what was said then.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cables.models import Document, Paragraph, Reviewed, Revision
from cables.nlp import Doc
from cables.spans import find_move, move_span, pair
from entities.paragraphs import Paragraphs

from .drafts import ClaimDraft
from .models import Appearance, Claim, ClaimLink, ClaimParty, ClaimTag, DisputeSuggestion, Stance

SUGGESTED = Reviewed.Status.SUGGESTED
SPANS = (("cue_start", "cue_end"), ("claimant_start", "claimant_end"), ("content_start", "content_end"))


@dataclass(frozen=True)
class Said:
    """As much of a claim as tells it from the others of its document; `cue` is counted from its start."""

    start: int
    kind: str
    quote: str
    cue: tuple[int, int]
    who: str


AT_ITS_PLACE = (
    lambda said: (said.start, said.kind, said.quote, said.cue, said.who),
    lambda said: (said.start, said.kind, said.quote, said.cue),
)
BY_ITS_WORDS = (
    lambda said: (said.kind, said.quote, said.cue, said.who),
    lambda said: (said.kind, said.quote, said.cue),
)


class EarlierClaims:
    """The claims that a document has when a revision is read, and which of its drafts they are."""

    def __init__(self, revision: Revision, drafts: Sequence[ClaimDraft]) -> None:
        self.revision = revision
        rows = Appearance.objects.filter(document_id=revision.document_id).select_related("claim")
        self.places = {} if revision.is_new else {row.claim_id: row for row in rows.order_by("start", "claim_id")}
        self.decided = find_decided(self.places)
        self.lasting = self.decided | find_leant_on(self.places)
        self.same = self._match(drafts)

    def _match(self, drafts: Sequence[ClaimDraft]) -> dict[int, uuid.UUID]:
        """The claim that each draft is, by the draft's place in the list; a draft that is new has none."""
        found = {order: _draft(draft, self.revision.text) for order, draft in enumerate(drafts)}
        found = dict(sorted(found.items(), key=lambda item: item[1].start))
        here = {pk: _said(row) for pk, row in self.places.items() if row.revision_id == self.revision.pk}
        there = {pk: _said(row) for pk, row in self.places.items() if pk not in here and pk not in self.decided}
        same = pair(found, here, AT_ITS_PLACE)
        left = {order: said for order, said in found.items() if order not in same}
        return same | pair(left, there, BY_ITS_WORDS)

    def key(self, order: int, draft: ClaimDraft) -> uuid.UUID:
        """The id of the claim that a draft is, or is to become."""
        if order in self.same:
            return self.same[order]
        who = draft.claimant.name or draft.claimant.text if draft.claimant else ""
        place = f"claim:{draft.kind}:{draft.start}:{draft.end}:{draft.cue}:{who}"
        fresh = uuid.uuid5(self.revision.pk, place)
        return uuid.uuid5(fresh, who) if fresh in self.same.values() else fresh

    def first_revision(self, pk: uuid.UUID) -> uuid.UUID | None:
        """The revision in which the words of a claim first stood, where that is another than the one that is read."""
        row = self.places.get(pk)
        return _first(row, self.revision) if row else None

    def replaced(self, found: Iterable[uuid.UUID]) -> list[uuid.UUID]:
        """The suggestions that this reading takes the place of: their words stand, and it has not found them again.

        What was said in words that stand no more remains, and so does all that people have decided upon.
        """
        gone = self.places.keys() - set(found) - self.lasting
        return [pk for pk in gone if self.places[pk].quote in self.revision.text]


def find_decided(claims: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those of some claims that a person has accepted, rejected or tagged: reading leaves them as they are."""
    claims = list(claims)
    reviewed = Claim.objects.filter(pk__in=claims).exclude(status=SUGGESTED).values_list("pk", flat=True)
    return {*reviewed, *ClaimTag.objects.filter(claim__in=claims).values_list("claim_id", flat=True)}


def find_leant_on(claims: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those of some claims about whose links, stances or dispute a person has decided: reading does not remove them."""
    claims = list(claims)
    ends = ((ClaimLink, "source"), (ClaimLink, "target"), (Stance, "claim"), (DisputeSuggestion, "claim"))
    return {
        pk
        for model, end in ends
        for pk in model.objects.filter(**{f"{end}__in": claims})
        .exclude(status=SUGGESTED)
        .values_list(f"{end}_id", flat=True)
    }


def carry_claims(revision: Revision, doc: Doc) -> None:
    """Move what people decided upon to where its words stand in this revision and only there; the rest stays and waits.

    It also stays where the words stand under a marking that the claim does not carry.
    """
    if revision.number == 1:
        return
    places = Appearance.objects.filter(document_id=revision.document_id).exclude(revision=revision)
    keys = list(places.values_list("claim_id", flat=True))
    lasting = find_decided(keys) | find_leant_on(keys)
    rows = places.filter(claim__in=lasting).select_related("claim__marking", "marking", "revision", "paragraph")
    paragraphs = Paragraphs(revision) if rows else None
    for row in rows:
        within = row.paragraph.start, row.paragraph.end
        by = find_move(row.revision.text, revision.text, (row.start, row.end), within)
        place = None if by is None else paragraphs.holding(row.start + by, row.end + by)
        if place and may_stand(row, place):
            _move(row, revision, place, by)


def may_stand(row: Appearance, paragraph: Paragraph) -> bool:
    """Whether a claim carries the marking of a paragraph, so that its place there gives nothing away."""
    return all(one.marking.value.dominates(paragraph.marking.value) for one in (row, row.claim))


def moved_spans(row: Appearance, text: str, by: int) -> dict[str, int | None]:
    """The cue, claimant and content of a place whose words have moved by so many characters."""
    moved: dict[str, int | None] = {}
    for names in SPANS:
        span = move_span(row.revision.text, text, tuple(getattr(row, name) for name in names), by)
        moved |= dict(zip(names, span, strict=True))
    return moved


def _move(row: Appearance, revision: Revision, place: Paragraph, by: int) -> None:
    Appearance.objects.filter(pk=row.pk).update(
        revision=revision, first_revision=_first(row, revision), gone_by=None, paragraph=place,
        start=row.start + by, end=row.end + by, **moved_spans(row, revision.text, by),
    )  # fmt: skip
    for party in ClaimParty.objects.filter(claim=row.claim_id).exclude(start=None):
        start, end = move_span(row.revision.text, revision.text, (party.start, party.end), by)
        ClaimParty.objects.filter(pk=party.pk).update(start=start, end=end)


def _first(row: Appearance, revision: Revision) -> uuid.UUID | None:
    """The first revision of a place that comes to stand in `revision`."""
    return row.first_revision_id or (row.revision_id if row.revision_id != revision.pk else None)


def _said(row: Appearance) -> Said:
    cue = (row.cue_start - row.start, row.cue_end - row.start)
    return Said(row.start, row.claim.kind, row.quote, cue, row.claim.claimant_name)


def _draft(draft: ClaimDraft, text: str) -> Said:
    who = draft.claimant.name or draft.claimant.text if draft.claimant else ""
    cue = (draft.cue[0] - draft.start, draft.cue[1] - draft.start)
    return Said(draft.start, draft.kind, text[draft.start : draft.end], cue, who[:300])


# ------------------------------------------------------------------ what no longer stands


@dataclass(frozen=True)
class Gone:
    """A claim whose words no longer stand in the current text; `waits` where people have decided upon it before."""

    claim: Claim
    place: Appearance
    waits: bool


def find_gone(claims: Iterable[Claim], document: Document) -> list[Gone]:
    """Those of the claims of a document (with their words) that stand in an earlier revision only, as far as they may be
    seen; what waits for a person first.
    """
    places = {
        claim.pk: place
        for claim in claims
        for place in claim.appearances.all()
        if place.document_id == document.pk and place.revision_id != document.current_id
    }
    lasting = find_decided(places) | find_leant_on(places)
    gone = [
        Gone(claim, places[claim.pk], claim.pk in lasting and places[claim.pk].gone_by_id is None)
        for claim in claims
        if claim.pk in places
    ]
    return sorted(gone, key=lambda one: not one.waits)
