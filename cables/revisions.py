"""The revisions of a document: which file is to be read next, and what a reader may know of the texts that it had."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet, TextField, Value
from django.db.models.functions import MD5, Concat
from django.utils import timezone

from .access import everything_visible
from .models import Document, Original, Paragraph, Receipt, Revision

# ------------------------------------------------------------------ reading them in order


def next_original(document: Document) -> Original:
    """The file to be read: the oldest that has not been, or that of the current revision where all have."""
    read = document.originals.exclude(revision=None).order_by("pk")
    return _waiting(document).first() or read.last() or document.originals.latest()


def _waiting(document: Document) -> QuerySet[Original]:
    return document.originals.filter(revision=None, error="").order_by("pk")


def reopen(documents: Iterable[uuid.UUID]) -> int:
    """Put finished documents back in the queue, with their tries counted anew; how many. The caller queues the tasks."""
    finished = Document.objects.filter(pk__in=documents, state__in=[Document.State.READY, Document.State.FAILED])
    return finished.update(
        state=Document.State.RECEIVED, attempts=0, lease_until=None, error="", updated_at=timezone.now()
    )


def try_again(documents: Iterable[uuid.UUID]) -> None:
    """Let the files be read again that could not be, unless a later one has been: revisions stay in order."""
    later = Original.objects.filter(document=OuterRef("document"), pk__gt=OuterRef("pk")).exclude(revision=None)
    failed = Original.objects.filter(document__in=documents, revision=None).exclude(error="")
    failed.filter(~Exists(later)).update(error="")


def set_aside(document: Document, original: Original, reason: str) -> None:
    """End this run without a text; a file that was to become a revision is passed over from now on."""
    Original.objects.filter(pk=original.pk, revision=None).update(error=reason)
    finish(document, Document.State.FAILED, reason)


def finish(document: Document, state: str, error: str) -> bool:
    """End this run, unless another has taken over; a document that has got another file meanwhile waits to be read on.

    Gives whether it does.
    """
    running = Document.objects.filter(pk=document.pk, attempts=document.attempts, state=Document.State.PROCESSING)
    ended = {"lease_until": None, "updated_at": timezone.now()}
    if waits := _waiting(document).exists():
        running.update(state=Document.State.RECEIVED, error="", attempts=0, **ended)
    else:
        running.update(state=state, error=error, **ended)
    return waits


# ------------------------------------------------------------------ what a reader may know of them


@dataclass(frozen=True)
class SeenRevision:
    """A revision as one reader can tell it from the one before; `row` is None for who may not see all of it."""

    number: int
    pk: uuid.UUID
    row: Revision | None

    @property
    def receipt(self) -> Receipt | None:
        """How it first came here."""
        return next(iter(self.row.original.receipts.all()), None) if self.row and self.row.original else None


def seen_revisions(document: Document) -> list[SeenRevision]:
    """The revisions of a document, numbered as the reader can tell them apart.

    One in which only hidden portions differ is none to who may not see them: neither listed nor counted.
    """
    with everything_visible():  # the order of rows alone; which of them there are is asked as the reader
        order = list(document.revisions.order_by("number").values_list("pk", flat=True))
    receipts = Receipt.objects.select_related("brought_by", "marking")
    rows = document.revisions.select_related("original", "marking")
    whole = rows.prefetch_related(Prefetch("original__receipts", receipts)).in_bulk()
    visible = dict(
        Paragraph.objects.filter(document=document)
        .order_by()
        .values("revision_id")
        .annotate(said=_visible_text())
        .values_list("revision_id", "said")
    )
    found: list[SeenRevision] = []
    before = None
    for pk in order:
        if pk in whole or visible.get(pk, before) != before:
            found.append(SeenRevision(len(found) + 1, pk, whole.get(pk)))
            before = visible.get(pk)
    return found


def number_of(revisions: Iterable[SeenRevision]) -> dict[uuid.UUID, int]:
    """The numbers by which a reader knows revisions."""
    return {seen.pk: seen.number for seen in revisions}


def read_texts(seen: SeenRevision) -> list[str]:
    """Its paragraphs in order, as far as they may be seen."""
    return list(Paragraph.objects.filter(revision_id=seen.pk).order_by("order").values_list("text", flat=True))


def originals_of(document: Document) -> QuerySet[Original]:
    """The files of a document in the order in which they came, each with its receipts, as far as they may be seen."""
    receipts = Receipt.objects.select_related("brought_by")
    return document.originals.order_by("pk").prefetch_related(Prefetch("receipts", receipts))


def _visible_text() -> MD5:
    words = Concat(F("text"), Value("\x1f"), output_field=TextField())
    return MD5(StringAgg(words, delimiter="", order_by="order"))
