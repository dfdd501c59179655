"""What differs between two moments, and the filters that pages and drawings share."""

from dataclasses import replace
from datetime import date

import pytest

from claims.comparison import View, compare
from claims.positions import build_positions
from claims.rulings import apply_rulings
from claims.selection import Selection
from claims.standings import build_standings
from claims.state import build_state
from claims.values import Act, Place, Ruling
from tests.claims.acts import HYGIENE, NORLAND, OVERFISHING, SUDLAND_EMBASSY, TRAWLER, WESTLAND_AGENCY, act

NAMES = {"NO": "Norland", "SE": "Sudland", "FI": "Westland"}


def placed(one: Act) -> Act:
    return replace(one, places=(Place(one.id, 0, one.quote, source="The Daily", kind="article"),))


ACCUSED = placed(act("accused", "accusation", NORLAND, TRAWLER, says="took herring beyond the quota"))
DENIED = placed(act("denied", "denial", SUDLAND_EMBASSY, NORLAND, says="baseless", day="2026-03-02"))
BANNED = placed(
    act("banned", "restriction", WESTLAND_AGENCY, TRAWLER, says="fish barred", reason="food hygiene", day="2026-03-03")
)


def view(*acts: Act) -> View:
    return View(acts, [], build_positions(acts, [OVERFISHING], ["NO", "SE"]))


def told(before: View, after: View) -> list[tuple[str, str]]:
    return [(change.what, change.text) for change in compare(before, after, NAMES.get)]


def test_new_act_moves_a_position_and_is_its_cause() -> None:
    changes = compare(view(ACCUSED), view(ACCUSED, DENIED), NAMES.get)
    assert [(c.what, c.act.id) for c in changes] == [("position", "denied"), ("added", "denied")]
    assert changes[0].text == "Sudland: no position found → denies"


def test_act_that_is_gone_was_withdrawn() -> None:
    assert told(view(ACCUSED, DENIED), view(ACCUSED))[-1] == ("withdrawn", "Embassy of Sudland: denial about Norland")


def test_confirmation_and_further_appearances_are_told() -> None:
    confirmed = replace(ACCUSED, reviewed=True)
    printed = replace(ACCUSED, places=(*ACCUSED.places, Place("other", 0, "x")))
    assert told(view(ACCUSED), view(confirmed)) == [
        ("changed", "Norland: accusation about Sud Trawlers: confirmed by a person")
    ]
    assert told(view(ACCUSED), view(printed)) == [
        ("changed", "Norland: accusation about Sud Trawlers: 1 more appearance")
    ]


def test_earlier_telling_found_later_is_no_new_act() -> None:
    first = replace(ACCUSED, id="earlier", places=(Place("old", 0, "x"), *ACCUSED.places))
    assert told(view(ACCUSED), view(first)) == []


def test_nothing_differs_from_itself() -> None:
    assert told(view(ACCUSED, DENIED), view(DENIED, ACCUSED)) == []


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (Selection(), {"accused", "denied"}),
        (Selection(kind="denial"), {"denied"}),
        (Selection(country="NO"), {"accused"}),
        (Selection(actor=NORLAND.key), {"accused", "denied"}),
        (Selection(actor=TRAWLER.key), {"accused"}),
        (Selection(source="cable"), set()),
        (Selection(source="article", reviewed="no"), {"accused", "denied"}),
        (Selection(reviewed="yes"), set()),
        (Selection(start=date(2026, 3, 2)), {"denied"}),
        (Selection(end=date(2026, 3, 1)), {"accused"}),
    ],
)
def test_selection_leaves_in_what_fits(selection: Selection, kept: set[str]) -> None:
    assert {one.id for one in selection.choose([ACCUSED, DENIED])} == kept


def test_state_names_the_sides_and_counts_measures_for_other_reasons() -> None:
    propositions, acts = [OVERFISHING, HYGIENE], [ACCUSED, DENIED, BANNED]
    found = build_standings(build_positions(acts, propositions, ["NO", "SE", "FI"]), acts, propositions, NAMES.get)
    assert build_state(found, NAMES.get) == (
        "Norland accuses since 1 Mar 2026; Sudland denies since 2 Mar 2026; "
        "1 country has acted for other reasons; no position found for 1."
    )
    assert build_state([], NAMES.get) == "Nothing has been put as the matter at issue yet."


def test_ruling_ends_what_stands_and_keeps_what_was_computed() -> None:
    ruling = Ruling("r", "p1", "NO", "neutral", date(2026, 3, 5), "told so", "analyst")
    positions = build_positions([ACCUSED], [OVERFISHING], ["NO"])
    before, ruled = apply_rulings(positions, [ruling])
    assert (before.stance, before.until) == ("affirms", date(2026, 3, 5))
    assert (ruled.stance, ruled.computed, ruled.against, ruled.reason) == (
        "neutral",
        "affirms",
        ("accused",),
        "told so",
    )
    assert apply_rulings(positions, [ruling], as_of=date(2026, 3, 4)) == positions
