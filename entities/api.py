"""Entities and mentions in the API: read them, accept and reject mentions."""

import uuid

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

from .models import Entity, Mention, members_of, survivor_of
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
    """Countries, bodies, offices, organisations, companies, persons, products and places.

    An entity that is merged into another one is left out of the list, and its address answers with the survivor.
    """

    queryset = Entity.objects.select_related("marking").with_counts()
    filterset_class = EntityFilter
    pagination_class = ByName

    def get_serializer_class(self) -> type:
        """One entity comes with its aliases."""
        return WholeEntitySerializer if self.action == "retrieve" else EntitySerializer

    def get_queryset(self) -> QuerySet:
        """Each entity once."""
        found = super().get_queryset()
        return found.standing() if self.action == "list" else found

    @extend_schema(
        description="One entity with its aliases. For an id that is merged into another entity it is the survivor: its `id` "
        "is then another than the one asked for, and `merged` holds that one."
    )
    def retrieve(self, request: Request, *args: object, **kwargs: object) -> Response:
        """The entity, or whom it is merged into."""
        entity = self.get_object()
        survivor = survivor_of(entity)
        if survivor != entity:
            entity = self.get_queryset().get(pk=survivor.pk)
        return Response(self.get_serializer(entity).data)


class MentionFilter(filters.FilterSet):
    """Mentions by document, entity and status."""

    document = filters.UUIDFilter("document_id")
    entity = filters.UUIDFilter(method="meaning", help_text="Meaning it, or an entity that is merged with it")
    status = filters.ChoiceFilter(choices=Reviewed.Status.choices)

    def meaning(self, found: QuerySet, name: str, value: uuid.UUID) -> QuerySet:
        """Those that mean the entity, whichever of its rows they point at."""
        return found.filter(entity__in=members_of(value))


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
