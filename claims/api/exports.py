"""Timeline, positions and claims as files."""

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from claims.exports import EXPORTS, claim_rows, position_rows, timeline_rows
from claims.shapes import AskedSerializer

from .scope import ask_snapshot


class FileSerializer(serializers.Serializer):
    """A file that can be fetched; add `?dispute=SLUG` to its address."""

    name = serializers.CharField()
    url = serializers.CharField()


ROWS = {
    "claims": lambda snapshot: claim_rows(snapshot.claims),
    "positions": lambda snapshot: position_rows(
        snapshot.positions, {value.id: value.text for value in snapshot.propositions}
    ),
    "timeline": lambda snapshot: timeline_rows(snapshot.timeline),
}


class ExportsView(APIView):
    """The files that there are."""

    @extend_schema(responses=FileSerializer(many=True))
    def get(self, request: Request) -> Response:
        """What can be exported, in every format."""
        files = [(what, name) for what in ROWS for name in EXPORTS]
        return Response(
            [
                {"name": f"{what}.{name}", "url": reverse("api:export", [what, name], request=request)}
                for what, name in files
            ]
        )


class ExportView(APIView):
    """One file of one dispute."""

    @extend_schema(
        operation_id="exports_file",
        parameters=[
            AskedSerializer,
            OpenApiParameter("what", enum=list(ROWS), location=OpenApiParameter.PATH),
            OpenApiParameter("extension", enum=list(EXPORTS), location=OpenApiParameter.PATH),
        ],
        responses={(200, "text/csv"): OpenApiTypes.BINARY, (200, "application/json"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, what: str, extension: str) -> HttpResponse:
        """The rows as a file to keep, its marking in the header `Marking`."""
        if what not in ROWS or extension not in EXPORTS:
            raise NotFound
        snapshot = ask_snapshot(AskedSerializer, request)
        export = EXPORTS[extension]
        return HttpResponse(
            export.write(ROWS[what](snapshot)),
            content_type=export.media_type,
            headers={
                "Content-Disposition": f'attachment; filename="{snapshot.dispute.slug}-{what}.{export.extension}"',
                "Marking": snapshot.marking.banner,
            },
        )
