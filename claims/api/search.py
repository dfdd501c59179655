"""Words in documents and claims."""

from django.contrib.postgres.search import SearchHeadline
from django.db.models import CharField, F, FloatField, QuerySet
from django.db.models.functions import Cast
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from cables.models import Document, Paragraph, SearchEntry, SearchHit
from cables.paging import Pages
from cables.searching import build_query
from claims.models import Appearance
from claims.shapes import HitSerializer


class AskedWordsSerializer(serializers.Serializer):
    """The words to look for."""

    q = serializers.CharField(max_length=300, help_text='Words; "a phrase", OR and -without are understood')


class BestFirst(Pages):
    """The best fit first."""

    page_size = 20
    ordering = ("-score", "id")


class HitFilter(filters.FilterSet):
    """Hits in text or in claims, in documents of a kind."""

    target = filters.ChoiceFilter(choices=SearchEntry.Target.choices)
    kind = filters.ChoiceFilter("document__kind", choices=Document.Kind.choices)


class SearchView(ListAPIView):
    """Paragraphs and claims that hold the words."""

    queryset = SearchHit.objects.none()
    serializer_class = HitSerializer
    filterset_class = HitFilter
    pagination_class = BestFirst

    @extend_schema(parameters=[AskedWordsSerializer])
    def get(self, request: Request, *args: object, **kwargs: object) -> Response:
        """The best fit first, with the words around the finds."""
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet:
        """The hits; `score` is the rank at full precision, so that pages meet without a gap."""
        asked = AskedWordsSerializer(data=self.request.query_params)
        asked.is_valid(raise_exception=True)
        self.words = asked.validated_data["q"]
        found = SearchHit.objects.matching(self.words).select_related("document")
        return found.annotate(score=Cast("rank", FloatField()))

    def paginate_queryset(self, queryset: QuerySet) -> list[dict[str, object]]:
        """The hits of a page with their words, in two queries."""
        hits = super().paginate_queryset(queryset)
        texts = _texts(hits, self.words)
        return [
            {
                "id": hit.pk,
                "target": hit.target,
                "document": hit.document_id,
                "title": hit.document.title,
                "text": texts[hit.pk],
                "rank": hit.score,
            }
            for hit in hits
            if hit.pk in texts
        ]


def _texts(hits: list[SearchHit], words: str) -> dict[object, str]:
    """For each hit the words around what was found; hits whose row is not to be seen have none."""
    query = build_query(words)
    parts = [
        (Paragraph.objects.annotate(key=F("pk")), "text", SearchEntry.Target.PARAGRAPH),
        (Appearance.objects.annotate(key=F("claim_id")), "quote", SearchEntry.Target.CLAIM),
    ]
    found: dict[object, str] = {}
    for rows, field, target in parts:
        headline = SearchHeadline(
            Cast(field, CharField()), query, config="english", start_sel="**", stop_sel="**", max_fragments=2,
            max_words=40, min_words=15,
        )  # fmt: skip
        keys = [hit.pk for hit in hits if hit.target == target]
        found |= dict(rows.filter(key__in=keys).annotate(headline=headline).values_list("key", "headline"))
    return found
