"""Who accuses, denies, supports whom: the claims of a dispute as nodes and edges; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.values import Act, Actor, Link

VERBS = {
    "accusation": "accuses", "denial": "denies", "condemnation": "condemns", "rejection": "rejects",
    "demand": "demands of", "warning": "warns", "restriction": "restricts", "support": "supports",
    "agreement": "agrees with", "commitment": "promises", "acknowledgement": "concedes to",
    "launch": "launches", "assertion": "speaks of", "no comment": "does not comment on",
}  # fmt: skip


@dataclass(frozen=True)
class Node:
    """An actor that acts or is acted upon; `count` is the number of claims that it takes part in."""

    id: str
    name: str
    country: str | None
    kind: str
    official: bool
    count: int


@dataclass(frozen=True)
class Edge:
    """What one actor does to another: ids of both nodes, kind of claim, its verb, and the claims themselves."""

    source: str
    target: str
    kind: str
    label: str
    count: int
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Graph:
    """Nodes, the busiest first, and edges, the heaviest first."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def as_dict(self) -> dict[str, list[dict[str, object]]]:
        """The graph as JSON: {"nodes": [...], "edges": [...]}, every field under its name."""
        edges = [vars(edge) | {"claims": list(edge.claims)} for edge in self.edges]
        return {"nodes": [{**vars(node)} for node in self.nodes], "edges": edges}


def build_graph(acts: Sequence[Act], links: Iterable[Link]) -> Graph:
    """The graph of the acts; negated acts ("did not accuse") draw no edge.

    An act without a target goes to the one whose act it answers, by the surest link: a denial to the accuser.
    """
    by_id = {act.id: act for act in acts}
    answered = _answered_actors(links, by_id)
    actors: dict[str, Actor] = {}
    parts: dict[str, set[str]] = {}
    edges: dict[tuple[str, str, str], list[str]] = {}
    for act in (act for act in acts if act.claimant and not act.negated):
        targets = act.targets or tuple(filter(None, [answered.get(act.id)]))
        for actor in (act.claimant, *targets):
            actors[actor.key] = max(actors.get(actor.key, actor), actor, key=lambda actor: actor.official)
            parts.setdefault(actor.key, set()).add(act.id)
        for key in dict.fromkeys(target.key for target in targets if target.key != act.claimant.key):
            edges.setdefault((act.claimant.key, key, act.kind), []).append(act.id)
    nodes = [
        Node(key, actor.name, actor.country, actor.kind, actor.official, len(parts[key]))
        for key, actor in actors.items()
    ]
    found = [Edge(a, b, kind, VERBS.get(kind, kind), len(ids), tuple(ids)) for (a, b, kind), ids in edges.items()]
    return Graph(
        tuple(sorted(nodes, key=lambda node: (-node.count, node.name, node.id))),
        tuple(sorted(found, key=lambda edge: (-edge.count, edge.source, edge.target, edge.kind))),
    )


def _answered_actors(links: Iterable[Link], by_id: dict[str, Act]) -> dict[str, Actor]:
    """For each act that answers another, who did what it answers."""
    answered: dict[str, Actor] = {}
    for link in sorted(links, key=lambda link: link.confidence):
        target = by_id.get(link.target)
        if link.relation in ("rebuts", "responds", "supports") and target and target.claimant:
            answered[link.source] = target.claimant
    return answered
