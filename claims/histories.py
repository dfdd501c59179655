"""What became of one claim: when it was found, what changed since, and who decided so, as far as the reader may see."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from .models import Claim

NAMES = {
    "kind": "kind", "claimant_name": "claimant", "claimant_country": "country", "official": "speaks for its country",
    "authority": "authority", "content": "content", "reason": "reason", "negated": "negated", "day": "day",
    "status": "review", "marking": "marking", "confidence": "confidence", "rule": "rule",
}  # fmt: skip


@dataclass(frozen=True)
class Changed:
    """One value that became another."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Event:
    """A moment at which a claim was found or changed; `by` names the person who decided, if one did."""

    at: datetime.datetime
    by: str
    changes: tuple[Changed, ...]


def read_history(claim: Claim) -> list[Event]:
    """The events of a claim that the reader has been shown, the first one first; row-level security decides which.

    An event whose marking the reader may not see is passed over: the change is told with the next that they may see.
    """
    return list(_events(claim))


def _events(claim: Claim) -> Iterator[Event]:
    before = None
    for row in claim.events.select_related("marking", "decided_by").order_by("pgh_id"):
        changes = tuple(
            Changed(words, _words(getattr(before, name)), _words(getattr(row, name)))
            for name, words in NAMES.items()
            if before and getattr(before, name) != getattr(row, name)
        )
        decided = before is None or before.status != row.status
        if changes or before is None:
            yield Event(
                row.pgh_created_at, row.decided_by.get_username() if decided and row.decided_by else "", changes
            )
        before = row


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "nothing" if value in (None, "") else str(value)
