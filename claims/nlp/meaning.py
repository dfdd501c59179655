"""What a sentence means, as a vector: the nearer two vectors, the liker the sentences."""

from collections.abc import Sequence

import numpy as np

from claims.nlp.encoder import CLOSE, OPEN, WIDTH, load_encoder, pieces

LONGEST = 126  # pieces of a text that are read: what the encoder was trained on, less its two marks
BATCH = 16  # texts of like length that are read at once


def encode(texts: Sequence[str]) -> np.ndarray:
    """A unit vector for each text, float32 [text, WIDTH]; the product of two is how alike they are, from -1 to 1.

    The vector of an empty text is zero, so that it is like none. The same texts in the same order give the same bytes.
    """
    found = np.zeros((len(texts), WIDTH), np.float32)
    spelled = [ids[:LONGEST] for ids in pieces(texts)] if texts else []
    order = sorted(
        (number for number, ids in enumerate(spelled) if ids), key=lambda number: (len(spelled[number]), number)
    )
    for at in range(0, len(order), BATCH):
        part = order[at : at + BATCH]
        rows = [[OPEN, *spelled[number], CLOSE] for number in part]
        states = load_encoder("meaning").states(rows)
        # The mean over a text's own pieces, as the encoder was trained (sentence-transformers, mean pooling).
        means = [state[: len(row)].mean(axis=0) for state, row in zip(states, rows, strict=True)]
        found[part] = [mean / np.linalg.norm(mean) for mean in means]
    return found
