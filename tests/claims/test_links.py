"""Which earlier claim a claim answers."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.links import find_links, why_not
from claims.values import MANNERS, RELATIONS, Act, Actor
from tests.claims.acts import (
    NORLAND,
    NORLAND_MINISTRY,
    OTHER_COMPANY,
    SUDLAND,
    SUDLAND_EMBASSY,
    TRAWLER,
    WESTLAND,
    act,
)

ACCUSED = act("accused", "accusation", NORLAND, TRAWLER, says="took herring beyond the quota", day="2026-03-01")


def found(*acts: Act) -> set[tuple[str, str, str]]:
    return {(link.source, link.relation, link.target) for link in find_links(acts)}


@pytest.mark.parametrize(
    ("reply", "relation"),
    [
        (act("a", "denial", TRAWLER, says="untrue", day="2026-03-02"), "rebuts"),
        (act("a", "denial", SUDLAND_EMBASSY, NORLAND, says="baseless", day="2026-03-02"), "rebuts"),
        (act("a", "accusation", NORLAND_MINISTRY, TRAWLER, says="herring taken beyond the quota", day="2026-03-02"), "repeats"),
        (act("a", "support", WESTLAND, NORLAND, says="rightly defends the herring quota", day="2026-03-02"), "supports"),
        (act("a", "accusation", WESTLAND, TRAWLER, says="took herring beyond any quota", day="2026-03-02"), "repeats"),
        (act("a", "accusation", SUDLAND, NORLAND, says="herring quota lies", day="2026-03-02"), "counter-accuses"),
        (act("a", "restriction", SUDLAND, NORLAND, says="bars herring imports", day="2026-03-02"), "responds"),
        (act("a", "condemnation", SUDLAND, NORLAND, says="an insult over the herring quota", day="2026-03-02"), "responds"),
    ],
)  # fmt: skip
def test_reply_is_tied_to_the_accusation(reply: Act, relation: str) -> None:
    assert found(ACCUSED, reply) == {("a", relation, "accused")}


@pytest.mark.parametrize(
    "other",
    [
        act("a", "denial", SUDLAND_EMBASSY, NORLAND, says="baseless", day="2026-02-28"),
        act("a", "denial", OTHER_COMPANY, says="untrue", day="2026-03-02"),
        act("a", "denial", SUDLAND_EMBASSY, WESTLAND, says="baseless", day="2026-03-02"),
        act("a", "denial", NORLAND_MINISTRY, says="no herring was taken", day="2026-03-02"),
        act("a", "denial", SUDLAND_EMBASSY, NORLAND, says="baseless", day="2026-03-02", negated=True),
        act("a", "denial", None, says="baseless", day="2026-03-02"),
        act("a", "assertion", SUDLAND, says="herring quota", day="2026-03-02"),
        act("a", "denial", SUDLAND_EMBASSY, NORLAND, says="baseless", day=""),
    ],
    ids="earlier, another company, of somebody else, of its own side, negated, by nobody, no answer, undated".split(
        ", "
    ),
)
def test_no_reply_is_made_up(other: Act) -> None:
    assert found(ACCUSED, other) == set()


def test_denial_answers_what_it_denies_and_not_the_next_in_time() -> None:
    later = act("later", "accusation", NORLAND, SUDLAND, says="hid bacteria in canned food", day="2026-03-05")
    denial = act("denial", "denial", SUDLAND_EMBASSY, NORLAND, says="no herring beyond the quota", day="2026-03-06")
    assert found(ACCUSED, later, denial) == {("denial", "rebuts", "accused")}


def test_order_within_a_document_decides_on_one_day() -> None:
    accusation = act("b", "accusation", NORLAND, SUDLAND, says="overfishing", document="article", order=1)
    before = act("a", "denial", SUDLAND_EMBASSY, NORLAND, says="overfishing", document="article", order=0)
    after = act("c", "denial", SUDLAND_EMBASSY, NORLAND, says="overfishing", document="article", order=2)
    assert found(accusation, before, after) == {("c", "rebuts", "b")}


def test_undated_claims_are_tied_within_their_document() -> None:
    accusation = act("a", "accusation", NORLAND, SUDLAND, says="overfishing", day="", document="article", order=0)
    denial = act("b", "denial", SUDLAND_EMBASSY, NORLAND, says="baseless", day="", document="article", order=1)
    assert found(accusation, denial) == {("b", "rebuts", "a")}


def test_reply_to_a_retelling_goes_to_the_first_telling_too() -> None:
    retold = act("retold", "accusation", NORLAND, TRAWLER, says="took herring beyond the quota", day="2026-03-04",
                 document="article", order=0)  # fmt: skip
    denial = act(
        "denial", "denial", SUDLAND_EMBASSY, NORLAND, says="baseless", day="2026-03-04", document="article", order=1
    )
    assert found(ACCUSED, retold, denial) == {
        ("retold", "repeats", "accused"),
        ("denial", "rebuts", "accused"),
        ("denial", "rebuts", "retold"),
    }


def test_same_denial_in_a_second_document_repeats_the_first() -> None:
    one = act("one", "denial", SUDLAND_EMBASSY, NORLAND, says="baseless", day="2026-03-02")
    two = act("two", "denial", SUDLAND, NORLAND, says="pure fiction", day="2026-03-03")
    assert ("two", "repeats", "one") in found(ACCUSED, one, two)


def test_lifting_a_measure_withdraws_it() -> None:
    ban = act("ban", "restriction", WESTLAND, SUDLAND, says="bans imports of canned herring", day="2026-03-02")
    lifted = act("lifted", "commitment", WESTLAND, says="will lift the ban on canned herring imports", day="2026-04-02")
    assert found(ban, lifted) == {("lifted", "withdraws", "ban")}


def test_links_do_not_depend_on_the_order_of_the_acts() -> None:
    denial = act("denial", "denial", SUDLAND_EMBASSY, NORLAND, says="baseless", day="2026-03-02")
    ban = act("ban", "restriction", NORLAND, TRAWLER, says="herring trawlers barred from port", day="2026-03-03")
    assert find_links([ACCUSED, denial, ban]) == find_links([ban, denial, ACCUSED])


def test_measure_hardens_the_accusation_and_its_imposition_the_proposal() -> None:
    proposed = act(
        "p", "restriction", NORLAND, TRAWLER, says="proposes to bar herring boats from port", day="2026-03-03"
    )
    imposed = act("i", "restriction", NORLAND, TRAWLER, says="bars herring boats from port", day="2026-03-09")
    assert {("p", "hardens", "accused"), ("i", "hardens", "p")} <= found(
        replace(ACCUSED, quote="took herring beyond the quota", terms=frozenset({"herring", "port"})), proposed, imposed
    )


def test_admission_softens_the_denial() -> None:
    denied = act("d", "denial", SUDLAND, NORLAND, says="no herring was taken beyond the quota", day="2026-03-02")
    conceded = act("c", "acknowledgement", SUDLAND, says="some herring was taken beyond the quota", day="2026-03-20")
    assert ("c", "softens", "d") in found(ACCUSED, denied, conceded)


def test_rebuttal_tells_its_manner_and_other_links_have_none() -> None:
    denial = act("d", "denial", SUDLAND_EMBASSY, NORLAND, says="a groundless smear", day="2026-03-02")
    ban = act("b", "restriction", NORLAND, TRAWLER, says="herring trawlers barred from port", day="2026-03-03")
    links = {link.relation: link.manner for link in find_links([ACCUSED, denial, ban])}
    assert links.pop("rebuts") == "dismisses as unfounded"
    assert set(links.values()) <= {""}


def test_state_that_had_no_part_does_not_deny_what_its_company_did() -> None:
    denial = act(
        "d", "denial", SUDLAND, NORLAND, says="the government took no part in the herring catch", day="2026-03-02"
    )
    assert found(ACCUSED, denial) == set()
    insisted = act("i", "accusation", NORLAND, SUDLAND, says="the government knew of it", day="2026-03-05")
    assert found(ACCUSED, denial, insisted) >= {("i", "rebuts", "d")}


def test_post_abroad_answers_the_instruction_of_its_capital() -> None:
    post = Actor("post", "Embassy of Norland in Westland", "NO", True, 3, "office")
    asked = act("asked", "demand", NORLAND_MINISTRY, post, says="deliver the points on herring", day="2026-03-03")
    done = act("done", "demand", post, WESTLAND, says="join the protest", day="2026-03-05")
    assert found(asked, done) == {("done", "responds", "asked")}


def test_contention_that_names_nobody_is_aimed_at_the_rival() -> None:
    more = act("more", "accusation", NORLAND, SUDLAND, says="hid bacteria in canned food", day="2026-02-01")
    reply = act("reply", "denial", SUDLAND_EMBASSY, says="the herring quota was kept", day="2026-03-02")
    protest = act("protest", "condemnation", SUDLAND, says="such words on the herring quota", day="2026-03-03")
    assert {("reply", "rebuts", "accused"), ("protest", "responds", "accused")} <= found(more, ACCUSED, reply, protest)


@pytest.mark.parametrize(
    ("source", "relation", "reason"),
    [
        (act("a", "denial", SUDLAND, NORLAND, day="2026-03-02"), "rebuts", None),
        (act("a", "denial", SUDLAND, day="2026-03"), "rebuts", None),
        (act("a", "denial", SUDLAND, NORLAND, day="2026-02-28"), "rebuts", "said before"),
        (act("a", "denial", SUDLAND, WESTLAND, day="2026-03-02"), "rebuts", "aimed at Westland"),
        (act("a", "condemnation", SUDLAND, WESTLAND, day="2026-03-02"), "responds", "aimed at Westland"),
        (act("a", "denial", NORLAND_MINISTRY, day="2026-03-02"), "rebuts", "one side"),
        (act("a", "condemnation", NORLAND_MINISTRY, day="2026-03-02"), "responds", "asks nothing"),
        (act("a", "denial", SUDLAND, NORLAND, day="2026-03-02"), "counter-accuses", "Only an accusation"),
        (act("a", "restriction", SUDLAND, TRAWLER, day="2026-03-02"), "hardens", "Only the side"),
        (act("a", "restriction", NORLAND, TRAWLER, day="2026-03-02"), "softens", "stronger"),
        (act("a", "accusation", WESTLAND, TRAWLER, day="2026-03-02"), "repeats", None),
        (replace(ACCUSED), "repeats", "itself"),
    ],
)  # fmt: skip
def test_analyst_is_told_why_a_link_cannot_be(source: Act, relation: str, reason: str | None) -> None:
    told = why_not(source, ACCUSED, relation)
    assert (told is None) == (reason is None)
    assert reason is None or reason in told


ACTORS = (NORLAND, NORLAND_MINISTRY, OTHER_COMPANY, SUDLAND, SUDLAND_EMBASSY, TRAWLER, WESTLAND)
KINDS = ("accusation", "denial", "restriction", "condemnation", "support", "demand", "warning", "acknowledgement")
SAYINGS = ("herring quota", "baseless", "herring taken beyond the quota", "barred from port", "bacteria in food")


@st.composite
def disputes(draw: st.DrawFn) -> list[Act]:
    def acts() -> Iterator[Act]:
        for n in range(draw(st.integers(0, 12))):
            targets = draw(st.lists(st.sampled_from(ACTORS), max_size=2))
            claimant = draw(st.sampled_from((None, *ACTORS)))
            day = draw(st.sampled_from(("", "2026", "2026-03", "2026-03-01", "2026-03-02", "2026-04-10")))
            place = {"document": draw(st.sampled_from("abc")), "order": n}
            kind, says = draw(st.sampled_from(KINDS)), draw(st.sampled_from(SAYINGS))
            yield act(str(n), kind, claimant, *targets, says=says, day=day, **place)

    return list(acts())


@given(disputes(), st.randoms())
def test_whatever_is_said_links_are_possible_and_the_order_of_acts_does_not_matter(acts: list[Act], chance) -> None:
    links = find_links(acts)
    by_id = {one.id: one for one in acts}
    assert [why_not(by_id[link.source], by_id[link.target], link.relation) for link in links] == [None] * len(links)
    assert all(link.relation in RELATIONS for link in links)
    assert all((link.manner in MANNERS) == (link.relation == "rebuts") for link in links)
    chance.shuffle(acts)
    assert find_links(acts) == links


def test_nothing_gives_no_links() -> None:
    assert find_links([]) == []
