"""Digests by mail: what may leave the house of it, written and sent once."""

import datetime
import uuid
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from cables.access import visible_to
from cables.markings import MarkingValue
from cables.models import Clearance

from .digests import NAMESPACE, Item, marking_of, read_digest
from .models import Subscription

ITEMS = 100


@dataclass(frozen=True)
class Letter:
    """What one mail says: its items, and whether there is more that it must not or cannot hold."""

    items: list[Item]
    has_more: bool


def mail_limit() -> MarkingValue:
    """The highest marking that a mail may carry; ValueError, and so no mail at all, for a setting that is none."""
    level, *caveats = settings.DIGEST_MAIL_MAX.split("//")
    return MarkingValue(level, frozenset(caveats))


def due_subscriptions() -> list[int]:
    """Those who want mail and may have it."""
    cleared = Clearance.objects.values("user_id")
    found = Subscription.objects.filter(by_mail=True, user__is_active=True, user_id__in=cleared)
    return list(found.exclude(user__email="").order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def mail_digest(pk: int, until: datetime.datetime) -> bool:
    """Send one subscriber what changed since the last mail and up to `until`; whether a mail was sent.

    `told_until` moves in the transaction that sends, after the mail is handed over: if this process dies in between,
    the task runs again and the same mail is sent twice. Both have one Message-ID, since `until` belongs to the task,
    so that mail programs show one. The other order would lose a mail instead.
    """
    found = Subscription.objects.select_for_update(of=("self",)).select_related("user")
    subscription = found.filter(pk=pk, pk__in=due_subscriptions()).first()
    if subscription is None or until <= subscription.told_until:
        return False
    letter = _letter(subscription.user, subscription.told_until, until)
    is_news = bool(letter.items or letter.has_more)
    if is_news:
        _message(subscription, letter, until).send()
    subscription.told_until = until
    subscription.save(update_fields=["told_until"])
    return is_news


def _letter(user: AbstractBaseUser, since: datetime.datetime, until: datetime.datetime) -> Letter:
    """The items as someone sees the disputes who is cleared only up to the limit: the database withholds the rest."""
    with visible_to(user, mail_limit()):
        items = read_digest(user.pk, until, since)
    with visible_to(user):
        keys = {item.change.key for item in read_digest(user.pk, until, since)}
    return Letter(items[:ITEMS], len(items) > ITEMS or not keys <= {item.change.key for item in items})


def _message(subscription: Subscription, letter: Letter, until: datetime.datetime) -> EmailMessage:
    count = len(letter.items)
    subject = f"Demarche: {count} change{'' if count == 1 else 's'} in what you follow" if count else "Demarche: news"
    name = uuid.uuid5(NAMESPACE, f"{subscription.pk}:{subscription.told_until.isoformat()}:{until.isoformat()}")
    context = {
        "items": letter.items, "has_more": letter.has_more, "site": settings.SITE_URL,
        "marking": marking_of(letter.items), "since": subscription.told_until, "until": until,
    }  # fmt: skip
    return EmailMessage(
        subject,
        render_to_string("claims/digest_mail.txt", context),
        to=[subscription.user.email],
        headers={"Message-ID": f"<{name}@{urlsplit(settings.SITE_URL).hostname}>", "Auto-Submitted": "auto-generated"},
    )
