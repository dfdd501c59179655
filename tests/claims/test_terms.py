"""Content words and their stems."""

import pytest

from claims.terms import find_terms, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("regulation", "regulated"), ("discriminates", "discriminatory"), ("levy", "levies"), ("ships", "ship")],
)
def test_stem_is_shared_by_forms_of_a_word(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_terms_leave_out_function_words_and_words_of_speaking() -> None:
    assert find_terms("The ministry said that it denies the country's claim.") == find_terms("ministry country")


def test_terms_of_nothing_are_empty() -> None:
    assert find_terms("“”, 12 %") == frozenset()
