"""Learns word case from printed text: an averaged perceptron over the features that the truecaser reads."""

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from cables.nlp.truecasing import SHAPES, START, WORD, capitalize, find_features, find_openings

ROUNDS = 3
SCALE = 100
SMALLEST = 0.25
SEEN_OFTEN = 2


def train_truecaser(texts: Iterable[str], path: Path, seed: int = 0) -> None:
    """Write the table of the truecaser for these texts, which must be in ordinary case."""
    lines = [line for line in texts if _is_printed(line)]
    forms = _count_forms(lines)
    words = {form.lower() for form in forms}
    totals = {word: Counter({form: forms[form] for form in _spellings(word, forms)}) for word in words}
    rare = {word for word, counter in totals.items() if counter.total() < SEEN_OFTEN}
    table = {
        "weights": _prune(_learn(lines, rare, random.Random(seed))),
        "mixed": _mixed_words(forms),
        "common": sorted(w for w in words if forms[w] > 1 and 2 * forms[w] > totals[w].total()),
        "known": sorted(words - rare),
    }
    path.write_bytes(gzip.compress(json.dumps(table, ensure_ascii=False).encode(), mtime=0))


def _is_printed(line: str) -> bool:
    """Whether a line is in ordinary case: opens large, and is mostly small."""
    letters = [c for c in line if c.isalpha()]
    small = sum(c.islower() for c in letters)
    return len(letters) > 20 and letters[0].isupper() and small > 0.75 * len(letters)


def _count_forms(lines: list[str]) -> Counter[str]:
    forms: Counter[str] = Counter()
    for line in lines:
        matches = list(WORD.finditer(line))
        for match, opens in zip(matches, find_openings(line, matches), strict=True):
            if not opens:
                forms[match.group()] += 1
    return forms


def _spellings(word: str, forms: Counter[str]) -> set[str]:
    return {form for form in (word, capitalize(word), word.upper()) if form in forms}


def _mixed_words(forms: Counter[str]) -> dict[str, str]:
    """Words such as McDonald or OpenAI whose own shape is their commonest."""
    best: dict[str, str] = {}
    for form, _ in forms.most_common():
        best.setdefault(form.lower(), form)
    return {
        word: form
        for word, form in sorted(best.items())
        if form not in (word, capitalize(word), word.upper()) and forms[form] > 1 and len(form) == len(word)
    }


def _shape(form: str) -> str:
    if form.islower() or not re.search(r"[^\W\d_]", form):
        return "lower"
    return "upper" if form.isupper() and (len(form) > 1 or form == "I") else "title"


def _learn(lines: list[str], rare: set[str], rng: random.Random) -> dict[str, list[float]]:
    """Averaged weights; a word seen once hides its own name, so that endings and neighbours learn to speak for it."""
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    lazy: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    clock = 1
    for _ in range(ROUNDS):
        rng.shuffle(lines)
        for line in lines:
            matches = list(WORD.finditer(line))
            words = [match.group().lower() for match in matches]
            opens = list(find_openings(line, matches))
            previous = START
            for index, match in enumerate(matches):
                gold = _shape(match.group())
                features = list(find_features(words, opens, index, previous))
                if words[index] in rare:
                    features = [f for f in features if words[index] not in f[1:].split(" ")]
                guess = _guess(weights, features)
                if guess != gold:
                    _correct(weights, lazy, features, gold, guess, clock)
                clock += 1
                previous = guess
    return {f: [w - s / clock for w, s in zip(weights[f], lazy[f], strict=True)] for f in weights}


def _guess(weights: dict[str, list[float]], features: list[str]) -> str:
    totals = [0.0, 0.0, 0.0]
    for feature in features:
        if feature in weights:
            row = weights[feature]
            totals[0] += row[0]
            totals[1] += row[1]
            totals[2] += row[2]
    return SHAPES[totals.index(max(totals))]


def _correct(
    weights: dict[str, list[float]],
    lazy: dict[str, list[float]],
    features: list[str],
    gold: str,
    guess: str,
    clock: int,
) -> None:
    for shape, step in ((gold, 1.0), (guess, -1.0)):
        place = SHAPES.index(shape)
        for feature in features:
            weights[feature][place] += step
            lazy[feature][place] += step * clock


def _prune(weights: dict[str, list[float]]) -> dict[str, list[int]]:
    kept = {f: row for f, row in sorted(weights.items()) if max(map(abs, row)) >= SMALLEST}
    return {f: [round(SCALE * number) for number in row] for f, row in kept.items()}
