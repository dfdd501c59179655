"""Which entities may be one: the queue of proposals, and what people decide about them."""

import uuid

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cables.banners import highest
from cables.guards import requires
from cables.markings import MarkingValue
from cables.redirects import redirect_back
from cables.roles import may_review
from claims.desk import decide_merge
from claims.desk_forms import MergeReviewForm
from entities.models import EntityMerge

PAGE = 10
WORDS = 160  # characters of the text on either side of a mention


@requires(may_review)
@require_safe
def merges(request: HttpRequest) -> HttpResponse:
    """Everything that may be one, in disputes and outside of them."""
    page = page_of_merges(request, EntityMerge.objects.all())
    context = {"merges": page, "banner": banner_of_merges(page)}
    return render(request, "claims/merge_list.html", context)


@requires(may_review)
@require_POST
def merge_review(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Accept or reject a proposal, or take the decision back; as a part where the page asked for one."""
    merge = get_object_or_404(EntityMerge.objects.with_words(), pk=pk)
    form, error = MergeReviewForm(request.POST), "Nothing was decided. Choose accept, reject or undo."
    if form.is_valid():
        try:
            decide_merge(merge, form.cleaned_data["status"], user=request.user)
            error = ""
        except ValueError as refusal:
            error = str(refusal)
    if request.htmx:
        context = {"merge": show_merge(merge), "error": error, "is_answer": True, "back": request.POST.get("next")}
        return render(request, "claims/_merge.html", context, status=422 if error else 200)
    if error:
        messages.error(request, error)
    return redirect_back(request, reverse("claims:merges"))


def page_of_merges(request: HttpRequest, found: QuerySet[EntityMerge]) -> Page:
    """A page of proposals, what waits first, each with what is shown of it; what is one already by others is left out."""
    same = Q(merged__sameness__survivor=F("survivor__sameness__survivor"), status="suggested")
    rows = found.exclude(pk__in=EntityMerge.objects.filter(same).values("pk")).with_words().waiting_first()
    page = Paginator(rows, PAGE).get_page(request.GET.get("merges"))
    page.object_list = [show_merge(merge) for merge in page.object_list]
    return page


def banner_of_merges(merges: Page) -> MarkingValue:
    """The marking of a page of proposals."""
    return highest(
        marking.value for merge in merges for marking in (merge.marking, *(row.marking for row in merge.evidence.all()))
    )


def show_merge(merge: EntityMerge) -> EntityMerge:
    """The proposal with its `sides`: either entity, and the mentions of it that speak for the proposal in their words."""
    shown = [row.mention for row in merge.evidence.all()]
    merge.sides = [
        (entity, [(mention, *mention.around(WORDS)) for mention in shown if mention.entity_id == entity.pk])
        for entity in (merge.merged, merge.survivor)
    ]
    return merge
