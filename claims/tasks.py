"""Celery's part in telling (one task for each subscriber, so that one failure loses nobody else's mail), and in reading
what people have put at issue.
"""

import datetime

from celery import shared_task

from cables.access import everything_visible
from cables.history import settled_moment

from .mailing import due_subscriptions, mail_digest
from .meanings import store_proposition_meanings
from .models import Dispute


@shared_task
def send_digests() -> None:
    """Have a digest sent to everybody who wants mail, all of them up to one moment."""
    until = settled_moment().isoformat()
    for pk in due_subscriptions():
        send_digest.delay(pk, until)


@shared_task
def read_propositions(dispute_pk: str) -> None:
    """Store what the propositions of a dispute mean, after a person has written or changed one."""
    with everything_visible():
        for dispute in Dispute.objects.filter(pk=dispute_pk):
            store_proposition_meanings(dispute)


@shared_task
def send_digest(pk: int, until: str) -> None:
    """Send one digest; nothing happens if it was sent already. What fails today is told with the next one."""
    mail_digest(pk, datetime.datetime.fromisoformat(until))
