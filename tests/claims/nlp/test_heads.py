"""The layers behind the encoder, with made up weights: what holds of them whatever they have learned."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.nlp.encoder import WIDTH
from claims.nlp.heads import FAR, KEY, LABELS, NEAR, PARTS, ROLES, Asked, Heads, bucket, gelu, softmax
from tests.claims.nlp.sights import sight_of

HIDDEN = 16
SIZES = {  # layer -> (outputs, inputs)
    "cue": (len(LABELS) + 1, WIDTH),
    "seen": (HIDDEN, 4 * WIDTH),
    "kind": (len(LABELS), HIDDEN),
    "query": (2 * len(ROLES) * KEY, 2 * WIDTH),
    "key": (2 * len(ROLES) * KEY, WIDTH),
}


def make_heads(seed: int) -> Heads:
    random = np.random.default_rng(seed)

    def weights(*size: int) -> np.ndarray:
        return (0.1 * random.standard_normal(size)).astype(np.float32)

    found = {"part.weight": weights(len(PARTS), HIDDEN), "distance.weight": weights(2 * FAR, 2 * len(ROLES))}
    for name, (outputs, inputs) in SIZES.items():
        found |= {f"{name}.weight": weights(outputs, inputs), f"{name}.bias": weights(outputs)}
    return Heads(found)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 1000), words=st.integers(1, 40))
def test_kinds_of_a_word_are_probabilities(seed: int, words: int) -> None:
    found = make_heads(seed).cues(sight_of(words))
    assert found.shape == (words, len(LABELS) + 1)
    assert found[:, :-1].sum(axis=1) == pytest.approx(np.ones(words), abs=1e-5)
    assert ((found >= 0) & (found <= 1)).all()


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 1000), words=st.integers(4, 40), windows=st.integers(1, 4), data=st.data())
def test_roles_are_runs_in_the_window_of_their_cue(seed: int, words: int, windows: int, data: st.DataObject) -> None:
    sight = sight_of(words, windows, seed)
    start = data.draw(st.integers(0, words - 1))
    window = sight.windows[sight.window_of[start]].words
    end = data.draw(st.integers(start + 1, window[-1] + 1))
    found = make_heads(seed).roles(sight, (start, end))
    assert set(found) == set(ROLES)
    for run, chance in found.values():
        assert 0 <= chance <= 1
        assert run is None or window[0] <= run[0] < run[1] <= window[-1] + 1


@pytest.mark.parametrize("part", PARTS)
def test_a_kind_has_a_score_for_every_label_with_or_without_content_and_claimant(part: str) -> None:
    asked = [Asked((1, 2), (2, 5), (0, 1), part), Asked((1, 2), (0, 0), (0, 0), part)]
    scores = make_heads(0).kinds(sight_of(6), asked)
    assert scores.shape == (2, len(LABELS))
    assert softmax(scores).sum(axis=1) == pytest.approx([1, 1], abs=1e-5)
    assert not np.array_equal(scores[0], scores[1])


def test_nothing_asked_nothing_answered() -> None:
    assert make_heads(0).kinds(sight_of(3), []).shape == (0, len(LABELS))


def test_an_empty_run_is_a_zero_vector_and_words_in_no_window_do_not_count() -> None:
    sight = sight_of(4)
    sight.window_of[2] = -1
    found = sight.mean(np.array([(1, 1), (2, 3), (1, 3), (0, 2)]))
    assert not found[:2].any()
    assert np.array_equal(found[2], sight.states[1])
    assert found[3] == pytest.approx(sight.states[:2].mean(axis=0))


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_distances_before_and_behind_a_cue_have_classes_of_their_own(distance: int) -> None:
    behind, before = bucket(np.array([distance + 1, -distance - 1])).tolist()
    assert before == behind + FAR
    assert bucket(np.array([distance])) <= behind < FAR


def test_near_distances_are_told_apart() -> None:
    assert len(set(bucket(np.arange(-NEAR + 1, NEAR)).tolist())) == 2 * NEAR - 1


@settings(deadline=None)
@given(st.floats(-30, 30))
def test_gelu_is_the_gaussian_error_linear_unit(x: float) -> None:
    assert gelu(np.array(x)) == pytest.approx(0.5 * x * (1 + math.erf(x / math.sqrt(2))), abs=2e-3)


@settings(deadline=None)
@given(st.lists(st.floats(-1000, 1000), min_size=1, max_size=20))
def test_softmax_sums_to_one_however_large_the_scores(scores: list[float]) -> None:
    found = softmax(np.array(scores))
    assert found.sum() == pytest.approx(1)
    assert (found >= 0).all()
