"""The analyst's desk of a dispute: what is at issue, what waits to be tied, what does not fit, and what was overruled."""

import uuid
from collections.abc import Iterable, Sequence

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cables.banners import highest, markings_of
from cables.guards import requires
from cables.models import Reviewed
from cables.roles import may_review
from claims.candidates import find_candidates, find_in_question, find_questions, rank_candidates
from claims.checks import build_checks, unlinked_denials
from claims.desk import add_proposition, edit_proposition, merge_propositions, review_proposition, split_proposition
from claims.desk_forms import MergeForm, PropositionForm, SplitForm, TieForm
from claims.forms import ReviewForm
from claims.meanings import compare_claims, compare_with_propositions
from claims.models import Claim, ClaimLink, Dispute, DisputeSuggestion, Overruling, Proposition, Stance
from claims.scene import set_scene
from claims.snapshot import Snapshot
from claims.tasks import read_propositions
from claims.values import STANCES, Act
from claims.views.disputes import banner_of
from claims.views.merges import banner_of_merges, page_of_merges
from entities.models import EntityMerge, Mention

PAGE = 10
FIELDS = ("text", "terms", "accusers", "accused")


@requires(may_review)
@require_safe
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything about one dispute that waits for a person, or that a person decided."""
    dispute = find_dispute(slug)
    snapshot = Snapshot(dispute)
    links = ClaimLink.objects.among(Claim.objects.in_dispute(dispute).values_list("pk", flat=True))
    rulings = Overruling.objects.filter(proposition__dispute=dispute).select_related(
        "proposition", "created_by", "marking"
    )
    suggestions, merges = _suggestions(dispute), page_of_merges(request, _merges(dispute))
    context = {
        "dispute": dispute, "propositions": _propositions(dispute), "unlinked": _unlinked(request, snapshot),
        "links": _links(request, links), "rulings": rulings, "questions": _questions(request, snapshot),
        "stances": STANCES, "findings": _findings(snapshot), "suggestions": suggestions, "merges": merges,
        "banner": highest([
            banner_of(dispute), banner_of_merges(merges),
            markings_of(dispute.propositions.all(), rulings, links, suggestions),
        ]),
    }  # fmt: skip
    return render(request, "claims/desk.html", context)


@requires(may_review)
def proposition_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Put something at issue."""
    dispute = find_dispute(slug)
    form = PropositionForm(request.POST or None)
    if form.is_valid():
        add_proposition(dispute, form.cleaned_data, user=request.user)
        read_propositions.delay_on_commit(str(dispute.pk))
        messages.success(request, "It is put at issue.")
        return redirect("claims:desk", slug)
    context = {"dispute": dispute, "form": form, "banner": dispute.marking.value}
    return render(request, "claims/desk_proposition.html", context, status=422 if form.is_bound else 200)


