"""One claim with every place where it stands, decisions about it, and the claims of one entity."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cables.banners import markings_of
from cables.forms import TagForm
from cables.guards import requires
from cables.redirects import redirect_back
from cables.roles import may_review
from claims.forms import ReviewForm
from claims.models import Claim
from claims.services import review_claim, tag_claim
from entities.models import Entity

PAGE = 20


@login_required
@require_safe
def claim(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """A claim: its words wherever they stand, what it answers, what answers it."""
    found = Claim.objects.filter(pk=pk)
    claim = get_object_or_404(found.with_words().with_links())
    context = {"claim": claim, "may_review": may_review(request.user), "banner": markings_of(found)}
    return render(request, "claims/claim.html", context)


@requires(may_review)
@require_POST
def review(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Accept or reject a claim."""
    claim = get_object_or_404(Claim, pk=pk)
    form = ReviewForm(request.POST)
    if form.is_valid():
        review_claim(claim, form.cleaned_data["status"], request.user)
    else:
        messages.error(request, "Nothing was decided. Choose accept or reject.")
    return redirect_back(request, reverse("claims:claim", args=[pk]))


@requires(may_review)
@require_POST
def tag(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put a label on a claim."""
    claim = get_object_or_404(Claim, pk=pk)
    form = TagForm(request.POST)
    if form.is_valid():
        tag_claim(claim, form.cleaned_data["label"], request.user)
    else:
        messages.error(request, "The tag was not added. Write 1 to 60 characters.")
    return redirect_back(request, reverse("claims:claim", args=[pk]))


@login_required
@require_safe
def of_entity(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The claims that an entity made or that are about it."""
    entity = get_object_or_404(Entity, pk=pk)
    found = Claim.objects.involving(pk).standing()
    shown = found.with_words().with_links().order_by(F("day").desc(nulls_last=True), "pk")
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    # The part stands on the page of the entity, so it carries the marking of all that is shown there.
    banner = markings_of(found, Entity.objects.filter(pk=pk), entity.mentions.standing(), entity.aliases.all())
    context = {"entity": entity, "page": page, "banner": banner, "may_review": may_review(request.user)}
    return render(request, "claims/_of_entity.html" if request.htmx else "claims/of_entity.html", context)
