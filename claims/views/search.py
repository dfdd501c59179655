"""Looking for words in documents and claims; the page on the method."""

import nh3
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.contrib.postgres.search import SearchHeadline
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from cables.banners import markings_of
from cables.models import Paragraph, SearchEntry, SearchHit
from cables.roles import may_review
from cables.searching import build_query
from claims.forms import SearchForm
from claims.models import Claim
from claims.templatetags.highlights import START, STOP

PAGE = 20


@login_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Documents and claims that hold the words, best first, with the words in their sentence."""
    form = SearchForm(request.GET)
    asked = form.asked()
    hits = SearchHit.objects.none()
    if words := asked.get("q", "").replace("\0", ""):
        hits = SearchHit.objects.matching(words)
        hits = hits.filter(target=asked["target"]) if "target" in asked else hits
        hits = hits.filter(document__kind=asked["kind"]) if "kind" in asked else hits
    page = Paginator(hits, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form, "words": words, "page": page, "found": _found(page, words),
        "may_review": may_review(request.user), "banner": markings_of(hits) if words else None,
    }  # fmt: skip
    return render(request, "claims/_search_results.html" if request.htmx else "claims/search.html", context)


@login_required
@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """How positions are worked out."""
    written = (settings.BASE_DIR / "docs" / "positions.md").read_text(encoding="utf-8")
    html = nh3.clean(MarkdownIt("commonmark", {"html": False}).enable("table").render(written))
    return render(request, "claims/method.html", {"text": mark_safe(html)})


def _found(page: Page, words: str) -> list[dict[str, object]]:
    """The rows behind the hits of a page, in their order."""
    paragraphs = _by_pk(_with_headline(Paragraph.objects.select_related("document__source", "marking"), page, words))
    claims = _by_pk(Claim.objects.filter(pk__in=[hit.pk for hit in page]).with_words().with_links())
    pairs = [(paragraphs.get(hit.pk), claims.get(hit.pk)) for hit in page]
    return [{"paragraph": paragraph, "claim": claim} for paragraph, claim in pairs if paragraph or claim]


def _with_headline(rows: QuerySet, page: Page, words: str) -> QuerySet:
    query = build_query(words)
    headline = SearchHeadline(
        "text", query, config="english", start_sel=START, stop_sel=STOP, max_fragments=2, max_words=40, min_words=15
    )  # fmt: skip
    paragraphs = [hit.pk for hit in page if hit.target == SearchEntry.Target.PARAGRAPH]
    return rows.filter(pk__in=paragraphs).annotate(headline=headline)


def _by_pk(rows: QuerySet) -> dict[object, object]:
    return {row.pk: row for row in rows}
