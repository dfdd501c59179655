"""The search index: one table to write, one view to read."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from ..querysets import SearchQuerySet
from .documents import Document
from .marked import Marking


class SearchEntry(models.Model):
    """The narrow table that full-text search reads; write here, read SearchHit.

    It carries no row-level security: `@@` is not leakproof, so under a policy the planner would not use the GIN
    index. The view of SearchHit filters on the marking instead, inside the database.
    """

    class Target(models.TextChoices):
        PARAGRAPH = "paragraph", "Text"
        CLAIM = "claim", "Claim"

    id = models.UUIDField(primary_key=True, editable=False)  # the paragraph's or the claim's
    target = models.CharField(max_length=10, choices=Target)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    marking = models.ForeignKey(Marking, on_delete=models.PROTECT, related_name="+")
    vector = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["vector"], name="search_vector")]


class SearchHit(models.Model):
    """What of the search index this transaction may see (a view over SearchEntry)."""

    id = models.UUIDField(primary_key=True)
    target = models.CharField(max_length=10, choices=SearchEntry.Target)
    document = models.ForeignKey(Document, on_delete=models.DO_NOTHING, related_name="+")
    marking = models.ForeignKey(Marking, on_delete=models.DO_NOTHING, related_name="+")
    vector = SearchVectorField()

    objects = SearchQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "cables_search_visible"
