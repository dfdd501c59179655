"""Sketches: what is a copy of what, however it was cut, and what is none."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cables.minhash import KEPT, SHORT, are_copies, make_sketch, shares, unpack_shingles

SEEDS = st.integers(0, 10_000)
FRAME = "Read more of our coverage and sign up to the letter that we send each morning to those who asked for it."
BANDS_OF_WORDS = (-8295083120456588447, -4376929986443575456)


def story(seed: int, words: int = 300) -> list[str]:
    source = random.Random(seed)
    return [f"w{source.randrange(5_000)}" for _ in range(words)]


def text(words: list[str]) -> list[str]:
    """Paragraphs of forty words."""
    return [" ".join(words[i : i + 40]) for i in range(0, len(words), 40)]


def copied(one: list[str], other: list[str]) -> bool:
    a, b = make_sketch(one), make_sketch(other)
    return bool(set(a.bands) & set(b.bands)) and are_copies(shares(a.shingles, b.shingles))


@given(SEEDS, st.integers(0, 3))
def test_breaks_case_and_punctuation_count_for_nothing(seed, style):
    words = story(seed, 80)
    other = [" ".join(words).upper(), ", ".join(words), "\n".join(words), "“" + "” ".join(words)][style]
    assert make_sketch([other]).bands == make_sketch(text(words)).bands


@given(SEEDS, st.floats(0.5, 1.0))
def test_a_cut_story_within_another_frame_is_a_copy(seed, part):
    words = story(seed)
    assert copied(text(words), [FRAME, *text(words[: int(len(words) * part)]), FRAME[::-1]])


@given(SEEDS)
def test_another_story_in_the_same_frame_is_none(seed):
    assert not copied([FRAME, *text(story(seed))], [FRAME, *text(story(seed + 1))])


@given(SEEDS, st.integers(1, SHORT - 1))
def test_short_texts_share_a_band_only_if_all_words_are_the_same(seed, count):
    words = story(seed, count)
    assert make_sketch([" ".join(words)]).bands == make_sketch(words).bands
    assert make_sketch([*words[:-1], "else"]).bands != make_sketch(words).bands


@given(SEEDS, st.integers(SHORT, 400))
def test_shares_are_those_of_the_sets_and_mirror_each_other(seed, count):
    one, other = make_sketch(text(story(seed))), make_sketch(text(story(seed)[:count] + story(seed + 1)))
    common = len(set(one.shingles.tolist()) & set(other.shingles.tolist()))
    assert shares(one.shingles, other.shingles) == (common / len(one.shingles), common / len(other.shingles))
    assert shares(other.shingles, one.shingles) == shares(one.shingles, other.shingles)[::-1]


@given(SEEDS)
def test_shingles_stay_the_same_in_the_database(seed):
    sketch = make_sketch(text(story(seed)))
    assert np.array_equal(unpack_shingles(sketch.packed), sketch.shingles)


def test_half_of_a_long_text_is_a_copy_of_it_although_only_the_least_shingles_are_kept():
    long, half = (make_sketch(text(story(1, count))) for count in (20_000, 10_000))
    assert len(long.shingles) == len(half.shingles) == KEPT
    there, here = shares(long.shingles, half.shingles)
    assert (round(there, 1), round(here, 1)) == (0.5, 1.0)


def test_sketches_never_change():
    """They lie in databases: a release that makes others must make those anew."""
    sketch = make_sketch(text([f"word{n}" for n in range(60)]))
    assert (len(sketch.bands), sketch.words, len(sketch.shingles)) == (80, 60, 58)
    assert sketch.bands[:2] == BANDS_OF_WORDS


def test_nothing_printed_is_like_nothing():
    assert make_sketch([]).bands == ()
    assert shares(make_sketch([]).shingles, make_sketch(text(story(1))).shingles) == (0.0, 0.0)
