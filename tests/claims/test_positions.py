"""Where countries stand, period by period."""

from dataclasses import replace
from datetime import date

from claims.positions import NO_POSITION, Position, build_positions, weigh
from claims.values import Act
from tests.claims.acts import (
    HYGIENE,
    NORLAND,
    NORLAND_MINISTRY,
    OVERFISHING,
    SUDLAND,
    SUDLAND_EMBASSY,
    TRAWLER,
    WESTLAND,
    WESTLAND_AGENCY,
    act,
)

AFFIRMED = act(
    "affirmed", "accusation", NORLAND_MINISTRY, TRAWLER, says="took herring beyond the quota", day="2026-03-01"
)
BANNED = act("banned", "restriction", NORLAND_MINISTRY, TRAWLER, says="herring boats barred", day="2026-03-09")


def periods(country: str, *acts: Act, **more) -> list[Position]:
    return [p for p in build_positions(acts, [OVERFISHING], [country], **more) if p.country == country]


def test_deed_opens_a_new_period_and_keeps_the_old_one() -> None:
    words, deed = periods("NO", AFFIRMED, BANNED)
    assert (words.stance, words.since, words.until) == ("affirms", date(2026, 3, 1), date(2026, 3, 9))
    assert (deed.stance, deed.since, deed.until) == ("restricts", date(2026, 3, 9), None)


def test_words_do_not_outweigh_a_deed() -> None:
    neutral = act("n", "assertion", WESTLAND, says="the herring quota is not our matter", day="2026-04-01")
    ban = act("b", "restriction", WESTLAND_AGENCY, TRAWLER, says="barred", day="2026-03-01")
    (only,) = periods("FI", ban, neutral)
    assert (only.stance, only.evidence, only.against) == ("restricts", ("b",), ("n",))


def test_lower_authority_does_not_outweigh_higher() -> None:
    minister = replace(NORLAND_MINISTRY, key="minister", authority=4)
    office = replace(NORLAND_MINISTRY, key="office", authority=2)
    doubt = act("doubt", "denial", office, says="x", day="2026-03-03", stance="denies", proposition="p1")
    said = act("said", "accusation", minister, TRAWLER, says="herring quota", day="2026-03-02")
    assert [p.stance for p in periods("NO", said, doubt)] == ["affirms"]
    assert [p.stance for p in periods("NO", said, replace(doubt, claimant=minister))] == ["affirms", "denies"]


def test_company_never_moves_its_country() -> None:
    (only,) = periods("SE", act("voice", "denial", TRAWLER, says="untrue"))
    assert (only.stance, only.evidence, only.voices) == (NO_POSITION, (), ("voice",))


def test_country_that_nobody_heard_has_no_position() -> None:
    assert periods("FI", AFFIRMED) == [Position("FI", "p1", NO_POSITION)]


def test_as_of_leaves_out_what_came_later_and_what_has_no_day() -> None:
    undated = replace(BANNED, id="undated", day=None, precision="none")
    (only,) = periods("NO", AFFIRMED, BANNED, undated, as_of=date(2026, 3, 8))
    assert (only.stance, only.until, only.evidence) == ("affirms", None, ("affirmed",))


def test_reason_belongs_to_its_proposition() -> None:
    ban = act("ban", "restriction", WESTLAND_AGENCY, SUDLAND, says="banned", reason="over food hygiene")
    found = {p.proposition: p for p in build_positions([ban], [OVERFISHING, HYGIENE], ["FI"])}
    assert (found["p2"].stance, found["p2"].reason) == ("restricts", "over food hygiene")
    assert found["p1"].stance == NO_POSITION


def test_second_reason_is_added_once() -> None:
    one = replace(BANNED, reason="for the quota")
    same, new = replace(one, id="b"), replace(one, id="c", reason="for safety")
    (only,) = periods("NO", one, same, new)
    assert (only.reason, only.evidence) == ("for the quota; for safety", ("b", "banned", "c"))


def test_no_comment_is_a_position_only_where_there_is_no_other() -> None:
    silence = act("silence", "no comment", NORLAND, day="2026-03-20")
    assert [p.stance for p in periods("NO", AFFIRMED, silence)] == ["affirms"]
    assert [p.stance for p in periods("NO", silence)] == ["no comment"]


def test_month_stays_a_month() -> None:
    (only,) = periods("SE", act("d", "denial", SUDLAND_EMBASSY, NORLAND, says="baseless", day="2026-03"))
    assert only.as_dict()["since"] == "2026-03"


def test_weight_puts_deed_before_stand_before_siding() -> None:
    siding = act("s", "support", WESTLAND, NORLAND)
    assert (
        weigh(BANNED, "restricts") > weigh(AFFIRMED, "affirms") > weigh(siding, "supports") > weigh(siding, "neutral")
    )
