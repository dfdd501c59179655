"""How far reading has come: what waits, how fast it goes, what failed and why; of what the reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Max, Min, Q

from .models import Document

RATED = timedelta(minutes=10)  # the rate is that of the last so many
SHOWN = 20  # documents of one reason


@dataclass(frozen=True)
class Failure:
    """Documents that failed for one reason, the latest first; `quarantined` of them broke their reader off each time."""

    reason: str
    count: int
    quarantined: int
    documents: tuple[Document, ...]


@dataclass(frozen=True)
class Backlog:
    """Counts by state, documents a minute, what is left at that rate, since when the oldest waits, and the failures."""

    counts: dict[str, int]
    rate: float
    left: timedelta | None
    oldest: datetime | None
    failures: tuple[Failure, ...]

    @property
    def waiting(self) -> int:
        """Accepted and not finished."""
        return self.counts["received"] + self.counts["processing"]


def build_backlog(now: datetime) -> Backlog:
    """The state of the queue at `now`. `left` is None where nothing waits or nothing was finished of late."""
    states = dict(Document.objects.order_by().values_list("state").annotate(Count("pk")))
    counts = {state: states.get(state, 0) for state in Document.State.values}
    waiting = Document.objects.filter(state__in=[Document.State.RECEIVED, Document.State.PROCESSING])
    finished = Document.objects.filter(state__in=[Document.State.READY, Document.State.FAILED])
    done = finished.filter(updated_at__gt=now - RATED).aggregate(count=Count("pk"), first=Min("updated_at"))
    minutes = max((now - done["first"]).total_seconds() / 60, 0.1) if done["first"] else 0
    rate = done["count"] / minutes if minutes else 0.0
    left = counts["received"] + counts["processing"]
    return Backlog(
        counts, rate, timedelta(minutes=left / rate) if left and rate else None,
        waiting.aggregate(oldest=Min("received_at"))["oldest"], tuple(_failures()),
    )  # fmt: skip


def failed_for(reason: str) -> Iterable[Document]:
    """The documents that failed for this reason, as it is printed."""
    return Document.objects.filter(state=Document.State.FAILED, error=reason)


def _failures() -> Iterable[Failure]:
    tired = Q(attempts__gte=settings.PROCESSING_ATTEMPTS)
    reasons = (
        Document.objects.filter(state=Document.State.FAILED)
        .order_by()
        .values("error")
        .annotate(count=Count("pk"), quarantined=Count("pk", filter=tired), last=Max("updated_at"))
        .order_by("-count", "-last")
    )
    for row in reasons[:50]:
        documents = failed_for(row["error"]).select_related("marking").order_by("-updated_at")[:SHOWN]
        yield Failure(row["error"], row["count"], row["quarantined"], tuple(documents))
