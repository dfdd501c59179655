"""What followers are told: changes of others with the sentence behind them, once, and nothing above clearance."""

from datetime import UTC, datetime

import pghistory
import pytest
from django.db import connection

from cables.access import everything_visible, visible_to
from cables.history import settled_moment
from claims.comparison import Change
from claims.digests import read_digest, read_feed
from claims.following import follow, mark_read
from claims.interests import Doing, Interest, find_causes, is_own
from claims.linking import update_dispute
from claims.models import Claim, DisputeDocument, Overruling, Proposition
from claims.positions import Position
from claims.services import review_claim
from claims.values import Act, Actor
from tests.rows import make_claim, make_dispute, make_document, make_entity, marking, settle

ACCUSATION = "Norland accused Sudland of taking herring beyond its quota"
DENIAL = "Sudland denied that it took herring beyond its quota"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def herring():
    """A dispute in which nothing was said yet, with its two states."""
    dispute = make_dispute()
    dispute.norland, dispute.sudland = make_entity("Norland", "NO"), make_entity("Sudland", "SE")
    return dispute


def accuse(dispute, banner="UNCLASSIFIED", by=None) -> Claim:
    """A document comes in, is read, and says that Norland accuses Sudland."""
    document = make_document((banner, f"{ACCUSATION}."), title="Herring story", dispute=dispute)
    document.brought_by = by
    with everything_visible():
        document.save()
    claim = make_claim(document, ACCUSATION, "accusation", dispute.norland, dispute.sudland)
    settle(dispute)
    return claim


def told(user) -> list[str]:
    """What a user is told now."""
    with visible_to(user):
        return [item.change.text for item in read_digest(user.pk, settled_moment())]


def start(user, what) -> None:
    """Follow something as that user."""
    with visible_to(user):
        follow(user, what)


def test_new_act_and_position_are_told_with_their_sentence(herring, visitor):
    start(visitor, herring)
    accuse(herring)
    with visible_to(visitor):
        items = read_digest(visitor.pk, settled_moment())
    assert [item.change.what for item in items] == ["position", "added"]
    assert {item.change.act.quote for item in items} == {ACCUSATION}
    assert items[1].change.text == "Norland: accusation about Sudland"


def test_what_was_there_before_is_no_news(herring, visitor):
    accuse(herring)
    start(visitor, herring)
    assert told(visitor) == []


def test_what_was_marked_as_read_is_not_told_again(herring, visitor):
    start(visitor, herring)
    accuse(herring)
    assert told(visitor)
    mark_read(visitor, settled_moment())
    assert told(visitor) == []


def test_what_comes_after_the_page_was_made_stays_unread(herring, visitor):
    start(visitor, herring)
    shown = settled_moment()
    accuse(herring)
    mark_read(visitor, shown)
    assert told(visitor)


def test_marking_as_read_never_goes_back(herring, visitor):
    start(visitor, herring)
    accuse(herring)
    now = settled_moment()
    mark_read(visitor, now)
    mark_read(visitor, NOON)
    assert told(visitor) == []


def test_moment_is_settled_before_what_a_slow_transaction_stamps():
    slow = connection.copy()
    try:
        with slow.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT now()")
            stamp = cursor.fetchone()[0]
            assert settled_moment() < stamp
            cursor.execute("COMMIT")
        assert settled_moment() > stamp
    finally:
        slow.close()


def test_nothing_above_clearance_is_told(herring, visitor, diplomat, analyst):
    for user in (visitor, diplomat, analyst):
        start(user, herring)
    accuse(herring, "SECRET")
    assert told(analyst)
    assert told(diplomat) == told(visitor) == []


def test_a_country_is_told_of_in_every_dispute(herring, visitor):
    start(visitor, "NO")
    accuse(herring)
    assert told(visitor) == ["Norway: no position found → affirms", "Norland: accusation about Sudland"]


def test_another_country_is_not_told(herring, visitor):
    start(visitor, "SE")
    accuse(herring)
    assert told(visitor) == []


def test_an_entity_is_told_by_the_acts_that_it_takes_part_in(herring, visitor):
    start(visitor, herring.sudland)
    accuse(herring)
    assert told(visitor) == ["Norland: accusation about Sudland"]


def test_what_is_followed_twice_is_told_once(herring, visitor):
    for thing in (herring, "NO", herring.norland):
        start(visitor, thing)
    accuse(herring)
    assert told(visitor).count("Norland: accusation about Sudland") == 1


def test_an_act_in_two_disputes_is_told_once(herring, visitor):
    start(visitor, herring.norland)
    claim = accuse(herring)
    other = make_dispute("cod")
    with everything_visible():
        document = claim.appearances.get().document
        DisputeDocument.objects.create(dispute=other, document=document, marking=marking())
    assert told(visitor) == ["Norland: accusation about Sudland"]


def test_review_is_told_to_others_and_not_to_the_reviewer(herring, analyst, diplomat):
    claim = accuse(herring)
    for user in (analyst, diplomat):
        start(user, herring)
    with visible_to(analyst):
        review_claim(claim, "confirmed", analyst)
    assert told(diplomat) == ["Norland: accusation about Sudland: confirmed by a person"]
    assert told(analyst) == []


