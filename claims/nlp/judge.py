"""Of which kind a possible claim is, or that it is none: what the trained heads see and what the named features tell."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from claims.kinds import KINDS
from claims.nlp.candidates import Candidate
from claims.nlp.encoder import MODEL
from claims.nlp.features import find_features
from claims.nlp.heads import NONE, Asked, Heads, load_heads, softmax
from claims.nlp.proposing import claim_stretch
from claims.nlp.quotes import Quotes
from claims.nlp.reader import Sight

# A candidate is a claim if "none" is less likely than this; an assertion only where no other kind is nearly as likely.
THRESHOLD, HANDICAP = 0.6, {"assertion": 0.7}
CLEAR = 0.5  # what its kind must be likely where no word list opens it, and the reader stands alone


@dataclass(frozen=True)
class Judge:
    """The heads, and one row of weights over LABELS for each named feature (`rows`).

    `calibration` lists (probability, share of right kinds at that probability or more up to the next), as measured on
    documents held back from training.
    """

    heads: Heads
    rows: Mapping[str, int]
    weights: np.ndarray
    calibration: Sequence[tuple[float, float]]

    def chances(self, sight: Sight, candidates: Sequence[Candidate], quotes: Quotes) -> np.ndarray:
        """For each candidate the probability of each of LABELS."""
        scores = self.heads.kinds(sight, [asked_of(candidate, sight) for candidate in candidates])
        for number, candidate in enumerate(candidates):
            if not candidate.is_seen:
                names = find_features(candidate, quotes)
                found = sorted(self.rows[name] for name in names if name in self.rows)
                scores[number] += self.weights[found].sum(axis=0, dtype=np.float32)
        return softmax(scores)

    def decide(self, chances: Mapping[str, float], is_seen: bool = False) -> str | None:
        """The kind that the chances speak for; None if it is no claim, or `is_seen` by the reader alone and not clearly so."""
        kind = max(KINDS, key=lambda name: chances[name] * HANDICAP.get(name, 1.0))
        is_clear = not is_seen or chances[kind] >= CLEAR
        return kind if is_clear and chances[NONE] < THRESHOLD else None

    def confidence(self, chance: float) -> float:
        """How often a claim of this probability had the right kind when it was measured."""
        measured = [share for low, share in self.calibration if low <= chance]
        return measured[-1] if measured else round(chance, 3)


def asked_of(candidate: Candidate, sight: Sight) -> Asked:
    """The runs of words by which the heads tell the kind of a candidate; only what stands in the window of its cue."""
    cue, claimant = (candidate.cue.start, candidate.cue.end), candidate.claimant
    window = sight.windows[sight.window_of[cue[0]]].words
    content = candidate.content or claim_stretch(candidate, None)

    def inside(run: tuple[int, int]) -> tuple[int, int]:
        start, end = max(run[0], window[0]), min(run[1], window[-1] + 1)
        return (start, end) if end > start else (0, 0)

    written = (claimant.start, claimant.end) if claimant is not None and claimant.is_written else (0, 0)
    part = "found" if candidate.is_seen else candidate.cue.part
    return Asked(cue, inside(content), inside(written) if written[1] else (0, 0), part)


@cache
def load_judge() -> Judge:
    """The judge that ships with Demarche, read once for each process."""
    about = json.loads((MODEL / "features.json").read_text(encoding="utf-8"))
    weights = np.load(MODEL / "features.npy").astype(np.float32)
    rows = {name: row for row, name in enumerate(about["features"])}
    return Judge(load_heads(), rows, weights, tuple(map(tuple, about["calibration"])))
