"""Where a sentence may begin and where not: what print makes plain is settled before the parser guesses at the rest."""

from spacy.language import Language
from spacy.tokens import Doc, Token

MARKS = frozenset((".", ",", ";", ":", "!", "?", "…", "...", "%"))
CLOSERS = frozenset("\"'”’»)]")
OPENERS = frozenset("\"'“‘«([")
# After these a full stop ends no sentence, whatever follows.
TITLES = frozenset(
    "mr mrs ms dr prof gen lt col maj capt cmdr adm sgt gov sen rep rev hon amb st fr sr messrs "
    "jan feb mar apr jun jul aug sep sept oct nov dec vs v cf e.g i.e eg ie viz al fig para paras art".split()
)
# These end none before a number: "No. 5", "pp. 3-7".
NUMBERED = frozenset("no nos p pp vol ch sec ref refs".split())


@Language.component("sentence_marks", assigns=["token.is_sent_start"])
def mark_sentence_starts(doc: Doc) -> Doc:
    """Settle the sure sentence starts and the sure ones that are none, for the parser to keep to."""
    punctuated = _ends_with_stop(doc)
    for token in doc[1:]:
        start = is_sentence_start(token, punctuated)
        if start is not None:
            token.is_sent_start = start
    return doc


def is_sentence_start(token: Token, punctuated: bool = True) -> bool | None:
    """Whether a sentence begins here; None where the letters and marks alone do not tell.

    `punctuated` says that the writer sets full stops, so that no sentence begins without a mark before it.

    >>> "He left. She stayed."      # True at "She"
    >>> "Mr. Smith met Gen. Lee."   # False at "Smith" and "Lee"
    """
    if _closes(token) or _opens(token.nbor(-1)):
        return False
    last = _last_before(token)
    if last is None or _is_abbreviation(last, token):
        return False
    if last.text != "." or _is_initial(last):
        # "?" and "!" in a quote, ":" and ";" and dashes, "U.S.": the parser's to tell.
        return False if punctuated and last.text[-1].isalnum() and token.nbor(-1) == last else None
    return True if token.nbor(-1).whitespace_ and _begins_large(token) else None


def _ends_with_stop(doc: Doc) -> bool:
    ending = doc.text.rstrip("\"'”’»)] ")
    return ending.endswith((".", "!", "?"))


def _closes(token: Token) -> bool:
    """Whether a mark belongs to what stands before it."""
    attached = not token.nbor(-1).whitespace_
    return token.text in MARKS or token.text in CLOSERS and attached


def _opens(token: Token) -> bool:
    """Whether a mark belongs to what stands after it."""
    return token.text in OPENERS and not token.whitespace_ and (token.i == 0 or bool(token.nbor(-1).whitespace_))


def _last_before(token: Token) -> Token | None:
    """The last token before this one that is no closing quote or bracket."""
    index = token.i - 1
    while index > 0 and _closes(token.doc[index]) and token.doc[index].text in CLOSERS:
        index -= 1
    return token.doc[index] if token.doc[index].text not in CLOSERS else None


def _begins_large(token: Token) -> bool:
    while token.text in OPENERS and token.i + 1 < len(token.doc):
        token = token.nbor()
    return token.text[0].isupper() or token.text[0].isdigit()


def _is_abbreviation(last: Token, token: Token) -> bool:
    word = last.lower_.rstrip(".")
    if last.text == "." and last.i and not last.nbor(-1).whitespace_:
        word = last.nbor(-1).lower_
    elif not last.text.endswith("."):
        return False
    return word in TITLES or word in NUMBERED and token.like_num


def _is_initial(stop: Token) -> bool:
    """Whether a full stop follows one letter, as in "J. Smith"."""
    before = stop.nbor(-1) if stop.i else None
    return before is not None and len(before) == 1 and before.is_alpha and not stop.nbor(-1).whitespace_
