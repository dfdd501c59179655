"""What readers looked at and follow; theirs alone, and out of no document."""

import uuid

from django.conf import settings
from django.db import models

from entities.models import Entity

from .disputes import Dispute


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
