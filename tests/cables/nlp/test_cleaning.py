"""Clean text reads as printed, and every character of it knows where it stands in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cables.nlp.cleaning import LONGEST_PIECE, clean_document
from tests.cables.nlp.documents import make_document

WORDS = st.sampled_from(
    [
        "The",
        "ministry",
        "DENIES",
        "U.S.",
        "CHARGES",
        "dis-\ncussed",
        "\u00adsoft",
        "it.",
        "(S/NF)",
        "é",
        "İSTANBUL",
        "ß",
        "🇫🇷",
        "A",
    ]
)
GAPS = st.sampled_from([" ", "  ", "\n", "\r\n", "\t", "\u00a0", "-\n", "- ", ""])


def clean(*paragraphs: str) -> list[str]:
    return [piece.text for piece in clean_document(make_document(*paragraphs))]


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("The ministry\r\n   said\tso.", "The ministry said so."),
        ("They DIS-\nCUSSED it and left.", "They DISCUSSED it and left."),
        ("The govern-\r\nment said so.", "The government said so."),
        ("An anti-\nAmerican speech.", "An anti-American speech."),
        ("A long-\nterm plan.", "A long-term plan."),
        ("Short- and long-term plans.", "Short- and long-term plans."),
        ("He left - and returned.", "He left - and returned."),
        ("Well- known risks.", "Well- known risks."),
        ("A so\u00adft hyphen\u200b.", "A soft hyphen."),
    ],
)
def test_lines_and_broken_words_are_joined(stored: str, read: str) -> None:
    assert clean(stored) == [read]


def test_telegram_in_capitals_is_truecased_and_mended() -> None:
    (text,) = clean("MINISTER OF FOREIGN AFFAIRS TOLD AMBASSADOR THAT FRANCE WOULD IMPLE- MENT THE AGREEMENT.")
    assert text == "Minister of Foreign Affairs told Ambassador that France would implement the agreement."


@pytest.mark.parametrize(
    "text", ["NATO, EU and UN officials met.", "IMF WTO OPEC BRICS", "The IMF and the WTO said no."]
)
def test_abbreviations_keep_their_capitals(text: str) -> None:
    assert clean(text) == [text]


def test_text_without_capitals_gets_them() -> None:
    assert clean("the president of france met officials in washington.") == [
        "The President of France met officials in Washington."
    ]


def test_capitals_inside_a_printed_paragraph_are_truecased() -> None:
    (text,) = clean("THE MINISTRY OF DEFENCE SAID THAT it would not answer.")
    assert text.endswith("said that it would not answer.")


@pytest.mark.parametrize("role", ["header", "furniture", "signature"])
def test_what_is_no_running_text_is_not_read(role: str) -> None:
    assert clean_document(make_document("FM SECSTATE WASHDC", role=role)) == []


@pytest.mark.parametrize("text", ["", " \n ", "\u200b"])
def test_nothing_to_read_gives_no_pieces(text: str) -> None:
    assert clean(text) == []


@given(st.lists(st.tuples(WORDS, GAPS), max_size=30))
def test_every_character_leads_back_to_its_own(parts: list[tuple[str, str]]) -> None:
    stored = "".join(word + gap for word, gap in parts)
    for piece in clean_document(make_document(stored)):
        assert list(piece.origin) == sorted(set(piece.origin))
        for char, place in zip(piece.text, piece.origin, strict=True):
            assert char == " " and stored[place].isspace() or char.lower() == stored[place].lower()


@given(st.lists(st.tuples(WORDS, GAPS), max_size=30))
def test_no_letter_is_lost(parts: list[tuple[str, str]]) -> None:
    stored = "".join(word + gap for word, gap in parts)
    read = "".join(clean(stored))
    assert [c for c in read.lower() if c.isalnum()] == [c for c in stored.lower() if c.isalnum()]


@pytest.mark.parametrize("text", ["word " * 20_000, "x" * 100_000, "He left. " * 10_000])
def test_long_paragraph_is_cut_into_short_pieces(text: str) -> None:
    pieces = clean(text)
    assert max(map(len, pieces)) <= LONGEST_PIECE
    assert "".join(pieces).replace(" ", "").lower() == text.replace(" ", "").lower()


def test_long_paragraph_is_cut_between_sentences() -> None:
    assert all(piece.endswith("left.") for piece in clean("The minister left. " * 5_000))


@pytest.mark.parametrize(
    ("stored", "read"),
    [("FRANCE- FONMIN", "FRANCE- FONMIN"), ("ENVIRON- MENT", "ENVIRONMENT"), ("BRENDALVO- RETTI", "BRENDALVORETTI")],
)
def test_hyphen_on_one_line_joins_only_a_broken_word(stored: str, read: str) -> None:
    assert clean(stored) == [read]


@pytest.mark.parametrize("word", ["a", "(", "ab."])
def test_an_endless_word_is_broken_and_leads_back(word: str) -> None:
    stored = f"Norway said {word * 3000} and left."
    pieces = clean_document(make_document(stored))
    assert max(len(part) for piece in pieces for part in piece.text.split()) <= 500
    for piece in pieces:
        kept = [
            (letter, stored[place]) for letter, place in zip(piece.text, piece.origin, strict=True) if letter != " "
        ]
        assert all(letter == original for letter, original in kept)
    assert "".join(piece.text for piece in pieces).replace(" ", "") == stored.replace(" ", "")
