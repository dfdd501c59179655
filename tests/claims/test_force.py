"""In which manner a denial denies, and which of two acts is the stronger."""

import pytest

from claims.force import compare_force, find_manner
from claims.values import Act
from tests.claims.acts import NORLAND, SUDLAND, TRAWLER, act


@pytest.mark.parametrize(
    ("quote", "manner"),
    [
        ("The boats never left the zone.", "denies the fact"),
        ("The government took no part in it.", "denies responsibility"),
        ("It has nothing to do with us.", "denies responsibility"),
        ("The charge is groundless.", "dismisses as unfounded"),
        ("She waved the complaint away.", "dismisses as unfounded"),
        ("Norland has no right to judge us and interferes.", "rejects legitimacy"),
        ("They conceded two catches and nothing else.", "partly admits"),
    ],
)
def test_manner_is_read_from_the_words(quote: str, manner: str) -> None:
    assert find_manner(quote) == manner


VOICED = act("v", "condemnation", NORLAND, TRAWLER, says="voiced concern")
ACCUSED = act("a", "accusation", NORLAND, TRAWLER, says="took herring")
PROPOSED = act("p", "restriction", NORLAND, TRAWLER, says="proposes duties")
IMPOSED = act("i", "restriction", NORLAND, TRAWLER, says="imposes duties")
DENIED = act("d", "denial", SUDLAND, says="it never happened")
DISOWNED = act("o", "denial", SUDLAND, says="we had no part in it")
CONCEDED = act("c", "acknowledgement", SUDLAND, says="it happened once")


@pytest.mark.parametrize(
    ("later", "earlier", "change"),
    [
        (ACCUSED, VOICED, "hardens"), (IMPOSED, ACCUSED, "hardens"), (IMPOSED, PROPOSED, "hardens"),
        (VOICED, ACCUSED, "softens"), (DISOWNED, DENIED, "softens"), (CONCEDED, DENIED, "softens"),
        (DENIED, CONCEDED, "hardens"), (ACCUSED, ACCUSED, None), (DENIED, ACCUSED, None), (IMPOSED, DENIED, None),
    ],
)  # fmt: skip
def test_later_act_goes_further_or_less_far(later: Act, earlier: Act, change: str | None) -> None:
    assert compare_force(later, earlier) == change
