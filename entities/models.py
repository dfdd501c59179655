"""Whom documents speak of: entities, the names they go by, and where they are mentioned."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from cables.history import kept
from cables.models import Document, Guarded, Paragraph, Reviewed, Revision

from .drafts import EntityValue
from .querysets import EntityQuerySet, MentionQuerySet, MergeQuerySet


class Entity(Guarded):
    """A country, body, office, organisation, company, person, product or place.

    Built-in ones (with a key) are public. A learned one is seen by whoever may see one of the mentions it came from.
    """

    class Kind(models.TextChoices):
        COUNTRY = "country", "Country"
        BODY = "body", "International body"
        OFFICE = "office", "Government office"
        ORGANISATION = "organisation", "Organisation"
        COMPANY = "company", "Company"
        PERSON = "person", "Person"
        PRODUCT = "product", "Product"
        PLACE = "place", "Place"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(
        max_length=100, unique=True, null=True, blank=True, help_text="Its row in the built-in table"
    )
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=Kind)
    country = models.CharField(max_length=10, blank=True, help_text="ISO 3166 alpha-2, or a body's code")
    official = models.BooleanField(default=False, help_text="Whether it speaks for that country or body")
    authority = models.PositiveSmallIntegerField(default=0, help_text="With how much weight, 0 to 5")
    media = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EntityQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "entities"
        indexes = [models.Index(fields=["country"], name="entity_country")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("entities:entity", args=[self.pk])

    @property
    def value(self) -> EntityValue:
        """It as a plain value."""
        return EntityValue(
            self.name, self.kind, self.country or None, self.official, self.authority, self.key, self.media
        )


class Alias(Guarded):
    """A name that an entity goes by, as met in a text."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, help_text="In lower case, without accents and punctuation")

    class Meta:
        ordering = ["text"]
        constraints = [models.UniqueConstraint(fields=["entity", "folded", "marking"], name="alias_once")]
        indexes = [models.Index(fields=["folded"], name="alias_folded")]

    def __str__(self) -> str:
        return self.text


class NameKey(Guarded):
    """A key under which a name of an entity is found by others that may mean the same (`entities.spelling`)."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=310)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entity", "key", "marking"], name="name_key_once")]
        indexes = [models.Index(fields=["key"], name="name_key")]

    def __str__(self) -> str:
        return self.key


class Mention(Guarded, Reviewed):
    """Characters of a revision that mean an entity; the database refuses words that do not stand there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    label = models.CharField(max_length=10)
    entity = models.ForeignKey(Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="mentions")
    gone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Who has accepted that the words stand in the document no more",
    )  # fmt: skip

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["document", "start"]
        indexes = [models.Index(fields=["entity", "document"], name="mention_entity")]

    def __str__(self) -> str:
        return self.text

    def around(self, width: int) -> tuple[str, str]:
        """The words of its paragraph before and after it, at most `width` characters of each."""
        text, start, end = self.paragraph.text, self.start - self.paragraph.start, self.end - self.paragraph.start
        before = ("…" if start > width else "") + text[max(0, start - width) : start]
        return before, text[end : end + width] + ("…" if len(text) > end + width else "")


@kept
class Tenure(Guarded):
    """For whom a person spoke from one day to another: what they said then moves that country's position."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="tenures")
    office = models.CharField(max_length=200)
    country = models.CharField(max_length=10)
    authority = models.PositiveSmallIntegerField()
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["since"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(since=None) | models.Q(until__gte=models.F("since")),
                name="tenure_forward",
            )
        ]

    def __str__(self) -> str:
        return self.office


@kept
class EntityMerge(Guarded, Reviewed):
    """That two entities are one: proposed by the machine, decided by a person, and undone by taking the decision back.

    Neither row changes: `merged` keeps its mentions and claims, and whoever reads follows `Sameness` to the survivor.
    The marking is the join of all that the proposal rests on, so whoever may not see one of the two learns of none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    merged = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="+")
    survivor = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField(help_text="In words, for the person who decides")

    objects = MergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merged", "survivor"], name="merge_once"),
            models.CheckConstraint(condition=~models.Q(merged=models.F("survivor")), name="merge_of_two"),
        ]
        indexes = [models.Index(fields=["status"], name="merge_status")]

    def __str__(self) -> str:
        return f"{self.merged_id} is {self.survivor_id}"


class MergeEvidence(Guarded):
    """A mention of either entity that a proposal to merge them shows."""

    merge = models.ForeignKey(EntityMerge, on_delete=models.CASCADE, related_name="evidence")
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["merge", "mention"], name="merge_evidence_once")]

    def __str__(self) -> str:
        return f"{self.mention_id} for {self.merge_id}"


class Sameness(models.Model):
    """For each entity of an accepted merge that this transaction may see, whom it counts for (a view; `entities.sameness`)."""

    entity = models.OneToOneField(Entity, primary_key=True, on_delete=models.DO_NOTHING, related_name="sameness")
    survivor = models.ForeignKey(Entity, on_delete=models.DO_NOTHING, related_name="+")
    members = ArrayField(models.UUIDField(), help_text="All entities that are one with it, itself included")

    class Meta:
        managed = False
        db_table = "entities_sameness"


def survivor_of(entity: Entity) -> Entity:
    """Whom an entity counts for: itself, unless it is merged into another one that this transaction may see."""
    return Entity.objects.filter(pk__in=Sameness.objects.filter(pk=entity.pk).values("survivor")).first() or entity


def members_of(pk: uuid.UUID) -> list[uuid.UUID]:
    """An entity with all that count as one with it, as far as this transaction may see."""
    found = Sameness.objects.filter(pk=pk).values_list("members", flat=True).first()
    return found or [pk]


def names_of(entity: Entity) -> list[str]:
    """All names that an entity goes by, in texts or by what is merged into it, each once."""
    same = members_of(entity.pk)
    others = Entity.objects.filter(pk__in=same).exclude(pk=entity.pk).values_list("name", flat=True)
    return sorted({*Alias.objects.filter(entity__in=same).values_list("text", flat=True), *others})
