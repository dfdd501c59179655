"""What a caller asks about a dispute, as the one snapshot that pages and exports read too."""

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.serializers import Serializer

from claims.models import Dispute
from claims.snapshot import Moment, Snapshot


def read_query(serializer: type[Serializer], request: Request) -> dict[str, object]:
    """What the address asks for; a problem (400) that names the field where it cannot be read."""
    asked = serializer(data=request.query_params)
    asked.is_valid(raise_exception=True)
    return asked.validated_data


def ask_snapshot(serializer: type[Serializer], request: Request) -> Snapshot:
    """The dispute at the moment that the address asks for; 404 for a hidden one as for none."""
    asked = read_query(serializer, request)
    dispute = get_object_or_404(Dispute.objects.select_related("marking"), slug=asked["dispute"])
    return Snapshot(dispute, Moment(asked.get("as_of"), asked.get("known_at")), asked.get("country", ""))
