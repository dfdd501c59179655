"""Claims as dated entries."""

from datetime import date

from claims.timeline import build_timeline, timeline_as_dict
from claims.values import Link
from tests.claims.acts import NORLAND, PRESS, SUDLAND_EMBASSY, TRAWLER, act

ACCUSED = act("accused", "accusation", NORLAND, TRAWLER, says="herring", day="2026-03-01", via=PRESS)
DENIED = act("denied", "denial", SUDLAND_EMBASSY, NORLAND, says="baseless", day="2026-03-02")
VOICE = act("voice", "denial", TRAWLER, says="untrue", day="2026-02")
UNDATED = act("undated", "assertion", NORLAND, says="herring", day="")


def test_entries_stand_in_order_of_time_and_undated_ones_apart() -> None:
    shape = timeline_as_dict(build_timeline([UNDATED, DENIED, ACCUSED, VOICE], []))
    assert [entry["id"] for entry in shape["entries"]] == ["voice", "accused", "denied"]
    assert [(entry["id"], entry["start"], entry["when"]) for entry in shape["undated"]] == [("undated", None, None)]


def test_month_is_a_stretch_and_no_day() -> None:
    (entry,) = build_timeline([VOICE], [])
    assert (entry.when, entry.start, entry.end) == ("2026-02", date(2026, 2, 1), date(2026, 2, 28))


def test_company_stands_in_its_own_lane() -> None:
    lanes = timeline_as_dict(build_timeline([VOICE, ACCUSED, DENIED], []))["lanes"]
    assert [(lane["name"], lane["kind"]) for lane in lanes] == [
        ("NO", "country"), ("SE", "country"), ("Sud Trawlers", "voice"),
    ]  # fmt: skip


def test_arc_goes_only_to_what_is_shown() -> None:
    links = [Link("denied", "accused", "rebuts", 0.9), Link("denied", "hidden", "rebuts", 0.9)]
    entries = {entry.id: entry for entry in build_timeline([ACCUSED, DENIED], links)}
    assert [(answer.id, answer.relation) for answer in entries["denied"].answers] == [("accused", "rebuts")]


def test_reporter_is_not_the_claimant() -> None:
    (entry,) = build_timeline([ACCUSED], [])
    assert (entry.claimant, entry.via, entry.lane) == ("Norland", "The Daily", "NO")
