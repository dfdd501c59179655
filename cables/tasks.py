"""Celery as one more way in. A message is only a hint: the document's row says what is to be done."""

from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .access import everything_visible
from .models import Document
from .services import parts_to_read, process

SWEPT_AT_ONCE = 200
GRACE = timedelta(seconds=10)  # a fresh message is given this long before the sweep sends another


@shared_task(soft_time_limit=settings.READ_SECONDS, time_limit=settings.READ_SECONDS + 30)
def process_document(pk: str) -> None:
    """Read one document and have what it packs read; nothing happens if it is finished or in other hands.

    After READ_SECONDS it is interrupted and ends as failed with a reason; a reader that does not listen is killed.
    """
    if process(pk):
        for part in parts_to_read(pk):
            process_document.delay(str(part))


@shared_task
def sweep() -> None:
    """Send again what was accepted and not finished, whatever became of its first message."""
    now = timezone.now()
    with everything_visible():
        waiting = (
            Document.objects.unfinished(now)
            .filter(updated_at__lt=now - GRACE)
            .order_by("received_at")
            .select_for_update(skip_locked=True)[:SWEPT_AT_ONCE]
        )
        found = [document.pk for document in waiting]
        Document.objects.filter(pk__in=found).update(updated_at=now)
    for pk in found:
        process_document.delay(str(pk))


def queue(document: Document) -> None:
    """Have a worker read the document once this transaction is committed.

    A broker that is away is logged and no error of the caller's: the document is kept, and the sweep sends again.
    """
    transaction.on_commit(lambda: process_document.delay(str(document.pk)), robust=True)
