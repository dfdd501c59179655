"""Claims are written here: what the pipeline found, the disputes they belong to, and what people decide about them."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction
from django.utils import timezone
from django.utils.text import slugify

from cables.access import everything_visible
from cables.formats import DocumentError
from cables.intake import Intake
from cables.markings import MarkingValue, parse_marking
from cables.models import Document, Marking, Reviewed, Revision, SearchEntry
from cables.nlp import Doc
from cables.searching import VECTOR
from entities.models import Entity
from entities.paragraphs import Paragraphs
from entities.services import KnownEntities, find_fuller_known

from .drafts import ClaimDraft, PartyDraft
from .linking import update_dispute
from .models import Appearance, Claim, ClaimParty, ClaimTag, Dispute, DisputeDocument, Proposition
from .revisions import EarlierClaims
from .terms import find_terms

CLAIM_FIELDS = [
    "kind", "claimant", "claimant_name", "claimant_country", "official", "authority", "content", "terms", "reason",
    "negated", "day", "day_precision", "day_basis", "rule", "confidence", "marking", "updated_at",
]  # fmt: skip
APPEARANCE_FIELDS = [
    "revision", "first_revision", "gone_by", "paragraph", "order", "start",
    "end", "quote", "cue_start", "cue_end", "claimant_start", "claimant_end",
    "content_start", "content_end", "via", "via_name", "marking",
]  # fmt: skip
PARTY_FIELDS = ["entity", "name", "country", "start", "end", "marking"]


@transaction.atomic
def open_dispute(description: Mapping[str, Any], marking: str = "UNCLASSIFIED") -> Dispute:
    """The dispute of a description (slug, title, question, propositions), made unless there is one of its slug.

    A proposition has `text` and may have `terms`, `accusers` and `accused` (country codes or names). ValueError, with
    what is missing, for a description that says too little.
    """
    missing = [name for name in ("slug", "title", "question", "propositions") if not description.get(name)]
    if missing:
        raise ValueError(f"The description lacks {', '.join(missing)}.")
    row = Marking.objects.of(parse_marking(marking))
    with everything_visible():
        dispute, is_new = Dispute.objects.get_or_create(
            slug=slugify(description["slug"]),
            defaults={"title": description["title"], "question": description["question"], "marking": row},
        )
        for entry in description["propositions"] if is_new else ():
            sides = {name: list(entry.get(name, ())) for name in ("terms", "accusers", "accused")}
            Proposition.objects.create(dispute=dispute, text=entry["text"], marking=row, **sides)
    return dispute


def check_intake(intake: Intake) -> None:
    """Refuse a document for a dispute that there is none of (or that the bringer cannot see: the same answer)."""
    if intake.dispute and not Dispute.objects.filter(slug=intake.dispute).exists():
        raise DocumentError(f"There is no dispute “{intake.dispute}”. Choose one of the list of disputes.")


def record_intake(document: Document, intake: Intake) -> None:
    """Put a document into the dispute that its bringer named; again for a document that was there before."""
    dispute = Dispute.objects.filter(slug=intake.dispute).first() if intake.dispute else None
    if dispute and not DisputeDocument.objects.filter(dispute=dispute, document_id=document.pk).exists():
        with everything_visible():
            marking = Document.objects.only("marking").get(pk=document.pk).marking_id
            DisputeDocument.objects.create(dispute=dispute, document_id=document.pk, marking_id=marking)
            if document.state == Document.State.READY:
                update_dispute(dispute)


def save_claims(revision: Revision, doc: Doc) -> None:
    """Replace the suggested claims by those of `doc`; what a person decided or tagged stays as it is.

    A claim whose words stood in an earlier revision is the same claim (`claims.revisions`).
    """
    values = {party.entity for draft in doc._.claims for party in draft.parties if party.entity}
    fuller = find_fuller_known(values, revision.document.marking.value)
    drafts = [draft.with_entities(fuller) for draft in doc._.claims]
    writer = _ClaimWriter(revision, drafts)
    for order, draft in enumerate(drafts):
        writer.add(order, draft)
    writer.save()
    mark_memberships(revision.document)


def mark_memberships(document: Document) -> None:
    """That a document belongs to a dispute may be known to whoever may know of the document."""
    DisputeDocument.objects.filter(document=document).update(marking=document.marking_id)


class _ClaimWriter:
    """Gathers the rows of one revision's claims and writes them at once."""

    def __init__(self, revision: Revision, drafts: Sequence[ClaimDraft]) -> None:
        self.revision = revision
        self.paragraphs = Paragraphs(revision)
        self.markings = {row.marking.value: row.marking for row in self.paragraphs.rows}
        self.entities = KnownEntities(party.entity for draft in drafts for party in draft.parties)
        self.earlier = EarlierClaims(revision, drafts)
        self.claims: dict[uuid.UUID, Claim] = {}
        self.orders: dict[uuid.UUID, int] = {}  # where claims stand that are left as they are
        self.appearances: list[Appearance] = []
        self.parties: list[ClaimParty] = []

    def add(self, order: int, draft: ClaimDraft) -> None:
        """Take one draft, unless its words cross a paragraph or a person has decided about the same claim."""
        paragraph = self.paragraphs.holding(draft.start, draft.end)
        pk = self.earlier.key(order, draft)
        if pk in self.earlier.decided:
            self.orders[pk] = order
        if paragraph is None or pk in self.orders or pk in self.claims:
            return
        who = draft.claimant.name or draft.claimant.text if draft.claimant else ""
        marking = self._marking(draft, paragraph.marking.value)
        text = self.revision.text
        content = text[slice(*draft.content)] if draft.content else text[draft.start : draft.end]
        claimant = draft.claimant.entity if draft.claimant else None
        self.claims[pk] = claim = Claim(
            id=pk, kind=draft.kind, claimant=self._entity(draft.claimant, marking), claimant_name=who[:300],
            claimant_country=claimant.country or "" if claimant else "",
            official=bool(claimant and claimant.official), authority=claimant.authority if claimant else 0,
            content=content, terms=sorted(term for term in find_terms(content) if len(term) <= 60),
            reason=draft.reason or "", negated=draft.negated, day=draft.when.first() if draft.when else None,
            day_precision=draft.when.precision if draft.when else "", day_basis=draft.when_basis,
            rule=draft.rule[:200], confidence=draft.confidence, marking=marking, updated_at=timezone.now(),
        )  # fmt: skip
        if self.earlier.first_revision(pk):  # its day is that of the revision in which its words first stood
            said = self.earlier.places[pk].claim
            claim.day, claim.day_precision, claim.day_basis = said.day, said.day_precision, said.day_basis
        self.appearances.append(self._appearance(pk, order, draft, paragraph.pk, marking))
        self._add_parties(pk, ClaimParty.Role.TARGET, draft.targets, marking)
        self._add_parties(pk, ClaimParty.Role.ADDRESSEE, draft.addressees, marking)

    def _appearance(
        self, pk: uuid.UUID, order: int, draft: ClaimDraft, paragraph: uuid.UUID, marking: Marking
    ) -> Appearance:
        claimant_start, claimant_end = (draft.claimant.start, draft.claimant.end) if draft.claimant else (None, None)
        content_start, content_end = draft.content or (None, None)
        return Appearance(
            id=uuid.uuid5(pk, "appearance"), claim_id=pk, document_id=self.revision.document_id,
            revision=self.revision, first_revision_id=self.earlier.first_revision(pk), paragraph_id=paragraph,
            order=order, start=draft.start, end=draft.end,
            quote=self.revision.text[draft.start : draft.end], cue_start=draft.cue[0], cue_end=draft.cue[1],
            claimant_start=claimant_start, claimant_end=claimant_end, content_start=content_start,
            content_end=content_end, via=self._entity(draft.via, marking),
            via_name=(draft.via.name or draft.via.text)[:300] if draft.via else "", marking=marking,
        )  # fmt: skip

    def _add_parties(self, pk: uuid.UUID, role: str, drafts: Iterable[PartyDraft], marking: Marking) -> None:
        for order, party in enumerate(drafts):
            name = (party.name or party.text)[:300]
            self.parties.append(
                ClaimParty(
                    claim_id=pk, role=role, order=order, entity=self._entity(party, marking), name=name,
                    country=party.country or "", start=party.start, end=party.end, marking=marking,
                )
            )  # fmt: skip

    def _marking(self, draft: ClaimDraft, marking: MarkingValue) -> Marking:
        """The join of every portion that the claim draws on: its own words, its parties' and their names'."""
        whole = self.revision.marking.value
        for party in draft.parties:
            place = self.paragraphs.holding(party.start, party.end) if party.start is not None else None
            marking = marking.join(place.marking.value) if place else marking
            if known := self.entities.seen_by(party.entity, whole):
                marking = marking.join(known.marking.value)
        if marking not in self.markings:
            self.markings[marking] = Marking.objects.of(marking)
        return self.markings[marking]

    def _entity(self, party: PartyDraft | None, marking: Marking) -> Entity | None:
        return self.entities.seen_by(party.entity, marking.value) if party else None

    def save(self) -> None:
        """Write the rows; suggestions that are no longer found go, with their search entries."""
        found = list(self.claims)
        gone_pks = self.earlier.replaced(found)
        Claim.objects.filter(pk__in=gone_pks).delete()
        Claim.objects.bulk_create(
            self.claims.values(), update_conflicts=True, unique_fields=["id"], update_fields=CLAIM_FIELDS
        )
        Appearance.objects.bulk_create(
            self.appearances, update_conflicts=True, unique_fields=["id"], update_fields=APPEARANCE_FIELDS
        )
        for pk, order in self.orders.items():
            Appearance.objects.filter(claim=pk, revision=self.revision).exclude(order=order).update(order=order)
        places = {(party.claim_id, party.role, party.order) for party in self.parties}
        known = self.earlier.places.keys() & self.claims.keys()
        before = ClaimParty.objects.filter(claim_id__in=known).values_list("pk", "claim_id", "role", "order")
        ClaimParty.objects.filter(pk__in=[pk for pk, *place in before if tuple(place) not in places]).delete()
        ClaimParty.objects.bulk_create(
            self.parties, update_conflicts=True, unique_fields=["claim", "role", "order"], update_fields=PARTY_FIELDS
        )
        index_claims([*found, *gone_pks])


