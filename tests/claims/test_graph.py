"""Claims as nodes and edges."""

from claims.graph import build_graph
from claims.values import Link
from tests.claims.acts import NORLAND, SUDLAND_EMBASSY, TRAWLER, act

ONE = act("one", "accusation", NORLAND, TRAWLER, says="herring")
TWO = act("two", "accusation", NORLAND, TRAWLER, says="more herring")


def test_edges_gather_the_claims_of_one_kind() -> None:
    (edge,) = build_graph([ONE, TWO], []).edges
    assert (edge.source, edge.target, edge.label, edge.count, edge.claims) == (
        NORLAND.key, TRAWLER.key, "accuses", 2, ("one", "two"),
    )  # fmt: skip


def test_denial_without_a_target_goes_to_the_accuser() -> None:
    denial = act("denial", "denial", SUDLAND_EMBASSY, says="baseless")
    graph = build_graph([ONE, denial], [Link("denial", "one", "rebuts")])
    assert [(edge.source, edge.target) for edge in graph.edges if edge.kind == "denial"] == [
        (SUDLAND_EMBASSY.key, NORLAND.key)
    ]


def test_negated_claim_and_nobody_draw_no_edge() -> None:
    negated = act("a", "accusation", NORLAND, TRAWLER, says="herring", negated=True)
    nobody = act("b", "accusation", None, TRAWLER, says="herring")
    assert build_graph([negated, nobody], []).as_dict() == {"nodes": [], "edges": []}


def test_nodes_count_claims_and_not_roles() -> None:
    nodes = {node.name: node.count for node in build_graph([ONE, TWO], []).nodes}
    assert nodes == {"Norland": 2, "Sud Trawlers": 2}
