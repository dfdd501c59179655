"""Disputes: what is at issue in them, the documents that belong or may belong to them."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from cables.history import kept
from cables.models import Document, Guarded, Reviewed

from ..querysets import DisputeQuerySet
from .acts import Claim


class Dispute(Guarded):
    """The case: what is argued about, with its propositions and documents."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    question = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DisputeQuerySet.as_manager()

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("claims:dispute", args=[self.slug])


@kept
class Proposition(Guarded, Reviewed):
    """What is at issue, as one sentence, and the sides: who says so, and against whom.

    The machine proposes, a person confirms; only confirmed ones are asked for positions.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dispute = models.ForeignKey(Dispute, on_delete=models.CASCADE, related_name="propositions")
    text = models.TextField()
    terms = ArrayField(
        models.CharField(max_length=60), default=list, blank=True, help_text="Further words of the topic"
    )
    accusers = ArrayField(
        models.CharField(max_length=100), default=list, blank=True, help_text="Country codes or names"
    )
    accused = ArrayField(models.CharField(max_length=100), default=list, blank=True, help_text="Country codes or names")
    status = models.CharField(max_length=10, choices=Reviewed.Status, default=Reviewed.Status.CONFIRMED)
    rule = models.CharField(max_length=200, default="written by a person")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return self.text


@kept
class DisputeDocument(Guarded):
    """That a document belongs to a dispute."""

    dispute = models.ForeignKey(Dispute, on_delete=models.CASCADE, related_name="memberships")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="memberships")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dispute", "document"], name="dispute_document_once")]

    def __str__(self) -> str:
        return f"{self.document_id} in {self.dispute_id}"


class DisputeSuggestion(Guarded, Reviewed):
    """That a document may belong to a dispute, with the claim that speaks for it; under the join of all it rests on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dispute = models.ForeignKey(Dispute, on_delete=models.CASCADE, related_name="suggestions")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField(help_text="In words, for the person who decides")

    class Meta:
        ordering = ["-confidence", "id"]
        constraints = [models.UniqueConstraint(fields=["dispute", "document"], name="dispute_suggestion_once")]

    def __str__(self) -> str:
        return f"{self.document_id} for {self.dispute_id}"
