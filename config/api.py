"""The resources of the API: one line each."""

from django.http import HttpRequest
from django.urls import path, re_path
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.exceptions import NotFound
from rest_framework.response import Response
from rest_framework.routers import DefaultRouter
from rest_framework.views import APIView

from cables.api import DocumentViewSet
from cables.ways.api import FetchViewSet
from claims.api import (
    ChangesView,
    ClaimViewSet,
    DisputeViewSet,
    ExportsView,
    ExportView,
    GraphView,
    LinkViewSet,
    PositionsView,
    SearchView,
    TimelineView,
)
from entities.api import EntityViewSet, MentionViewSet

from . import schema  # noqa: F401  registers how to sign in


@extend_schema(exclude=True)
class Missing(APIView):
    """An address that there is nothing at: the same problem as a missing row."""

    def initial(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        """After the caller is known, so that strangers learn no addresses."""
        super().initial(request, *args, **kwargs)
        raise NotFound

    def get(self, request: HttpRequest) -> Response:
        """Never reached."""
        raise NotFound


router = DefaultRouter()
router.include_format_suffixes = False
router.register("documents", DocumentViewSet, "document")
router.register("fetches", FetchViewSet, "fetch")
router.register("entities", EntityViewSet, "entity")
router.register("mentions", MentionViewSet, "mention")
router.register("claims", ClaimViewSet, "claim")
router.register("links", LinkViewSet, "link")
router.register("disputes", DisputeViewSet, "dispute")

app_name = "api"
urlpatterns = [
    *router.urls,
    path("positions/", PositionsView.as_view(), name="positions"),
    path("timeline/", TimelineView.as_view(), name="timeline"),
    path("graph/", GraphView.as_view(), name="graph"),
    path("search/", SearchView.as_view(), name="search"),
    path("changes/", ChangesView.as_view(), name="changes"),
    path("exports/", ExportsView.as_view(), name="exports"),
    path("exports/<slug:what>.<slug:extension>", ExportView.as_view(), name="export"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    re_path("", Missing.as_view()),
]
