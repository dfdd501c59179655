"""Of which kind a candidate is, and whether it is a claim at all: weights learned from annotated claims."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from claims.kinds import KINDS

MODEL = Path(__file__).with_name("model")
NONE = "none"
LABELS = (NONE, *KINDS)


@dataclass(frozen=True)
class Judge:
    """A log-linear model: one row of weights for each feature, one column for each of LABELS."""

    rows: dict[str, int]
    weights: np.ndarray
    threshold: float  # a candidate is a claim if it is "none" with less than this probability

    def judge(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of every label for a candidate with these features."""
        found = [self.rows[name] for name in features if name in self.rows]
        scores = self.weights[found].sum(axis=0, dtype=np.float32)
        scores = np.exp(scores - scores.max())
        return dict(zip(LABELS, (scores / scores.sum()).tolist(), strict=True))


@cache
def load_judge() -> Judge:
    """The judge that ships with Demarche, read once for each process."""
    about = json.loads((MODEL / "features.json").read_text(encoding="utf-8"))
    weights = np.load(MODEL / "weights.npy")
    return Judge({name: row for row, name in enumerate(about["features"])}, weights, about["threshold"])
