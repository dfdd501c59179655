"""Rows of the ways in: addresses to fetch, channels to listen to, what was met there; keys of requests that come twice."""

import datetime
import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from .documents import Document, Receipt
from .marked import Guarded


class FreeQuerySet(models.QuerySet):
    """Rows that a worker takes by a lease."""

    def free(self, now: datetime.datetime) -> "FreeQuerySet":
        """Those that nobody holds at the moment."""
        return self.filter(Q(lease_until=None) | Q(lease_until__lt=now))


class Channel(Guarded):
    """A place that is looked at again and again for new documents. Its marking is the one that is stated for them."""

    class Kind(models.TextChoices):
        FEED = "feed", "Feed (RSS or Atom)"
        IMAP = "imap", "Mailbox (IMAP)"
        MAILDIR = "maildir", "Folder of mail (maildir)"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=600)
    secret = models.CharField(max_length=100, blank=True, help_text="Environment variable that holds the password")
    dispute = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=300, blank=True)
    document_kind = models.CharField(max_length=10, blank=True)
    stated = models.CharField(max_length=200, blank=True, help_text="The least marking of what comes from here")
    interval = models.PositiveIntegerField(
        default=30, validators=[MinValueValidator(1), MaxValueValidator(7 * 24 * 60)], help_text="In minutes"
    )
    whole_pages = models.BooleanField(default=True)
    enabled = models.BooleanField(default=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    etag = models.CharField(max_length=500, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    cursor = models.CharField(max_length=100, blank=True, help_text="How far a mailbox was read: UIDVALIDITY:UID")
    last_polled_at = models.DateTimeField(null=True, blank=True)
    next_poll_at = models.DateTimeField(db_index=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    runs = models.PositiveIntegerField(default=0, help_text="Tells a run from the one that took over from it")
    failures = models.PositiveIntegerField(default=0, help_text="One after the other, up to now")
    error = models.TextField(blank=True, help_text="Why the last look failed and what to do")
    seen = models.PositiveIntegerField(default=0)
    accepted = models.PositiveIntegerField(default=0)
    duplicate = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)

    objects = FreeQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "address", "dispute", "marking"], name="channel_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("claims:channel", args=[self.pk])

    @property
    def is_held(self) -> bool:
        """Whether a worker has it in hand."""
        return self.lease_until is not None


class ChannelEntry(Guarded):
    """What was met in a channel: an entry of a feed as it was then, or a message that could not be taken."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="entries")
    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, help_text="Of the entry as it was; another one is taken again")
    name = models.CharField(max_length=255, blank=True)
    error = models.TextField(blank=True)
    met_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-met_at"]
        constraints = [models.UniqueConstraint(fields=["channel", "key"], name="channel_entry_once")]

    def __str__(self) -> str:
        return self.name


class Fetch(Guarded):
    """An address that somebody or a channel asked for: kept until what lies there is a document, or with why it is not."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        FETCHING = "fetching", "Being fetched"
        DONE = "done", "Fetched"
        FAILED = "failed", "Failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    address = models.CharField(max_length=2000)
    way = models.CharField(max_length=10, choices=Receipt.Way, default=Receipt.Way.ADDRESS)
    origin = models.CharField(max_length=600, blank=True, help_text="Where the address was found; the address if empty")
    intake = models.JSONField(default=dict)
    channel = models.ForeignKey(Channel, null=True, blank=True, on_delete=models.CASCADE, related_name="fetches")
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True, help_text="Held until then, or not to be tried before")
    error = models.TextField(blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL, related_name="+")
    is_duplicate = models.BooleanField(default=False)
    asked_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = FreeQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "id"]
        indexes = [
            models.Index(fields=["lease_until"], name="fetch_to_do", condition=Q(state__in=["waiting", "fetching"])),
            models.Index(fields=["brought_by", "-asked_at"], name="fetch_of_person"),
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def is_final(self) -> bool:
        """Whether nothing will change unless a person asks for it."""
        return self.state in {self.State.DONE, self.State.FAILED}


class IdempotencyKey(models.Model):
    """A key that a program gave to its request, and the answer that it got: the same request again gets the same."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    answer = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="idempotency_key_once")]

    def __str__(self) -> str:
        return self.key
