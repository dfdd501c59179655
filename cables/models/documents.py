"""Documents as received and as read: sources, originals, receipts, revisions, paragraphs, tags."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from ..querysets import DocumentQuerySet
from .marked import Guarded, Marking


class Source(Guarded):
    """A publisher or post that documents come from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "marking"], name="source_once")]

    def __str__(self) -> str:
        return self.name


class Document(Guarded):
    """A cable, a statement or an article. Its marking is the least of its portions': who may know that it exists."""

    class Kind(models.TextChoices):
        CABLE = "cable", "Cable"
        STATEMENT = "statement", "Statement"
        ARTICLE = "article", "Article"
        BUNDLE = "bundle", "Bundle"  # packs other documents and has no text of its own

    class State(models.TextChoices):
        RECEIVED = "received", "Received"
        PROCESSING = "processing", "Being read"
        READY = "ready", "Ready"
        FAILED = "failed", "Failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind, blank=True)
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=500, help_text="Shown to whoever may see any portion")
    published = models.DateField(null=True, blank=True)
    published_precision = models.CharField(max_length=5, blank=True)
    language = models.CharField(max_length=10, default="en")
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True, help_text="Why it failed and what to do; never words of the document")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="parts",
        help_text="The bundle or mail that it came in",
    )  # fmt: skip
    part = models.CharField(max_length=500, blank=True, help_text="Its name in there")
    url = models.CharField(max_length=2000, blank=True, help_text="Canonical address, of what has one")
    mrn = models.CharField(
        max_length=100,
        blank=True,
        db_index=True,
        help_text="Its own number as a cable, POST/YEAR/SERIAL; references go by it",
    )
    unread = models.CharField(max_length=200, blank=True, help_text="Why its text was kept and searched but not read")
    # A column that whoever may see any portion can compare with, while the row it names shows to who may see all.
    current = models.ForeignKey(
        "Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="The latest revision"
    )
    intake = models.JSONField(default=dict, help_text="What the first bringer said: kind, source, date ...")
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        # What has no day, as bundles and what is not read yet, comes last.
        ordering = [models.F("published").desc(nulls_last=True), "-received_at", "id"]
        indexes = [
            models.Index(fields=["state", "lease_until"], name="document_to_do"),
            models.Index(fields=["updated_at", "id"], name="document_changes"),
            models.Index(fields=["url"], name="document_url", condition=~models.Q(url="")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("claims:document", args=[self.pk])

    @property
    def is_final(self) -> bool:
        """Whether nothing will change unless a person asks for it."""
        return self.state in {self.State.READY, self.State.FAILED}


class Original(Guarded):
    """The bytes as received, under the marking of the whole; a document has one each time it came with other bytes."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="originals")
    sha256 = models.CharField(max_length=64, db_index=True)
    filename = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    file = models.CharField(max_length=200, help_text="Name in the storage, made from the hash")
    revision = models.ForeignKey(
        "Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="originals",
        help_text="The revision that has its text; none until it is read",
    )  # fmt: skip
    error = models.TextField(blank=True, help_text="Why it could not be read; never words of the document")

    class Meta:
        get_latest_by = "id"
        constraints = [models.UniqueConstraint(fields=["document", "sha256"], name="original_once")]

    def __str__(self) -> str:
        return self.filename


class Receipt(Guarded):
    """That somebody brought these bytes: who, when, by which way and from where. The same again by the same way is one."""

    class Way(models.TextChoices):
        UPLOAD = "upload", "Uploaded"
        PASTE = "paste", "Pasted"
        ADDRESS = "address", "Fetched from an address"
        SHARE = "share", "Sent from a browser"
        API = "api", "Sent by a program"
        COMMAND = "command", "Brought on the command line"
        MAIL = "mail", "Came by mail"
        FEED = "feed", "Came by a feed"
        BUNDLE = "bundle", "Packed in another file"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    original = models.ForeignKey(Original, on_delete=models.CASCADE, related_name="receipts")
    way = models.CharField(max_length=10, choices=Way)
    origin = models.CharField(
        max_length=600, blank=True, help_text="Address, path, mailbox, feed or bundle it came from"
    )
    filename = models.CharField(max_length=255, blank=True)
    bundle = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.CASCADE, related_name="packed",
        help_text="The bundle or mail that packed it; the receipt carries its marking",
    )  # fmt: skip
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["received_at", "id"]
        indexes = [models.Index(fields=["origin"], name="receipt_origin", condition=~models.Q(origin=""))]
        constraints = [
            models.UniqueConstraint(
                fields=["original", "way", "origin", "bundle", "brought_by"], name="receipt_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_way_display()}: {self.filename}"


class Revision(Guarded):
    """An immutable text of a document, under the join of its portions' markings: who may read it whole."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField(default=1)
    original = models.ForeignKey(Original, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    title = models.CharField(max_length=500, blank=True)
    issuer = models.CharField(max_length=300, blank=True)
    author = models.CharField(max_length=300, blank=True)
    header = models.JSONField(null=True, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    floor = models.ForeignKey(
        Marking, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Of a bundle: the least that it is marked, whatever its parts turn out to be",
    )  # fmt: skip
    created_at = models.DateTimeField(auto_now_add=True)

    # Set by the reading that makes the first revision of a document: nothing can have been found in it before.
    is_new = False

    class Meta:
        ordering = ["document", "number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="revision_once")]

    def __str__(self) -> str:
        return self.title


class Paragraph(Guarded):
    """A stretch of a revision with its number, role and portion marking; offsets count code points of the text."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="paragraphs")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="paragraphs")
    order = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True)
    role = models.CharField(max_length=10)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    stated = models.BooleanField(default=False, help_text="Whether the portion itself carries a marking")

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "order"], name="paragraph_once"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="paragraph_not_empty"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class DocumentTag(Guarded):
    """An analyst's label on a document."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="tags")
    label = models.CharField(max_length=60)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["label"]
        constraints = [models.UniqueConstraint(fields=["document", "label"], name="document_tag_once")]

    def __str__(self) -> str:
        return self.label
