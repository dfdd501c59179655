"""The list of disputes, and one dispute with its parts: each part is a page of its own as well."""

from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cables.banners import markings_of
from cables.models import Document
from cables.roles import may_ingest, may_review
from claims.checks import days_unanswered
from claims.drawings import draw_map
from claims.forms import ClaimFilter, MomentForm, SelectionForm
from claims.graph import build_graph
from claims.models import Claim, Dispute, Follow
from claims.snapshot import Moment, Snapshot
from claims.state import build_state
from claims.visits import note_visit
from entities.templatetags.countries import country_name

from .addresses import entity_address

PAGE = 25
# How many countries of each proposition are shown, and of the words behind a position; the page of a dispute is to be
# there at once, that of its positions has all.
SHORT = {"most": ":7", "further": "1:3", "others": ":1"}
LONG = {"most": ":", "further": "1:4", "others": ":3"}


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
    """One dispute: the question, the state of play and who stands where; the other parts load themselves."""
    snapshot = ask_snapshot(request, slug)
    first_day, last_day = snapshot.days
    context = _positions(request, snapshot) | {
        "parties": snapshot.parties, "query": request.GET.urlencode(),
        "may_ingest": may_ingest(request.user), "may_review": may_review(request.user),
        "first_day": first_day, "last_day": last_day, **SHORT,
        "last_visit": note_visit(request.user, snapshot.dispute),
        "followed": Follow.objects.filter(user=request.user, dispute=snapshot.dispute).first(),
    }  # fmt: skip
    return render(request, "claims/_dispute.html" if request.htmx else "claims/dispute.html", context)


@login_required
@require_safe
def positions(request: HttpRequest, slug: str) -> HttpResponse:
    """Where each country stands, as of a day."""
    snapshot = ask_snapshot(request, slug)
    return part(request, snapshot, "positions", _positions(request, snapshot))


@login_required
@require_safe
def world_map(request: HttpRequest, slug: str) -> HttpResponse:
    """Where each country stands, on a map."""
    snapshot = ask_snapshot(request, slug)
    shape = draw_map(snapshot.positions, snapshot.propositions, country_name, lambda position: "")
    return part(request, snapshot, "map", {"stances": shape["stances"], "propositions": shape["propositions"]})


@login_required
@require_safe
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """The acts in order of time: drawn, and as a list of equal content in pages, the latest first."""
    snapshot = ask_snapshot(request, slug)
    form = SelectionForm(request.GET, snapshot.acts, country_name)
    shown = {act.id for act in form.selection().choose(snapshot.acts)}
    by_id = {entry.id: entry for entry in snapshot.timeline}
    dated = [entry for entry in by_id.values() if entry.id in shown and entry.is_dated]
    undated = [entry for entry in by_id.values() if entry.id in shown and not entry.is_dated]
    page = Paginator([*reversed(dated), *undated], PAGE).get_page(request.GET.get("page"))
    waiting = days_unanswered(snapshot.acts, snapshot.links, snapshot.moment.as_of or timezone.localdate())
    rows = [
        {"entry": e, "answers": [{"answer": x, "to": by_id[x.id]} for x in e.answers], "waiting": waiting.get(e.id)}
        for e in page
    ]
    context = {"form": form, "page": page, "rows": rows}
    return part(request, snapshot, "timeline", context)


@login_required
@require_safe
def graph(request: HttpRequest, slug: str) -> HttpResponse:
    """Who accuses, denies and supports whom: drawn, and as a table in pages, the most frequent first."""
    snapshot = ask_snapshot(request, slug)
    form = SelectionForm(request.GET, snapshot.acts, country_name)
    acts = form.selection().choose(snapshot.acts)
    shape, by_id = build_graph(acts, snapshot.links), {act.id: act for act in acts}
    nodes = {node.id: {"name": node.name, "href": entity_address(node.id)} for node in shape.nodes}
    page = Paginator(shape.edges, PAGE).get_page(request.GET.get("page"))
    rows = [
        {"edge": e, "source": nodes[e.source], "target": nodes[e.target], "acts": [by_id[pk] for pk in e.claims[:3]]}
        for e in page
    ]
    context = {"form": form, "page": page, "rows": rows}
    return part(request, snapshot, "graph", context)


