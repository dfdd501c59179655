"""Claims as acts: who says what of whom, the words they stand on."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from cables.history import kept
from cables.models import Document, Guarded, Paragraph, Reviewed, Revision
from entities.models import Entity

from ..kinds import KINDS
from ..querysets import ClaimQuerySet


def kind_choices() -> list[tuple[str, str]]:
    """The kinds of claim; a function, so that a new kind needs no migration."""
    return [(name, kind.label) for name, kind in KINDS.items()]


@kept
class Claim(Guarded, Reviewed):
    """An act: one claimant saying or doing one thing of one kind, once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=kind_choices)
    claimant = models.ForeignKey(Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="claims")
    claimant_name = models.CharField(max_length=300, blank=True, help_text="As the text calls it; empty: nobody named")
    claimant_country = models.CharField(max_length=10, blank=True)
    official = models.BooleanField(default=False, help_text="Whether the claimant speaks for its country")
    authority = models.PositiveSmallIntegerField(default=0)
    content = models.TextField(blank=True)
    terms = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    reason = models.TextField(blank=True, help_text="The ground that the text states")
    negated = models.BooleanField(default=False)
    day = models.DateField(null=True, blank=True)
    day_precision = models.CharField(max_length=5, blank=True)
    day_basis = models.CharField(max_length=10, default="none", help_text="stated, document or none")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["day", "created_at", "id"]
        indexes = [
            models.Index(fields=["day"], name="claim_day"),
            models.Index(fields=["updated_at", "id"], name="claim_changes"),
        ]

    def __str__(self) -> str:
        return f"{self.claimant_name or 'somebody'}: {self.kind}"

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return KINDS[self.kind].label if self.kind in KINDS else self.kind


@kept
class ClaimParty(Guarded):
    """Who a claim is about (target) or spoken to (addressee)."""

    class Role(models.TextChoices):
        TARGET = "target", "Target"
        ADDRESSEE = "addressee", "Addressee"

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=10, choices=Role)
    order = models.PositiveSmallIntegerField()
    entity = models.ForeignKey(Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    country = models.CharField(max_length=10, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["role", "order"]
        constraints = [models.UniqueConstraint(fields=["claim", "role", "order"], name="claim_party_once")]

    def __str__(self) -> str:
        return self.name


@kept
class Appearance(Guarded):
    """One place where a claim stands; the database refuses a quote that does not stand there word for word."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="appearances")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, related_name="+", help_text="The latest in which the words stand"
    )
    first_revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.CASCADE, related_name="+",
        help_text="The one in which they first stood, where that is another",
    )  # fmt: skip
    gone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Who has accepted that the words stand in the document no more",
    )  # fmt: skip
    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="+")
    order = models.PositiveIntegerField(help_text="Place among the claims of the revision")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    cue_start = models.PositiveIntegerField()
    cue_end = models.PositiveIntegerField()
    claimant_start = models.PositiveIntegerField(null=True, blank=True)
    claimant_end = models.PositiveIntegerField(null=True, blank=True)
    content_start = models.PositiveIntegerField(null=True, blank=True)
    content_end = models.PositiveIntegerField(null=True, blank=True)
    via = models.ForeignKey(Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    via_name = models.CharField(max_length=300, blank=True, help_text="Who reports it")

    class Meta:
        ordering = ["document", "start"]
        indexes = [models.Index(fields=["document", "start"], name="appearance_place")]

    def __str__(self) -> str:
        return self.quote[:80]

    def get_absolute_url(self) -> str:
        return f"{reverse('claims:document', args=[self.document_id])}#claim-{self.claim_id}"


class ClaimTag(Guarded):
    """An analyst's label on a claim."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="tags")
    label = models.CharField(max_length=60)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["label"]
        constraints = [models.UniqueConstraint(fields=["claim", "label"], name="claim_tag_once")]

    def __str__(self) -> str:
        return self.label
