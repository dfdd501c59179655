"""Filters over entities and mentions, shared by pages and API."""

import uuid

from django.db import models
from django.db.models import Count, Q

from .gazetteer import fold


class EntityQuerySet(models.QuerySet):
    """Entities by what people ask for."""

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
        return self.filter(Q(name__icontains=words.strip()) | Q(aliases__folded__contains=fold(words))).distinct()

    def with_counts(self) -> "EntityQuerySet":
        """Each with `mention_count`, of the mentions that the reader may see and nobody rejected."""
        return self.annotate(mention_count=Count("mentions", filter=~Q(mentions__status="rejected")))


class MentionQuerySet(models.QuerySet):
    """Mentions by place and state."""

    def in_document(self, pk: uuid.UUID) -> "MentionQuerySet":
        """Those of one document in the order of the text."""
        return self.filter(document_id=pk).order_by("start", "end")

    def standing(self) -> "MentionQuerySet":
        """Those that nobody rejected."""
        return self.exclude(status="rejected")
