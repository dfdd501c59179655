"""What claims stand for and how they answer each other, and what people say in place of the machine."""

import uuid

from django.conf import settings
from django.db import models

from cables.history import kept
from cables.models import Guarded, Reviewed

from ..querysets import LinkQuerySet
from ..values import MANNERS, RELATIONS, STANCES
from .acts import Claim
from .disputes import Proposition


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
