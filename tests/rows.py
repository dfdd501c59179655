"""Rows for tests that need no reading: a document of marked paragraphs, with claims and mentions standing in them."""

from datetime import date

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from cables.access import everything_visible
from cables.markings import parse_marking
from cables.models import Document, Marking, Paragraph, Revision, SearchEntry
from claims.linking import update_dispute
from claims.models import Appearance, Claim, ClaimParty, Dispute, DisputeDocument, Proposition
from claims.services import index_claims
from claims.terms import find_terms
from entities.models import Entity, Mention


def marking(banner: str = "UNCLASSIFIED") -> Marking:
    """The row of a marking."""
    return Marking.objects.of(parse_marking(banner))


def make_document(*portions: tuple[str, str], title: str = "A document", dispute: Dispute | None = None) -> Document:
    """A document that was read: (marking, text) for each paragraph."""
    values = [parse_marking(banner) for banner, _ in portions]
    with everything_visible():
        least, whole = Marking.objects.meet(values), Marking.objects.join(values)
        rows = [Marking.objects.of(value) for value in values]
    with everything_visible():
        document = Document.objects.create(
            title=title,
            kind="article",
            state="ready",
            marking=least,
            published=date(2026, 3, 1),
            published_precision="day",
        )
        text = "\n\n".join(text for _, text in portions)
        revision = Revision.objects.create(document=document, text=text, marking=whole)
        document.current = revision
        document.save(update_fields=["current"])
        start = 0
        for order, (row, (_, words)) in enumerate(zip(rows, portions, strict=True)):
            paragraph = Paragraph.objects.create(
                document=document, revision=revision, order=order, role="body", start=start, end=start + len(words),
                text=words, marking=row,
            )  # fmt: skip
            SearchEntry.objects.create(
                id=paragraph.pk,
                target="paragraph",
                document=document,
                marking=row,
                vector=SearchVector(Value(words), config="english"),
            )
            start += len(words) + 2
        if dispute:
            DisputeDocument.objects.create(dispute=dispute, document=document, marking=least)
    return document


def make_claim(
    document: Document, words: str, kind: str, claimant: Entity | None, *targets: Entity, day: str = "2026-03-01"
) -> Claim:
    """A claim that stands on `words` of the document, under the marking of their paragraph."""
    with everything_visible():
        paragraph = next(row for row in document.paragraphs.all() if words in row.text)
        start = paragraph.start + paragraph.text.index(words)
        claim = Claim.objects.create(
            kind=kind, claimant=claimant, claimant_name=claimant.name if claimant else "",
            claimant_country=claimant.country if claimant else "", official=bool(claimant and claimant.official),
            authority=claimant.authority if claimant else 0, content=words, terms=sorted(find_terms(words)),
            day=date.fromisoformat(day), day_precision="day", rule="test", marking=paragraph.marking,
        )  # fmt: skip
        Appearance.objects.create(
            claim=claim, document=document, revision_id=paragraph.revision_id, paragraph=paragraph, order=start,
            start=start, end=start + len(words), quote=words, cue_start=start, cue_end=start + 1,
            marking=paragraph.marking,
        )  # fmt: skip
        for order, target in enumerate(targets):
            ClaimParty.objects.create(
                claim=claim, role="target", order=order, entity=target, name=target.name, country=target.country,
                marking=paragraph.marking,
            )  # fmt: skip
        index_claims([claim.pk])
    return claim


def make_mention(document: Document, words: str, entity: Entity) -> Mention:
    """A mention that stands on `words` of the document."""
    with everything_visible():
        paragraph = next(row for row in document.paragraphs.all() if words in row.text)
        start = paragraph.start + paragraph.text.index(words)
        return Mention.objects.create(
            document=document, revision_id=paragraph.revision_id, paragraph=paragraph, start=start,
            end=start + len(words), text=words, label="GPE", entity=entity, rule="test", marking=paragraph.marking,
        )  # fmt: skip


def make_entity(
    name: str, country: str, authority: int = 5, banner: str = "UNCLASSIFIED", kind: str = "country"
) -> Entity:
    """An entity that speaks for a country, or with authority 0 for none."""
    with everything_visible():
        row = marking(banner)
    with everything_visible():
        return Entity.objects.create(
            name=name, country=country, kind=kind, official=authority > 0, authority=authority, marking=row
        )


def make_dispute(slug: str = "herring") -> Dispute:
    """A dispute on whether Sudland overfished, Norland (NO) accusing Sudland (SE)."""
    with everything_visible():
        public = marking()
    with everything_visible():
        dispute = Dispute.objects.create(slug=slug, title="Herring", question="Who took the herring?", marking=public)
        Proposition.objects.create(
            dispute=dispute,
            text="Sudland took herring beyond its quota.",
            accusers=["NO"],
            accused=["SE"],
            marking=public,
        )
    return dispute


def settle(dispute: Dispute) -> None:
    """Bring stances and links of a dispute up to date, as a worker does after each document."""
    with everything_visible():
        update_dispute(dispute)
