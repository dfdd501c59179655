"""What the trained reader sees in whole documents."""

import numpy as np
import pytest

from cables.nlp import Doc, read
from cables.parsers import parse
from claims.nlp.reader import look

pytestmark = pytest.mark.slow
SENTENCE = "Peru rejected the report of the coast guard, and said that its trawlers had never left port. "
PARAGRAPHS = [SENTENCE * 12, SENTENCE * 12]
BEHIND = "The harbour of Callao was closed on Friday. "


def document(*paragraphs: str) -> Doc:
    return read(parse("\n\n".join(paragraphs).encode(), "text.txt", "article"))


def test_the_same_document_twice_gives_the_same_bytes() -> None:
    first, second = (look(document(*PARAGRAPHS)) for _ in range(2))
    assert first.states.tobytes() == second.states.tobytes()
    assert first.openings.tobytes() == second.openings.tobytes()


def test_a_paragraph_far_behind_changes_nothing_in_earlier_windows() -> None:
    without, more = look(document(*PARAGRAPHS)), look(document(*PARAGRAPHS, BEHIND))
    earlier = without.window_of < without.window_of.max()
    assert earlier.any()
    words = len(without.states)
    assert np.array_equal(without.states[earlier], more.states[:words][earlier])
    assert np.array_equal(without.window_of[earlier], more.window_of[:words][earlier])


def test_a_word_in_no_window_has_no_vector() -> None:
    sight = look(document(*PARAGRAPHS))
    assert not sight.states[sight.window_of < 0].any()
    assert sight.states[sight.window_of >= 0].any(axis=1).all()


def test_the_pipeline_lets_go_of_what_was_seen() -> None:
    assert document(BEHIND)._.sight is None
