"""Learns the judge's weights from annotated claims: read, label candidates, fit, measure, write.

The recipe is `manage.py fit_claims CORPUS`; it needs the base model and the mention finder as they ship, and has to
be run again when either changes.
"""

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cables.nlp import original_span, read
from cables.parsers import parse
from claims.nlp.candidates import Candidate
from claims.nlp.features import find_features
from claims.nlp.finder import claim_stretch, read_candidates
from claims.nlp.judge import LABELS, NONE, Judge
from claims.nlp.training.split import IN_DISPUTE, held_back

SOURCES = {  # file of annotations -> (folder of texts, kind of document where the file states none, weight)
    "written-a": ("written-a", "article", 2.0),
    "written-b": ("written-b", "article", 2.0),
    "statements": ("statements", "statement", 1.0),
    "news": ("news", "article", 1.0),
    "telegrams-a": ("telegrams", "cable", 0.5),
    "telegrams-b": ("telegrams", "cable", 0.5),
}
EPOCHS, RATE, DECAY, RAREST = 12, 0.045, 0.01, 2
OVERLAP, CUE_OVERLAP = 0.3, 0.15  # of two spans (intersection over union); less will do where the cues meet
FOLDS = 4  # documents of one dispute stay together
BINS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
Span = tuple[int, int]


@dataclass(frozen=True)
class Gold:
    """One annotated claim: its stretch and its cue as offsets of the text."""

    kind: str
    span: Span
    cue: Span


@dataclass(frozen=True)
class Sample:
    """One candidate with what it was found to be."""

    features: frozenset[str]
    label: str
    fits: frozenset[str]
    weight: float
    group: int


