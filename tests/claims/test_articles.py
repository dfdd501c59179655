"""The measure of articles on web pages: what it counts, and that the reader of pages reaches the goal."""

import pytest

from cables.formats import Extracted
from claims.benchmarks.articles import LEAST_F1, SITES, body_f1, make_pages, measure_articles


@pytest.mark.parametrize(
    ("text", "f1"), [("Title\n\none two three four", 1.0), ("Title\n\none two", 2 / 3), ("Title\n\nfive six", 0.0)]
)
def test_body_is_scored_by_the_words_below_the_title(text: str, f1: float) -> None:
    assert body_f1(Extracted(text, title="Title"), "one two three four") == pytest.approx(f1)


def test_pages_are_the_same_for_the_same_seed() -> None:
    pages = [page for _, _, page in make_pages(1, 5)]
    assert pages == [page for _, _, page in make_pages(1, 5)]
    assert len(set(pages)) == len(SITES) >= 8


def test_articles_are_found_and_their_facts_are_right() -> None:
    figures = {figure.name: figure.value for figure in measure_articles(2, 11)}
    assert figures["article body, F1 of its words"] >= LEAST_F1
    assert all(
        figures[f"article {name} is right"] >= 0.95 for name in ("title", "date", "author", "publisher", "address")
    )
