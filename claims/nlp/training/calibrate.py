"""How often a claim of a given probability is right, measured on documents that no training saw."""

from collections.abc import Iterable, Iterator

from cables.nlp import read
from cables.parsers import parse
from claims.nlp.finder import examine
from claims.nlp.judge import load_judge
from claims.nlp.training.annotations import AnnotatedText, resolve_claim
from claims.nlp.training.labels import OVERLAP, overlap
from claims.nlp.training.samples import words_of

BINS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995)
FEWEST = 20  # claims that a bin must hold to say anything


def calibrate(documents: Iterable[AnnotatedText]) -> list[tuple[float, float]]:
    """For each lower bound of probability the share of right kinds from there up to the next bound."""
    hits: dict[float, list[bool]] = {low: [] for low in BINS}
    for document in documents:
        for chance, right in _judged(document):
            hits[max(low for low in BINS if low <= chance)].append(right)
    return _rising((low, found) for low, found in hits.items() if len(found) >= FEWEST)


def _rising(bins: Iterable[tuple[float, list[bool]]]) -> list[tuple[float, float]]:
    """Shares that never fall as the probability rises: neighbours that would are taken together (isotonic regression)."""
    pooled: list[tuple[float, list[bool]]] = []
    for low, found in bins:
        while pooled and sum(pooled[-1][1]) * len(found) >= sum(found) * len(pooled[-1][1]):
            low, found = pooled[-1][0], [*pooled.pop()[1], *found]
        pooled.append((low, found))
    return [(low, round(sum(found) / len(found), 3)) for low, found in pooled]


def _judged(document: AnnotatedText) -> Iterator[tuple[float, bool]]:
    """The probability of each claim found, and whether an annotated claim of its kind stands there."""
    parsed = parse(document.data, f"{document.id}.txt", document.kind)
    doc = read(parsed)
    gold = [resolve_claim(parsed.text, claim) for claim in document.about["claims"]]
    spans = [(words_of(doc, claim["start"], claim["end"]), claim["kind"]) for claim in gold]
    taken: set[int] = set()
    for claim in sorted(examine(doc, load_judge()).claims, key=lambda claim: -claim.probability):
        close = [
            (overlap(span, (claim.start, claim.end)), kind == claim.kind, -number)
            for number, (span, kind) in enumerate(spans)
            if span and number not in taken
        ]
        best = max((fit for fit in close if fit[0] >= OVERLAP), default=None)
        if best:
            taken.add(-best[2])
        yield claim.probability, bool(best and best[1])
