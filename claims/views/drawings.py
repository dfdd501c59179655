"""What timeline, map and graph are drawn from, as JSON; the pages beside them hold the same as lists."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.checks import days_unanswered
from claims.drawings import Lane, draw_graph, draw_map, draw_timeline
from claims.forms import SelectionForm
from claims.graph import build_graph
from claims.templatetags.kinds import kind_family, kind_label, kind_shape
from claims.timeline import TimelineEntry
from entities.templatetags.countries import country_name

from .addresses import entity_address
from .disputes import ask_snapshot


@login_required
@require_safe
def timeline_data(request: HttpRequest, slug: str) -> JsonResponse:
    """The acts that the filters and the window leave, or how many there are in each week."""
    snapshot = ask_snapshot(request, slug)
    query = request.GET.copy()
    for asked, field in (("from", "start"), ("to", "end")):
        if asked in query:
            query[field] = query[asked]
    form = SelectionForm(query, snapshot.acts, country_name)
    shown = {act.id for act in form.selection().choose(snapshot.acts)}
    entries = [entry for entry in snapshot.timeline if entry.id in shown]
    today = snapshot.moment.as_of or timezone.localdate()
    waiting = days_unanswered(snapshot.acts, snapshot.links, today)
    lane_of = _actor_lane if form.asked().get("lanes") == "actor" else _country_lane
    return JsonResponse(draw_timeline(entries, lane_of, _look, waiting))


@login_required
@require_safe
def graph_data(request: HttpRequest, slug: str) -> JsonResponse:
    """Everybody and what they do to each other, with what the filters leave out marked so."""
    snapshot = ask_snapshot(request, slug)
    chosen = SelectionForm(request.GET, snapshot.acts, country_name).selection().choose(snapshot.acts)
    shown = build_graph(chosen, snapshot.links)
    urls = {act.id: act.url for act in snapshot.acts}
    return JsonResponse(draw_graph(snapshot.graph, shown, _look, entity_address, urls))


@login_required
@require_safe
def map_data(request: HttpRequest, slug: str) -> JsonResponse:
    """Where each country stands on each proposition."""
    snapshot = ask_snapshot(request, slug)
    shape = draw_map(
        snapshot.positions, snapshot.propositions, country_name,
        lambda position: f"#position-{position.country}-{position.proposition}",
    )  # fmt: skip
    return JsonResponse(shape)


def _look(kind: str) -> dict[str, str]:
    return {"label": kind_label(kind), "family": kind_family(kind), "shape": kind_shape(kind)}


def _country_lane(entry: TimelineEntry) -> Lane:
    name = country_name(entry.lane) if entry.lane_kind == "country" else entry.lane
    return Lane(entry.lane, name, entry.lane_kind)


def _actor_lane(entry: TimelineEntry) -> Lane:
    name = entry.claimant or "Nobody named"
    return Lane(name, name, entry.lane_kind)
