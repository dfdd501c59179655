"""What is new or changed since the caller last asked."""

import base64
import datetime
import json
import uuid

from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from cables.history import settled_moment
from cables.models import Document
from claims.models import Claim
from claims.shapes import ChangesSerializer

from .scope import read_query

PAGE = 200


class AskedChangesSerializer(serializers.Serializer):
    """Where to go on from."""

    cursor = serializers.CharField(required=False, max_length=200, help_text="`next` of the answer before")

    def validate_cursor(self, value: str) -> tuple[datetime.datetime, uuid.UUID]:
        """The place that an answer of ours named."""
        try:
            moment, pk = json.loads(base64.urlsafe_b64decode(value.encode()))
            return datetime.datetime.fromisoformat(moment), uuid.UUID(pk)
        except (ValueError, TypeError, AttributeError) as error:
            raise serializers.ValidationError("This is no cursor of ours. Leave it out to begin anew.") from error


class ChangesView(APIView):
    """A feed of documents and claims by the moment of their last change."""

    @extend_schema(parameters=[AskedChangesSerializer], responses=ChangesSerializer)
    def get(self, request: Request) -> Response:
        """At most 200 changes, the oldest first; what is deleted or was never to be seen does not show."""
        after = read_query(AskedChangesSerializer, request).get("cursor")
        limit = settled_moment()
        rows = [row for kind, model in KINDS.items() for row in _changed(kind, model.objects.all(), after, limit)]
        rows = sorted(rows, key=lambda row: (row["updated_at"], row["id"]))[:PAGE]
        for row in rows:
            row["url"] = reverse(f"api:{row['kind']}-detail", [row["id"]], request=request)
        last = (rows[-1]["updated_at"], rows[-1]["id"]) if rows else after
        return Response({"next": _cursor(last) if last else "", "results": rows})


KINDS = {"document": Document, "claim": Claim}


def _changed(
    kind: str, rows: QuerySet, after: tuple[datetime.datetime, uuid.UUID] | None, limit: datetime.datetime
) -> list[dict[str, object]]:
    """The next changes of one table."""
    found = rows.filter(updated_at__lt=limit).order_by("updated_at", "id")
    if after:
        moment, pk = after
        found = found.filter(Q(updated_at__gt=moment) | Q(updated_at=moment, id__gt=pk))
    return [
        {"kind": kind, "id": pk, "updated_at": moment} for pk, moment in found.values_list("id", "updated_at")[:PAGE]
    ]


def _cursor(place: tuple[datetime.datetime, uuid.UUID]) -> str:
    moment, pk = place
    return base64.urlsafe_b64encode(json.dumps([moment.isoformat(), str(pk)]).encode()).decode()
