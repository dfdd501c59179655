"""Which earlier claim a claim answers."""

import pytest

from claims.links import find_links
from claims.values import Act
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
        (act("a", "accusation", WESTLAND, TRAWLER, says="took herring beyond any quota", day="2026-03-02"), "supports"),
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


def test_nothing_gives_no_links() -> None:
    assert find_links([]) == []
