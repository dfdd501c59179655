"""Claims in the API, and what is computed from them."""

from .changes import ChangesView
from .claims import ClaimViewSet, LinkViewSet
from .disputes import DisputeViewSet, GraphView, PositionsView, TimelineView
from .exports import ExportsView, ExportView
from .search import SearchView

__all__ = [
    "ChangesView",
    "ClaimViewSet",
    "DisputeViewSet",
    "ExportView",
    "ExportsView",
    "GraphView",
    "LinkViewSet",
    "PositionsView",
    "SearchView",
    "TimelineView",
]
