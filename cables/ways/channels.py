"""Listening: channels that are due are looked at, and what is new is brought in.

Each item is taken in a transaction of its own together with how far the channel was read; what a worker that is killed
has not finished is taken the next time, and what it has is known again.
"""

import dataclasses
import logging
import uuid
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cables.access import everything_visible
from cables.formats import DocumentError
from cables.intake import Accepted, Arrival, Intake, check_intake, ingest
from cables.models import Channel, ChannelEntry, Document, Fetch, Receipt

from . import feed, imap, maildir
from .fetches import ask_for, fetch_again, stated_marking
from .looks import ChannelError, ChannelKind, Item, Look, Place

logger = logging.getLogger(__name__)
KINDS: dict[str, ChannelKind] = {"feed": feed, "imap": imap, "maildir": maildir}
WAYS = {"feed": Receipt.Way.FEED, "imap": Receipt.Way.MAIL, "maildir": Receipt.Way.MAIL}
SAID = (
    "kind", "name", "address", "secret", "dispute", "source", "document_kind", "stated", "interval", "whole_pages",
)  # fmt: skip
AT_ONCE = 50
RESEND = timedelta(minutes=5)  # a message that nobody acted on is sent again after this
LONGEST_PAUSE = timedelta(days=1)
LONGEST_WAIT = timedelta(days=7)  # however long the other side asks to wait


class Overtaken(Exception):
    """Another worker has taken the channel over."""


def save_channel(channel: Channel, user: AbstractBaseUser) -> Channel:
    """Keep a channel that was made or changed, to be looked at at once; what hangs on it follows its marking.

    `user` must be cleared for what is stated. Another address is read from its beginning. Raises ChannelError for an
    address that is none, and DocumentError for a dispute that there is none of.
    """
    KINDS[channel.kind].check(place_of(channel))
    check_intake(intake_of(channel))
    with everything_visible():
        channel.marking = stated_marking(channel.stated)
        before = Channel.objects.filter(pk=channel.pk).first()
        if before is None:
            channel.added_by, channel.next_poll_at = user, timezone.now()
            channel.save(force_insert=True)
            return channel
        channel.save(update_fields=[*SAID, "marking"])
        _start_anew(channel, forget=(before.kind, before.address) != (channel.kind, channel.address))
        for model in (ChannelEntry, Fetch):
            model.objects.filter(channel=channel).update(marking=channel.marking)
    return channel


def pause_channel(channel: Channel, *, enabled: bool) -> None:
    """Stop listening to a channel, or go on."""
    Channel.objects.filter(pk=channel.pk).update(enabled=enabled)
    _start_anew(channel)


def try_again(channel: Channel) -> list[uuid.UUID]:
    """Have what failed taken once more, with the next look; gives the addresses to fetch, for the caller to queue."""
    ChannelEntry.objects.filter(channel=channel).exclude(error="").delete()
    _start_anew(channel, etag="", modified="")
    return fetch_again(Fetch.objects.filter(channel=channel))


def look_now(channel: Channel) -> None:
    """Make a channel due; the caller queues `poll_channel`."""
    Channel.objects.filter(pk=channel.pk).update(next_poll_at=timezone.now())


def _start_anew(channel: Channel, *, forget: bool = False, **values: object) -> None:
    """Take the channel from whoever has it in hand, and make it due; `forget` how far it was read."""
    if forget:
        values |= {"etag": "", "modified": "", "cursor": ""}
        ChannelEntry.objects.filter(channel=channel).delete()
    Channel.objects.filter(pk=channel.pk).update(
        runs=F("runs") + 1, lease_until=None, next_poll_at=timezone.now(), failures=0, error="", **values
    )


def due_channels() -> list[uuid.UUID]:
    """Take those that are due, for the caller to queue; a message that is lost is sent again some minutes later."""
    now = timezone.now()
    with everything_visible():
        due = Channel.objects.free(now).filter(enabled=True, next_poll_at__lte=now).order_by("next_poll_at")
        found = [channel.pk for channel in due.select_for_update(skip_locked=True)[:AT_ONCE]]
        Channel.objects.filter(pk__in=found).update(next_poll_at=now + RESEND)
    return found


def poll(pk: uuid.UUID | str) -> Iterator[Document | Fetch]:
    """Look at one channel; yields what is to be queued, each once it is committed. Nothing if it is in other hands."""
    channel = _claim(pk)
    if channel is None:
        return
    try:
        check_intake(intake_of(channel))
        listed = []
        with KINDS[channel.kind].looking(place_of(channel)) as look:
            for item in look.items:
                made = _take(channel, item)
                if made:
                    yield made
                if item.is_listed:
                    listed.append(item.key)
        _end(channel, look, listed)
    except Overtaken:
        return
    except (ChannelError, DocumentError) as error:
        _fail(channel, str(error), getattr(error, "after", None))
    except Exception as error:
        logger.error("channel %s: %s", pk, type(error).__name__, exc_info=True)
        _fail(channel, f"Something broke on our side ({type(error).__name__}). It is tried again.")


