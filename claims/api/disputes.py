"""Disputes, and what is computed of them for the caller: positions, timeline, graph."""

from django.db.models import Prefetch
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cables.markings import MarkingValue
from cables.paging import Pages
from claims.models import Dispute, Proposition
from claims.serializers import DisputeSerializer
from claims.shapes import (
    AskedPositionsSerializer,
    AskedSerializer,
    GraphSerializer,
    PositionsSerializer,
    TimelineSerializer,
)
from claims.snapshot import Snapshot
from claims.timeline import timeline_as_dict

from .scope import ask_snapshot


class BySlug(Pages):
    """In the order of the alphabet."""

    ordering = ("slug",)


class DisputeViewSet(viewsets.ReadOnlyModelViewSet):
    """What is argued about, with what is at issue."""

    queryset = (
        Dispute.objects.with_counts()
        .select_related("marking")
        .prefetch_related(Prefetch("propositions", Proposition.objects.filter(status=Proposition.Status.CONFIRMED)))
    )
    serializer_class = DisputeSerializer
    pagination_class = BySlug
    lookup_field = "slug"


class PositionsView(APIView):
    """Where each country stands on what is at issue."""

    @extend_schema(parameters=[AskedPositionsSerializer], responses=PositionsSerializer)
    def get(self, request: Request) -> Response:
        """Periods of one stance, by country and proposition; the method is in docs/positions.md."""
        snapshot = ask_snapshot(AskedPositionsSerializer, request)
        results = [position.as_dict() for position in snapshot.positions]
        return Response(_head(snapshot, snapshot.positions_marking) | {"results": results})


class TimelineView(APIView):
    """The claims of a dispute in order of time."""

    @extend_schema(parameters=[AskedSerializer], responses=TimelineSerializer)
    def get(self, request: Request) -> Response:
        """Lanes, dated entries with what they answer, and undated ones; an act printed often is one entry."""
        snapshot = ask_snapshot(AskedSerializer, request)
        return Response(_head(snapshot, snapshot.marking) | timeline_as_dict(snapshot.timeline))


class GraphView(APIView):
    """Who accuses, denies and supports whom."""

    @extend_schema(parameters=[AskedSerializer], responses=GraphSerializer)
    def get(self, request: Request) -> Response:
        """Actors as nodes, what they do to each other as edges."""
        snapshot = ask_snapshot(AskedSerializer, request)
        return Response(_head(snapshot, snapshot.marking) | snapshot.graph.as_dict())


def _head(snapshot: Snapshot, marking: MarkingValue) -> dict[str, object]:
    return {
        "dispute": snapshot.dispute.slug, "as_of": snapshot.moment.as_of, "known_at": snapshot.moment.known_at,
        "marking": marking.banner,
    }  # fmt: skip
