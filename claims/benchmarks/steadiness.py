"""Whether ingest stays as fast, and a process as small, however many documents there are already."""

import os
import time
from array import array

import psutil

from . import Figure
from .ingest import assert_all_read, bring_one
from .texts import tell_stories

SENTENCES = 3
WARM_UP = 20
EDGE = 20  # the first and the last 1/20 of the documents are compared: 1,000 of 20,000
BEGINNING = 10  # memory may grow in the first 1/10
LEAST_RATIO, MOST_GROWTH = 0.95, 1.1


def measure_steadiness(documents: int, seconds: float, seed: int) -> list[Figure]:
    """The rates of the first and the last documents, and how memory grew; of as many short texts, up to `documents`, as
    are taken in and read in `seconds`.
    """
    stories = enumerate(tell_stories(seed, SENTENCES))
    for _ in range(WARM_UP):
        _bring(*next(stories))
    process, sizes, stamps = psutil.Process(os.getpid()), array("Q"), array("d", [time.perf_counter()])
    while len(sizes) < documents and stamps[-1] - stamps[0] < seconds:
        _bring(*next(stories))
        stamps.append(time.perf_counter())
        sizes.append(process.memory_info().rss)
    assert_all_read()
    done = len(sizes)
    edge = max(1, done // EDGE)
    first, last = edge / (stamps[edge] - stamps[0]), edge / (stamps[done] - stamps[done - edge])
    begun = sizes[done // BEGINNING]
    return [
        Figure(f"short documents taken in (of {documents:,} in {seconds:,.0f} s)", done, "", "documents"),
        Figure(f"rate of the first {edge:,}", first, "", "documents/s"),
        Figure(f"rate of the last {edge:,}", last, "", "documents/s"),
        Figure("rate of the last to that of the first", last / first, f"at least {LEAST_RATIO}", "ratio"),
        Figure(f"memory after the first {done // BEGINNING:,}", begun / 2**20, "", "MB"),
        Figure("most memory later to that", max(sizes[done // BEGINNING :]) / begun, f"at most {MOST_GROWTH}", "ratio"),
    ]


def _bring(number: int, story: str) -> None:
    bring_one(story, f"short-{number}.txt")
