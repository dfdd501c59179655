"""The figures of `make chaos`: a table to print and JSON to keep."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

NONE_OF = ("lost", "doubled", "half_written", "unfinished", "refused")


@dataclass(frozen=True)
class Figure:
    """One figure with its goal in words, empty where there is none."""

    name: str
    value: float
    goal: str
    unit: str
    is_met: bool = True


def figures_of(broker: str, result: Mapping[str, object]) -> list[Figure]:
    """The figures of an attack on a broker; one that could not be run to its end is a missed goal."""
    if "broken" in result:
        return [Figure(f"{broker}: attacks run to their end", 0, "1", "", False)]
    quarantined, poisoned = result["poisoned_quarantined"], result["poisoned"]
    return [
        *(Figure(f"{broker}: {name}", result[name], "", name) for name in ("documents", "kills")),
        *(Figure(f"{broker}: {name}", result[name], "0", "documents", result[name] == 0) for name in NONE_OF),
        Figure(f"{broker}: poisoned, put aside", quarantined, str(poisoned), "documents", quarantined == poisoned),
    ]


def show(figures: list[Figure]) -> None:
    """Print the figures as a table."""
    width = max((len(figure.name) for figure in figures), default=0)
    for figure in figures:
        print(f"{figure.name:<{width}}  {figure.value:>7}  {figure.goal}{'' if figure.is_met else '  MISSED'}")


def keep(measure: str, figures: list[Figure], details: object, path: Path) -> None:
    """Put the figures of one measure (its name begins theirs) into the JSON file, in place of its earlier ones."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = json.loads(path.read_text()) if path.exists() else {"figures": [], "details": {}}
    others = [one for one in kept["figures"] if not one["name"].startswith(f"{measure}: ")]
    rows = [{name: value for name, value in asdict(figure).items() if name != "is_met"} for figure in figures]
    kept = {"figures": [*others, *rows], "details": kept["details"] | {measure: details}}
    path.write_text(json.dumps(kept, indent=1) + "\n")
