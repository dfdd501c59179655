"""One act, many appearances; corroboration counts who reports independently."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.positions import build_positions
from claims.tellings import count_reporters, gather_tellings, is_same_day
from claims.values import Act, Actor, Link, Place
from tests.claims.acts import NORLAND, OVERFISHING, SUDLAND_EMBASSY, TRAWLER, WESTLAND, act

REUTERS = Actor("reuters", "Reuters", kind="company")


def told(id: str, source: str, words: str = "took herring", via: Actor | None = None, day: str = "2026-03-01") -> Act:
    one = act(id, "accusation", NORLAND, TRAWLER, says=words, day=day, stance="affirms", proposition="p1")
    return replace(one, places=(Place(id, 0, words, source=source, via=via),))


def test_ten_papers_with_one_wire_story_are_one_act_of_one_reporter() -> None:
    papers = [told(f"paper{n}", f"Paper {n}", "The ministry said that the boats took too much.") for n in range(10)]
    (one,) = gather_tellings(papers, [Link(paper.id, "paper0", "repeats") for paper in papers[1:]]).acts
    assert (one.id, len(one.places), count_reporters(one)) == ("paper0", 10, 1)


def test_papers_that_credit_one_agency_are_one_reporter() -> None:
    papers = [told("a", "Daily", "in words", REUTERS), told("b", "Post", "in other words", REUTERS)]
    (one,) = gather_tellings(papers, [Link("b", "a", "repeats")]).acts
    assert count_reporters(one) == 1


def test_papers_with_words_of_their_own_are_two_reporters() -> None:
    papers = [told("a", "Daily", "in words"), told("b", "Post", "in other words")]
    (one,) = gather_tellings(papers, [Link("b", "a", "repeats")]).acts
    assert count_reporters(one) == 2


def test_another_state_that_says_the_same_on_one_day_is_another_act() -> None:
    both = [told("a", "Daily"), replace(told("b", "Post"), claimant=WESTLAND)]
    assert [one.id for one in gather_tellings(both, [Link("b", "a", "repeats")]).acts] == ["a", "b"]


def test_same_thing_said_on_another_day_is_another_act() -> None:
    both = [told("a", "Daily"), told("b", "Post", day="2026-03-20")]
    found = gather_tellings(both, [Link("b", "a", "repeats")])
    assert [one.id for one in found.acts] == ["a", "b"]
    assert [(link.source, link.relation, link.target) for link in found.links] == [("b", "repeats", "a")]


@pytest.mark.parametrize(
    ("day", "basis", "same"),
    [
        ("2026-03-01", "stated", True),
        ("2026-03-03", "stated", False),
        ("2026-03-03", "document", True),
        ("2026-03-09", "document", False),
        ("2026-03", "stated", True),
        ("", "none", False),
    ],
)
def test_day_of_a_document_may_be_late_and_a_month_holds_its_days(day: str, basis: str, same: bool) -> None:
    one, other = told("a", "Daily"), replace(told("b", "Post", day=day), basis=basis)
    assert (is_same_day(one, other), is_same_day(other, one)) == (same, same)


def test_answers_go_to_the_act_whichever_telling_they_were_found_at() -> None:
    denial = act("denial", "denial", SUDLAND_EMBASSY, NORLAND, says="baseless", day="2026-03-02")
    links = [Link("b", "a", "repeats"), Link("denial", "a", "rebuts"), Link("denial", "b", "rebuts")]
    found = gather_tellings([told("a", "Daily"), told("b", "Post"), denial], links)
    assert [(link.source, link.target) for link in found.links] == [("denial", "a")]


@given(st.permutations([told(f"{n}", f"Paper {n % 3}", day=f"2026-03-0{1 + n % 4}") for n in range(8)]))
def test_order_of_the_claims_changes_nothing(acts: list[Act]) -> None:
    links = [Link(str(n), str(n % 4), "repeats") for n in range(4, 8)]
    found = gather_tellings(acts, links)
    assert [(one.id, len(one.places)) for one in found.acts] == [("0", 2), ("1", 2), ("2", 2), ("3", 2)]


@given(st.integers(min_value=1, max_value=5))
def test_more_appearances_move_no_position(copies: int) -> None:
    acts = [told("a", "Daily"), told("b", "Post", day="2026-03-20")]
    again = [replace(told(f"copy{n}", f"Paper {n}"), places=(Place(f"copy{n}", 0, "w"),)) for n in range(copies)]
    plain = build_positions(gather_tellings(acts, []).acts, [OVERFISHING], ["NO"])
    printed = gather_tellings([*acts, *again], [Link(one.id, "a", "repeats") for one in again]).acts
    assert build_positions(printed, [OVERFISHING], ["NO"]) == plain
