"""A text in pieces: nothing is lost, whatever overlaps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading import Mark, build_pieces

TEXT = "Norland accused Sudland of theft."


def shown(marks: list[Mark], offset: int = 0) -> list[tuple[str, tuple, object]]:
    """The pieces as words, claims and mention."""
    return [(piece.text, piece.claims, piece.mention) for piece in build_pieces(TEXT, offset, marks)]


def test_text_without_marks_is_one_piece():
    assert shown([]) == [(TEXT, (), None)]


def test_mention_within_a_claim():
    marks = [Mark(0, 24, "claim", "c"), Mark(0, 7, "mention", "m")]
    assert shown(marks) == [("Norland", ("c",), "m"), (" accused Sudland ", ("c",), None), ("of theft.", (), None)]


def test_claims_that_cross_share_the_middle():
    marks = [Mark(0, 15, "claim", "a"), Mark(8, 23, "claim", "b")]
    assert [(text, claims) for text, claims, _ in shown(marks)] == [
        ("Norland ", ("a",)), ("accused", ("a", "b")), (" Sudland", ("b",)), (" of theft.", ()),
    ]  # fmt: skip


def test_mention_that_sticks_out_of_a_claim_is_cut_and_begins_once():
    pieces = build_pieces(TEXT, 0, [Mark(0, 4, "claim", "c"), Mark(2, 7, "mention", "m")])
    assert [(piece.text, piece.mention, piece.starts_mention) for piece in pieces[1:3]] == [
        ("rl", "m", True),
        ("and", "m", False),
    ]


def test_offsets_are_those_of_the_whole_text():
    assert shown([Mark(100, 107, "mention", "m"), Mark(90, 99, "mention", "before")], offset=100)[0] == (
        "Norland",
        (),
        "m",
    )


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 4), (200, 210)])
def test_empty_and_outside_marks_are_left_out(start, end):
    assert shown([Mark(start, end, "claim", "c")]) == [(TEXT, (), None)]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["claim", "mention"]))))
def test_pieces_are_the_text_and_carry_what_covers_them(spans):
    marks = [Mark(start, end, layer, number) for number, (start, end, layer) in enumerate(spans)]
    pieces = build_pieces(TEXT, 3, marks)
    assert "".join(piece.text for piece in pieces) == TEXT
    place = 3
    for piece in pieces:
        end = place + len(piece.text)
        covering = {mark.item for mark in marks if mark.layer == "claim" and mark.start <= place and mark.end >= end}
        assert set(piece.claims) == covering
        place = end
    opened = [item for piece in pieces for item in piece.opens]
    assert len(opened) == len(set(opened)) == len({item for piece in pieces for item in piece.claims})
