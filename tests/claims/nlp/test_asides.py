"""Who makes a claim, named with all that describes them and nothing of what they do."""

import pytest

from claims.nlp.asides import in_full
from claims.nlp.cues import find_cues
from claims.nlp.parties import Party
from tests.claims.nlp.parses import parse

ASIDE = (
    "Ada|P|nsubj|9 Boyle|P|flat|0 ,|.|punct|4 a|D|det|4 pilot|N|appos|0 from|I|case|6 Oslo|P|nmod|4 ,|.|punct|4 "
    "now|R|advmod|9 said|V/VBD|ROOT|9 it|O|nsubj|11 rained|V/VBD|ccomp|9"
)
RELATIVE = (
    "“|.|punct|1 No|R|ccomp|3 ”|.|punct|1 said|V/VBD|ROOT|3 Ada|P|nsubj|3 Boyle|P|flat|4 ,|.|punct|8 who|O|nsubj|8 "
    "flies|V/VBZ|acl:relcl|4 .|.|punct|3"
)
TITLE = "The|D|det|1 pilot|N|nsubj|4 Ada|P|appos|1 Boyle|P|flat|2 said|V/VBD|ROOT|4 it|O|nsubj|6 rained|V/VBD|ccomp|4"
MISREAD = (  # the parse hangs the aside on the verb
    "Boyle|P|nsubj|5 ,|.|punct|5 a|D|det|3 pilot|N|dep|5 ,|.|punct|5 said|V/VBD|ROOT|5 it|O|nsubj|7 rained|V/VBD|ccomp|5"
)
OF_COURSE = (
    "Boyle|P|nsubj|5 ,|.|punct|5 of|I|case|3 course|N|obl|5 ,|.|punct|5 said|V/VBD|ROOT|5 it|O|nsubj|7 "
    "rained|V/VBD|ccomp|5"
)
JOINED = (
    "Boyle|P|nsubj|3 and|C|cc|2 Ruiz|P|conj|0 said|V/VBD|ROOT|3 that|S|mark|6 it|O|nsubj|6 rained|V/VBD|ccomp|3"
)  # fmt: skip
PRONOUN = "She|O|nsubj|1 said|V/VBD|ROOT|1 it|O|nsubj|3 rained|V/VBD|ccomp|1"


@pytest.mark.parametrize(
    ("sentence", "found", "full"),
    [
        (ASIDE, (0, 2), "Ada Boyle , a pilot from Oslo"),
        (RELATIVE, (4, 6), "Ada Boyle , who flies"),
        (TITLE, (2, 4), "The pilot Ada Boyle"),
        (MISREAD, (0, 1), "Boyle , a pilot"),
        (OF_COURSE, (0, 1), "Boyle"),
        (JOINED, (0, 1), "Boyle"),
        (PRONOUN, (0, 1), "She"),
    ],
)
def test_a_claimant_is_named_with_what_describes_it(sentence: str, found: tuple[int, int], full: str) -> None:
    doc = parse(sentence)
    cue = next(cue for cue in find_cues(doc) if cue.head.text == "said")
    party = in_full(Party(*found), cue, None)
    assert party is not None
    assert doc[party.start : party.end].text.strip() == full


def test_a_claimant_takes_no_words_of_the_claim() -> None:
    doc = parse(RELATIVE)
    cue = next(cue for cue in find_cues(doc) if cue.head.text == "said")
    assert in_full(Party(4, 6), cue, (6, 9)) == Party(4, 6)


def test_a_claimant_that_is_not_written_stays_so() -> None:
    doc = parse(PRONOUN)
    cue = next(iter(find_cues(doc)))
    assert in_full(Party(-1, -1), cue, None) == Party(-1, -1)
    assert in_full(None, cue, None) is None
