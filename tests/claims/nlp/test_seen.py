"""Candidates where no word list opens one: the trained reader sees a cue."""

import pytest

from claims.nlp.candidates import Candidate
from claims.nlp.seen import see_candidates
from tests.claims.nlp.parses import parse
from tests.claims.nlp.sights import ToldHeads, reading_of, sight_of

SENTENCE = "Oslo|P|nsubj|1 thumped|V/VBD|ROOT|1 the|D|det|3 table|N|obj|1 over|I|case|5 herring|N|obl|1"


def seen(heads: ToldHeads, taken: tuple = ()) -> list[Candidate]:
    reading = reading_of(parse(SENTENCE))
    return list(see_candidates(reading, sight_of(len(reading.doc)), heads, taken))


def test_neighbouring_words_are_one_cue() -> None:
    (candidate,) = seen(ToldHeads(cued={1: "condemnation", 2: "condemnation", 3: "condemnation"}))
    assert (candidate.cue.start, candidate.cue.end) == (1, 4)
    assert candidate.cue.head.text == "thumped"
    assert [kind for kind, _ in candidate.fits] == ["condemnation"]
    assert candidate.is_seen


def test_words_apart_are_cues_of_their_own() -> None:
    found = seen(ToldHeads(cued={1: "condemnation", 5: "accusation"}))
    assert [(one.cue.start, one.fits[0][0]) for one in found] == [(1, "condemnation"), (5, "accusation")]


def test_the_kind_is_that_for_which_most_words_speak() -> None:
    (candidate,) = seen(ToldHeads(cued={1: "denial", 2: "condemnation", 3: "condemnation"}))
    assert candidate.fits[0][0] == "condemnation"


def test_a_cue_that_is_taken_is_not_seen_again() -> None:
    heads = ToldHeads(cued={1: "condemnation"})
    (candidate,) = seen(heads)
    assert seen(heads, (candidate.cue,)) == []


def test_nothing_is_seen_where_no_word_is_a_cue() -> None:
    assert seen(ToldHeads()) == []


def test_claimant_and_content_are_the_readers_else_those_of_the_parse() -> None:
    (told,) = seen(ToldHeads(cued={1: "condemnation"}, played={"content": (3, 6), "claimant": (0, 1)}))
    (parsed,) = seen(ToldHeads(cued={1: "condemnation"}))
    assert told.content == (3, 6)
    for candidate in (told, parsed):
        assert candidate.claimant is not None
        assert (candidate.claimant.start, candidate.claimant.end) == (0, 1)


@pytest.mark.parametrize(("word", "part"), [(0, "noun"), (1, "verb"), (3, "noun"), (4, "adjective")])
def test_the_part_is_that_of_the_word_in_the_parse(word: int, part: str) -> None:
    (candidate,) = seen(ToldHeads(cued={word: "condemnation"}))
    assert candidate.cue.part == part
