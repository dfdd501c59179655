"""What an analyst decides about single claims of a dispute and their links, and a word against a position."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cables.banners import highest, markings_of
from cables.guards import requires
from cables.redirects import redirect_back
from cables.roles import may_review
from claims.belonging import review_suggestion
from claims.desk import change_link, link_by_hand, overrule, review_link, set_no_stance, set_stance, take_back
from claims.desk_forms import LinkForm, OverruleForm, StanceForm, TieForm
from claims.forms import ReviewForm
from claims.models import Claim, ClaimLink, Dispute, DisputeSuggestion, Overruling

from .desk import find_dispute


@requires(may_review)
@require_POST
def link_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Tie one claim to an earlier one."""
    dispute = find_dispute(slug)
    form = LinkForm(dispute, request.POST)
    if form.is_valid():
        _try(request, "The two claims are linked.", link_by_hand, dispute, **_ends(form), user=request.user)
    else:
        _tell(request, form)
    return _back(request, slug)


@requires(may_review)
@require_POST
def link_change(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """Tie the same two claims otherwise."""
    dispute = find_dispute(slug)
    link, form = _find_link(dispute, pk), TieForm(request.POST)
    if form.is_valid():
        _try(request, "The link is changed.", change_link, dispute, link, **form.cleaned_data, user=request.user)
    else:
        _tell(request, form)
    return _back(request, slug)


@requires(may_review)
@require_POST
def link_review(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """Accept or reject a link."""
    dispute = find_dispute(slug)
    link, form = _find_link(dispute, pk), ReviewForm(request.POST)
    if form.is_valid():
        review_link(dispute, link, form.cleaned_data["status"], user=request.user)
    else:
        messages.error(request, "Nothing was decided. Choose accept or reject.")
    return _back(request, slug)


@requires(may_review)
@require_POST
def document_review(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """Take a document that the machine suggests into the dispute, or not."""
    rows = DisputeSuggestion.objects.select_related("dispute", "document")
    row, form = get_object_or_404(rows, pk=pk, dispute__slug=slug), ReviewForm(request.POST)
    if form.is_valid():
        review_suggestion(row, form.cleaned_data["status"], user=request.user)
    else:
        messages.error(request, "Nothing was decided. Choose accept or reject.")
    return _back(request, slug)


@requires(may_review)
@require_POST
def stance(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """Say where a claim stands on what is at issue, or that it takes no stance."""
    dispute = find_dispute(slug)
    claim = get_object_or_404(Claim.objects.in_dispute(dispute).select_related("marking"), pk=pk)
    form = StanceForm(dispute, request.POST)
    if not form.is_valid():
        _tell(request, form)
    elif proposition := form.cleaned_data["proposition"]:
        values = {name: form.cleaned_data[name] for name in ("stance", "reason")}
        set_stance(claim, proposition, **values, user=request.user)
    else:
        set_no_stance(claim, dispute, user=request.user)
    return redirect_back(request, reverse("claims:claim", args=[pk]))


@requires(may_review)
def ruling_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Overrule a position; the address may name the country and the proposition."""
    dispute = find_dispute(slug)
    clearance = request.user.clearance.value
    initial = {name: request.GET.get(name, "") for name in ("country", "proposition")}
    form = OverruleForm(dispute, clearance.level, request.POST or None, initial=initial)
    if form.is_valid():
        proposition, level = form.cleaned_data.pop("proposition"), form.cleaned_data.pop("level")
        try:
            overrule(proposition, form.cleaned_data, level=level, user=request.user)
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "The position is overruled.")
            return redirect("claims:desk", slug)
    banner = highest([dispute.marking.value, markings_of(form.fields["proposition"].queryset)])
    context = {"dispute": dispute, "form": form, "banner": banner}
    return render(request, "claims/desk_overrule.html", context, status=422 if form.is_bound else 200)


@requires(may_review)
@require_POST
def ruling_remove(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """Take a word against a position back."""
    take_back(get_object_or_404(Overruling, pk=pk, proposition__dispute__slug=slug))
    messages.success(request, "It is taken back; the position rests on claims again.")
    return redirect("claims:desk", slug)


def _find_link(dispute: Dispute, pk: uuid.UUID) -> ClaimLink:
    """A link within the dispute; 404 for a hidden one as for none."""
    among = ClaimLink.objects.filter(source__in=Claim.objects.in_dispute(dispute), pk=pk)
    return get_object_or_404(among.select_related("source__marking", "target__marking"))


def _ends(form: LinkForm) -> dict[str, object]:
    return {name: form.cleaned_data[name] for name in ("source", "target", "relation", "manner")}


def _try(request: HttpRequest, done: str, service: object, *args: object, **values: object) -> None:
    """Run a service and say what came of it; it refuses with a sentence."""
    try:
        service(*args, **values)
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)


def _tell(request: HttpRequest, form: object) -> None:
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, error)


def _back(request: HttpRequest, slug: str) -> HttpResponse:
    return redirect_back(request, reverse("claims:desk", args=[slug]))
