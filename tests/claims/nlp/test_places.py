"""The places round a cue, on sentences parsed by hand."""

import pytest

from claims.nlp.phrases import conjuncts, noun_phrase
from claims.nlp.places import (
    adjective_places,
    grammatical_subject,
    inverted_subject,
    is_passive,
    noun_places,
    verb_places,
)
from tests.claims.nlp.parses import parse

ACTIVE = "Peru|P|nsubj|1 accused|V/VBD|ROOT|1 the|D|det|3 firm|N|obj|1 of|I|case|5 theft|N|obl|1 .|.|punct|1"
PASSIVE = "Firms|N|nsubj:pass|2 were|A|aux:pass|2 accused|V/VBN|ROOT|2 by|I|case|4 Peru|P|obl:agent|2 of|I|case|6 theft|N|obl|2"
NOMINAL = "allegations|N|ROOT|0 of|I|case|2 theft|N|nmod|0 by|I|case|5 Chilean|J|amod|5 banks|N|nmod|2"
OWNED = "Its|O/PRP$|nmod:poss|1 offer|N|ROOT|1 to|T/TO|mark|3 mediate|V/VB|acl|1"
LEVELLED = "Oslo|P|nsubj|1 levelled|V/VBD|ROOT|1 accusations|N|obj|1 against|I|case|4 Bern|P|obl|1"


def named(doc: str, places: str = "verb") -> dict[str, str]:
    parsed = parse(doc)
    root = next(token for token in parsed if token.dep_ == "ROOT")
    finder = {"verb": verb_places, "noun": noun_places, "adjective": adjective_places}[places]
    return {name: token.text for name, token in finder(root).items()}


def test_active_verb_has_subject_object_and_preposition() -> None:
    assert named(ACTIVE) == {"subject": "Peru", "object": "firm", "of": "theft"}


def test_passive_is_turned_round() -> None:
    assert named(PASSIVE) == {"subject": "Peru", "object": "Firms", "of": "theft"}


def test_passive_without_an_agent_has_no_subject() -> None:
    assert "subject" not in named("Firms|N|nsubj:pass|2 were|A|aux:pass|2 accused|V/VBN|ROOT|2")


def test_agent_of_the_deed_is_no_owner_of_the_allegation() -> None:
    places = named(NOMINAL, "noun")
    assert places["by"] == "banks"
    assert "owner" not in places


def test_noun_has_owner_and_infinitive() -> None:
    assert named(OWNED, "noun") == {"owner": "Its", "to": "mediate"}


def test_light_verb_lends_its_subject_to_the_noun() -> None:
    parsed = parse(LEVELLED)
    places = noun_places(parsed[2])
    assert places["subject"].text == "Oslo"
    assert places["against"].text == "Bern"


def test_predicate_adjective_has_subject_and_complement() -> None:
    sentence = "Oslo|P|nsubj|2 is|A|cop|2 concerned|J|ROOT|2 about|I|case|4 delays|N|obl|2"
    assert named(sentence, "adjective") == {"subject": "Oslo", "about": "delays"}


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("Oslo|P|nsubj|1 protested|V/VBD|ROOT|1 and|C|cc|3 demanded|V/VBD|conj|1 answers|N|obj|3", 3, "Oslo"),
        ("Oslo|P|ROOT|0 ,|.|punct|3 which|O|nsubj|3 protested|V/VBD|acl:relcl|0", 3, "Oslo"),
        ("Oslo|P|nsubj|1 asked|V/VBD|ROOT|1 Bern|P|obj|1 to|T|mark|4 withdraw|V/VB|xcomp|1", 4, "Bern"),
        ("Oslo|P|nsubj|1 promised|V/VBD|ROOT|1 to|T|mark|3 pay|V/VB|xcomp|1", 3, "Oslo"),
        ("The|D|det|1 embassy|N|compound|2 insists|N/NNS|ROOT|2", 2, "embassy"),
    ],
)
def test_subject_is_shared_inherited_or_nearest(sentence: str, verb: int, subject: str) -> None:
    found = grammatical_subject(parse(sentence)[verb])
    assert found is not None
    assert found.text == subject


def test_speaker_after_a_quotation() -> None:
    doc = parse('"|.|punct|1 Never|R|ROOT|1 "|.|punct|1 said|V/VBD|parataxis|1 Ada|P|nsubj|3 Boyle|P|flat|4')
    assert inverted_subject(doc[3]).text == "Ada"


def test_perfect_is_no_passive() -> None:
    doc = parse("Oslo|P|nsubj|2 has|A|aux|2 denied|V/VBN|ROOT|2 it|O|obj|2")
    doc[1].lemma_ = "have"
    assert not is_passive(doc[2])


def test_phrase_of_a_party_leaves_out_what_it_did() -> None:
    doc = parse("the|D|det|1 firm|N|ROOT|1 of|I|case|3 theft|N|nmod|1")
    assert noun_phrase(doc[1]) == (0, 2)
    doc = parse("the|D|det|1 Embassy|P|ROOT|1 of|I|case|3 Peru|P|nmod|1")
    assert noun_phrase(doc[1]) == (0, 4)


def test_coordinated_parties() -> None:
    doc = parse("France|P|nsubj|3 and|C|cc|2 Spain|P|conj|0 agreed|V/VBD|ROOT|3")
    assert [token.text for token in conjuncts(doc[0])] == ["France", "Spain"]
