"""Filters over documents and the search index, shared by pages, API and exports."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchRank
from django.db import models
from django.db.models import F, Min, Q

from .markings import LEVELS, MarkingValue
from .searching import build_query
from .settled import has_settled, recall, remember

if TYPE_CHECKING:
    from .models import Document, Marking


class MarkingManager(models.Manager["Marking"]):
    """Markings by value."""

    def of(self, value: MarkingValue) -> "Marking":
        """The row of this combination, made if it is new."""
        if row := recall(value):
            return row
        wanted = {"level": value.level, "caveats": sorted(value.caveats)}
        row = self.annotate(settled=has_settled("cables_marking")).filter(**wanted).first()
        if row is None:
            return self.get_or_create(**wanted)[0]
        if row.settled:
            remember(value, row)
        return row

    def meet(self, values: Iterable[MarkingValue]) -> "Marking":
        """The row of the highest marking that all of `values` dominate."""
        values = list(values)
        result = values[0]
        for value in values[1:]:
            result = result.meet(value)
        return self.of(result)

    def join(self, values: Iterable[MarkingValue]) -> "Marking":
        """The row of the lowest marking that dominates all of `values`."""
        result = MarkingValue(LEVELS[0])
        for value in values:
            result = result.join(value)
        return self.of(result)


class DocumentQuerySet(models.QuerySet):
    """Documents by what people ask for."""

    def of_kind(self, kind: str) -> "DocumentQuerySet":
        """Cables, statements or articles; all without a kind."""
        return self.filter(kind=kind) if kind else self

    def in_state(self, state: str) -> "DocumentQuerySet":
        """Documents at one step of their way; all without a state."""
        return self.filter(state=state) if state else self

    def between(self, start: datetime.date | None, end: datetime.date | None) -> "DocumentQuerySet":
        """Published from `start` to `end`, both included."""
        found = self.filter(published__gte=start) if start else self
        return found.filter(published__lte=end) if end else found

    def brought_from(self, origin: str) -> "DocumentQuerySet":
        """What came from an address, a feed or a mailbox; all without an origin."""
        found = self.model.objects.filter(originals__receipts__origin=origin)
        return self.filter(pk__in=found.values("pk")) if origin else self

    def packed_in(self, bundles: "DocumentQuerySet") -> "DocumentQuerySet":
        """What came in these bundles and mails, also what was there before."""
        return self.filter(Q(parent__in=bundles) | Q(pk__in=bundles.values("packed__original__document")))

    def packing(self, document: "Document") -> "DocumentQuerySet":
        """The bundles and mails that the document came in."""
        return self.filter(Q(pk=document.parent_id) | Q(packed__original__document=document)).distinct()

    def with_name_in(self, bundle: "Document") -> "DocumentQuerySet":
        """Each with its path in the bundle as `name_in_it`, for those who may see the bundle's receipts."""
        in_it = Q(originals__receipts__bundle=bundle)
        return self.annotate(name_in_it=Min("originals__receipts__filename", filter=in_it))

    def unfinished(self, now: datetime.datetime) -> "DocumentQuerySet":
        """Accepted and neither ready nor failed, with nobody's lease on them."""
        waiting = Q(state__in=["received", "processing"])
        return self.filter(waiting & (Q(lease_until=None) | Q(lease_until__lt=now)))


class ReferenceQuerySet(models.QuerySet):
    """References between documents. A target or a referring document that may not be seen is not there."""

    def made_by(self, document: "Document") -> "ReferenceQuerySet":
        """What a document refers to, in order, with the targets."""
        return self.filter(document=document).select_related("target").order_by("order")

    def pointing_at(self, document: "Document") -> "ReferenceQuerySet":
        """The references to a document, with what makes them, the earliest first."""
        found = self.filter(target=document).select_related("document")
        return found.order_by("document__published", "document__received_at", "order")


class SearchQuerySet(models.QuerySet):
    """Hits of the full-text index."""

    def matching(self, words: str) -> "SearchQuerySet":
        """Best first; `words` as people type them: quotes, OR and a minus are understood, nothing is an error."""
        query = build_query(words)
        return self.filter(vector=query).annotate(rank=SearchRank(F("vector"), query)).order_by("-rank", "id")
