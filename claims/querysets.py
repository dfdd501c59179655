"""Filters over disputes, claims and links."""

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Max, Prefetch, Q

from entities.models import members_of

if TYPE_CHECKING:
    from .models import Dispute


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
        """Those made by an entity, or by one that is merged with it, or about it."""
        from .models import ClaimParty

        same = members_of(entity_pk)
        parties = ClaimParty.objects.filter(entity__in=same).values("claim_id")
        return self.filter(Q(claimant__in=same) | Q(pk__in=parties))

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


class LinkQuerySet(models.QuerySet):
    """Links between claims."""

    def standing(self) -> "LinkQuerySet":
        """Those that nobody rejected, nor either of their claims."""
        return self.exclude(status="rejected").exclude(source__status="rejected").exclude(target__status="rejected")

    def among(self, claims: Iterable[uuid.UUID]) -> "LinkQuerySet":
        """Those with both ends among `claims`."""
        claims = list(claims)
        return self.filter(source_id__in=claims, target_id__in=claims)
