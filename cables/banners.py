"""The marking that a page carries: that of the most protected thing it shows."""

from collections.abc import Iterable
from functools import reduce

from django.db.models import QuerySet

from .markings import LOWEST, MarkingValue
from .models import Marking


def highest(*shown: Iterable[MarkingValue]) -> MarkingValue:
    """The join of the markings of everything shown; the lowest where nothing is."""
    return reduce(MarkingValue.join, (marking for group in shown for marking in group), LOWEST)


def markings_of(*rows: QuerySet) -> MarkingValue:
    """The join of the markings of all rows of some queries."""
    found = Marking.objects.none().union(*(Marking.objects.filter(pk__in=query.order_by().values("marking_id")) for query in rows))
    return highest(marking.value for marking in found)
