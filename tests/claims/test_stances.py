"""What stance a claim takes."""

from dataclasses import replace

import pytest

from claims.stances import find_stance
from claims.values import Act
from tests.claims.acts import (
    HYGIENE,
    NORLAND,
    OTHER_COMPANY,
    OVERFISHING,
    SUDLAND,
    SUDLAND_EMBASSY,
    TRAWLER,
    WESTLAND,
    WESTLAND_AGENCY,
    act,
)


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        (act("a", "accusation", NORLAND, TRAWLER, says="took herring beyond the quota"), "affirms"),
        (act("a", "accusation", WESTLAND, SUDLAND, says="its herring catch broke the quota"), "affirms"),
        (act("a", "accusation", WESTLAND, SUDLAND, says="imprisoned a poet"), None),
        (act("a", "accusation", SUDLAND, NORLAND, says="lies about the herring quota"), None),
        (act("a", "denial", SUDLAND_EMBASSY, NORLAND, says="baseless"), "denies"),
        (act("a", "denial", TRAWLER, says="untrue"), "denies"),
        (act("a", "denial", NORLAND, says="no herring quota was sold"), None),
        (act("a", "denial", SUDLAND, WESTLAND, says="never imprisoned a poet"), None),
        (act("a", "restriction", WESTLAND, TRAWLER, says="banned its boats"), "restricts"),
        (act("a", "restriction", WESTLAND, TRAWLER, says="banned its boats", negated=True), "neutral"),
        (act("a", "restriction", SUDLAND, NORLAND, says="banned herring imports"), None),
        (act("a", "support", WESTLAND, NORLAND, says="stands by it"), "supports"),
        (act("a", "support", WESTLAND, SUDLAND, says="stands by it"), "supports"),
        (act("a", "agreement", WESTLAND, TRAWLER, says="signed a contract"), "supports"),
        (act("a", "condemnation", WESTLAND, NORLAND, says="deplores the quarrel over herring"), "opposes"),
        (act("a", "rejection", WESTLAND, NORLAND, says="will not join it"), "neutral"),
        (act("a", "assertion", WESTLAND, says="the herring quota is a matter for experts"), "neutral"),
        (act("a", "assertion", WESTLAND, says="an election will be held"), None),
        (act("a", "no comment", WESTLAND), "no comment"),
        (act("a", "rejection", WESTLAND, says="declined to comment on the herring"), "no comment"),
        (act("a", "accusation", None, TRAWLER, says="took herring beyond the quota"), None),
    ],
)  # fmt: skip
def test_claim_takes_a_stance(said: Act, stance: str | None) -> None:
    found = find_stance(said, [OVERFISHING])
    assert (found.stance if found else None) == stance


def test_ban_for_one_reason_is_no_stance_on_another() -> None:
    ban = act("a", "restriction", WESTLAND_AGENCY, SUDLAND, says="banned herring", reason="over food hygiene")
    proposition, stance, reason, _ = find_stance(ban, [OVERFISHING, HYGIENE])
    assert (proposition, stance, reason) == ("p2", "restricts", "over food hygiene")


def test_claim_speaks_to_the_proposition_it_shares_most_with() -> None:
    said = act(
        "a", "denial", SUDLAND, says="our food is free of bacteria and no herring quota was broken for food hygiene"
    )
    assert find_stance(said, [OVERFISHING, HYGIENE]).proposition == "p2"


def test_claim_of_a_party_is_not_taken_for_neutral_elsewhere() -> None:
    said = act("a", "demand", NORLAND, SUDLAND, says="must come to talks")
    assert find_stance(said, [OVERFISHING, HYGIENE]) is None


def test_company_does_not_accuse_with_its_country() -> None:
    customer = replace(TRAWLER, key="cafe", name="Nor Fish Bars", country="NO")
    said = act("a", "support", WESTLAND, customer, says="a fine company")
    assert find_stance(said, [OVERFISHING]) is None


def test_thanks_take_no_side() -> None:
    said = act("a", "support", WESTLAND, NORLAND, says="thanked Norland for its letter")
    assert find_stance(said, [OVERFISHING]).stance == "neutral"


def test_ban_on_somebody_else_that_names_the_accused_restricts_them() -> None:
    said = act("a", "restriction", WESTLAND, WESTLAND_AGENCY, says="forbade its agencies to buy from Sud Trawlers")
    assert find_stance(said, [OVERFISHING]).stance == "restricts"


def test_negated_accusation_affirms_nothing() -> None:
    said = act("a", "accusation", WESTLAND, SUDLAND, says="took herring beyond the quota", negated=True)
    assert find_stance(said, [OVERFISHING]).stance == "neutral"


def test_accused_company_is_named_and_another_of_its_country_is_not_asked() -> None:
    denial = act("a", "denial", OTHER_COMPANY, says="our food is safe")
    assert find_stance(denial, [HYGIENE]).stance == "denies"


def test_silence_has_its_reason() -> None:
    said = act("a", "assertion", WESTLAND, says="did not respond to a request")
    assert find_stance(said, [OVERFISHING])[1:3] == ("no comment", "did not answer")


def test_recorded_stance_stands_above_the_rules() -> None:
    said = act("a", "denial", SUDLAND, NORLAND, says="baseless", stance="affirms", proposition="p1")
    assert find_stance(said, [OVERFISHING]).stance == "affirms"
