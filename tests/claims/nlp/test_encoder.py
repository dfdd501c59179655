"""The encoder: the same pieces, the same vectors."""

import numpy as np
import pytest

from claims.nlp.encoder import CLOSE, OPEN, PAD, WIDTH, load_encoder, pieces

TEXTS = ("Peru denied it.", "The ministry of fisheries rejected the report of the coast guard and asked for its logs.")
ROWS = [[OPEN, *found, CLOSE] for found in pieces(TEXTS)]
ALIKE = 0.95  # cosine


@pytest.mark.parametrize("name", ["reader", "meaning"])
def test_the_same_pieces_give_the_same_bytes(name: str) -> None:
    encoder = load_encoder(name)
    first, second = encoder.states(ROWS), encoder.states(ROWS)
    assert first.shape == (2, len(ROWS[1]), WIDTH)
    assert first.tobytes() == second.tobytes()


@pytest.mark.parametrize("name", ["reader", "meaning"])
def test_what_is_read_along_turns_a_vector_only_a_little(name: str) -> None:
    """The numbers between layers are cut to eight bits by the range of all that is read at once, so a little it does."""
    encoder = load_encoder(name)
    alone = encoder.states(ROWS[:1])[0]
    padded = encoder.states(ROWS)[0, : len(ROWS[0])]
    likeness = (alone * padded).sum(axis=1) / np.linalg.norm(alone, axis=1) / np.linalg.norm(padded, axis=1)
    assert (likeness > ALIKE).all()


def test_pieces_ignore_case_and_have_no_marks() -> None:
    upper, lower = pieces(["PERU DENIED IT", "peru denied it"])
    assert upper == lower
    assert not {OPEN, CLOSE, PAD} & set(upper)


def test_a_text_without_letters_has_no_piece() -> None:
    assert pieces(["", "\n\n"]) == [[], []]
