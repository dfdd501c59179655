"""Markings and clearances, and what every row out of a document carries: its marking, and who decided about it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from ..markings import LEVELS, MarkingValue
from ..querysets import MarkingManager


class Marking(models.Model):
    """One combination of classification and handling caveats; every guarded row points at one."""

    level = models.PositiveSmallIntegerField(choices=list(enumerate(LEVELS)))
    caveats = ArrayField(models.CharField(max_length=40), default=list, blank=True)  # sorted

    objects = MarkingManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "caveats"], name="marking_once")]

    def __str__(self) -> str:
        return self.value.banner

    @property
    def value(self) -> MarkingValue:
        """The marking as a value that can be joined and compared."""
        return MarkingValue(LEVELS[self.level], frozenset(self.caveats))


class Clearance(models.Model):
    """What one user may see. A user without a row sees nothing."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="clearance")
    level = models.PositiveSmallIntegerField(choices=list(enumerate(LEVELS)), default=0)
    caveats = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    def __str__(self) -> str:
        return self.value.banner

    @property
    def value(self) -> MarkingValue:
        """The highest marking that this clearance opens."""
        return MarkingValue(LEVELS[self.level], frozenset(self.caveats))


class Guarded(models.Model):
    """A row that came out of a document: Postgres shows it only to transactions that may see its marking."""

    marking = models.ForeignKey(Marking, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Reviewed(models.Model):
    """A row that the machine suggests and a person decides."""

    class Status(models.TextChoices):
        SUGGESTED = "suggested", "Suggested"
        CONFIRMED = "confirmed", "Confirmed"
        REJECTED = "rejected", "Rejected"

    status = models.CharField(max_length=10, choices=Status, default=Status.SUGGESTED)
    rule = models.CharField(max_length=200, help_text="The rule, model or person that made the row")
    confidence = models.FloatField(default=1.0)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
