"""Of which kind a candidate is, and whether it is a claim at all: weights learned from annotated claims."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from claims.kinds import KINDS

MODEL = Path(__file__).with_name("model")
NONE = "none"
LABELS = (NONE, *KINDS)
# A candidate is a claim if "none" is less likely than this; an assertion only where no other kind is half as likely.
THRESHOLD, HANDICAP, MISFIT = 0.55, {"assertion": 0.5}, 0.2


@dataclass(frozen=True)
class Judge:
    """A log-linear model: one row of weights for each feature, one column for each of LABELS.

    `calibration` lists (probability, share of right kinds at that probability or more up to the next), as measured
    by cross-validation on the annotations that the weights were learned from.
    """

    rows: Mapping[str, int]
    weights: np.ndarray
    calibration: Sequence[tuple[float, float]]

    def judge(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of every label for a candidate with these features."""
        found = sorted(self.rows[name] for name in features if name in self.rows)
        scores = self.weights[found].sum(axis=0, dtype=np.float32)
        scores = np.exp(scores - scores.max())
        return dict(zip(LABELS, (scores / scores.sum()).tolist(), strict=True))

    def decide(self, chances: Mapping[str, float], fits: Collection[str]) -> tuple[str | None, float]:
        """The kind that the chances speak for and its probability; None if it is no claim.

        `fits` are the kinds that the cue may open: where it is more than a word for saying something, other kinds
        must be much likelier ("warn" and "deny" are more than saying so, whatever is said).
        """
        if chances[NONE] >= THRESHOLD:
            return None, chances[NONE]
        telling = "assertion" not in fits
        kind = max(
            KINDS,
            key=lambda name: (
                chances[name] * HANDICAP.get(name, 1.0) * (MISFIT if telling and name not in fits else 1.0)
            ),
        )
        return kind, chances[kind]

    def confidence(self, chance: float) -> float:
        """How often a claim of this probability had the right kind when it was measured."""
        measured = [share for low, share in self.calibration if low <= chance]
        return measured[-1] if measured else round(chance, 3)


@cache
def load_judge() -> Judge:
    """The judge that ships with Demarche, read once for each process."""
    about = json.loads((MODEL / "features.json").read_text(encoding="utf-8"))
    weights = np.load(MODEL / "weights.npy").astype(np.float32)
    rows = {name: row for row, name in enumerate(about["features"])}
    return Judge(rows, weights, tuple(map(tuple, about["calibration"])))