@requires(may_review)
def proposition(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """One proposition with its words and sides to edit, and forms to split and to merge it."""
    row = find_proposition(slug, pk)
    form = PropositionForm(request.POST or None, initial={name: getattr(row, name) for name in FIELDS})
    if form.is_valid():
        edit_proposition(row, form.cleaned_data, user=request.user)
        read_propositions.delay_on_commit(str(row.dispute_id))
        messages.success(request, "The proposition is changed.")
        return redirect("claims:desk", slug)
    return _proposition_page(request, row, form=form)


@requires(may_review)
@require_POST
def proposition_split(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """Move claims from one proposition to a new one."""
    row = find_proposition(slug, pk, status=Reviewed.Status.CONFIRMED)
    form = SplitForm(_taking(row), request.POST)
    if not form.is_valid():
        return _proposition_page(request, row, split=form)
    claims = form.take_claims()
    split_proposition(row, form.cleaned_data, claims=claims, user=request.user)
    read_propositions.delay_on_commit(str(row.dispute_id))
    messages.success(request, f"{len(claims)} claim{'s' if len(claims) > 1 else ''} moved to the new proposition.")
    return redirect("claims:desk", slug)


@requires(may_review)
@require_POST
def proposition_merge(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """Let one proposition go into another."""
    row = find_proposition(slug, pk, status=Reviewed.Status.CONFIRMED)
    form = MergeForm(row, request.POST)
    if not form.is_valid():
        return _proposition_page(request, row, merge=form)
    merge_propositions(row, form.cleaned_data["into"], user=request.user)
    messages.success(request, "The two propositions are one.")
    return redirect("claims:desk", slug)


@requires(may_review)
@require_POST
def proposition_review(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """Accept or reject a proposition that the machine suggests."""
    row = find_proposition(slug, pk)
    form = ReviewForm(request.POST)
    if form.is_valid():
        review_proposition(row, form.cleaned_data["status"], user=request.user)
    else:
        messages.error(request, "Nothing was decided. Choose accept or reject.")
    return redirect("claims:desk", slug)


def find_dispute(slug: str) -> Dispute:
    """The dispute; 404 for a hidden one as for none."""
    return get_object_or_404(Dispute.objects.select_related("marking"), slug=slug)


def find_proposition(slug: str, pk: uuid.UUID, **status: str) -> Proposition:
    """A proposition of the dispute, perhaps of one status; 404 for a hidden one as for none."""
    rows = Proposition.objects.select_related("marking", "dispute__marking")
    return get_object_or_404(rows, pk=pk, dispute__slug=slug, **status)


def _proposition_page(request: HttpRequest, row: Proposition, **forms: object) -> HttpResponse:
    claims = _taking(row)
    shown = {
        "form": PropositionForm(initial={name: getattr(row, name) for name in FIELDS}),
        "split": SplitForm(claims), "merge": MergeForm(row),
    } | forms  # fmt: skip
    others = shown["merge"].fields["into"].queryset
    context = {
        "dispute": row.dispute, "proposition": row, "others": others.exists(),
        "banner": highest([row.dispute.marking.value, markings_of(claims, others), row.marking.value]),
    }  # fmt: skip
    status = 422 if any(form.is_bound for form in shown.values()) else 200
    return render(request, "claims/desk_proposition.html", context | shown, status=status)


def _taking(row: Proposition) -> QuerySet[Claim]:
    """The claims that take a stance on a proposition."""
    stances = Stance.objects.filter(proposition=row).exclude(status=Reviewed.Status.REJECTED)
    return Claim.objects.standing().filter(pk__in=stances.values("claim_id")).select_related("marking")


def _propositions(dispute: Dispute) -> list[dict[str, object]]:
    """The propositions that nobody rejected, what waits first, each with the number of claims that take a stance."""
    stances = Stance.objects.filter(proposition__dispute=dispute).exclude(status=Reviewed.Status.REJECTED)
    counted = stances.exclude(claim__status="rejected").order_by().values("proposition").annotate(n=Count("pk"))
    counts = dict(counted.values_list("proposition", "n"))
    rows = dispute.propositions.exclude(status=Reviewed.Status.REJECTED).select_related("marking", "decided_by")
    return [{"row": row, "count": counts.get(row.pk, 0)} for row in rows.order_by("-status", "created_at", "pk")]


def _findings(snapshot: Snapshot) -> list[dict[str, object]]:
    """What does not fit, with the acts concerned."""
    by_id = {act.id: act for act in snapshot.acts}
    found = build_checks(snapshot.acts, snapshot.links, snapshot.positions)
    return [
        {"text": one.text, "kind": one.kind, "acts": [by_id[pk] for pk in one.acts if pk in by_id]} for one in found
    ]


def _unlinked(request: HttpRequest, snapshot: Snapshot) -> Page:
    """A page of the denials that answer nothing, each with what it may answer."""
    scene = set_scene(snapshot.acts)
    page = _page(request, unlinked_denials(snapshot.acts, snapshot.links), "denials")
    alike = compare_claims((act.id, other.id) for act in page.object_list for other in find_candidates(act, scene))
    page.object_list = [
        {"act": act, "candidates": rank_candidates(act, scene, alike), "form": TieForm(auto_id=f"{act.id}-%s")}
        for act in page.object_list
    ]
    return page


def _questions(request: HttpRequest, snapshot: Snapshot) -> Page:
    """A page of the claims that may take a stance although no rule gives them one."""
    issues = snapshot.propositions
    alike = compare_with_propositions((act.id, value.id) for act, value in find_in_question(snapshot.acts, issues))
    rejected = Stance.objects.filter(proposition__dispute=snapshot.dispute, status=Reviewed.Status.REJECTED)
    settled = frozenset(map(str, rejected.values_list("claim_id", flat=True)))
    return _page(request, find_questions(snapshot.acts, issues, alike, settled), "questions")


def _suggestions(dispute: Dispute) -> QuerySet[DisputeSuggestion]:
    """The documents that may belong to the dispute and are not in it."""
    waiting = DisputeSuggestion.objects.filter(dispute=dispute, status=Reviewed.Status.SUGGESTED)
    waiting = waiting.exclude(document__in=dispute.memberships.values("document"))
    return waiting.select_related("document", "claim", "marking")


def _merges(dispute: Dispute) -> QuerySet[EntityMerge]:
    """What may be one of those whom the documents of the dispute name."""
    named = Mention.objects.filter(document__memberships__dispute=dispute, entity__isnull=False)
    return EntityMerge.objects.of_entities(named.order_by().values("entity"))


def _links(request: HttpRequest, links: QuerySet[ClaimLink]) -> Page:
    """A page of the links, those that wait for a person first."""
    rows = links.select_related("source", "target", "marking", "decided_by").order_by("-status", "pk")
    page = _page(request, rows, "links")
    page.object_list = show_links(page.object_list)
    return page


def show_links(links: Iterable[ClaimLink]) -> list[ClaimLink]:
    """The links, each with a `form` to tie its claims otherwise."""
    found = list(links)
    for link in found:
        initial = {"relation": link.relation, "manner": link.manner}
        link.form = TieForm(auto_id=f"link-{link.pk}-%s", initial=initial)
    return found


def _page(request: HttpRequest, rows: Sequence[Act] | QuerySet[ClaimLink], name: str) -> Page:
    return Paginator(rows, PAGE).get_page(request.GET.get(name))
