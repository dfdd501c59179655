"""What the trained reader says of what it sees: where a claim has its cue, of which kind it is, who and what belongs to it.

Each head is a small layer on the vectors of `claims.nlp.reader`; `claims/nlp/training/network.py` is the same in torch.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from claims.kinds import KINDS
from claims.nlp.encoder import MODEL
from claims.nlp.reader import Sight

NONE = "none"
LABELS = (NONE, *KINDS)
ROLES = ("span", "content", "claimant", "target", "addressee")
PARTS = ("verb", "noun", "adjective", "modal", "clause", "according", "found")
KEY = 64  # width of the vectors by which a cue finds the borders of its roles
STRETCH = 20_000  # words that are taken from half to full precision at once
NEAR, FAR = 8, 20  # distances from a cue are told apart one by one up to NEAR, then by their logarithm
Run = tuple[int, int]


@dataclass(frozen=True)
class Asked:
    """What the kind of a possible claim is told by: runs of words, empty (0, 0) where there is none."""

    cue: Run
    content: Run
    claimant: Run
    part: str


@dataclass(frozen=True)
class Heads:
    """The weights of the heads by name, as numpy arrays."""

    weights: Mapping[str, np.ndarray]

    def cues(self, sight: Sight) -> np.ndarray:
        """For every word the probability of each of LABELS as what its cue opens, and of being the first of its cue."""
        parts = np.array_split(sight.states, len(sight.states) // STRETCH + 1)
        scores = np.concatenate([self._layer("cue", part) for part in parts])
        begins = 1 / (1 + np.exp(-scores[:, -1:]))
        return np.concatenate([softmax(scores[:, :-1]), begins], axis=1)

    def kinds(self, sight: Sight, asked: Sequence[Asked]) -> np.ndarray:
        """For each possible claim the score of each of LABELS."""
        if not asked:
            return np.zeros((0, len(LABELS)), np.float32)
        runs = (np.array([getattr(one, name) for one in asked]) for name in ("cue", "content", "claimant"))
        openings = sight.openings[sight.window_of[[one.cue[0] for one in asked]]]
        seen = np.concatenate([*map(sight.mean, runs), openings], axis=1)
        hidden = self._layer("seen", seen) + self.weights["part.weight"][[PARTS.index(one.part) for one in asked]]
        return self._layer("kind", gelu(hidden))

    def roles(self, sight: Sight, cue: Run) -> dict[str, tuple[Run | None, float]]:
        """For each of ROLES the run of words that plays it for this cue (None: none near), and how sure that is."""
        number = int(sight.window_of[cue[0]])
        words = np.array(sight.windows[number].words)
        query = np.concatenate([sight.states[cue[0]], sight.mean(np.array([cue]))[0]])
        query = self._layer("query", query).reshape(len(ROLES) * 2, KEY)
        scores = np.einsum("rd,trd->rt", query, self._keys(sight, number, words)) / KEY**0.5
        places = np.searchsorted(words, cue[0])
        scores[:, 1:] += self.weights["distance.weight"][bucket(np.arange(len(words)) - places)].T
        chances = softmax(scores)
        return {role: _run(chances[2 * n], chances[2 * n + 1], words) for n, role in enumerate(ROLES)}

    def _keys(self, sight: Sight, number: int, words: np.ndarray) -> np.ndarray:
        """By what a window and its words are found as borders of roles; told once for all cues of a window."""
        if number not in sight.keys:
            sight.keys.clear()  # cues are asked for in text order, and a book has thousands of windows
            seen = np.concatenate([sight.openings[number][None], sight.states[words]])
            sight.keys[number] = self._layer("key", seen).reshape(-1, 2 * len(ROLES), KEY)
        return sight.keys[number]

    def _layer(self, name: str, seen: np.ndarray) -> np.ndarray:
        return seen.astype(np.float32) @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]


def _run(starts: np.ndarray, ends: np.ndarray, words: np.ndarray) -> tuple[Run | None, float]:
    """The likeliest run; place 0 stands for none."""
    start, end = int(starts.argmax()), int(ends.argmax())
    chance = float(starts[start] * ends[end])
    if start == 0 or end < start:
        return None, chance
    return (int(words[start - 1]), int(words[end - 1]) + 1), chance


def bucket(distance: np.ndarray) -> np.ndarray:
    """The class of a distance in words: 0 to FAR - 1 for those at or behind a cue, FAR more for those before it."""
    size = np.abs(distance)
    far = NEAR + (np.log2(np.maximum(size, NEAR) / NEAR) * 3).astype(int)
    return np.minimum(np.where(size < NEAR, size, far), FAR - 1) + FAR * (distance < 0)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Scores as probabilities along the last axis."""
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return scores / scores.sum(axis=-1, keepdims=True)


def gelu(x: np.ndarray) -> np.ndarray:
    """The Gaussian error linear unit by its tanh form (Hendrycks and Gimpel, 2016)."""
    return 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3)))


@cache
def load_heads() -> Heads:
    """The heads that ship with Demarche, read once a process."""
    with np.load(MODEL / "heads.npz") as stored:
        return Heads({name: stored[name].astype(np.float32) for name in stored.files})
