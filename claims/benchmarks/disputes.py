"""How long the parts of a dispute take where the database holds little else, and where it holds a hundred times as much."""

import time

from . import Figure
from .databases import Place
from .world import Say, World

MOST_GROWTH = 1.1
KNOWN_AT = "2025-03-01T00:00"  # about half of a world was known then
PARTS = {
    "dispute": "/disputes/{slug}/",
    "positions": "/disputes/{slug}/positions/",
    "timeline": "/disputes/{slug}/timeline/",
    "timeline, drawn": "/disputes/{slug}/timeline/data/",
    "graph": "/disputes/{slug}/graph/",
    "claims": "/disputes/{slug}/claims/",
    "documents": "/disputes/{slug}/documents/",
    "positions endpoint": "/api/v1/positions/?dispute={slug}",
    "dispute as known earlier": f"/disputes/{{slug}}/?known_at={KNOWN_AT}",
    "timeline, drawn as known earlier": f"/disputes/{{slug}}/timeline/data/?known_at={KNOWN_AT}",
}


def measure_parts(small: Place, large: Place, world: World, rounds: int, say: Say) -> list[Figure]:
    """For each part the 95th percentile of both in milliseconds, and how much it grows."""
    figures = []
    for name, path in PARTS.items():
        say(f"{name} in both databases")
        one, other = (1000 * seconds for seconds in _in_turns(small, large, path.format(slug=world.slug), rounds))
        figures += [
            Figure(f"{name}, p95 among few claims", one, "", "ms"),
            Figure(f"{name}, p95 among {world.claims:,} claims", other, "", "ms"),
            Figure(f"{name}, growth of p95", other / one, f"at most {MOST_GROWTH}", "ratio"),
        ]
    return figures


def _in_turns(small: Place, large: Place, path: str, rounds: int) -> tuple[float, float]:
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 2):
        for spent, place in zip(times, (small, large), strict=True):
            started = time.perf_counter()
            place.get(path)
            if number >= 2:  # the first ones warm up
                spent.append(time.perf_counter() - started)
    return _p95(times[0]), _p95(times[1])


def _p95(times: list[float]) -> float:
    return sorted(times)[round(0.95 * (len(times) - 1))]
