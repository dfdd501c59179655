"""What the machine suggests to put at issue."""

from dataclasses import replace

import pytest

from claims.linking import propose
from claims.models import Proposition
from claims.proposals import find_proposals
from claims.values import PropositionValue
from tests.claims.acts import NORLAND, SUDLAND, TRAWLER, WESTLAND, act
from tests.rows import make_claim, make_dispute, make_document, make_entity, settle

NETS = "Sudland cut the nets of foreign boats in the sound"
NETS_TOO = "boats of Sudland cut the nets in the sound at night"
ACTS = [
    act("a", "accusation", NORLAND, SUDLAND, says=NETS, day="2026-03-01"),
    act("b", "accusation", WESTLAND, SUDLAND, says=NETS_TOO, day="2026-03-02"),
    act("c", "accusation", NORLAND, SUDLAND, says="Sudland jams the radio of lighthouses", day="2026-03-03"),
]


def test_like_accusations_of_two_documents_are_one_proposal():
    (found,) = find_proposals(ACTS, [])
    assert (found.text, found.accusers, found.accused) == (f"{NETS}.", ("FI", "NO"), ("SE",))
    assert found.acts == ("a", "b")


@pytest.mark.parametrize(
    "second",
    [
        replace(ACTS[1], document="a"),
        replace(ACTS[1], stance="affirms", proposition="p1"),
        replace(ACTS[1], kind="warning"),
        replace(ACTS[1], negated=True),
        replace(ACTS[1], claimant=TRAWLER),
        replace(ACTS[1], targets=(NORLAND,)),
    ],
)
def test_one_document_a_stance_another_kind_or_nobody_official_make_none(second):
    assert find_proposals([ACTS[0], second], []) == []


def test_what_people_decided_about_is_not_proposed_in_other_words():
    decided = PropositionValue("p", "The nets in the sound were cut by boats.", accused=frozenset({"SE"}))
    assert find_proposals(ACTS, [decided]) == []
    assert find_proposals(ACTS, [replace(decided, accused=frozenset({"FI"}))])


def test_no_more_than_five_are_proposed():
    words = ("nets cut sound", "radio jams lights", "harbour mines laid", "cables severed deep", "crew held ransom")
    acts = [
        act(f"{n}{side}", "accusation", side_actor, SUDLAND, says=f"{text} by Sudland again")
        for n, text in enumerate([*words, "whales chased north"])
        for side, side_actor in (("n", NORLAND), ("w", WESTLAND))
    ]
    assert len(find_proposals(acts, [])) == 5


@pytest.fixture
def nets(see_all):
    dispute = make_dispute()
    norland, westland, sudland = (
        make_entity("Norland", "NO"),
        make_entity("Westland", "FI"),
        make_entity("Sudland", "SE"),
    )
    dispute.propositions.update(accusers=["DK"], accused=["DK"])  # another matter: nobody takes a stance on it
    first = make_document(("UNCLASSIFIED", NETS), dispute=dispute)
    second = make_document(("CONFIDENTIAL", NETS_TOO), dispute=dispute)
    make_claim(first, NETS, "accusation", norland, sudland)
    make_claim(second, NETS_TOO, "accusation", westland, sudland, day="2026-03-02")
    settle(dispute)
    return dispute


def test_proposing_twice_gives_one_row_under_the_join_and_no_new_event(nets):
    propose(nets)
    row = Proposition.objects.get(dispute=nets, status="suggested")
    propose(nets)
    assert Proposition.objects.get(dispute=nets, status="suggested") == row
    assert (str(row.marking), row.accusers, row.accused) == ("CONFIDENTIAL", ["FI", "NO"], ["SE"])
    assert row.events.count() == 1


def test_a_rejected_proposal_does_not_come_back(nets):
    propose(nets)
    Proposition.objects.filter(status="suggested").update(status="rejected")
    propose(nets)
    assert not Proposition.objects.filter(status="suggested").exists()


def test_a_proposal_whose_claims_are_gone_goes_too(nets):
    propose(nets)
    nets.memberships.last().delete()
    propose(nets)
    assert not Proposition.objects.filter(status="suggested").exists()


def test_a_proposal_that_was_accepted_and_merged_does_not_come_back(nets):
    propose(nets)
    row = Proposition.objects.get(status="suggested")
    row.status = "confirmed"
    row.save()
    row.delete()
    propose(nets)
    assert not Proposition.objects.filter(status="suggested").exists()
