"""Sketches of texts by which copies are found among very many: MinHash bands, and the sets that decide; pure.

A text is taken as the set of its runs of three words (Broder 1997, "On the resemblance and containment of documents").
Two texts with much in common probably share a band: three minima of random orders of their sets (Leskovec, Rajaraman and
Ullman, "Mining of Massive Datasets", chapter 3). Whether they are copies is then decided on the sets: a paper that prints
the first half of a story prints a copy, so that what counts is the share of the shorter one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np

WORD = re.compile(r"\w+")
RUN = 3  # words of a shingle
SHORT = 40  # texts of fewer words are copies only where all words are the same
BANDS, ROWS = 64, 3
LEAD, LEAD_BANDS = 100, 16  # papers cut from the end: the first words have bands of their own
KEPT = 2_000  # the least shingles that a sketch keeps
BLOCK = 4_096  # shingles worked on at once
ALL_BITS = 0xFFFFFFFF
LEAST_SHARE = 0.45  # of the shorter text


@dataclass(frozen=True)
class Sketch:
    """A text as it is compared: bands that copies share, and its shingles in ascending order (the least KEPT of them).

    `words` counts its words; one of fewer than SHORT has a single band, of all its words, and no shingles.
    """

    words: int
    bands: tuple[int, ...]
    shingles: np.ndarray

    @property
    def packed(self) -> bytes:
        """The shingles as bytes, four for each."""
        return self.shingles.astype("<u4").tobytes()


def unpack_shingles(packed: bytes | memoryview) -> np.ndarray:
    """The shingles of `Sketch.packed`."""
    return np.frombuffer(packed, "<u4")


def make_sketch(paragraphs: Iterable[str]) -> Sketch:
    """The sketch of a text, of its words alone: neither case nor punctuation counts, nor where a paragraph ends."""
    words = [word for text in paragraphs for word in WORD.findall(text.casefold())]
    if len(words) < SHORT:
        band = (_hash(" ".join(words)),) if words else ()
        return Sketch(len(words), tuple(_signed(value) for value in band), np.empty(0, np.uint32))
    runs = _runs(words)
    shingles = np.unique(runs)
    bands = np.concatenate([_bands(shingles, 0, BANDS), _bands(runs[:LEAD], BANDS, LEAD_BANDS)])
    return Sketch(len(words), tuple(bands.view(np.int64).tolist()), shingles[:KEPT])


def shares(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """The share of the one text that stands in the other, and the share of the other that stands in the one, 0 to 1.

    Of long texts only the least shingles are known; they are compared as far as both are.
    """
    if not len(one) or not len(other):
        return 0.0, 0.0
    known = min(sketch[-1] if len(sketch) == KEPT else ALL_BITS for sketch in (one, other))
    one, other = (sketch[: np.searchsorted(sketch, known, side="right")] for sketch in (one, other))
    common = len(np.intersect1d(one, other, assume_unique=True))
    return (common / len(one) if len(one) else 0.0, common / len(other) if len(other) else 0.0)


def are_copies(found: tuple[float, float]) -> bool:
    """Whether two texts with these shares in common are one text printed twice."""
    return max(found) >= LEAST_SHARE


def _runs(words: Sequence[str]) -> np.ndarray:
    """A number of 32 bits for each run of RUN words, in their order."""
    each = np.fromiter(map(_hash, words), np.uint64, len(words))
    total = each[: len(each) - RUN + 1].copy()
    for step in range(1, RUN):
        total = _mix(total) + each[step : len(each) - RUN + 1 + step]
    return (_mix(total) >> np.uint64(32)).astype(np.uint32)


def _bands(shingles: np.ndarray, first: int, count: int) -> np.ndarray:
    """The bands `first` and following: each the least numbers of ROWS orders, as one number."""
    factors, terms = (part[first * ROWS : (first + count) * ROWS, None] for part in _orders())
    least = np.full(count * ROWS, ALL_BITS, np.uint32)
    for start in range(0, len(shingles), BLOCK):
        order = factors * shingles[start : start + BLOCK]
        order += terms
        np.minimum(least, order.min(axis=1), out=least)
    rows = least.reshape(count, ROWS).astype(np.uint64)
    total = np.arange(first, first + count, dtype=np.uint64)
    for row in range(ROWS):
        total = _mix(total) + rows[:, row]
    return _mix(total)


@lru_cache(maxsize=1)
def _orders() -> tuple[np.ndarray, np.ndarray]:
    """Factors and terms of linear orders of 32-bit numbers, the same for ever; the shingles are mixed well already."""
    count = (BANDS + LEAD_BANDS) * ROWS
    factors = np.array([(_hash(f"factor {n}") | 1) & ALL_BITS for n in range(count)], np.uint32)
    return factors, np.array([_hash(f"term {n}") & ALL_BITS for n in range(count)], np.uint32)


def _mix(values: np.ndarray) -> np.ndarray:
    """Each number spread over all bits (the finaliser of SplitMix64, Steele, Lea and Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


@lru_cache(maxsize=100_000)
def _hash(text: str) -> int:
    """64 bits of a text, the same on every machine."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def _signed(value: int) -> int:
    """The same 64 bits as a bigint of Postgres."""
    return value - (1 << 64) if value >> 63 else value
