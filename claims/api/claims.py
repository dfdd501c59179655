"""Claims and the links between them: read, accept, reject, tag."""

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import status, viewsets
from rest_framework.decorators import action
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from cables.models import Reviewed
from cables.paging import Pages
from cables.permissions import MayReview
from cables.serializers import LabelSerializer
from claims.models import Appearance, Claim, ClaimLink, DisputeDocument, kind_choices
from claims.serializers import ClaimSerializer, LinkSerializer
from claims.services import review_claim, tag_claim
from claims.values import RELATIONS


class ClaimFilter(filters.FilterSet):
    """Claims by dispute, document, kind, who made them or is in them, status and day."""

    dispute = filters.CharFilter(method="in_dispute", help_text="Slug of a dispute")
    document = filters.UUIDFilter(method="in_document")
    kind = filters.ChoiceFilter(choices=kind_choices)
    country = filters.CharFilter("claimant_country", help_text="Country code of the claimant")
    entity = filters.UUIDFilter(method="involving", help_text="Made by it or about it")
    official = filters.BooleanFilter("official")
    status = filters.ChoiceFilter(choices=Reviewed.Status.choices)
    since = filters.DateFilter("day", "gte")
    until = filters.DateFilter("day", "lte")

    def in_dispute(self, found: QuerySet, name: str, value: str) -> QuerySet:
        """Those that stand in a document of the dispute."""
        documents = DisputeDocument.objects.filter(dispute__slug=value).values("document_id")
        return found.filter(pk__in=Appearance.objects.filter(document_id__in=documents).values("claim_id"))

    def in_document(self, found: QuerySet, name: str, value: str) -> QuerySet:
        """Those that stand in the document."""
        return found.filter(pk__in=Appearance.objects.filter(document_id=value).values("claim_id"))

    def involving(self, found: QuerySet, name: str, value: str) -> QuerySet:
        """Those made by the entity or about it."""
        return found.involving(value)


class InOrderOfRecord(Pages):
    """In the order in which claims were first recorded."""

    ordering = ("created_at", "id")


class ClaimViewSet(viewsets.ReadOnlyModelViewSet):
    """Who said what; rejected claims are left out unless asked for."""

    serializer_class = ClaimSerializer
    filterset_class = ClaimFilter
    pagination_class = InOrderOfRecord
    permission_classes = [IsAuthenticated, MayReview]
    queryset = Claim.objects.all()

    def get_queryset(self) -> QuerySet:
        """With all that is shown; a claim asked for by its id is given even if it was rejected."""
        found = Claim.objects.with_words()
        return found.standing() if self.action == "list" and "status" not in self.request.query_params else found

    @extend_schema(request=None, responses=ClaimSerializer)
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: str | None = None) -> Response:
        """Confirm a suggested claim."""
        return self._review(request, Reviewed.Status.CONFIRMED)

    @extend_schema(request=None, responses=ClaimSerializer)
    @action(detail=True, methods=["post"])
    def reject(self, request: Request, pk: str | None = None) -> Response:
        """Reject a suggested claim."""
        return self._review(request, Reviewed.Status.REJECTED)

    @extend_schema(request=LabelSerializer, responses={201: LabelSerializer})
    @action(detail=True, methods=["post"])
    def tags(self, request: Request, pk: str | None = None) -> Response:
        """Put a label on a claim; the same label again changes nothing."""
        sent = LabelSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        tag = tag_claim(self.get_object(), sent.validated_data["label"], request.user)
        return Response(LabelSerializer(tag).data, status.HTTP_201_CREATED)

    def _review(self, request: Request, decision: str) -> Response:
        claim = review_claim(self.get_object(), decision, request.user)
        return Response(ClaimSerializer(Claim.objects.with_words().get(pk=claim.pk)).data)


class LinkFilter(filters.FilterSet):
    """Links by dispute, claim and relation."""

    dispute = filters.CharFilter(method="in_dispute", help_text="Slug of a dispute")
    source = filters.UUIDFilter("source_id", help_text="The claim that answers")
    target = filters.UUIDFilter("target_id", help_text="The claim that is answered")
    relation = filters.ChoiceFilter(choices=[(name, name) for name in RELATIONS])

    def in_dispute(self, found: QuerySet, name: str, value: str) -> QuerySet:
        """Those whose answering claim stands in a document of the dispute."""
        documents = DisputeDocument.objects.filter(dispute__slug=value).values("document_id")
        return found.filter(source__in=Appearance.objects.filter(document_id__in=documents).values("claim_id"))


class LinkViewSet(viewsets.ReadOnlyModelViewSet):
    """Which claim answers or repeats which."""

    queryset = ClaimLink.objects.standing().select_related("marking")
    serializer_class = LinkSerializer
    filterset_class = LinkFilter
    pagination_class = Pages
