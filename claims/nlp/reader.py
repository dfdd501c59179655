"""The trained reader: what it sees in a document before any rule decides. Importing it registers "claim_reader"."""

from dataclasses import dataclass, field

import numpy as np
from spacy.language import Language

from cables.nlp import Doc
from claims.nlp.encoder import WIDTH, load_encoder
from claims.nlp.windows import Window, cut


@dataclass(frozen=True)
class Sight:
    """A document as the encoder sees it.

    `states[i]` is the vector of word i where it stands (zero for a word in no window), `window_of[i]` the number of
    its window or -1; `openings[w]` is the vector of window w as a whole. In `keys`, `claims.nlp.heads` keeps
    what it needs of a window again.
    """

    states: np.ndarray
    window_of: np.ndarray
    openings: np.ndarray
    windows: tuple[Window, ...]
    keys: dict[int, np.ndarray] = field(default_factory=dict)

    def mean(self, runs: np.ndarray) -> np.ndarray:
        """The mean vector of each run of words [[start, end], ...]; zero for an empty run."""
        found = np.zeros((len(runs), WIDTH), np.float32)
        for number, (start, end) in enumerate(runs):
            words = self.states[start:end][self.window_of[start:end] >= 0]
            if len(words):
                found[number] = words.mean(axis=0, dtype=np.float32)
        return found


Doc.set_extension("sight", default=None, force=True)


@Language.component("claim_reader", assigns=["doc._.sight"])
def claim_reader(doc: Doc) -> Doc:
    """Set doc._.sight; the claim finder lets go of it when it has read it."""
    doc._.sight = look(doc)
    return doc


def look(doc: Doc) -> Sight:
    """The document through the encoder, window by window."""
    encoder, windows = load_encoder("reader"), cut(doc)
    states = np.zeros((len(doc), WIDTH), np.float16)  # of a book, 400 MB less
    window_of = np.full(len(doc), -1, np.int32)
    openings = np.zeros((len(windows), WIDTH), np.float32)
    for number, window in enumerate(windows):
        found = encoder.states(window.ids)
        words = list(window.words)
        states[words], window_of[words], openings[number] = found[list(window.places)], number, found[0]
    return Sight(states, window_of, openings, tuple(windows))
