"""Two axes of time: what was said by a day, and what Demarche held at a moment, reviews and re-markings included."""

import random
from datetime import date

import pytest
from django.db import connection

from cables.access import everything_visible, visible_to
from cables.history import settled_moment
from claims.models import Claim, Dispute, Overruling
from claims.services import review_claim
from claims.snapshot import Moment, Snapshot
from tests.rows import make_claim, make_dispute, make_document, make_entity, marking, settle

pytestmark = pytest.mark.django_db(transaction=True)
ACCUSATION = "Norland accused Sudland of taking herring beyond its quota"
DENIAL = "Sudland denied that it took herring beyond its quota"


@pytest.fixture
def herring() -> Dispute:
    dispute = make_dispute()
    norland, sudland = make_entity("Norland", "NO"), make_entity("Sudland", "SE")
    document = make_document(("UNCLASSIFIED", f"{ACCUSATION}."), ("UNCLASSIFIED", f"{DENIAL}."), dispute=dispute)
    dispute.sudland, dispute.norland, dispute.document = sudland, norland, document
    dispute.accusation = make_claim(document, ACCUSATION, "accusation", norland, sudland)
    settle(dispute)
    return dispute


def now():
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def stances(user, dispute: Dispute, **moment) -> dict[str, str]:
    with visible_to(user):
        return {p.country: p.stance for p in Snapshot(dispute, Moment(**moment)).positions}


def add_denial(dispute: Dispute, banner: str = "UNCLASSIFIED", title: str = "Later") -> Claim:
    document = make_document((banner, f"{DENIAL}."), title=title, dispute=dispute)
    claim = make_claim(document, DENIAL, "denial", dispute.sudland, dispute.norland, day="2026-03-02")
    settle(dispute)
    return claim


def test_what_came_later_was_not_known_before(herring, analyst):
    before = now()
    add_denial(herring)
    assert stances(analyst, herring, known_at=before) == {"NO": "affirms", "SE": "no position found"}
    assert stances(analyst, herring) == {"NO": "affirms", "SE": "denies"}
    assert stances(analyst, herring, known_at=now()) == stances(analyst, herring)


def test_what_was_said_later_is_left_out_of_an_earlier_day(herring, analyst):
    add_denial(herring)
    assert stances(analyst, herring, as_of=date(2026, 3, 1)) == {"NO": "affirms", "SE": "no position found"}


def test_review_counts_from_its_own_moment_on(herring, analyst):
    denial = add_denial(herring)
    before = now()
    with visible_to(analyst):
        review_claim(denial, "rejected", analyst)
    assert stances(analyst, herring)["SE"] == "no position found"
    assert stances(analyst, herring, known_at=before)["SE"] == "denies"


def test_deleted_claim_is_still_in_the_past(herring, analyst):
    denial = add_denial(herring)
    before = now()
    with everything_visible():
        Claim.objects.filter(pk=denial.pk).delete()
    assert stances(analyst, herring)["SE"] == "no position found"
    assert stances(analyst, herring, known_at=before)["SE"] == "denies"


def test_the_past_of_what_is_marked_higher_now_is_hidden(herring, analyst, visitor):
    denial = add_denial(herring)
    before = now()
    assert stances(visitor, herring)["SE"] == "denies"
    with everything_visible():
        secret = marking("SECRET")
    with everything_visible():
        for rows in (Claim.objects.filter(pk=denial.pk), denial.appearances, denial.stances, denial.parties):
            rows.update(marking=secret)
    for moment in ({}, {"known_at": before}):
        assert stances(visitor, herring, **moment)["SE"] == "no position found"
        assert stances(analyst, herring, **moment)["SE"] == "denies"
    with visible_to(analyst):
        told = next(act for act in Snapshot(herring, Moment(known_at=before)).claims if act.id == str(denial.pk))
    assert told.marking == "UNCLASSIFIED"  # as it was marked then


def test_overruling_is_shown_as_such_from_its_day_and_moment(herring, analyst):
    before = now()
    with everything_visible():
        Overruling.objects.create(
            proposition=herring.propositions.get(), country="SE", stance="neutral", since=date(2026, 3, 3),
            reason="Told so in person", created_by=analyst, marking=marking(),
        )  # fmt: skip
    with visible_to(analyst):
        (position,) = Snapshot(herring, country="SE").positions
    assert (position.stance, position.rule, position.computed) == (
        "neutral",
        "overruled by analyst",
        "no position found",
    )
    assert stances(analyst, herring, as_of=date(2026, 3, 2))["SE"] == "no position found"
    assert stances(analyst, herring, known_at=before)["SE"] == "no position found"


def test_reading_again_leaves_no_event_where_nothing_changed(herring, analyst):
    add_denial(herring)
    with connection.cursor() as cursor:
        count = "SELECT (SELECT count(*) FROM claims_stanceevent) + (SELECT count(*) FROM claims_claimlinkevent)"
        with everything_visible():
            cursor.execute(count)
            before = cursor.fetchone()
        settle(herring)
        with everything_visible():
            cursor.execute(count)
            assert cursor.fetchone() == before


def test_settled_moment_is_not_after_an_open_transaction(herring):
    with everything_visible():
        assert settled_moment() <= now()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_earlier_moment_keeps_its_state_whatever_happens_later(herring, analyst, seed):
    source, held, seen = random.Random(seed), [], []
    for number in range(8):
        act = source.choice(["add", "add", "reject", "confirm", "delete"])
        claim = source.choice(held) if held else None
        if act == "add" or claim is None:
            held.append(add_denial(herring, source.choice(["UNCLASSIFIED", "SECRET"]), f"Later {number}"))
        elif act == "delete":
            held.remove(claim)
            with everything_visible():
                Claim.objects.filter(pk=claim.pk).delete()
        else:
            with visible_to(analyst):
                review_claim(claim, {"reject": "rejected", "confirm": "confirmed"}[act], analyst)
        seen.append((now(), whole(analyst, herring)))
    assert [whole(analyst, herring, known_at=moment) for moment, _ in seen] == [state for _, state in seen]


def whole(user, dispute: Dispute, **moment) -> object:
    """Everything that a snapshot tells."""
    with visible_to(user):
        snapshot = Snapshot(dispute, Moment(**moment))
        return set(snapshot.claims), {(x.source, x.relation, x.target) for x in snapshot.links}, snapshot.positions
