"""One country over all disputes: where it stands, since when, on which words."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cables.banners import markings_of
from claims.forms import MomentForm
from claims.models import Claim, Dispute, Follow
from claims.snapshot import Snapshot
from entities.templatetags.countries import country_name

PAGE = 10


@login_required
@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """The country's positions in every dispute that the reader may know of."""
    if country_name(code) == code:
        raise Http404
    form = MomentForm(request.GET)
    disputes = Dispute.objects.select_related("marking").order_by("title", "pk")
    page = Paginator(disputes, PAGE).get_page(request.GET.get("page"))
    rows = []
    for dispute in page:
        snapshot = Snapshot(dispute, form.moment(), code)
        rows.append({"dispute": dispute, "standings": snapshot.standings(country_name), "marking": snapshot.marking})
    context = {
        "code": code, "page": page, "rows": rows, "moment_form": form, "moment": form.moment(),
        "banner": markings_of(disputes, *(Claim.objects.in_dispute(dispute).standing() for dispute in page)),
        "followed": Follow.objects.filter(user=request.user, country=code).first(),
    }  # fmt: skip
    return render(request, "claims/country.html", context)
