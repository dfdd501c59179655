"""Trains the network on samples: one seed, the same network."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from claims.nlp.encoder import PAD
from claims.nlp.heads import LABELS, PARTS
from claims.nlp.training.network import Network
from claims.nlp.training.samples import Choice, Gold, Sample

EPOCHS, WINDOWS, BUCKETS = 8, 8, 16
RATES = {"encoder": 2e-4, "heads": 1e-3, "features": 3e-3}
WARM, DECAY, LONGEST_STEP = 0.1, 0.01, 1.0
FORGOTTEN = 0.6  # share of the named features that a choice is shown without: they must not be learned by heart
CUE_WEIGHT = 4.0  # most words are in no cue, which makes that loss small
SMOOTHING = 0.05  # of the kinds: two annotators agree on about as many
RAREST = 2  # times that a feature must have been seen
IGNORED = -100
THREADS = 2  # sums in another order would give another network


def list_features(samples: Sequence[Sample]) -> dict[str, int]:
    """The named features worth a weight, with their rows."""
    counts = Counter(name for sample in samples for choice in sample.choices for name in choice.features)
    return {name: row for row, name in enumerate(sorted(name for name, n in counts.items() if n >= RAREST))}


def fit(
    samples: Sequence[Sample], tensors: Mapping[str, Tensor], rows: Mapping[str, int], seed: int, tell: Callable
) -> Network:
    """The trained network; `tell` is given a line for each epoch."""
    torch.manual_seed(seed)
    torch.set_num_threads(THREADS)
    shuffler = random.Random(seed)
    network = Network(tensors, len(rows))
    optimizer = torch.optim.AdamW(_groups(network), weight_decay=DECAY)
    steps = EPOCHS * -(-len(samples) // WINDOWS)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM * steps), max(0.0, (steps - step) / ((1 - WARM) * steps)))
    )
    for epoch in range(EPOCHS):
        network.train()
        total, batches = 0.0, 0
        for batch in _batches(samples, shuffler):
            loss = _loss(network, batch, rows, shuffler)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), LONGEST_STEP)
            optimizer.step()
            schedule.step()
            total, batches = total + loss.item(), batches + 1
        tell(f"epoch {epoch + 1} of {EPOCHS}: loss {total / batches:.3f}")
    return network.eval()


def _groups(network: Network) -> list[dict]:
    named = [(name, weight) for name, weight in network.named_parameters() if weight.requires_grad]
    groups: dict[str, list] = {"encoder": [], "heads": [], "features": []}
    for name, weight in named:
        groups["encoder" if name.startswith("body.") else "features" if name.startswith("features.") else "heads"] += [
            weight
        ]
    return [{"params": weights, "lr": RATES[group]} for group, weights in groups.items()]


def _batches(samples: Sequence[Sample], shuffler: random.Random) -> Iterator[list[Sample]]:
    """Batches of windows of like length, in random order."""
    order = list(samples)
    shuffler.shuffle(order)
    batches = []
    for at in range(0, len(order), WINDOWS * BUCKETS):
        part = sorted(order[at : at + WINDOWS * BUCKETS], key=lambda sample: len(sample.window.ids))
        batches += [part[n : n + WINDOWS] for n in range(0, len(part), WINDOWS)]
    shuffler.shuffle(batches)
    return iter(batches)


def _loss(network: Network, batch: Sequence[Sample], rows: Mapping[str, int], shuffler: random.Random) -> Tensor:
    opening, words = network.look(*_padded(batch))
    loss = _cue_loss(network.cues(words), batch)
    claims = [(number, claim) for number, sample in enumerate(batch) for claim in sample.claims]
    if claims:
        loss = loss + _role_loss(network, opening, words, batch, claims)
    choices = [(number, choice) for number, sample in enumerate(batch) for choice in sample.choices]
    if choices:
        loss = loss + _kind_loss(network, opening, words, choices, rows, shuffler)
    return loss


def _padded(batch: Sequence[Sample]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, mask and the places of words, each padded to the longest window."""
    pieces, words = (max(len(getattr(s.window, name)) for s in batch) for name in ("ids", "places"))
    ids, places = torch.full((len(batch), pieces), PAD), torch.zeros(len(batch), words, dtype=torch.long)
    mask = torch.zeros(len(batch), pieces)
    for number, sample in enumerate(batch):
        window = sample.window
        ids[number, : len(window.ids)] = torch.tensor(window.ids)
        mask[number, : len(window.ids)] = 1
        places[number, : len(window.places)] = torch.tensor(window.places)
    return ids, mask, places


def _cue_loss(scores: Tensor, batch: Sequence[Sample]) -> Tensor:
    kinds = torch.full(scores.shape[:2], IGNORED)
    begins = torch.zeros(scores.shape[:2])
    for number, sample in enumerate(batch):
        kinds[number, : len(sample.window.words)] = 0
        # Where two claims share a cue, the kind that says more than saying is learned.
        for claim in sorted(sample.claims, key=lambda claim: claim.kind != "assertion"):
            kinds[number, slice(*claim.cue)] = LABELS.index(claim.kind)
            begins[number, claim.cue[0]] = 1
    known = kinds >= 0
    named = functional.cross_entropy(scores[..., :-1].flatten(0, 1), kinds.flatten(), ignore_index=IGNORED)
    begun = functional.binary_cross_entropy_with_logits(scores[..., -1][known], begins[known])
    return CUE_WEIGHT * named + begun


def _role_loss(
    network: Network, opening: Tensor, words: Tensor, batch: Sequence[Sample], claims: Sequence[tuple[int, Gold]]
) -> Tensor:
    there = torch.zeros(words.shape[:2], dtype=torch.bool)
    for number, sample in enumerate(batch):
        there[number, : len(sample.window.words)] = True
    at, cues = torch.tensor([n for n, _ in claims]), torch.tensor([claim.cue for _, claim in claims])
    scores = network.roles(opening, words, there, at, cues)
    # Place 0 is "none"; a run's last word is its end.
    borders = [
        [place for run in claim.roles for place in ((run[0] + 1, run[1]) if run else (0, 0))] for _, claim in claims
    ]
    return functional.cross_entropy(scores.flatten(0, 1), torch.tensor(borders).flatten())


def _kind_loss(
    network: Network,
    opening: Tensor,
    words: Tensor,
    choices: Sequence[tuple[int, Choice]],
    rows: Mapping[str, int],
    shuffler: random.Random,
) -> Tensor:
    names = [
        [rows[name] for name in sorted(choice.features) if name in rows and shuffler.random() >= FORGOTTEN]
        for _, choice in choices
    ]
    known = torch.full((len(names), max(1, max(map(len, names)))), len(rows))
    for number, found in enumerate(names):
        known[number, : len(found)] = torch.tensor(found, dtype=torch.long)
    at = torch.tensor([number for number, _ in choices])
    runs = torch.tensor([(choice.cue, choice.content, choice.claimant) for _, choice in choices])
    part = torch.tensor([PARTS.index(choice.part) for _, choice in choices])
    kinds = torch.tensor([LABELS.index(choice.kind) for _, choice in choices])
    return functional.cross_entropy(
        network.kinds(opening, words, at, runs, part, known), kinds, label_smoothing=SMOOTHING
    )
