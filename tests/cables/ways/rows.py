"""Channels for tests, and what becomes of them."""

from django.utils import timezone

from cables.access import everything_visible
from cables.models import Channel, Document, Fetch
from cables.ways.channels import poll
from cables.ways.fetches import stated_marking


def make_channel(kind: str, address: str, **fields: object) -> Channel:
    """A channel that is due."""
    with everything_visible():
        marking = stated_marking(str(fields.get("stated", "")))
    with everything_visible():
        return Channel.objects.create(
            kind=kind, address=address, name="A source", next_poll_at=timezone.now(), marking=marking, **fields
        )


def look(channel: Channel) -> list[Document | Fetch]:
    """What one look at the channel gives."""
    return list(poll(channel.pk))


def now(channel: Channel) -> Channel:
    """The channel as it stands."""
    with everything_visible():
        return Channel.objects.get(pk=channel.pk)


def counts(channel: Channel) -> tuple[int, int, int, int]:
    """Seen, accepted, here already, failed."""
    channel = now(channel)
    return channel.seen, channel.accepted, channel.duplicate, channel.failed


def documents() -> int:
    """How many documents there are."""
    with everything_visible():
        return Document.objects.count()
