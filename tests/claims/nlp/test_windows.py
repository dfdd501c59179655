"""How a document is cut for the encoder: every word once, in order, and no window too long."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cables.nlp import Doc, get_nlp
from claims.nlp.encoder import CLOSE, LONGEST_WORD, OPEN, pieces
from claims.nlp.windows import LONGEST, OPENERS, cut
from tests.claims.nlp.sights import as_article

pytestmark = pytest.mark.slow
MARKS = 3  # pieces round the words of a window: its opening, the kind of document, its close
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=12)
SENTENCES = st.lists(st.lists(WORDS | st.sampled_from(["Peru", "denied", "\n\n", "x" * 400]), min_size=1), max_size=8)


def document(sentences: list[list[str]]) -> Doc:
    """A Doc of the pipeline's tokenizer with these sentences, read by nothing."""
    nlp = get_nlp()
    docs = [nlp.make_doc(" ".join(words)) for words in sentences]
    doc = Doc.from_docs([one for one in docs if len(one)]) or Doc(nlp.vocab)
    starts = {sum(map(len, docs[:number])) for number in range(len(docs))}
    for token in doc:
        token.is_sent_start = token.i in starts
    return as_article(doc)


@settings(max_examples=60, deadline=None)
@given(SENTENCES, st.integers(1, 30))
def test_every_word_with_a_piece_is_in_one_window_in_order(sentences: list[list[str]], times: int) -> None:
    doc = document(sentences * times)
    spelled = pieces([token.text for token in doc])
    windows = cut(doc)
    assert [word for window in windows for word in window.words] == [i for i, found in enumerate(spelled) if found]
    for window in windows:
        assert len(window.ids) <= LONGEST + MARKS
        assert (window.ids[0], window.ids[-1]) == (OPEN, CLOSE)
        assert list(window.ids[1:2]) == pieces([OPENERS["article"]])[0]
        ends = (*window.places[1:], len(window.ids) - 1)
        for word, start, end in zip(window.words, window.places, ends, strict=True):
            assert list(window.ids[start:end]) == spelled[word][:LONGEST_WORD]


@settings(max_examples=40, deadline=None)
@given(SENTENCES, st.integers(1, 30))
def test_a_sentence_that_fits_into_a_window_is_not_cut(sentences: list[list[str]], times: int) -> None:
    doc = document(sentences * times)
    sizes = [len(found[:LONGEST_WORD]) for found in pieces([token.text for token in doc])]
    window_of = {word: number for number, window in enumerate(cut(doc)) for word in window.words}
    for sentence in doc.sents:
        if sum(sizes[sentence.start : sentence.end]) <= LONGEST:
            assert len({window_of[token.i] for token in sentence if token.i in window_of}) <= 1


def test_a_document_without_words_has_no_window() -> None:
    assert cut(document([])) == []
