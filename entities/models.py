"""Whom documents speak of: entities, the names they go by, and where they are mentioned."""

import uuid

from django.db import models
from django.urls import reverse

from cables.history import kept
from cables.models import Document, Guarded, Paragraph, Reviewed, Revision

from .querysets import EntityQuerySet, MentionQuerySet


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

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["document", "start"]
        indexes = [models.Index(fields=["entity", "document"], name="mention_entity")]

    def __str__(self) -> str:
        return self.text


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
