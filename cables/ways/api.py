"""Addresses to be fetched in the API: what became of those that the caller asked for."""

from django.db.models import QuerySet
from rest_framework import mixins, viewsets

from cables.models import Fetch
from cables.paging import Pages

from .serializers import FetchSerializer


class LatestFirst(Pages):
    """In the order in which they were asked for, the latest first."""

    ordering = ("-asked_at", "-id")


class FetchViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """Addresses that the caller asked for (`POST documents/` with a `url`); kept for 30 days after they were fetched."""

    queryset = Fetch.objects.all()
    serializer_class = FetchSerializer
    pagination_class = LatestFirst

    def get_queryset(self) -> QuerySet[Fetch]:
        """The caller's own."""
        return super().get_queryset().filter(brought_by=self.request.user.pk)
