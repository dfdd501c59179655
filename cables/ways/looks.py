"""What one look at a channel gives: the values that every kind of channel shares."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Place:
    """A channel as its kind needs it: where it lies, and how far it was read."""

    address: str
    secret: str = ""
    etag: str = ""
    modified: str = ""
    cursor: str = ""
    whole_pages: bool = True


@dataclass(frozen=True)
class Item:
    """A message, or an entry of a feed.

    `key` names it in its channel and `digest` what it was like; the two together are taken once. `url` is fetched
    where there is no `data`. `said` are fields of Intake. `error` says why it cannot be taken at all. `after` is called
    when it is kept, and `cursor` is then how far the channel was read.
    """

    key: str
    name: str
    digest: str
    data: bytes | None = None
    url: str = ""
    said: dict[str, str] = field(default_factory=dict)
    error: str = ""
    cursor: str = ""
    after: Callable[[], None] | None = None
    is_listed: bool = False  # whether the channel goes on naming it, so that it must be remembered


@dataclass(frozen=True)
class Look:
    """What is new in a channel; `has_more` if this is only the beginning of it."""

    items: Iterable[Item] = ()
    etag: str = ""
    modified: str = ""
    has_more: bool = False


class ChannelError(Exception):
    """The channel cannot be looked at; the message says why and what to do. `after` are seconds that it asks to wait."""

    def __init__(self, message: str, after: int | None = None) -> None:
        super().__init__(message)
        self.after = after


class ChannelKind(Protocol):
    """One kind of channel: a module of this package."""

    def check(self, place: Place) -> None:
        """Raise ChannelError for an address that no such channel has."""

    def looking(self, place: Place) -> AbstractContextManager[Look]:
        """What is new there; the connection is held as long as the items are taken. Raises ChannelError."""
