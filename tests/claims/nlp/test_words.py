"""Forms of cues, quotations and stated grounds: what needs no model to be read."""

import pytest

from claims.nlp.cues import find_cues
from claims.nlp.inflection import forms
from claims.nlp.quotes import find_quotes
from claims.nlp.reasons import find_reason
from tests.claims.nlp.parses import parse


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("deny", "denies"),
        ("accuse", "accusing"),
        ("level", "levelled"),
        ("level", "leveled"),
        ("say", "said"),
        ("ban", "banned"),
    ],
)
def test_forms_of_a_cue(lemma: str, form: str) -> None:
    assert form in forms(lemma)


def test_phrase_comes_before_its_first_word() -> None:
    doc = parse("Oslo|P|nsubj|1 turned|V/VBD|ROOT|1 the|D|det|3 offer|N|obj|1 down|R|compound:prt|1")
    cue = next(cue for cue in find_cues(doc) if cue.head.text == "turned")
    assert cue.frames[0][0] == "rejection"
    assert (cue.start, cue.end) == (1, 5)


def test_noun_is_no_cue_where_only_the_verb_is() -> None:
    doc = parse("The|D|det|1 say|N|ROOT|1 of|I|case|3 towns|N|nmod|1")
    assert not list(find_cues(doc))


def test_quotation_ends_with_its_mark_and_an_open_one_with_its_line() -> None:
    doc = parse("“|.|punct|1 No|R|ROOT|1 ”|.|punct|1 he|O|nsubj|4 said|V/VBD|parataxis|1 “|.|punct|1 and|C|cc|1")
    quotes = find_quotes(doc)
    assert quotes.stretches == ((0, 3),)
    assert quotes.stretch_at(1) == (0, 3)
    assert quotes.stretch_at(6) is None


@pytest.mark.parametrize(
    ("ground", "reason"),
    [
        ("over|I|case|5 privacy|N|compound|5 concerns|N|obl|1", "over privacy concerns"),
        ("because|S|mark|4 of|I|fixed|3 attacks|N|obl|1", "because of attacks"),
        ("over|I|case|5 the|D|det|5 weekend|N|obl|1", None),
    ],
)
def test_reason_is_the_stated_ground(ground: str, reason: str | None) -> None:
    doc = parse(f"Oslo|P|nsubj|1 banned|V/VBD|ROOT|1 it|O|obj|1 {ground}")
    assert find_reason(doc[1], None, doc) == reason
