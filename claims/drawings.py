"""What the drawings of a dispute are made of, as JSON: timeline, map and graph; pure. The pages hold the same as tables."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claims.days import written
from claims.graph import Graph
from claims.positions import NO_POSITION, Position
from claims.timeline import TimelineEntry
from claims.values import PropositionValue

MOST_MARKS = 400  # more than these are drawn as weeks until somebody looks closer
WORDS = 160
Look = Callable[[str], Mapping[str, str]]  # label, family and shape of a kind


@dataclass(frozen=True)
class Lane:
    """A line of the timeline: a country, or somebody who speaks for none."""

    id: str
    name: str
    kind: str


def draw_timeline(
    entries: Sequence[TimelineEntry],
    lane_of: Callable[[TimelineEntry], Lane],
    look: Look,
    unanswered: Mapping[str, int],
) -> dict[str, object]:
    """Lanes, the busier first, countries before voices; entries, or weeks where there are too many of them."""
    lanes = Counter(lane_of(entry) for entry in entries)
    dated = [entry for entry in entries if entry.is_dated]
    kinds = Counter(entry.kind for entry in entries)
    ordered = sorted(lanes, key=lambda lane: (lane.kind != "country", -lanes[lane], lane.name))
    in_bins = len(dated) > MOST_MARKS
    return {
        "lanes": [{"id": x.id, "name": x.name, "kind": x.kind, "count": lanes[x]} for x in ordered],
        "kinds": [{"name": kind, "count": n, **look(kind)} for kind, n in kinds.most_common()],
        "from": min((entry.start.isoformat() for entry in dated), default=None),
        "to": max((entry.end.isoformat() for entry in dated), default=None),
        "mode": "bins" if in_bins else "entries",
        "undated": len(entries) - len(dated),
        "entries": [] if in_bins else [_entry(entry, lane_of(entry), unanswered) for entry in dated],
        "bins": _bins(dated, lane_of) if in_bins else [],
    }


def _entry(entry: TimelineEntry, lane: Lane, unanswered: Mapping[str, int]) -> dict[str, object]:
    words = entry.quote if len(entry.quote) <= WORDS else f"{entry.quote[: WORDS - 1]}…"
    return {
        "id": entry.id, "start": entry.start.isoformat(), "end": entry.end.isoformat(), "when": entry.when,
        "lane": lane.id, "kind": entry.kind, "negated": entry.negated, "who": entry.claimant or "Nobody named",
        "targets": list(entry.targets), "words": words, "href": entry.url, "count": entry.appearances,
        "reporters": entry.reporters, "reviewed": entry.reviewed, "unanswered": unanswered.get(entry.id),
        "answers": [{"id": x.id, "relation": x.relation, "manner": x.manner} for x in entry.answers],
    }  # fmt: skip


def _bins(entries: Iterable[TimelineEntry], lane_of: Callable[[TimelineEntry], Lane]) -> list[dict[str, object]]:
    weeks: dict[tuple[str, date], Counter[str]] = {}
    for entry in entries:
        monday = entry.start - timedelta(days=entry.start.weekday())
        weeks.setdefault((lane_of(entry).id, monday), Counter())[entry.kind] += 1
    return [
        {
            "lane": lane, "start": monday.isoformat(), "end": (monday + timedelta(days=6)).isoformat(),
            "count": kinds.total(), "kinds": dict(kinds.most_common()),
        }
        for (lane, monday), kinds in sorted(weeks.items())
    ]  # fmt: skip


def draw_graph(
    graph: Graph, shown: Graph, look: Look, href_of: Callable[[str], str], url_of: Mapping[str, str]
) -> dict[str, object]:
    """All nodes and edges, so that places stay when a filter changes; those that it leaves out are hidden."""
    nodes = {node.id for node in shown.nodes}
    edges = {(edge.source, edge.target, edge.kind): edge for edge in shown.edges}
    return {
        "nodes": [
            {
                "id": node.id, "name": node.name, "country": node.country, "kind": node.kind, "count": node.count,
                "href": href_of(node.id), "hidden": node.id not in nodes,
            }
            for node in graph.nodes
        ],
        "edges": [
            {
                "source": edge.source, "target": edge.target, "kind": edge.kind, **look(edge.kind), "label": edge.label,
                "count": (seen or edge).count, "href": url_of.get((seen or edge).claims[0], ""), "hidden": seen is None,
            }
            for edge in graph.edges
            for seen in [edges.get((edge.source, edge.target, edge.kind))]
        ],
    }  # fmt: skip


def draw_map(
    positions: Iterable[Position],
    propositions: Iterable[PropositionValue],
    name_of: Callable[[str], str],
    href_of: Callable[[Position], str],
) -> dict[str, object]:
    """Where each country stands now on each proposition; a country that said nothing is left blank."""
    now = {(p.country, p.proposition): p for p in positions}
    return {
        "propositions": [{"id": value.id, "text": value.text} for value in propositions],
        "stances": [
            {
                "country": p.country, "name": name_of(p.country), "proposition": p.proposition, "stance": p.stance,
                "since": written(p.since, p.precision), "href": href_of(p),
            }
            for p in now.values()
            if p.stance != NO_POSITION
        ],
    }  # fmt: skip
