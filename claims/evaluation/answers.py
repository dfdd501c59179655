"""How well claims are tied to the claims they answer, and how well it is told where countries stand."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cables.figures import Figure
from claims.evaluation.gold import Case, Shape, derive_proposition, read_cases, with_found
from claims.evaluation.programs import run_scorer
from claims.evaluation.scores import PREDICTED
from claims.links import find_links
from claims.positions import build_positions
from claims.values import Act, PropositionValue

LINKS_GOAL, POSITIONS_GOAL = 0.65, 0.90
LINK_FIGURES = {"all": "links", "rebuts": "links: rebuts", "repeats": "links: repeats", "responds": "links: responds",
                "supports": "links: supports"}  # fmt: skip
# The annotation's word for each relation and stance that it has no word of its own for. It does not annotate that one
# kind of act goes further than another, so those ties are neither right nor wrong and stay out. Whoever only criticises one side
# has, in its terms, spoken and taken none.
RELATION_WORDS = {"counter-accuses": "responds", "hardens": "repeats", "softens": "repeats"}
POSITION_WORDS = {"opposes": "neutral", "no comment": "silent", "no position found": "silent"}


def score_answers(evaluation: Path, work: Path) -> Iterator[Figure]:
    """Links and positions on the gold claims; then on the claims that were found, where files have been read."""
    gold, scorer = evaluation / "gold" / "dev", evaluation / "score.py"
    cases = list(read_cases(gold))
    yield from _figures("gold claims", cases, [scorer, gold], work)
    if (work / PREDICTED).exists():
        lines = (work / PREDICTED).read_text("utf-8").splitlines()
        found = [with_found(case, map(json.loads, lines)) for case in cases]
        yield from _figures("found claims", found, [scorer, gold, work / PREDICTED], work)


def _figures(name: str, cases: list[Case], command: list[Path], work: Path) -> Iterator[Figure]:
    path = work / f"answers-{name.split()[0]}.json"
    path.write_text(json.dumps([answer(case) for case in cases]), "utf-8")
    figures = run_scorer([*map(str, command), "--links", str(path), "--positions", str(path)])
    for key, label in LINK_FIGURES.items():
        goal = LINKS_GOAL if key in ("all", "rebuts") else None
        yield Figure(f"{name}: {label}", figures["links"][key]["f"], goal, "F1")
    yield Figure(f"{name}: positions", figures["positions"]["all"]["acc"], POSITIONS_GOAL, "share")


def answer(case: Case) -> Shape:
    """The links and positions of one dispute in the shape that the scorer reads."""
    acts = case.acts()
    proposition = derive_proposition(case.description, acts)
    return {
        "id": case.description["id"],
        "links": [
            [source.document, source.order, relation, target.document, target.order]
            for source, relation, target in _links(acts)
        ],
        "positions": [
            {"date": day, "country": country, "position": stance}
            for day, country, stance in _positions(case.description, acts, proposition)
        ],
    }


def _links(acts: list[Act]) -> Iterator[tuple[Act, str, Act]]:
    by_id = {act.id: act for act in acts}
    for link in find_links(acts):
        source, target = by_id[link.source], by_id[link.target]
        if source.kind == target.kind or link.relation not in ("hardens", "softens"):
            yield source, RELATION_WORDS.get(link.relation, link.relation), target


def _positions(description: Shape, acts: list[Act], proposition: PropositionValue) -> Iterator[tuple[str, str, str]]:
    """The last stance of every country by each day for which the annotation knows it."""
    for day in sorted({position["date"] for position in description["positions"]}):
        built = build_positions(acts, [proposition], as_of=date.fromisoformat(day))
        last = {position.country: position.stance for position in built}
        for country, stance in sorted(last.items()):
            yield day, country, POSITION_WORDS.get(stance, stance)
