"""The list of disputes, and one dispute with its parts: each part is a page of its own as well."""

import uuid
from dataclasses import asdict
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cables.banners import markings_of
from cables.models import Document
from cables.roles import may_ingest, may_review
from claims.forms import AsOf, ClaimFilter
from claims.graph import build_graph
from claims.models import Claim, ClaimLink, Dispute
from claims.positions import build_positions
from claims.querysets import build_proposition
from claims.standings import build_standings
from claims.timeline import build_timeline, timeline_as_dict
from entities.templatetags.countries import country_name

PAGE = 25


@login_required
@require_safe
def dispute_list(request: HttpRequest) -> HttpResponse:
    """All disputes that the user may know of."""
    found = Dispute.objects.with_counts().prefetch_related("propositions").order_by("title", "pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "dispute": dispute,
            "parties": _parties(dispute),
            "claims": Claim.objects.in_dispute(dispute).standing().count(),
        }
        for dispute in page
    ]
    return render(request, "claims/dispute_list.html", {"page": page, "rows": rows, "banner": markings_of(found)})


@login_required
@require_safe
def dispute(request: HttpRequest, slug: str) -> HttpResponse:
    """One dispute: who says what on what is at issue; the other parts load themselves."""
    dispute = get_object_or_404(Dispute, slug=slug)
    context = _positions(request, dispute) | {
        "parties": _parties(dispute), "query": request.GET.urlencode(), "may_ingest": may_ingest(request.user),
    }  # fmt: skip
    return render(request, "claims/dispute.html", context)


@login_required
@require_safe
def positions(request: HttpRequest, slug: str) -> HttpResponse:
    """Where each country stands, as of a day."""
    dispute = get_object_or_404(Dispute, slug=slug)
    return _part(request, dispute, "positions", _positions(request, dispute))


@login_required
@require_safe
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """The claims in order of time."""
    dispute = get_object_or_404(Dispute, slug=slug)
    acts = Claim.objects.in_dispute(dispute).standing().as_acts(dispute)
    entries = build_timeline(acts, _links(acts))
    by_id = {entry.id: entry for entry in entries}
    rows = [
        {"entry": entry, "answers": [{"answer": answer, "to": by_id[answer.id]} for answer in entry.answers]}
        for entry in entries
    ]
    lanes = [lane["name"] for lane in timeline_as_dict(entries)["lanes"]]
    context = {"dispute": dispute, "rows": rows, "lanes": lanes, "kinds": sorted({entry.kind for entry in entries})}
    return _part(request, dispute, "timeline", context)


@login_required
@require_safe
def graph(request: HttpRequest, slug: str) -> HttpResponse:
    """Who accuses, denies and supports whom."""
    dispute = get_object_or_404(Dispute, slug=slug)
    acts = Claim.objects.in_dispute(dispute).standing().as_acts(dispute)
    shape = build_graph(acts, _links(acts))
    nodes = {node.id: asdict(node) | {"href": _entity_address(node.id)} for node in shape.nodes}
    by_id = {act.id: act for act in acts}
    rows = [
        {
            "edge": edge,
            "source": nodes[edge.source],
            "target": nodes[edge.target],
            "acts": [by_id[pk] for pk in edge.claims],
        }
        for edge in shape.edges
    ]
    return _part(
        request, dispute, "graph", {"dispute": dispute, "rows": rows, "kinds": sorted({e.kind for e in shape.edges})}
    )


@login_required
@require_safe
def claim_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The claims, latest first, with filters in the address."""
    dispute = get_object_or_404(Dispute, slug=slug)
    everything = Claim.objects.in_dispute(dispute)
    codes = everything.exclude(claimant_country="").order_by().values_list("claimant_country", flat=True).distinct()
    form = ClaimFilter(request.GET, sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1]))
    asked = form.asked()
    found = everything.of_kind(asked.get("kind")).by_country(asked.get("country")).in_status(asked.get("status"))
    found = found if asked.get("status") else found.standing()
    found = found.with_words().with_links().order_by(F("day").desc(nulls_last=True), "pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"dispute": dispute, "form": form, "page": page, "may_review": may_review(request.user)}
    return _part(request, dispute, "claims", context)


@login_required
@require_safe
def document_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The documents of the dispute, newest first."""
    dispute = get_object_or_404(Dispute, slug=slug)
    found = Document.objects.filter(memberships__dispute=dispute).select_related("source", "marking")
    return _part(request, dispute, "documents", {"dispute": dispute, "documents": found, "total": len(found)})


def _part(request: HttpRequest, dispute: Dispute, name: str, context: dict[str, object]) -> HttpResponse:
    """The part alone for htmx, with its filters put into the address that stands in the browser; else a page of it."""
    if not request.htmx:
        return render(
            request,
            "claims/part.html",
            context | {"part": f"claims/_{name}.html", "name": name, "banner": _banner(dispute)},
        )
    response = render(request, f"claims/_{name}.html", context)
    if request.htmx.trigger != f"{name}-list":  # not its first loading by itself
        response["HX-Replace-Url"] = _address_with(request)
    return response


def _address_with(request: HttpRequest) -> str:
    """The address in the browser with the filters of this part put in, those of other parts kept."""
    here = urlsplit(request.htmx.current_url_abs_path or request.path)
    query = QueryDict(here.query, mutable=True)
    query.pop("page", None)
    for name, value in request.GET.items():
        query[name] = value
    return f"{here.path}?{query.urlencode()}"


def _positions(request: HttpRequest, dispute: Dispute) -> dict[str, object]:
    form = AsOf(request.GET)
    acts = Claim.objects.in_dispute(dispute).standing().as_acts(dispute)
    propositions = [build_proposition(row) for row in dispute.propositions.all()]
    found = build_positions(acts, propositions, _parties(dispute), form.day())
    standings = build_standings(found, acts, propositions, country_name)
    return {"dispute": dispute, "form": form, "day": form.day(), "standings": standings, "banner": _banner(dispute)}


def _entity_address(key: str) -> str:
    """The page of an actor that is a known entity; an actor known only by its name has none."""
    try:
        return reverse("entities:entity", args=[uuid.UUID(key)])
    except ValueError:
        return ""


def _parties(dispute: Dispute) -> list[str]:
    """The codes of the countries on either side of what is at issue, accusers first."""
    sides = [side for row in dispute.propositions.all() for side in (*row.accusers, *row.accused)]
    return [code for code in dict.fromkeys(sides) if country_name(code) != code]


def _links(acts: list) -> list:
    return ClaimLink.objects.standing().among(act.id for act in acts).as_links()


def _banner(dispute: Dispute) -> object:
    documents = Document.objects.filter(memberships__dispute=dispute)
    return markings_of(documents, Claim.objects.in_dispute(dispute).standing(), Dispute.objects.filter(pk=dispute.pk))