@login_required
@require_safe
def claim_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The claims as they stand in documents, latest first, with filters in the address."""
    snapshot = ask_snapshot(request, slug)
    everything = Claim.objects.in_dispute(snapshot.dispute)
    if snapshot.moment != Moment():  # what was held then, as people have decided about it since
        everything = everything.filter(pk__in=[act.id for act in snapshot.claims])
    codes = everything.exclude(claimant_country="").order_by().values_list("claimant_country", flat=True).distinct()
    form = ClaimFilter(request.GET, sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1]))
    asked = form.asked()
    found = everything.of_kind(asked.get("kind")).by_country(asked.get("country")).in_status(asked.get("status"))
    found = found if asked.get("status") else found.standing()
    found = found.with_words().with_links().order_by(F("day").desc(nulls_last=True), "pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "may_review": may_review(request.user)}
    return part(request, snapshot, "claims", context)


@login_required
@require_safe
def document_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The documents of the dispute that were out by the day and held at the moment asked for, newest first."""
    snapshot = ask_snapshot(request, slug)
    held = snapshot.dispute.memberships.all()
    if snapshot.moment.known_at:
        held = held.filter(added_at__lte=snapshot.moment.known_at)
    found = Document.objects.filter(memberships__in=held).between(None, snapshot.moment.as_of)
    page = Paginator(found.select_related("source", "marking"), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "documents": page, "total": page.paginator.count}
    return part(request, snapshot, "documents", context)


def ask_snapshot(request: HttpRequest, slug: str) -> Snapshot:
    """The dispute at the moment that the address asks for; 404 for a hidden one as for none."""
    dispute = get_object_or_404(Dispute.objects.select_related("marking"), slug=slug)
    return Snapshot(dispute, MomentForm(request.GET).moment())


def part(request: HttpRequest, snapshot: Snapshot, name: str, context: dict[str, object]) -> HttpResponse:
    """The part alone for htmx, with its filters put into the address that stands in the browser; else a page of it."""
    dispute = snapshot.dispute
    context = {"dispute": dispute, "moment": snapshot.moment, "query": request.GET.urlencode(), **context}
    if not request.htmx:
        page = {"part": f"claims/_{name}.html", "name": name, "banner": banner_of(dispute)}
        return render(request, "claims/part.html", context | page)
    response = render(request, f"claims/_{name}.html", context)
    if request.htmx.trigger != f"{name}-list":  # not its first loading by itself
        response["HX-Replace-Url"] = _address_with(request)
    return response


def banner_of(dispute: Dispute) -> object:
    """The marking of a page of the dispute: the join of all that the reader may see of it."""
    documents = Document.objects.filter(memberships__dispute=dispute)
    return markings_of(documents, Claim.objects.in_dispute(dispute).standing(), Dispute.objects.filter(pk=dispute.pk))


def _address_with(request: HttpRequest) -> str:
    """The address in the browser with the filters of this part put in, those of other parts kept."""
    here = urlsplit(request.htmx.current_url_abs_path or request.path)
    query = QueryDict(here.query, mutable=True)
    query.pop("page", None)
    for name, value in request.GET.items():
        query[name] = value
    return f"{here.path}?{query.urlencode()}"


def _positions(request: HttpRequest, snapshot: Snapshot) -> dict[str, object]:
    standings = snapshot.standings(country_name)
    return {
        "dispute": snapshot.dispute, "moment": snapshot.moment, "moment_form": MomentForm(request.GET),
        "standings": standings, "state": build_state(standings, country_name), "banner": banner_of(snapshot.dispute),
        "may_review": may_review(request.user), "query": request.GET.urlencode(), **LONG,
    }  # fmt: skip


def _parties(dispute: Dispute) -> list[str]:
    """The codes of the countries on either side of what is at issue, accusers first."""
    confirmed = [row for row in dispute.propositions.all() if row.status == "confirmed"]
    sides = [side for row in confirmed for side in (*row.accusers, *row.accused)]
    return [code for code in dict.fromkeys(sides) if country_name(code) != code]
