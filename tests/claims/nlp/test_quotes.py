"""What is claimed where somebody is quoted: the quotation, all of it, and no word of who said it."""

import pytest

from claims.nlp.quotes import find_quotes
from tests.claims.nlp.parses import parse
from tests.claims.nlp.sights import as_article

BEHIND = (
    "“|.|punct|2 It|O|nsubj|2 rained|V/VBD|ccomp|5 ,|.|punct|2 ”|.|punct|2 said|V/VBD|ROOT|5 Boyle|P|nsubj|5 "
    ",|.|punct|8 pilot|N|appos|6 .|.|punct|5"
)
SPLIT = (
    "“|.|punct|2 It|O|nsubj|2 rained|V/VBD|ccomp|6 ,|.|punct|2 ”|.|punct|2 Boyle|P|nsubj|6 said|V/VBD|ROOT|6 "
    ",|.|punct|9 “|.|punct|9 hard|R|advmod|2 ”|.|punct|9 .|.|punct|6"
)
TWICE = (
    "“|.|punct|2 It|O|nsubj|2 rained|V/VBD|ccomp|6 ,|.|punct|2 ”|.|punct|2 Boyle|P|nsubj|6 said|V/VBD|ROOT|6 "
    ".|.|punct|6 ''|.|punct|10 It|O|nsubj|10 poured|V/VBD|ROOT|10 .|.|punct|10 ''|.|punct|10"
)


@pytest.mark.parametrize(
    ("content", "spoken"),
    [((0, 9), (0, 5)), ((1, 9), (1, 5)), ((0, 5), (0, 5))],
)
def test_who_said_it_is_not_what_was_said(content: tuple[int, int], spoken: tuple[int, int]) -> None:
    assert find_quotes(parse(BEHIND)).spoken(content, (5, 6)) == spoken


def test_words_round_a_split_quotation_stay_together() -> None:
    assert find_quotes(parse(SPLIT)).spoken((0, 11), (6, 7)) == (0, 11)


def test_a_quotation_is_taken_whole_within_bounds() -> None:
    quotes = find_quotes(parse(BEHIND))
    assert quotes.whole((1, 3), (5, 6), (0, 10)) == (0, 5)
    assert quotes.whole((1, 3), (5, 6), (1, 4)) == (0, 4)  # a mark that stands before a sentence is its own
    assert quotes.whole((2, 3), (5, 6), (2, 4)) == (2, 4)


def test_a_quotation_that_holds_the_cue_is_not_taken() -> None:
    assert find_quotes(parse(BEHIND)).whole((3, 4), (2, 3), (0, 10)) == (3, 4)


def test_a_quotation_is_carried_on_in_its_sentence() -> None:
    doc = as_article(parse(SPLIT))
    assert find_quotes(doc).carried_on(doc, (0, 5), (6, 7)) == (0, 11)


@pytest.mark.parametrize("mark", ["''|.|punct|10", "''|.|ROOT|8", "''|.|punct|6"])
def test_a_quotation_is_carried_on_by_the_next_sentence_wherever_the_parse_puts_its_mark(mark: str) -> None:
    doc = as_article(parse(TWICE.replace("''|.|punct|10", mark, 1)))
    assert find_quotes(doc).carried_on(doc, (0, 5), (6, 7)) == (0, 13)


def test_what_is_not_quoted_is_not_carried_on() -> None:
    doc = as_article(parse(TWICE))
    assert find_quotes(doc).carried_on(doc, (5, 6), (6, 7)) == (5, 6)
