"""Words as vectors of what they mean where they stand: MiniLM, on one thread of the CPU.

Two bodies of the same network ship in `model/`: "reader", trained further to read claims, and "meaning", as it came, for
the likeness of whole sentences. They share the vectors of the word pieces, so that these are kept once.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

MODEL = Path(__file__).with_name("model")
WIDTH = 384
OPEN, CLOSE, PAD = 101, 102, 0  # the pieces [CLS], [SEP] and [PAD] of the vocabulary
LONGEST_WORD = 12  # pieces; what stands behind them in one word is noise (addresses, encoded data)


class Encoder:
    """One body of the network. `states` is deterministic: the same pieces give the same bytes."""

    def __init__(self, name: str) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # the arena keeps the most that any document ever needed
        path = str(MODEL / f"{name}.onnx")
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def states(self, ids: Sequence[int]) -> np.ndarray:
        """The vectors of the pieces of one text, float32 [piece, WIDTH].

        One text at a time: in eight bits, what stands beside a text in a batch changes its vectors.
        """
        words = _vectors(np.array([ids]))
        mask = np.ones((1, len(ids)), np.float32)
        return self._session.run(None, {"words": words, "mask": mask})[0][0]


@cache
def load_encoder(name: str) -> Encoder:
    """The body "reader" or "meaning", loaded once a process."""
    return Encoder(name)


@cache
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@cache
def _table() -> tuple[np.ndarray, np.ndarray]:
    """The vectors of all pieces as whole numbers, and by what each has to be multiplied."""
    return np.load(MODEL / "pieces.npy", mmap_mode="r"), np.load(MODEL / "scales.npy")


def _vectors(ids: np.ndarray) -> np.ndarray:
    table, scales = _table()
    return table[ids].astype(np.float32) * scales[ids][..., None]


def pieces(texts: Sequence[str]) -> list[list[int]]:
    """The numbers of the pieces that each text is made of, without marks of beginning and end; case is ignored."""
    return [found.ids for found in _tokenizer().encode_batch(list(texts), add_special_tokens=False)]