def read_samples(corpus: Path, names: Sequence[str]) -> Iterator[Sample]:
    """The candidates of the annotated documents of the named sources, labelled; without those that are held back."""
    group = 0
    for name in names:
        folder, kind, weight = SOURCES[name]
        lines = (corpus / "build" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        documents = [json.loads(line) for line in lines if line.strip()]
        kept_back = held_back(name, [about["id"] for about in documents])
        for number, about in enumerate(documents):
            group += number % IN_DISPUTE == 0
            if about["id"] in kept_back:
                continue
            data = (corpus / "text" / folder / f"{about['id']}.txt").read_bytes()
            yield from _samples(data, about, about.get("kind") or kind, weight, group)


def _samples(data: bytes, about: Mapping[str, list], kind: str, weight: float, group: int) -> Iterator[Sample]:
    parsed = parse(data, f"{about['id']}.txt", kind)
    reading = read_candidates(read(parsed))
    gold = [found for claim in about["claims"] if (found := _gold(parsed.text, claim))]
    labels = label_candidates(reading.candidates, gold)
    for candidate, label in zip(reading.candidates, labels, strict=True):
        fits = frozenset(kind for kind, _ in candidate.fits)
        yield Sample(frozenset(find_features(candidate, reading.quotes)), label, fits, weight, group)


def _gold(text: str, claim: Mapping[str, str]) -> Gold | None:
    start = text.find(claim["s"])
    at = claim["s"].find(claim["cue"])
    if start < 0 or at < 0:
        return None
    return Gold(claim["kind"], (start, start + len(claim["s"])), (start + at, start + at + len(claim["cue"])))


def label_candidates(candidates: Sequence[Candidate], gold: Sequence[Gold]) -> list[str]:
    """The kind of the annotated claim that each candidate found, one to one, the closest pairs first."""
    spans = [_original(candidate, *claim_stretch(candidate, candidate.content)) for candidate in candidates]
    cues = [_original(candidate, candidate.cue.start, candidate.cue.end) for candidate in candidates]
    ranked = []
    for i, claim in enumerate(gold):
        for j, (span, cue) in enumerate(zip(spans, cues, strict=True)):
            close, hit = overlap(claim.span, span), overlap(claim.cue, cue) > 0
            if close >= OVERLAP or (hit and close >= CUE_OVERLAP):
                fits = any(kind == claim.kind for kind, _ in candidates[j].fits)
                ranked.append((2 * hit + close + 0.1 * fits, -i, -j))
    labels, taken = [NONE] * len(candidates), set()
    for _, i, j in sorted(ranked, reverse=True):
        if i not in taken and labels[-j] == NONE:
            labels[-j] = gold[-i].kind
            taken.add(i)
    return labels


def _original(candidate: Candidate, start: int, end: int) -> Span:
    words = candidate.doc[start:end]
    return original_span(candidate.doc, words.start_char, words.end_char)


def overlap(first: Span, second: Span) -> float:
    """Intersection over union of two spans."""
    common = min(first[1], second[1]) - max(first[0], second[0])
    return common / (max(first[1], second[1]) - min(first[0], second[0])) if common > 0 else 0.0


def fit(samples: Sequence[Sample], seed: int = 0) -> Judge:
    """A log-linear model by averaged stochastic gradient descent with decay; the same samples give the same weights."""
    counts = Counter(name for sample in samples for name in sample.features)
    rows = {name: row for row, name in enumerate(sorted(name for name, n in counts.items() if n >= RAREST))}
    found = [np.array([rows[name] for name in sorted(sample.features) if name in rows]) for sample in samples]
    truth = [LABELS.index(sample.label) for sample in samples]
    weights = np.zeros((len(rows), len(LABELS)), np.float32)
    squares, total, order = np.full_like(weights, 1e-6), np.zeros_like(weights), list(range(len(samples)))
    shuffler = random.Random(seed)
    for epoch in range(EPOCHS):
        shuffler.shuffle(order)
        for k in order:
            scores = weights[found[k]].sum(axis=0)
            error = np.exp(scores - scores.max())
            error /= error.sum()
            error[truth[k]] -= 1
            step = samples[k].weight * error[None, :] + DECAY * weights[found[k]]
            squares[found[k]] += step * step
            weights[found[k]] -= RATE * step / np.sqrt(squares[found[k]])
        if epoch >= EPOCHS // 2:
            total += weights
    return Judge(rows, total / (EPOCHS - EPOCHS // 2), ())


def cross_validate(samples: Sequence[Sample]) -> list[tuple[Sample, dict[str, float]]]:
    """Every sample with the chances that a judge gives it who has not seen its dispute."""
    judged = []
    for fold in range(FOLDS):
        judge = fit([sample for sample in samples if sample.group % FOLDS != fold])
        judged += [(sample, judge.judge(sample.features)) for sample in samples if sample.group % FOLDS == fold]
    return judged


def calibrate(judged: Sequence[tuple[Sample, dict[str, float]]], judge: Judge) -> list[tuple[float, float]]:
    """For each lower bound of probability, how often a claim of at least that probability had the right kind."""
    hits: dict[float, list[bool]] = {low: [] for low in BINS}
    for sample, chances in judged:
        kind, chance = judge.decide(chances, sample.fits)
        if kind is not None:
            hits[max(low for low in BINS if low <= chance)].append(kind == sample.label)
    return [(low, round(sum(found) / len(found), 3)) for low, found in hits.items() if len(found) >= 20]


def measure(judged: Sequence[tuple[Sample, dict[str, float]]], judge: Judge) -> dict[str, tuple[float, float, int]]:
    """Precision, recall and number of annotated claims per kind, of those that candidates reach."""
    table = {}
    decided = [(sample.label, judge.decide(chances, sample.fits)[0]) for sample, chances in judged]
    for kind in LABELS[1:]:
        right = sum(label == kind == guess for label, guess in decided)
        guessed, gold = sum(guess == kind for _, guess in decided), sum(label == kind for label, _ in decided)
        table[kind] = (round(right / max(guessed, 1), 3), round(right / max(gold, 1), 3), gold)
    return table


def write(judge: Judge, calibration: Sequence[tuple[float, float]], target: Path) -> None:
    """The weights in half precision, and their names with the measured precision, below a folder."""
    kept = [name for name, row in judge.rows.items() if np.abs(judge.weights[row]).max() > 0.02]
    np.save(target / "weights.npy", judge.weights[[judge.rows[name] for name in kept]].astype(np.float16))
    about = {"calibration": calibration, "features": kept}
    (target / "features.json").write_text(json.dumps(about, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
