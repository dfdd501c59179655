"""Feeds: RSS and Atom, asked for only if they changed; an entry that gives but a summary is fetched as a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urljoin

from cables.fetching import FetchError, fetch_url
from cables.formats import DocumentError, Part
from cables.guarded import extract
from cables.storage import fingerprint
from cables.targets import AddressError, parse_target

from .looks import ChannelError, Item, Look, Place

MOST_BYTES = 10 * 2**20
SUMMARY = 1500  # bytes of an entry's own words below which it is taken for a summary
NO_FEED = "What lies there is no feed (RSS or Atom). Look on the site for the address of its feed."


def check(place: Place) -> None:
    """Raise ChannelError for what is no address of the web."""
    try:
        parse_target(place.address)
    except AddressError as error:
        raise ChannelError(str(error)) from None


@contextmanager
def looking(place: Place) -> Iterator[Look]:
    """The entries of the feed, the oldest first; none if it has not changed."""
    try:
        found = fetch_url(place.address, etag=place.etag, modified=place.modified, max_bytes=MOST_BYTES)
        parts = () if found.data is None else _entries(found.data)
    except FetchError as error:
        raise ChannelError(str(error), error.after) from None
    except DocumentError as error:
        raise ChannelError(f"The feed cannot be read. {error}") from None
    items = [_item(part, place) for part in reversed(parts)]
    yield Look(items, etag=found.etag, modified=found.modified)


def _entries(data: bytes) -> tuple[Part, ...]:
    feed = extract(data, "feed.xml")
    if feed.text is not None:
        raise ChannelError(NO_FEED)
    return feed.parts


def _item(part: Part, place: Place) -> Item:
    """An entry is known again by its address, or by its words where it has none."""
    said = {name: urljoin(place.address, value) if name == "url" else value for name, value in part.said.items()}
    url = said.get("url", "")
    digest = fingerprint(part.data)
    key = fingerprint(url.encode()) if url else digest
    name = said.get("title") or url or part.name
    shared = {"key": key, "digest": digest, "name": name, "said": said, "is_listed": True}
    if url and place.whole_pages and len(part.data) < SUMMARY:
        return Item(url=url, **shared)
    return Item(data=part.data, **shared)
