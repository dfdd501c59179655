"""Disputes, and what is computed of them for the caller: positions, timeline, graph."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cables.banners import markings_of
from cables.paging import Pages
from claims.graph import build_graph
from claims.models import Claim, ClaimLink, Dispute
from claims.positions import Position, build_positions
from claims.querysets import build_proposition
from claims.serializers import DisputeSerializer
from claims.shapes import (
    AskedPositionsSerializer,
    AskedSerializer,
    GraphSerializer,
    PositionsSerializer,
    TimelineSerializer,
)
from claims.timeline import TimelineEntry, build_timeline, timeline_as_dict
from claims.values import Act, PropositionValue


class BySlug(Pages):
    """In the order of the alphabet."""

    ordering = ("slug",)


class DisputeViewSet(viewsets.ReadOnlyModelViewSet):
    """What is argued about, with what is at issue."""

    queryset = Dispute.objects.with_counts().select_related("marking").prefetch_related("propositions")
    serializer_class = DisputeSerializer
    pagination_class = BySlug
    lookup_field = "slug"


class PositionsView(APIView):
    """Where each country stands on what is at issue."""

    @extend_schema(parameters=[AskedPositionsSerializer], responses=PositionsSerializer)
    def get(self, request: Request) -> Response:
        """Periods of one stance, by country and proposition; the method is in docs/positions.md."""
        asked = read_query(AskedPositionsSerializer, request)
        dispute = find_dispute(asked)
        positions, _ = positions_of(dispute, asked)
        return Response(
            {
                "dispute": dispute.slug,
                "as_of": asked.get("as_of"),
                "marking": marking_of(dispute),
                "results": [position.as_dict() for position in positions],
            }
        )


class TimelineView(APIView):
    """The claims of a dispute in order of time."""

    @extend_schema(parameters=[AskedSerializer], responses=TimelineSerializer)
    def get(self, request: Request) -> Response:
        """Lanes, dated entries with what they answer, and undated ones."""
        asked = read_query(AskedSerializer, request)
        dispute = find_dispute(asked)
        entries = timeline_of(dispute, asked)
        return Response({"dispute": dispute.slug, "marking": marking_of(dispute)} | timeline_as_dict(entries))


class GraphView(APIView):
    """Who accuses, denies and supports whom."""

    @extend_schema(parameters=[AskedSerializer], responses=GraphSerializer)
    def get(self, request: Request) -> Response:
        """Actors as nodes, what they do to each other as edges."""
        asked = read_query(AskedSerializer, request)
        dispute = find_dispute(asked)
        acts = acts_of(dispute, asked)
        graph = build_graph(acts, links_among(acts))
        return Response({"dispute": dispute.slug, "marking": marking_of(dispute)} | graph.as_dict())


def read_query(serializer: type[AskedSerializer], request: Request) -> dict[str, object]:
    """What the address asks for; a problem (400) that names the field where it cannot be read."""
    asked = serializer(data=request.query_params)
    asked.is_valid(raise_exception=True)
    return asked.validated_data


def find_dispute(asked: dict[str, object]) -> Dispute:
    """The dispute asked about; 404 for a hidden one as for none."""
    return get_object_or_404(Dispute, slug=asked["dispute"])


def standing_claims(dispute: Dispute, asked: dict[str, object]) -> QuerySet:
    """The claims of a dispute that nobody rejected, by the day asked for."""
    return Claim.objects.in_dispute(dispute).standing().as_of(asked.get("as_of"))


def acts_of(dispute: Dispute, asked: dict[str, object]) -> list[Act]:
    """The same as values."""
    return standing_claims(dispute, asked).as_acts(dispute)


def links_among(acts: list[Act]) -> list:
    """The links that nobody rejected between the acts."""
    return ClaimLink.objects.standing().among(act.id for act in acts).as_links()


def timeline_of(dispute: Dispute, asked: dict[str, object]) -> list[TimelineEntry]:
    """The timeline of what was asked for."""
    acts = acts_of(dispute, asked)
    return build_timeline(acts, links_among(acts))


def positions_of(dispute: Dispute, asked: dict[str, object]) -> tuple[list[Position], list[PropositionValue]]:
    """The positions of what was asked for, and what they are about."""
    propositions = [build_proposition(row) for row in dispute.propositions.all()]
    sides = {name for value in propositions for name in value.accusers | value.accused if len(name) == 2}
    country = asked.get("country", "").upper()
    found = build_positions(acts_of(dispute, asked), propositions, [country] if country else sides, asked.get("as_of"))
    return [position for position in found if not country or position.country == country], propositions


def marking_of(dispute: Dispute) -> str:
    """The join of the dispute's own marking and those of its claims, as far as the caller may see them."""
    shown = Claim.objects.in_dispute(dispute).standing()
    return markings_of(shown, Dispute.objects.filter(pk=dispute.pk)).banner
