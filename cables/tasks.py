"""Celery as one more way in. A message is only a hint: the document's row says what is to be done."""

import uuid
from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .access import everything_visible
from .models import Channel, Document, Fetch
from .services import parts_to_read, process
from .ways.channels import due_channels, poll
from .ways.fetches import forget_old_fetches, run_fetch, unfinished_fetches
from .ways.keys import forget_old_keys

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


@shared_task
def fetch_address(pk: str) -> None:
    """Fetch one address; nothing happens if it is finished or in other hands."""
    accepted = run_fetch(pk)
    if accepted:
        process_document.delay(str(accepted.document.pk))


@shared_task
def sweep_fetches() -> None:
    """Send again what was asked for and not fetched, whatever became of its first message."""
    now = timezone.now()
    with everything_visible():
        waiting = unfinished_fetches().filter(updated_at__lt=now - GRACE).order_by("asked_at")
        found = [fetch.pk for fetch in waiting.select_for_update(skip_locked=True)[:SWEPT_AT_ONCE]]
        Fetch.objects.filter(pk__in=found).update(updated_at=now)
    for pk in found:
        fetch_address.delay(str(pk))


@shared_task
def poll_channels() -> None:
    """Have every channel that is due looked at, each by a task of its own."""
    for pk in due_channels():
        poll_channel.delay(str(pk))


@shared_task
def poll_channel(pk: str) -> None:
    """Look at one channel and have what it gave fetched or read; nothing happens if it is in other hands."""
    for made in poll(pk):
        (fetch_address if isinstance(made, Fetch) else process_document).delay(str(made.pk))


@shared_task
def tidy() -> None:
    """Forget what has had its time: keys of requests, and addresses that became documents."""
    forget_old_keys()
    forget_old_fetches()


def queue_fetch(pk: uuid.UUID) -> None:
    """Have a worker fetch an address once this transaction is committed; the sweep sends again what is lost."""
    transaction.on_commit(lambda: fetch_address.delay(str(pk)), robust=True)


def queue_poll(channel: Channel) -> None:
    """Have a worker look at a channel once this transaction is committed."""
    transaction.on_commit(lambda: poll_channel.delay(str(channel.pk)), robust=True)


def queue(document: Document) -> None:
    """Have a worker read the document once this transaction is committed.

    A broker that is away is logged and no error of the caller's: the document is kept, and the sweep sends again.
    """
    transaction.on_commit(lambda: process_document.delay(str(document.pk)), robust=True)
