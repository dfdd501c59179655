"""One document gives one Doc, whose places lead back to the stored text."""

import pytest
from hypothesis import given
from hypothesis import settings as run
from hypothesis import strategies as st

from cables.nlp import get_nlp, original_span, read, reading_room
from tests.cables.nlp.documents import make_document

PARAGRAPHS = st.lists(
    st.lists(
        st.sampled_from(
            ["The", "MINISTRY", "denied", "it.", "U.S.", "CHAR-\nGES", "\r\nand", "said:", '"No', 'one."', "(AP)", "🇫🇷"]
        ),
        min_size=1,
        max_size=12,
    ).map(" ".join),
    max_size=4,
)


@pytest.fixture(autouse=True)
def _base_pipeline(settings) -> None:
    settings.NLP_COMPONENTS = []


def letters(text: str) -> str:
    return "".join(c for c in text.lower() if not c.isspace() and c != "-")


@given(paragraphs=PARAGRAPHS)
@run(max_examples=40, deadline=None)
def test_every_token_leads_back_to_its_letters(paragraphs: list[str]) -> None:
    parsed = make_document(*paragraphs)
    doc = read(parsed)
    for token in doc:
        start, end = original_span(doc, token.idx, token.idx + len(token))
        assert letters(parsed.text[start:end]) == letters(token.text)
        assert doc._.paragraph_of(token).start <= start < end <= doc._.paragraph_of(token).end


def test_span_over_a_broken_word_takes_its_hyphen_along() -> None:
    parsed = make_document("They DIS-\nCUSSED it at length.")
    doc = read(parsed)
    start, end = original_span(doc, doc[1].idx, doc[1].idx + len(doc[1]))
    assert parsed.text[start:end] == "DIS-\nCUSSED"


def test_empty_span_stands_before_its_character() -> None:
    doc = read(make_document("One.", "Two."))
    assert original_span(doc, 5, 5) == (6, 6)
    assert original_span(doc, len(doc.text), len(doc.text)) == (10, 10)


def test_document_without_running_text_gives_an_empty_doc() -> None:
    doc = read(make_document("", role="furniture"))
    assert len(doc) == 0
    assert list(doc.sents) == []
    assert doc._.reading.parsed.text == ""


def test_telegram_is_parsed_like_print() -> None:
    doc = read(make_document("FRENCH FOREIGN MINISTER TOLD AMBASSADOR THAT PARIS REJECTS THE PROPOSAL."))
    root = next(doc.sents).root
    assert root.lemma_ == "tell"
    assert [child.text for child in root.children if child.dep_ == "nsubj"] == ["Minister"]
    assert "Paris" in [entity.text for entity in doc.ents]


@pytest.mark.parametrize(
    "text", ["The ministry denied the charge. " * 3_000, "THE MINISTRY DENIED IT " * 4_000, "(" * 30_000]
)
def test_very_long_line_is_read_whole(text: str) -> None:
    doc = read(make_document(text))
    assert letters(doc.text) == letters(text)
    assert original_span(doc, 0, len(doc.text)) == (0, len(text.rstrip()))


def test_reading_room_forgets_words() -> None:
    with reading_room():
        read(make_document("The Zzyxqv ministry denied it."))
        assert "Zzyxqv" in get_nlp().vocab.strings
    assert "Zzyxqv" not in get_nlp().vocab.strings


def test_same_text_gives_the_same_doc() -> None:
    text = "The embassy rejected the claim. Officials in Ottawa declined to comment on Friday."
    first, second = read(make_document(text)), read(make_document(text))
    assert first.to_json() == second.to_json()
