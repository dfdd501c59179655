"""Addresses in one form, differences that lose no word, and words that move only where it is certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.addresses import normalise_address
from cables.differences import compare_texts
from cables.spans import find_move, pair

WORDS = st.lists(st.sampled_from("Norway denied it again today. And so on".split()), min_size=1, max_size=8).map(
    " ".join
)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("HTTPS://Paper.Example:443/News/?utm_source=a&id=7#top", "https://paper.example/News?id=7"),
        ("http://paper.example", "http://paper.example/"),
        ("http://paper.example:8080/a/", "http://paper.example:8080/a"),
        ("ftp://paper.example/a", ""),
        ("javascript:alert(1)", ""),
        ("http://[::1", ""),
        ("http://paper.example:port/", ""),
        ("", ""),
    ],
)
def test_one_page_has_one_address(url, found):
    assert normalise_address(url) == found
    assert normalise_address(found) == found


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_differences_give_both_texts_back(before, after):
    changes = [change for run in compare_texts(before, after) for change in run.changes]

    def told(without: str) -> list[str]:
        kept = [[p.text for p in c.pieces if p.change != without] for c in changes if c.change != without]
        return ["".join(pieces) for pieces in kept]

    assert told("removed") == after
    assert told("added") == before


@given(WORDS, WORDS, WORDS, st.data())
def test_words_move_only_to_where_they_stand(before, after, more, data):
    after = data.draw(st.sampled_from([after, f"{more} {before}", f"{before} {more}", before[:5] + more + before[5:]]))
    start = data.draw(st.integers(0, len(before) - 1))
    end = data.draw(st.integers(start + 1, len(before)))
    by = find_move(before, after, (start, end), (0, len(before)))
    assert by is None or after[start + by : end + by] == before[start:end]


@pytest.mark.parametrize(
    ("after", "by"),
    [
        ("Today Oman met Iran. Oman left.", 6),
        ("Oman left.", None),
        ("Oman met Iran, it is said. Oman left.", None),
        ("A Romanian met.", None),
    ],
)
def test_a_name_that_stands_often_moves_with_its_sentence(after, by):
    assert find_move("Oman met Iran. Oman left.", after, (0, 4), (0, 25)) == by


def test_finds_are_paired_by_their_order_and_by_the_closest_likeness_first():
    before = {"a": ("x", 1), "b": ("x", 2), "c": ("y", 3)}
    found = {1: ("x", 2), 2: ("x", 9), 3: ("x", 9)}
    assert pair(found, before, [lambda item: item, lambda item: item[0]]) == {1: "b", 2: "a"}
