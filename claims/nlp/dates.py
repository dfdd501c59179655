"""When a claim was made: the day its sentence states, else the document's."""

import re
from datetime import date

from spacy.tokens import Span, Token

from cables.dates import PartialDate, resolve_date
from cables.nlp import Doc

MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|"
    "Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
PHRASE = re.compile(
    rf"\b(?:(?:on |last |this |next |by |until |in |since |early |late )*)"
    rf"(?:(?:{DAYS}),? )?(?:"
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{MONTHS})\b\.?(?:,? \d{{4}})?"
    rf"|(?:{MONTHS})\b\.? \d{{1,2}}(?!\d)(?:,? \d{{4}})?"
    rf"|(?:{MONTHS})\b\.?(?: of)? \d{{4}}"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}"
    rf"|(?:{DAYS})\b"
    rf"|yesterday|today|tonight|this (?:morning|afternoon|evening|week|month|year)|last (?:week|month|year|night)|the day before yesterday"
    rf"|(?:in|since|of) (?:19|20)\d\d\b|in (?:early |late |mid-)?(?:{MONTHS})\b"
    rf"|\w+ (?:days|weeks|months|years) ago)",
    re.IGNORECASE,
)
FUTURE = re.compile(r"^(?:by|until|next|since)\b", re.IGNORECASE)


def find_day(cue: Token, content: tuple[int, int] | None, reference: date | None) -> PartialDate | None:
    """The day that the sentence gives for the act of its cue; None if it gives none that is sure.

    Dates inside what is claimed belong to the content and not to the act; of several the nearest to the cue counts.
    """
    if reference is None:
        return None
    sentence, best = cue.sent, None
    for phrase in PHRASE.finditer(sentence.text):
        span = _tokens(sentence, phrase)
        if span is None or FUTURE.match(phrase.group().strip()) or _within(span, content):
            continue
        day = resolve_date(phrase.group(), reference)
        if day is not None:
            distance = abs(span.start - cue.i)
            best = min(best or (distance, day), (distance, day), key=lambda found: found[0])
    return best[1] if best else None


def _tokens(sentence: Span, phrase: re.Match[str]) -> Span | None:
    doc: Doc = sentence.doc
    start = sentence.start_char + phrase.start()
    return doc.char_span(start, sentence.start_char + phrase.end(), alignment_mode="expand")


def _within(span: Span, content: tuple[int, int] | None) -> bool:
    return content is not None and content[0] <= span.start and span.end <= content[1]