def test_rejection_is_told_with_the_position_that_fell(herring, analyst, diplomat):
    claim = accuse(herring)
    for user in (analyst, diplomat):
        start(user, herring)
    with visible_to(analyst):
        review_claim(claim, "rejected", analyst)
    with visible_to(diplomat):
        position, withdrawn = read_digest(diplomat.pk, settled_moment())
    assert (position.change.text, withdrawn.change.what) == ("Norway: affirms → no position found", "withdrawn")
    assert position.change.act.quote == ACCUSATION
    assert told(analyst) == []


def test_own_upload_is_told_to_others_only(herring, analyst, diplomat):
    for user in (analyst, diplomat):
        start(user, herring)
    accuse(herring, by=analyst)
    assert told(analyst) == []
    assert told(diplomat)


def test_own_upload_that_somebody_else_reviewed_is_news(herring, analyst, diplomat):
    start(analyst, herring)
    claim = accuse(herring, by=analyst)
    with visible_to(diplomat):
        review_claim(claim, "confirmed", diplomat)
    assert "Norland: accusation about Sudland" in told(analyst)


def test_overruling_is_told_to_others_only(herring, analyst, diplomat):
    for user in (analyst, diplomat):
        start(user, herring)
    with everything_visible():
        Overruling.objects.create(
            proposition=herring.propositions.get(), country="SE", stance="denies", since="2026-03-03",
            reason="Told us so", created_by=analyst, marking=marking(),
        )  # fmt: skip
    assert told(diplomat) == ["Sweden: no position found → denies"]
    assert told(analyst) == []


def test_proposition_edited_in_a_request_is_told_to_others_only(herring, analyst, diplomat):
    accuse(herring)
    for user in (analyst, diplomat):
        start(user, herring)
    with pghistory.context(user=analyst.pk), everything_visible():
        Proposition.objects.update(status="rejected")
        update_dispute(herring)
    assert told(analyst) == []
    assert told(diplomat) == ["Norway: affirms → no position found"]


def test_feed_items_keep_their_key_when_more_comes(herring, visitor):
    start(visitor, herring)
    accuse(herring)
    with visible_to(visitor):
        before = {item.change.key for item in read_feed(visitor.pk, settled_moment())}
    document = make_document(("UNCLASSIFIED", f"{DENIAL}."), dispute=herring)
    make_claim(document, DENIAL, "denial", herring.sudland, herring.norland)
    settle(herring)
    with visible_to(visitor):
        after = {item.change.key for item in read_feed(visitor.pk, settled_moment())}
    assert before < after


# --- the pure part
NORLAND, SUDLAND = Actor("n", "Norland", "NO"), Actor("s", "Sudland", "SE")
ACT = Act("a", "accusation", NORLAND, (SUDLAND,))
MOVED = Change(
    "position", "", ACT, "SE", "p", Position("SE", "p", "denies", evidence=("b",)), Position("SE", "p", "neutral")
)


@pytest.mark.parametrize(
    ("interest", "change", "held"),
    [
        (Interest(), Change("added", "", ACT), True),
        (Interest(country="NO"), Change("added", "", ACT), True),
        (Interest(country="SE"), Change("added", "", ACT), False),
        (Interest(country="SE"), MOVED, True),
        (Interest(country="NO"), MOVED, False),
        (Interest(entity="s"), Change("withdrawn", "", ACT), True),
        (Interest(entity="x"), Change("withdrawn", "", ACT), False),
        (Interest(entity="n"), MOVED, False),
        (Interest(country="NO"), Change("added", "", Act("c", "denial", None)), False),
    ],
)
def test_interest_holds_what_it_is_about(interest, change, held):
    assert interest.holds(change) is held


@pytest.mark.parametrize(
    ("authors", "own"),
    [((1,), True), ((1, 1), True), ((1, 2), False), ((2,), False), ((None,), False), ((1, None), False), ((), False)],
)
def test_change_is_own_only_if_nobody_else_had_a_hand_in_it(authors, own):
    assert is_own([Doing(author, NOON, frozenset("a")) for author in authors], 1) is own


def test_what_the_machine_derives_has_no_author():
    assert is_own([Doing(1, NOON, frozenset("a")), Doing(None, NOON, frozenset("a"), derived=True)], 1)
    assert not is_own([Doing(None, NOON, frozenset("a"), derived=True)], 1)


@pytest.mark.parametrize(
    ("doing", "found"),
    [
        (Doing(1, NOON, frozenset("a")), True),
        (Doing(1, NOON, frozenset("b")), True),
        (Doing(1, NOON, frozenset("t")), True),
        (Doing(1, NOON, frozenset("x")), False),
        (Doing(1, NOON, proposition="p"), True),
        (Doing(1, NOON, proposition="q"), False),
        (Doing(1, NOON, proposition="p", country="SE"), True),
        (Doing(1, NOON, proposition="p", country="NO"), False),
    ],
)
def test_causes_of_a_position_are_its_acts_its_proposition_and_rulings(doing, found):
    assert bool(find_causes(MOVED, [doing], {"a": {"a", "t"}})) is found
