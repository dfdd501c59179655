"""What a sentence means, as a vector: the nearer two vectors, the liker the sentences."""

from collections.abc import Sequence

import numpy as np

from claims.nlp.encoder import CLOSE, OPEN, WIDTH, load_encoder, pieces

LONGEST = 126  # pieces of a text that are read: what the encoder was trained on, less its two marks


def encode(texts: Sequence[str]) -> np.ndarray:
    """A unit vector for each text, float32 [text, WIDTH]; the product of two is how alike they are, from -1 to 1.

    The vector of an empty text is zero, so that it is like none. Texts are read one by one: in eight bits what stands
    beside a text in a batch would change its vector, and the same text must always have the same one.
    """
    found = np.zeros((len(texts), WIDTH), np.float32)
    encoder = load_encoder("meaning")
    for number, ids in enumerate(pieces(texts) if texts else []):
        if ids:
            # The mean over all pieces, as the encoder was trained (sentence-transformers, mean pooling).
            mean = encoder.states([OPEN, *ids[:LONGEST], CLOSE]).mean(axis=0)
            found[number] = mean / np.linalg.norm(mean)
    return found
