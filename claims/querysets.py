"""Filters over disputes, claims and links, and their rows as the plain values that `build_` functions take."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Max, Prefetch, Q

from .terms import find_terms
from .values import Act, Actor, Link, PropositionValue

if TYPE_CHECKING:
    from .models import Claim, Dispute, Proposition


class DisputeQuerySet(models.QuerySet):
    """Disputes with what the reader may see of them."""

    def with_counts(self) -> "DisputeQuerySet":
        """Each with `document_count` and `latest`, the last day on which a document of it was published."""
        return self.annotate(document_count=Count("memberships"), latest=Max("memberships__document__published"))


class ClaimQuerySet(models.QuerySet):
    """Claims by what people ask for; each filter leaves all where nothing is asked."""

    def in_dispute(self, dispute: "Dispute") -> "ClaimQuerySet":
        """Those that stand in a document of the dispute."""
        return self._standing_in(Q(document__memberships__dispute=dispute))

    def in_document(self, pk: uuid.UUID) -> "ClaimQuerySet":
        """Those of one document, in the order of the text, each with its `place`."""
        place = models.Min("appearances__start", filter=Q(appearances__document_id=pk))
        return self._standing_in(Q(document_id=pk)).annotate(place=place).order_by("place", "pk")

    def _standing_in(self, where: Q) -> "ClaimQuerySet":
        from .models import Appearance

        return self.filter(pk__in=Appearance.objects.filter(where).values("claim_id"))

    def standing(self) -> "ClaimQuerySet":
        """Those that nobody rejected."""
        return self.exclude(status="rejected")

    def of_kind(self, kind: str) -> "ClaimQuerySet":
        """Accusations, denials ...."""
        return self.filter(kind=kind) if kind else self

    def by_country(self, code: str) -> "ClaimQuerySet":
        """Those whose claimant belongs to a country."""
        return self.filter(claimant_country=code) if code else self

    def in_status(self, status: str) -> "ClaimQuerySet":
        """Suggested, confirmed or rejected ones."""
        return self.filter(status=status) if status else self

    def involving(self, entity_pk: uuid.UUID) -> "ClaimQuerySet":
        """Those made by an entity or about it."""
        from .models import ClaimParty

        parties = ClaimParty.objects.filter(entity_id=entity_pk).values("claim_id")
        return self.filter(Q(claimant_id=entity_pk) | Q(pk__in=parties))

    def as_of(self, day: date | None) -> "ClaimQuerySet":
        """Those said by the end of a day; what has no day counts as said when its document came out."""
        return self.filter(Q(day__lte=day) | Q(day=None)) if day else self

    def with_words(self) -> "ClaimQuerySet":
        """Everything that a page or an answer shows of a claim, in a fixed number of queries."""
        from .models import Appearance

        appearances = Appearance.objects.select_related("document__source", "via").order_by("order")
        return self.select_related("claimant", "marking").prefetch_related(
            Prefetch("appearances", appearances), "parties__entity", "stances__proposition", "tags"
        )

    def with_links(self) -> "ClaimQuerySet":
        """Each with `replies_to` and `replies`: the standing links from it and to it, with the claim at the other end."""
        from .models import ClaimLink

        links = ClaimLink.objects.standing().order_by("relation", "pk")
        return self.prefetch_related(
            Prefetch("answers", links.select_related("target"), to_attr="replies_to"),
            Prefetch("answered_by", links.select_related("source"), to_attr="replies"),
        )

    def as_acts(self, dispute: "Dispute | None" = None) -> list[Act]:
        """The claims as values, in the order of the query, with the stances they take in `dispute`."""
        from .models import Appearance

        appearances = Appearance.objects.select_related("document__source", "via").order_by("order")
        rows = self.select_related("claimant", "marking")
        rows = rows.prefetch_related(Prefetch("appearances", appearances), "parties__entity")
        if dispute:
            rows = rows.prefetch_related("stances__proposition")
        return [build_act(claim, dispute) for claim in rows]


class LinkQuerySet(models.QuerySet):
    """Links between claims."""

    def standing(self) -> "LinkQuerySet":
        """Those that nobody rejected, nor either of their claims."""
        return self.exclude(status="rejected").exclude(source__status="rejected").exclude(target__status="rejected")

    def among(self, claims: Iterable[uuid.UUID]) -> "LinkQuerySet":
        """Those with both ends among `claims`."""
        claims = list(claims)
        return self.filter(source_id__in=claims, target_id__in=claims)

    def as_links(self) -> list[Link]:
        """The links as values."""
        return [
            Link(str(row.source_id), str(row.target_id), row.relation, row.confidence, row.rule)
            for row in self.order_by("source_id", "target_id", "relation")
        ]


def build_act(claim: "Claim", dispute: "Dispute | None" = None) -> Act:
    """The value of one claim with its words, from `ClaimQuerySet.with_words`."""
    place = next(iter(claim.appearances.all()), None)
    parties = defaultdict(list)
    for party in claim.parties.all():
        parties[party.role].append(_actor(party.entity, party.name, party.country))
    stances = claim.stances.all() if dispute else ()
    taken = [row for row in stances if row.proposition.dispute_id == dispute.pk]
    stance = next((row for row in taken if row.status != "rejected"), None)
    claimant = None
    if claim.claimant_name or claim.claimant_id:
        claimant = _actor(claim.claimant, claim.claimant_name, claim.claimant_country, claim.official, claim.authority)
    return Act(
        id=str(claim.pk), kind=claim.kind, claimant=claimant, targets=tuple(parties["target"]),
        content=claim.content, quote=place.quote if place else "", terms=frozenset(claim.terms), day=claim.day,
        precision=claim.day_precision or "none", negated=claim.negated, reason=claim.reason or None,
        document=str(place.document_id) if place else "", order=place.order if place else 0,
        stance=stance.stance if stance else None, proposition=str(stance.proposition_id) if stance else None,
        stance_rule=stance.rule if stance else "",
        reviewed=claim.status == "confirmed", confidence=claim.confidence,
        via=_actor(place.via, place.via_name, "") if place and place.via_name else None,
        url=place.get_absolute_url() if place else "", marking=str(claim.marking),
        source=str(place.document.source or place.document.title) if place else "",
    )  # fmt: skip


def build_proposition(row: "Proposition") -> PropositionValue:
    """The value of one proposition; its terms are those of its sentence and those added by hand."""
    terms = find_terms(row.text) | find_terms(" ".join(row.terms))
    return PropositionValue(str(row.pk), row.text, terms, frozenset(row.accusers), frozenset(row.accused))


def _actor(entity: object, name: str, country: str, official: bool = False, authority: int = 0) -> Actor:
    key = str(entity.pk) if entity else f"{country}:{name}".casefold()
    kind = entity.kind if entity else "organisation"
    return Actor(key, entity.name if entity else name, country or None, official, authority, kind)
