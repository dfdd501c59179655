"""Addresses become documents: asked for, fetched by a worker, brought in, or failed with a reason.

An asked address is a row until it is a document, so nothing is lost whatever dies; a message to a worker is only a hint.
"""

import dataclasses
import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import F, QuerySet
from django.utils import timezone

from cables.access import everything_visible, visible_to
from cables.fetching import Fetched, FetchError, fetch_url
from cables.formats import DocumentError
from cables.intake import Accepted, Arrival, Intake, check_intake, ingest
from cables.markings import LEVELS, MarkingValue, parse_marking
from cables.models import Channel, Fetch, Marking, Receipt
from cables.targets import AddressError, parse_target

logger = logging.getLogger(__name__)
LONGEST_WAIT = timedelta(days=1)
KEPT = timedelta(days=30)  # a done row is shown so long to whoever asked for it


def ask_for(
    url: str, intake: Intake, user: AbstractBaseUser | None = None, *,
    way: str = Receipt.Way.ADDRESS, channel: Channel | None = None,
) -> Fetch:  # fmt: skip
    """Keep an address to be fetched; the caller queues `fetch_address` on commit.

    Runs under the caller's visibility. Raises DocumentError, with what to do, for what is no address of the web or
    names a dispute that there is none of.
    """
    try:
        address = parse_target(url).url
    except AddressError as error:
        raise DocumentError(str(error)) from None
    check_intake(intake)
    with everything_visible():
        return Fetch.objects.create(
            address=address[:2000], way=way, origin=channel.address if channel else "", channel=channel, brought_by=user,
            intake=dataclasses.asdict(intake), marking=channel.marking if channel else stated_marking(intake.marking),
        )  # fmt: skip


def stated_marking(banner: str) -> Marking:
    """The row of a marking that was stated; the least where none was: an address alone tells nothing."""
    return Marking.objects.of(parse_marking(banner) if banner else MarkingValue(LEVELS[0]))


def unfinished_fetches() -> QuerySet[Fetch]:
    """Those that wait to be fetched and that nobody holds."""
    return Fetch.objects.free(timezone.now()).filter(state__in=[Fetch.State.WAITING, Fetch.State.FETCHING])


def run_fetch(pk: uuid.UUID | str) -> Accepted | None:
    """Fetch one address and bring in what lies there; None if it failed, is finished, or is in other hands.

    The document and the end of the row are written in one transaction. The caller queues the document.
    """
    fetch = _claim(pk)
    if fetch is None:
        return None
    try:
        fetched = fetch_url(fetch.address)
        with _visible_as(fetch):
            return _bring(fetch, fetched) if _still_ours(fetch) else None
    except FetchError as error:
        _put_off(fetch, error) if error.again and fetch.attempts < settings.FETCH_ATTEMPTS else _fail(fetch, str(error))
    except DocumentError as error:
        _fail(fetch, str(error))
    except Exception as error:
        logger.error("fetch %s: %s in attempt %s", pk, type(error).__name__, fetch.attempts, exc_info=True)
        _put_off(
            fetch, FetchError(f"It could not be brought in ({type(error).__name__}). It is tried again.", again=True)
        )
    return None


def fetch_again(fetches: QuerySet[Fetch]) -> list[uuid.UUID]:
    """Have those that failed fetched once more; gives their keys, for the caller to queue."""
    found = list(fetches.filter(state=Fetch.State.FAILED).values_list("pk", flat=True))
    Fetch.objects.filter(pk__in=found).update(
        state=Fetch.State.WAITING, attempts=0, lease_until=None, error="", updated_at=timezone.now()
    )
    return found


def forget_old_fetches() -> int:
    """Take away addresses that became documents long ago; gives how many. The documents' receipts stay."""
    with everything_visible():
        old = timezone.now() - KEPT
        return Fetch.objects.filter(state=Fetch.State.DONE, updated_at__lt=old).delete()[0]


def _claim(pk: uuid.UUID | str) -> Fetch | None:
    """Take the lease by a conditional update; an address that keeps killing its worker is put aside."""
    with everything_visible():
        free = unfinished_fetches().filter(pk=pk)
        tired = free.filter(attempts__gte=settings.FETCH_ATTEMPTS).first()
        if tired:
            _fail(tired, f"Fetching it broke off {tired.attempts} times. The address is kept; try it again.")
            return None
        now = timezone.now()
        lease = now + timedelta(seconds=2 * settings.FETCH_SECONDS + 60)
        if not free.update(state=Fetch.State.FETCHING, attempts=F("attempts") + 1, lease_until=lease, updated_at=now):
            return None
        return Fetch.objects.select_related("channel", "brought_by").get(pk=pk)


@contextmanager
def _visible_as(fetch: Fetch) -> Iterator[None]:
    """What the person who asked may see: a copy that is hidden from them is no duplicate. A channel sees everything."""
    with visible_to(fetch.brought_by) if fetch.brought_by else everything_visible():
        yield


def _still_ours(fetch: Fetch) -> bool:
    """Whether the lease was not given to another run meanwhile; holds the row until the transaction ends."""
    with everything_visible():
        now = Fetch.objects.select_for_update().get(pk=fetch.pk)
    return now.state == Fetch.State.FETCHING and now.attempts == fetch.attempts


def _bring(fetch: Fetch, fetched: Fetched) -> Accepted:
    intake = dataclasses.replace(Intake(**fetch.intake), url=fetched.url)
    arrival = Arrival(fetch.way, fetch.origin or fetch.address)
    accepted = ingest(fetched.data, fetched.filename, intake, fetch.brought_by, arrival=arrival)
    with everything_visible():
        Fetch.objects.filter(pk=fetch.pk).update(
            state=Fetch.State.DONE, document=accepted.document, is_duplicate=accepted.is_duplicate, lease_until=None,
            error="", updated_at=timezone.now(),
        )  # fmt: skip
        _count(fetch, "duplicate" if accepted.is_duplicate else "accepted")
    return accepted


def _fail(fetch: Fetch, error: str) -> None:
    """End this run, unless another has taken over."""
    with everything_visible():
        ours = Fetch.objects.filter(pk=fetch.pk, attempts=fetch.attempts).exclude(state=Fetch.State.DONE)
        if ours.update(state=Fetch.State.FAILED, error=error, lease_until=None, updated_at=timezone.now()):
            _count(fetch, "failed")


def _put_off(fetch: Fetch, error: FetchError) -> None:
    """Leave it to the sweep after a pause that doubles, or as long as the other side asks."""
    pause = max(timedelta(seconds=15 * 2**fetch.attempts), timedelta(seconds=error.after or 0))
    now = timezone.now()
    with everything_visible():
        Fetch.objects.filter(pk=fetch.pk, attempts=fetch.attempts, state=Fetch.State.FETCHING).update(
            state=Fetch.State.WAITING, error=str(error), lease_until=now + min(pause, LONGEST_WAIT), updated_at=now
        )


def _count(fetch: Fetch, what: str) -> None:
    if fetch.channel_id:
        Channel.objects.filter(pk=fetch.channel_id).update(**{what: F(what) + 1})