def review_claim(claim: Claim, status: str, user: AbstractBaseUser) -> Claim:
    """A person confirms or rejects a claim; deciding the same again changes nothing."""
    if status not in {Reviewed.Status.CONFIRMED, Reviewed.Status.REJECTED}:
        raise ValueError("A claim is confirmed or rejected.")
    now = timezone.now()
    Claim.objects.filter(pk=claim.pk).exclude(status=status).update(
        status=status, decided_by=user, decided_at=now, updated_at=now
    )
    claim.refresh_from_db()
    return claim


@transaction.atomic
def tag_claim(claim: Claim, label: str, user: AbstractBaseUser) -> ClaimTag:
    """An analyst's label on a claim; the same label again changes nothing."""
    label = " ".join(label.split())
    if not label or len(label) > 60:
        raise ValueError("A tag has 1 to 60 characters.")
    return ClaimTag.objects.get_or_create(
        claim=claim, label=label, defaults={"created_by": user, "marking_id": claim.marking_id}
    )[0]


def index_claims(claims: list[uuid.UUID]) -> None:
    """Rewrite the search index of the claims: their words, claimant and content."""
    SearchEntry.objects.filter(pk__in=claims).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO cables_searchentry (id, target, document_id, marking_id, vector)
            SELECT DISTINCT ON (c.id) c.id, 'claim', a.document_id, c.marking_id,
                {VECTOR.format("left(c.kind || ' ' || c.claimant_name || ' ' || a.quote, 100000)")}
            FROM claims_claim c JOIN claims_appearance a ON a.claim_id = c.id WHERE c.id = ANY(%s)""",
            [claims],
        )
