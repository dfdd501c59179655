"""How surely copies of a story are told from other stories, and what it costs among many documents."""

import random
import time
import uuid
from collections.abc import Iterator
from itertools import combinations
from statistics import median

import numpy as np
from django.db import connection

from cables.access import everything_visible
from cables.copies import find_similar
from cables.markings import MarkingValue
from cables.minhash import BANDS, LEAD_BANDS, Sketch, are_copies, make_sketch, shares
from cables.models import CopySignature, Document, Marking

from . import Figure
from .wires import make_wires, print_again

PAPERS = 3  # that print each story, beside the agency
BATCH = 5_000
SHINGLES = 300
MOST_MS = 2
LEAST = 0.95


def measure_copies(stories: int, size: int, seed: int, rounds: int = 100) -> list[Figure]:
    """Precision and recall of pairs among `stories` stories in four printings each, and the median milliseconds of a
    document's signature and look-up among `size` signatures. Needs a scratch database.
    """
    fill(size, seed)
    spent = median(time_lookup(rounds, seed + 1))
    return [
        *measure_pairs(stories, seed),
        Figure(f"copies: signature and look-up among {size:,}", 1000 * spent, f"at most {MOST_MS}", "ms"),
    ]


def measure_pairs(stories: int, seed: int) -> list[Figure]:
    """Pairs are right where both printings are of one story; found where they share a band and enough words."""
    source = random.Random(f"papers {seed}")
    printings = [
        (number, make_sketch(text))
        for number, story in enumerate(make_wires(stories, seed))
        for text in (story, *(print_again(story, source) for _ in range(PAPERS)))
    ]
    right = found = both = 0
    for (one, a), (other, b) in combinations(printings, 2):
        is_found = not set(a.bands).isdisjoint(b.bands) and are_copies(shares(a.shingles, b.shingles))
        right, found, both = right + (one == other), found + is_found, both + (is_found and one == other)
    return [
        Figure("copies: precision of pairs", both / found if found else 1.0, f"at least {LEAST}", "share"),
        Figure("copies: recall of pairs", both / right, f"at least {LEAST}", "share"),
    ]


def fill(size: int, seed: int) -> None:
    """Put `size` documents with signatures made at random into the present database."""
    source = np.random.default_rng(seed)
    for start in range(0, size, BATCH):
        with everything_visible():
            marking = Marking.objects.of(MarkingValue("UNCLASSIFIED"))
            documents = [Document(id=uuid.uuid4(), title="", marking=marking) for _ in range(min(BATCH, size - start))]
            Document.objects.bulk_create(documents)
            CopySignature.objects.bulk_create(_signature(document, source) for document in documents)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE cables_copysignature, cables_document")


def _signature(document: Document, source: np.random.Generator) -> CopySignature:
    bands = source.integers(-(2**63), 2**63 - 1, BANDS + LEAD_BANDS)
    shingles = np.unique(source.integers(0, 2**32, SHINGLES, np.uint32))
    sketch = Sketch(SHINGLES, tuple(bands.tolist()), shingles)
    return CopySignature(document=document, words=sketch.words, bands=list(sketch.bands), shingles=sketch.packed)


def time_lookup(rounds: int, seed: int) -> Iterator[float]:
    """Seconds for each of some stories, the first few of which warm up and do not count."""
    for number, story in enumerate(make_wires(rounds + 5, seed)):
        with everything_visible():
            started = time.perf_counter()
            find_similar(uuid.uuid4(), make_sketch(story))
            if number >= 5:
                yield time.perf_counter() - started
