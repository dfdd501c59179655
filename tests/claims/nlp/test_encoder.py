"""The encoder: the same pieces, the same vectors, whatever else is read."""

import numpy as np
import pytest

from claims.nlp.encoder import CLOSE, OPEN, PAD, WIDTH, load_encoder, pieces
from claims.nlp.meaning import encode

TEXTS = ("Peru denied it.", "The ministry of fisheries rejected the report of the coast guard and asked for its logs.")
ROWS = [[OPEN, *found, CLOSE] for found in pieces(TEXTS)]


@pytest.mark.parametrize("name", ["reader", "meaning"])
def test_the_same_pieces_give_the_same_bytes(name: str) -> None:
    encoder = load_encoder(name)
    first = encoder.states(ROWS[0])
    encoder.states(ROWS[1])
    assert first.shape == (len(ROWS[0]), WIDTH)
    assert first.tobytes() == encoder.states(ROWS[0]).tobytes()


def test_the_meaning_of_a_text_does_not_hang_on_what_is_read_beside_it() -> None:
    assert encode(TEXTS)[0].tobytes() == encode(TEXTS[:1])[0].tobytes()


def test_sentences_that_mean_the_same_are_more_alike_than_others() -> None:
    ban, stop, plan, nothing = encode(["Peru banned imports of grapes.", "Lima stopped grape imports.", "A plan.", ""])
    assert ban @ stop > ban @ plan
    assert np.linalg.norm(ban) == pytest.approx(1)
    assert not nothing.any()


def test_pieces_ignore_case_and_have_no_marks() -> None:
    upper, lower = pieces(["PERU DENIED IT", "peru denied it"])
    assert upper == lower
    assert not {OPEN, CLOSE, PAD} & set(upper)


def test_a_text_without_letters_has_no_piece() -> None:
    assert pieces(["", "\n\n"]) == [[], []]
