"""Documents in the API: read them, bring them in, tag them."""

import uuid

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, status, viewsets
from rest_framework.decorators import action
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from .intake import ingest
from .models import Document
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
from .tasks import queue


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

    @extend_schema(request=IntakeSerializer, responses={202: AcceptedSerializer}, filters=False)
    def create(self, request: Request) -> Response:
        """Bring one document in. It is kept once this answers 202; a worker then reads it: ask its `url` for the state."""
        sent = IntakeSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        accepted = ingest(*sent.content, sent.intake, request.user)
        if not accepted.is_duplicate:
            queue(accepted.document)
        document = accepted.document
        url = reverse("api:document-detail", [document.pk], request=request)
        answer = {"id": document.pk, "url": url, "state": document.state, "duplicate": accepted.is_duplicate}
        return Response(AcceptedSerializer(answer).data, status.HTTP_202_ACCEPTED, headers={"Location": url})

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
