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


def figures_of(results: Mapping[str, Mapping[str, object]]) -> list[Figure]:
    """The figures by broker; a broker that is not installed has none, a broken attack is a missed goal."""
    found = []
    for broker, result in results.items():
        if "skipped" in result:
            continue
        if "broken" in result:
            found.append(Figure(f"{broker}: attack run to its end", 0, "1", "", False))
            continue
        found += [Figure(f"{broker}: {name}", result[name], "", name) for name in ("documents", "kills")]
        found += [Figure(f"{broker}: {name}", result[name], "0", "documents", result[name] == 0) for name in NONE_OF]
        quarantined = result["poisoned_quarantined"]
        found.append(
            Figure(f"{broker}: poisoned, put aside", quarantined, "all", "documents", quarantined == result["poisoned"])
        )
    return found


def write_report(figures: list[Figure], results: Mapping[str, Mapping[str, object]], path: Path, seed: int) -> None:
    """Print the table and what is not in it; keep both."""
    width = max((len(figure.name) for figure in figures), default=0)
    for figure in figures:
        missed = "" if figure.is_met else "  MISSED"
        print(f"{figure.name:<{width}}  {figure.value:>7}  {figure.goal}{missed}")
    for broker, result in results.items():
        print(f"{broker}: {json.dumps(result)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = [{name: value for name, value in asdict(figure).items() if name != "is_met"} for figure in figures]
    path.write_text(json.dumps({"seed": seed, "figures": kept, "details": dict(results)}, indent=1) + "\n")
