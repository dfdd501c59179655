"""Who said what: disputes, what is at issue in them, claims with the words they stand on, and how they answer each other."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from cables.history import kept
from cables.models import Document, Guarded, Paragraph, Reviewed, Revision
from entities.models import Entity

from .kinds import KINDS
from .querysets import ClaimQuerySet, DisputeQuerySet, LinkQuerySet
from .values import MANNERS, RELATIONS, STANCES


def kind_choices() -> list[tuple[str, str]]:
    """The kinds of claim; a function, so that a new kind needs no migration."""
    return [(name, kind.label) for name, kind in KINDS.items()]


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


@kept
class Stance(Guarded, Reviewed):
    """Where a claim stands on a proposition, with the reason it gives."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="stances")
    proposition = models.ForeignKey(Proposition, on_delete=models.CASCADE, related_name="+")
    stance = models.CharField(max_length=12, choices=[(name, name) for name in STANCES])
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["claim", "proposition"], name="stance_once")]

    def __str__(self) -> str:
        return self.stance


@kept
class ClaimLink(Guarded, Reviewed):
    """From a claim to the earlier claim that it answers or repeats; under the join of both markings."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="answers")
    target = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="answered_by")
    relation = models.CharField(max_length=16, choices=[(name, name) for name in RELATIONS])
    manner = models.CharField(
        max_length=30, blank=True, choices=[(name, name) for name in MANNERS], help_text="How a rebuttal denies"
    )

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "relation"], name="claim_link_once"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="claim_link_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.relation} {self.target_id}"


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


class Meaning(Guarded):
    """What a text means, as a vector of length one in thousandths; `digest` tells of which words it was made."""

    vector = ArrayField(models.SmallIntegerField())
    digest = models.CharField(max_length=64)

    class Meta:
        abstract = True


class ClaimMeaning(Meaning):
    """What the content of a claim means."""

    claim = models.OneToOneField(Claim, primary_key=True, on_delete=models.CASCADE, related_name="meaning")

    def __str__(self) -> str:
        return f"meaning of {self.claim_id}"


class PropositionMeaning(Meaning):
    """What the sentence of a proposition means."""

    proposition = models.OneToOneField(Proposition, primary_key=True, on_delete=models.CASCADE, related_name="meaning")

    def __str__(self) -> str:
        return f"meaning of {self.proposition_id}"


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


@kept
class Overruling(Guarded):
    """An analyst's word against the machine: where a country stands from a day on, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposition = models.ForeignKey(Proposition, on_delete=models.CASCADE, related_name="overrulings")
    country = models.CharField(max_length=10)
    stance = models.CharField(max_length=12, choices=[(name, name) for name in STANCES])
    since = models.DateField()
    reason = models.TextField(help_text="What the analyst knows that the claims do not say")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["since", "created_at"]
        constraints = [
            models.UniqueConstraint(fields=["proposition", "country", "since", "marking"], name="overruling_once")
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.stance}"


class Visit(models.Model):
    """When a user last opened a dispute, and the time before: what came since is new to them."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    dispute = models.ForeignKey(Dispute, on_delete=models.CASCADE, related_name="+")
    latest = models.DateTimeField()
    before = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "dispute"], name="visit_once")]


class Follow(models.Model):
    """That a user wants to be told what changes about a dispute, a country or an entity."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    dispute = models.ForeignKey(Dispute, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    country = models.CharField(max_length=10, blank=True)
    entity = models.ForeignKey(Entity, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(help_text="What was held by then was never news")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dispute__isnull=False, country="", entity=None)
                | models.Q(dispute=None, entity=None) & ~models.Q(country="")
                | models.Q(dispute=None, country="", entity__isnull=False),
                name="follow_one_thing",
            ),
            models.UniqueConstraint(
                fields=["user", "dispute", "country", "entity"], name="follow_once", nulls_distinct=False
            ),
        ]


class Subscription(models.Model):
    """How a user is told: the secret of their feed, whether by mail, and up to which moment mail has told them."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="subscription")
    feed_key = models.UUIDField(default=uuid.uuid4, unique=True)
    by_mail = models.BooleanField(default=False)
    told_until = models.DateTimeField(help_text="What was held by then has been told by mail")
