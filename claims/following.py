"""What a user follows and how they are told: the one place that writes it."""

import datetime
import uuid

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import F
from django.db.models.functions import Greatest

from cables.history import settled_moment
from entities.models import Entity, members_of

from .models import Dispute, Follow, Subscription

Followed = Dispute | Entity | str


def follow(user: AbstractBaseUser, what: Followed) -> Follow:
    """Follow a dispute, an entity or, by its code, a country; again changes nothing. What is held by now is no news."""
    return Follow.objects.get_or_create(user=user, **_thing(what), defaults={"since": settled_moment()})[0]


def unfollow(user: AbstractBaseUser, what: Followed) -> None:
    """Follow it no longer."""
    same = {"entity__in": members_of(what.pk)} if isinstance(what, Entity) else _thing(what)
    Follow.objects.filter(user=user, **same).delete()


def mark_read(user: AbstractBaseUser, until: datetime.datetime) -> None:
    """What was held by `until` is no news to the user any more, neither on a page nor by mail; never goes back."""
    moment = min(until, settled_moment())
    Follow.objects.filter(user=user).update(since=Greatest(F("since"), moment))


def subscription_of(user: AbstractBaseUser) -> Subscription:
    """How a user is told; made with a key for a feed and without mail at the first time."""
    found = Subscription.objects.filter(user=user).first()
    return found or Subscription.objects.get_or_create(user=user, defaults={"told_until": settled_moment()})[0]


def subscribe(user: AbstractBaseUser, by_mail: bool) -> None:
    """Tell by mail or no longer; mail begins with what comes from now on."""
    subscription = subscription_of(user)
    if by_mail and not subscription.by_mail:
        subscription.told_until = settled_moment()
    subscription.by_mail = by_mail
    subscription.save(update_fields=["by_mail", "told_until"])


def renew_feed_key(user: AbstractBaseUser) -> None:
    """Give the feed another secret address; the old one is no address any more."""
    subscription = subscription_of(user)
    subscription.feed_key = uuid.uuid4()
    subscription.save(update_fields=["feed_key"])


def _thing(what: Followed) -> dict[str, object]:
    """The columns that name one followed thing."""
    return {
        "dispute": what if isinstance(what, Dispute) else None,
        "entity": what if isinstance(what, Entity) else None,
        "country": what if isinstance(what, str) else "",
    }
