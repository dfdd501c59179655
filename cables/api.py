"""Documents in the API: read them, bring them in, tag them."""

import dataclasses
import uuid

from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import mixins, status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from .intake import Arrival, ingest
from .models import Document, Receipt
from .paging import Pages
from .permissions import MayIngest, MayReview
from .querysets import DocumentQuerySet
from .revisions import seen_revisions
from .serializers import (
    AcceptedSerializer,
    DocumentSerializer,
    IntakeSerializer,
    LabelSerializer,
    RevisionSerializer,
    WholeDocumentSerializer,
)
from .services import tag_document
from .tasks import queue, queue_fetch
from .ways.fetches import ask_for
from .ways.keys import answer_once, fingerprint_of

IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key", OpenApiTypes.STR, OpenApiParameter.HEADER,
    description="A name of the caller's for this request, 1 to 255 characters. The same request sent again under it, at "
    "once or within seven days, gives the same answer and brings nothing twice; another request under it is refused.",
)  # fmt: skip
KEY_REUSED = OpenApiResponse(OpenApiTypes.OBJECT, "The Idempotency-Key came with another request before.")


class DocumentFilter(filters.FilterSet):
    """Documents by kind, state, dispute and day of publication."""

    kind = filters.ChoiceFilter(choices=Document.Kind.choices)
    state = filters.ChoiceFilter(choices=Document.State.choices)
    dispute = filters.CharFilter("memberships__dispute__slug", help_text="Slug of a dispute")
    since = filters.DateFilter("published", "gte")
    until = filters.DateFilter("published", "lte")
    bundle = filters.UUIDFilter(method="packed_in", help_text="What came in this bundle or mail")

    def packed_in(self, found: DocumentQuerySet, name: str, value: uuid.UUID) -> DocumentQuerySet:
        """Nothing for a bundle that the caller may not see, as for one that does not exist."""
        return found.packed_in(Document.objects.filter(pk=value))


class NewestFirst(Pages):
    """In the order in which documents came in, the latest first."""

    ordering = ("-received_at", "-id")


class DocumentViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """Cables, statements and articles, as far as the caller may see them."""

    queryset = Document.objects.select_related("source", "marking", "parent").prefetch_related("tags")
    serializer_class = DocumentSerializer
    filterset_class = DocumentFilter
    pagination_class = NewestFirst
    permission_classes = [IsAuthenticated, MayIngest]
    parser_classes = [JSONParser, MultiPartParser, FormParser]

    def get_serializer_class(self) -> type:
        """One document comes with its paragraphs."""
        return WholeDocumentSerializer if self.action == "retrieve" else DocumentSerializer

    @extend_schema(
        request=IntakeSerializer, filters=False, parameters=[IDEMPOTENCY_KEY],
        responses={202: AcceptedSerializer, (422, "application/problem+json"): KEY_REUSED},
    )  # fmt: skip
    def create(self, request: Request) -> Response:
        """Bring one document in. It is kept once this answers 202; a worker then reads it: ask its `url` for the state.

        With an `Idempotency-Key` the same request again gives the same answer, and no second document, for seven days.
        """
        sent = IntakeSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        key = request.headers.get("Idempotency-Key")
        if key is None:
            answer = _accept(sent, request)
        else:
            asked = fingerprint_of([sent.content[1], sent.address, dataclasses.asdict(sent.intake)], sent.content[0])
            answer = answer_once(request.user, _checked(key), asked, lambda: _accept(sent, request))
        return Response(answer, status.HTTP_202_ACCEPTED, headers={"Location": answer["url"]})

    @extend_schema(request=LabelSerializer, responses={201: LabelSerializer}, filters=False)
    @action(detail=True, methods=["post"], permission_classes=[IsAuthenticated, MayReview])
    def tags(self, request: Request, pk: str | None = None) -> Response:
        """Put a label on a document; the same label again changes nothing."""
        sent = LabelSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        tag = tag_document(self.get_object(), sent.validated_data["label"], request.user)
        return Response(LabelSerializer(tag).data, status.HTTP_201_CREATED)

    @extend_schema(responses=RevisionSerializer(many=True), filters=False)
    @action(detail=True, pagination_class=None, filterset_class=None)
    def revisions(self, request: Request, pk: str | None = None) -> Response:
        """The texts that a document had, the first one first, as far as the caller can tell them apart."""
        found = seen_revisions(self.get_object())
        context = {"latest": found[-1].pk if found else None}
        return Response(RevisionSerializer(found, many=True, context=context).data)


def _accept(sent: IntakeSerializer, request: Request) -> dict[str, object]:
    """Keep what was sent and have it worked on; gives the answer as JSON values."""
    if sent.address:
        fetch = ask_for(sent.address, sent.intake, request.user, way=Receipt.Way.API)
        queue_fetch(fetch.pk)
        url = reverse("api:fetch-detail", [fetch.pk], request=request)
        return {"id": None, "url": url, "state": Document.State.RECEIVED.value, "duplicate": False}
    accepted = ingest(*sent.content, sent.intake, request.user, arrival=Arrival(Receipt.Way.API))
    document = accepted.document
    if not accepted.is_duplicate:
        queue(document)
    url = reverse("api:document-detail", [document.pk], request=request)
    return {"id": str(document.pk), "url": url, "state": str(document.state), "duplicate": accepted.is_duplicate}


def _checked(key: str) -> str:
    if not 1 <= len(key) <= 255 or not key.isascii() or not key.isprintable():
        raise ValidationError({"Idempotency-Key": "Send 1 to 255 printable ASCII characters, for example a UUID."})
    return key
