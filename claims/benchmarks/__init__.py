"""The measures of `make bench`: ratios of two things timed alternately in one run, since machines are shared and noisy."""

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure; `goal` is in words ("at least 0.9"), empty where there is none."""

    name: str
    value: float
    goal: str
    unit: str

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)


def alternate(one: Callable[[], object], other: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The median seconds of each, timed in turns; a first round of both warms up and does not count."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for spent, run in zip(times, (one, other), strict=True):
            started = time.perf_counter()
            run()
            if number:
                spent.append(time.perf_counter() - started)
    return statistics.median(times[0]), statistics.median(times[1])