def place_of(channel: Channel) -> Place:
    """The channel as its kind needs it."""
    return Place(**{field.name: getattr(channel, field.name) for field in dataclasses.fields(Place)})


def intake_of(channel: Channel) -> Intake:
    """What is said of everything that comes from the channel."""
    return Intake(kind=channel.document_kind, source=channel.source, marking=channel.stated, dispute=channel.dispute)


def _claim(pk: uuid.UUID | str) -> Channel | None:
    now = timezone.now()
    with everything_visible():
        free = Channel.objects.free(now).filter(pk=pk, enabled=True)
        if not free.update(lease_until=now + _lease(), runs=F("runs") + 1):
            return None
        return Channel.objects.select_related("marking").get(pk=pk)


def _lease() -> timedelta:
    return timedelta(seconds=settings.CHANNEL_LEASE_SECONDS)


def _take(channel: Channel, item: Item) -> Document | Fetch | None:
    """Keep one item, or why it could not be kept, with how far the channel was read; None if it was taken before."""
    with everything_visible():
        _hold(channel)
        known = ChannelEntry.objects.filter(channel=channel, key=item.key).first()
        if known and known.digest == item.digest:
            return None
        made, error, counts = None, item.error, {"seen": F("seen") + 1}
        try:
            made = None if error else _bring(channel, item)
        except DocumentError as refusal:
            error = str(refusal)
        result = "failed" if error else _result(made)
        if result:
            counts[result] = F(result) + 1
        if error or item.is_listed:
            values = {"digest": item.digest, "name": item.name[:255], "error": error, "marking": channel.marking}
            ChannelEntry.objects.update_or_create(channel=channel, key=item.key, defaults=values)
        cursor = {"cursor": item.cursor} if item.cursor else {}
        Channel.objects.filter(pk=channel.pk).update(**counts, **cursor)
    if item.after and not error:
        item.after()
    return made.document if isinstance(made, Accepted) else made


def _bring(channel: Channel, item: Item) -> Accepted | Fetch:
    """In a savepoint, so that a refusal leaves nothing."""
    own = {name: value for name, value in dataclasses.asdict(intake_of(channel)).items() if value}
    intake = Intake(**(item.said | own))
    with transaction.atomic():
        if item.data is None:
            return ask_for(item.url, intake, way=WAYS[channel.kind], channel=channel)
        return ingest(item.data, item.name, intake, arrival=Arrival(WAYS[channel.kind], channel.address))


def _result(made: Accepted | Fetch | None) -> str:
    """What to count; of an address that is to be fetched it is told later."""
    if not isinstance(made, Accepted):
        return ""
    return "duplicate" if made.is_duplicate else "accepted"


def _hold(channel: Channel) -> None:
    """Make the lease longer and hold the row until the transaction ends; Overtaken if it is another's by now."""
    ours = Channel.objects.filter(pk=channel.pk, runs=channel.runs, enabled=True)
    if not ours.update(lease_until=timezone.now() + _lease()):
        raise Overtaken


def _end(channel: Channel, look: Look, listed: list[str]) -> None:
    """The look is over; entries that the channel names no longer are forgotten."""
    now = timezone.now()
    pause = timedelta(0) if look.has_more else timedelta(minutes=channel.interval)
    with everything_visible():
        Channel.objects.filter(pk=channel.pk, runs=channel.runs).update(
            etag=look.etag, modified=look.modified, last_polled_at=now, next_poll_at=now + pause, lease_until=None,
            failures=0, error="",
        )  # fmt: skip
        if listed:
            ChannelEntry.objects.filter(channel=channel, error="").exclude(key__in=listed).delete()


def _fail(channel: Channel, error: str, after: int | None = None) -> None:
    """Try again after a pause that doubles with every failure, and not before the other side wants it."""
    now = timezone.now()
    doubled = timedelta(minutes=channel.interval) * 2 ** min(channel.failures + 1, 20)
    usual = timedelta(minutes=channel.interval)
    pause = max(usual, min(doubled, LONGEST_PAUSE), min(timedelta(seconds=after or 0), LONGEST_WAIT))
    with everything_visible():
        Channel.objects.filter(pk=channel.pk, runs=channel.runs).update(
            last_polled_at=now, next_poll_at=now + pause, lease_until=None, failures=F("failures") + 1, error=error
        )
