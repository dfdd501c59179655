"""Positions for a reader: the order of countries, the words behind them, the state of play in one sentence."""

from claims.positions import Position
from claims.standings import build_standings
from claims.values import Act, Actor, PropositionValue

NAMES = {"NO": "Norland", "SE": "Sudland", "US": "United States", "DK": "Denland"}
PROPOSITION = PropositionValue("p", "Sudland took herring beyond its quota.")


def act(name: str, country: str, authority: int) -> Act:
    """An act of somebody who speaks for a country."""
    return Act(f"{name}", "accusation", Actor(name, name, country, True, authority))


def standings(*positions: Position, acts: tuple[Act, ...] = ()):
    """The standings on the one proposition."""
    return build_standings(positions, acts, [PROPOSITION], NAMES.__getitem__)[0]


def test_summary_groups_countries_by_stance():
    found = standings(
        Position("SE", "p", "denies"), Position("US", "p", "affirms"), Position("NO", "p", "affirms"),
        Position("DK", "p", "no position found"),
    )  # fmt: skip
    assert found.summary == "Affirmed by Norland and the United States; denied by Sudland."
    assert [row.country for row in found.rows] == ["NO", "US", "SE", "DK"]
    assert [row.is_found for row in found.rows] == [True, True, True, False]


def test_summary_says_when_nothing_is_known():
    assert standings(Position("DK", "p", "no position found")).summary == "No official position has been found yet."


def test_latest_period_stands_and_earlier_ones_follow():
    row = standings(Position("NO", "p", "neutral"), Position("NO", "p", "affirms")).rows[0]
    assert (row.now.stance, [period.stance for period in row.before]) == ("affirms", ["neutral"])


def test_words_of_the_highest_speaker_come_first():
    acts = (act("spokesman", "NO", 2), act("president", "NO", 5))
    row = standings(Position("NO", "p", "affirms", evidence=("spokesman", "president")), acts=acts).rows[0]
    assert [found.id for found in row.evidence] == ["president", "spokesman"]
