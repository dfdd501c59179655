"""Entities and mentions in the API: read them, accept and reject mentions."""

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from cables.models import Reviewed
from cables.paging import Pages
from cables.permissions import MayReview

from .models import Entity, Mention
from .serializers import EntitySerializer, MentionSerializer, WholeEntitySerializer
from .services import review_mention


class EntityFilter(filters.FilterSet):
    """Entities by name, kind and country."""

    q = filters.CharFilter(method="named", help_text="Part of a name or alias")
    kind = filters.ChoiceFilter(choices=Entity.Kind.choices)
    country = filters.CharFilter("country")

    def named(self, found: QuerySet, name: str, value: str) -> QuerySet:
        """Those that go by the name."""
        return found.named(value)


class ByName(Pages):
    """In the order of the alphabet."""

    ordering = ("name", "id")


class EntityViewSet(viewsets.ReadOnlyModelViewSet):
    """Countries, bodies, offices, organisations, companies, persons, products and places."""

    queryset = Entity.objects.select_related("marking").with_counts()
    filterset_class = EntityFilter
    pagination_class = ByName

    def get_serializer_class(self) -> type:
        """One entity comes with its aliases."""
        return WholeEntitySerializer if self.action == "retrieve" else EntitySerializer


class MentionFilter(filters.FilterSet):
    """Mentions by document, entity and status."""

    document = filters.UUIDFilter("document_id")
    entity = filters.UUIDFilter("entity_id")
    status = filters.ChoiceFilter(choices=Reviewed.Status.choices)


class ByPlace(Pages):
    """In the order of the text."""

    ordering = ("document_id", "start", "id")


class MentionViewSet(viewsets.ReadOnlyModelViewSet):
    """Places where a document means an entity."""

    queryset = Mention.objects.select_related("entity", "marking")
    serializer_class = MentionSerializer
    filterset_class = MentionFilter
    pagination_class = ByPlace
    permission_classes = [IsAuthenticated, MayReview]

    @extend_schema(request=None, responses=MentionSerializer)
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: str | None = None) -> Response:
        """Confirm a suggested mention."""
        return self._review(request, Reviewed.Status.CONFIRMED)

    @extend_schema(request=None, responses=MentionSerializer)
    @action(detail=True, methods=["post"])
    def reject(self, request: Request, pk: str | None = None) -> Response:
        """Reject a suggested mention."""
        return self._review(request, Reviewed.Status.REJECTED)

    def _review(self, request: Request, status: str) -> Response:
        return Response(MentionSerializer(review_mention(self.get_object(), status, request.user)).data)
