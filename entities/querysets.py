"""Filters over entities and mentions, shared by pages and API."""

import uuid
from collections.abc import Iterable

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from .gazetteer import fold


class EntityQuerySet(models.QuerySet):
    """Entities by what people ask for."""

    def standing(self) -> "EntityQuerySet":
        """Those that are not merged into another one, as far as the reader may know."""
        return self.filter(Q(sameness=None) | Q(sameness__survivor=F("pk")))

    def of_country(self, code: str) -> "EntityQuerySet":
        """Those that belong to a country or body; all without a code."""
        return self.filter(country=code) if code else self

    def of_kind(self, kind: str) -> "EntityQuerySet":
        """Countries, persons, companies ...; all without a kind."""
        return self.filter(kind=kind) if kind else self

    def named(self, words: str) -> "EntityQuerySet":
        """Those whose name or alias holds `words`, whatever the case and the accents; all without words."""
        if not words.strip():
            return self
        found = Q(name__icontains=words.strip()) | Q(aliases__folded__contains=fold(words))
        named = self.model.objects.filter(found).order_by()
        return self.filter(Q(pk__in=named.values("pk")) | Q(pk__in=named.values("sameness__survivor")))

    def with_counts(self) -> "EntityQuerySet":
        """Each with `mention_count`, of the mentions that the reader may see and nobody rejected, of all that is one."""
        mentions = self.model._meta.get_field("mentions").related_model.objects.standing().order_by()
        own = mentions.filter(entity=OuterRef("pk"))
        of_others = mentions.filter(entity__sameness__survivor=OuterRef("pk")).exclude(entity=OuterRef("pk"))
        return self.annotate(mention_count=_count(own) + _count(of_others))


def _count(rows: models.QuerySet) -> Coalesce:
    """The number of rows of a subquery."""
    return Coalesce(Subquery(rows.annotate(all=Value(1)).values("all").annotate(n=Count("pk")).values("n")), 0)


class MentionQuerySet(models.QuerySet):
    """Mentions by place and state."""

    def in_document(self, pk: uuid.UUID) -> "MentionQuerySet":
        """Those of one document in the order of the text."""
        return self.filter(document_id=pk).order_by("start", "end")

    def standing(self) -> "MentionQuerySet":
        """Those that nobody rejected."""
        return self.exclude(status="rejected")


class MergeQuerySet(models.QuerySet):
    """Proposals to take two entities for one."""

    def with_words(self) -> "MergeQuerySet":
        """Each with all that its decision needs: both entities, and the mentions that the reader may see of them."""
        rows = self.model._meta.get_field("evidence").related_model.objects
        shown = rows.select_related("marking", "mention__document", "mention__paragraph", "mention__marking")
        found = self.select_related("merged__marking", "survivor__marking", "marking", "decided_by")
        return found.prefetch_related(models.Prefetch("evidence", shown.order_by("pk")))

    def waiting_first(self) -> "MergeQuerySet":
        """What waits for a person first, the surest first; then what people decided, the latest first."""
        return self.order_by("-status", F("decided_at").desc(nulls_first=True), "-confidence", "pk")

    def accepted(self) -> "MergeQuerySet":
        """Those that a person has accepted and nobody has undone."""
        return self.filter(status="confirmed")

    def of_entities(self, pks: Iterable[uuid.UUID] | models.QuerySet) -> "MergeQuerySet":
        """Those with either end among some entities."""
        return self.filter(Q(merged__in=pks) | Q(survivor__in=pks))
