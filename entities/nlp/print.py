"""The text of a Doc as names are sought in it, and how the stored text prints it."""

from bisect import bisect_left, bisect_right

from cables.nlp import Doc, in_capitals
from cables.nlp.truecasing import get_truecaser


class Tokens:
    """The tokens of a Doc by the characters that they cover."""

    def __init__(self, doc: Doc) -> None:
        self.starts = [token.idx for token in doc]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The first token and the one after the last that characters start:end touch."""
        return max(0, bisect_right(self.starts, start) - 1), bisect_left(self.starts, end)


def print_of(doc: Doc) -> str:
    """The Doc's text letter for letter as the stored text prints it."""
    text = doc._.reading.parsed.text
    end = len(text)
    return "".join([text[place] if place < end else " " for place in doc._.reading.origin])


def part_paragraphs(doc: Doc) -> str:
    """The Doc's text with a line end for the blank between two paragraphs, so that no shape of a name crosses it."""
    parsed, origin, text = doc._.reading.parsed, doc._.reading.origin, list(doc.text)
    starts = [paragraph.start for paragraph in parsed.paragraphs]
    for sent in list(doc.sents)[1:]:
        gap = sent.start_char - 1
        if text[gap] == " " and bisect_right(starts, origin[gap - 1]) != bisect_right(starts, origin[gap + 1]):
            text[gap] = "\n"
    return "".join(text)


def find_strange_words(doc: Doc, printed: str) -> set[int]:
    """The tokens of a text in capitals that got a large letter and are in no dictionary."""
    if not in_capitals(printed):
        return set()
    is_word = get_truecaser().is_word
    return {
        token.i
        for token in doc
        if len(token) > 2 and token.is_alpha and token.text[0].isupper() and not is_word(token.lower_)
    }
