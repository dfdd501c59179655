"""The marking that a page carries: that of the most protected thing it shows."""

from collections.abc import Iterable
from functools import reduce

from django.db.models import QuerySet

from .markings import LOWEST, MarkingValue
from .models import Marking

_banners: dict[int, str] = {}


def banner_of(pk: int) -> str:
    """The banner of a marking's row. The row of an id never changes, so a process looks up each only once."""
    if pk not in _banners:
        _banners.update((row.pk, row.value.banner) for row in Marking.objects.all())
    return _banners[pk]


def forget_banners(**signal: object) -> None:
    """After tables were made anew ids may mean something else."""
    _banners.clear()


def highest(shown: Iterable[MarkingValue]) -> MarkingValue:
    """The join of the markings of everything shown; the lowest where nothing is."""
    return reduce(MarkingValue.join, shown, LOWEST)


def markings_of(*rows: QuerySet) -> MarkingValue:
    """The join of the markings of all rows of some queries."""
    return highest(
        marking.value
        for query in rows
        for marking in Marking.objects.filter(pk__in=query.order_by().values("marking_id"))
    )
