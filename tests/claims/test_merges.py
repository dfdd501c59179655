"""Merged entities on pages, in the API and in what is built from claims; the queue of proposals."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from rest_framework.test import APIClient

from cables.access import everything_visible, visible_to
from claims.desk import decide_merge
from claims.models import Claim, ClaimLink, Follow
from claims.snapshot import Moment, Snapshot
from entities.models import EntityMerge, Tenure
from tests.pages import HTMX, signed_in
from tests.rows import make_claim, make_dispute, make_document, make_entity, make_mention, marking, settle

ACCUSATION = "Norland accused Sudland Fisheries of taking herring"
DENIAL = "Fisheries denied that it took herring"


def make_merge(one, other, banner: str = "UNCLASSIFIED") -> EntityMerge:
    with everything_visible():
        row = marking(banner)
    with everything_visible():
        merge = EntityMerge.objects.create(
            merged=one,
            survivor=other,
            rule="short form",
            reason="“Fisheries” may be short.",
            confidence=0.6,
            marking=row,
        )
        mention = one.mentions.first()
        if mention:
            merge.evidence.create(mention=mention, marking=row)
    return merge


def decide(merge: EntityMerge, status: str, user) -> None:
    with visible_to(user):
        decide_merge(EntityMerge.objects.get(pk=merge.pk), status, user=user)


@pytest.fixture
def herring(db):
    """Norland accuses the fisheries office of Sudland; the office denies it under a shorter name without a country."""
    dispute = make_dispute()
    norland = make_entity("Norland", "NO")
    dispute.office = make_entity("Sudland Fisheries", "SE", authority=4, kind="office")
    dispute.short = make_entity("Fisheries", "", authority=0, kind="organisation")
    document = make_document(("UNCLASSIFIED", f"{ACCUSATION}. {DENIAL}."), title="Herring story", dispute=dispute)
    make_claim(document, ACCUSATION, "accusation", norland, dispute.office)
    dispute.denial = make_claim(document, DENIAL, "denial", dispute.short, day="2026-03-02")
    make_mention(document, "Sudland Fisheries", dispute.office)
    make_mention(document, "Fisheries denied", dispute.short)
    settle(dispute)
    return dispute


def whole(user, dispute, **moment: object) -> list[object]:
    """What a user reads of the dispute."""
    with visible_to(user):
        snapshot = Snapshot(dispute, Moment(**moment))
        return [snapshot.acts, snapshot.links, snapshot.positions, snapshot.graph]


def denier(user, dispute) -> tuple[object, ...]:
    act = next(act for act in whole(user, dispute)[0] if act.id == str(dispute.denial.pk))
    return act.claimant.key, act.claimant.name, act.claimant.country, act.claimant.official


def test_claims_of_the_one_count_for_the_other_and_undo_restores_everything(herring, analyst, visitor):
    before = whole(visitor, herring)
    with everything_visible():
        rows = list(Claim.objects.order_by("pk").values())
    assert denier(visitor, herring) == (str(herring.short.pk), "Fisheries", None, False)
    merge = make_merge(herring.short, herring.office)
    decide(merge, "confirmed", analyst)
    assert denier(visitor, herring) == (str(herring.office.pk), "Sudland Fisheries", "SE", True)
    assert {p.country: p.stance for p in whole(visitor, herring)[2]}["SE"] == "denies"
    with everything_visible():
        assert ClaimLink.objects.get(relation="rebuts").source_id == herring.denial.pk
        assert set(Claim.objects.involving(herring.office.pk)) == set(Claim.objects.all())
    decide(merge, "suggested", analyst)
    assert whole(visitor, herring) == before
    with everything_visible():
        assert list(Claim.objects.order_by("pk").values()) == rows


def test_the_past_knows_what_was_one_then(transactional_db, herring, analyst):
    before = timezone.now()
    earlier = whole(analyst, herring)
    merge = make_merge(herring.short, herring.office)
    decide(merge, "confirmed", analyst)
    between = timezone.now()
    merged = whole(analyst, herring)
    decide(merge, "suggested", analyst)
    assert whole(analyst, herring, known_at=before) == earlier
    assert whole(analyst, herring, known_at=between) == merged


def test_terms_of_office_of_the_merged_one_count(herring, analyst):
    with everything_visible():
        for row, kind in ((herring.short, "person"), (herring.office, "person")):
            type(row).objects.filter(pk=row.pk).update(kind=kind, official=False, authority=0, country="")
        Tenure.objects.create(person=herring.office, office="Minister", country="SE", authority=4, marking=marking())
    assert denier(analyst, herring)[2:] == (None, False)
    decide(make_merge(herring.short, herring.office), "confirmed", analyst)
    assert denier(analyst, herring)[2:] == ("SE", True)


def test_a_secret_merge_shows_in_nothing_that_others_see(herring, analyst, visitor):
    before = whole(visitor, herring)
    page = signed_in(visitor).get(herring.office.get_absolute_url()).content
    decide(make_merge(herring.short, herring.office, "SECRET"), "confirmed", analyst)
    assert whole(visitor, herring) == before
    assert denier(analyst, herring)[1:3] == ("Sudland Fisheries", "SE")
    with everything_visible():
        assert not ClaimLink.objects.exists()
    again = signed_in(visitor).get(herring.office.get_absolute_url()).content
    assert page.count(b"<tr") == again.count(b"<tr")
    assert b"may be the same" not in again
    assert signed_in(visitor).get(herring.short.get_absolute_url()).status_code == 200


# ------------------------------------------------------------------ pages


def address(merge: EntityMerge) -> str:
    return reverse("claims:merge_review", args=[merge.pk])


def test_the_queue_is_for_reviewers_and_hides_what_is_hidden(herring, diplomat, make_user):
    merge = make_merge(herring.short, herring.office, "SECRET")
    reader, junior = signed_in(diplomat), signed_in(make_user("junior", role="analyst"))
    assert reader.get(reverse("claims:merges")).status_code == 403
    assert reader.post(address(merge), {"status": "confirmed"}).status_code == 403
    answers = [junior.post(reverse("claims:merge_review", args=[pk])) for pk in (merge.pk, uuid.uuid4())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert b"may be short" not in junior.get(reverse("claims:merges")).content


def test_desk_shows_reason_and_sentences_and_decides_as_a_part(herring, as_analyst, analyst):
    merge = make_merge(herring.short, herring.office)
    desk = as_analyst.get(reverse("claims:desk", args=[herring.slug])).content.decode()
    assert "Who may be one (1)" in desk
    assert "may be short" in desk
    assert "<mark>Fisheries denied</mark>" in desk
    part = as_analyst.post(address(merge), {"status": "confirmed"}, headers=HTMX)
    assert part.status_code == 200
    assert b"<html" not in part.content
    assert b"Undo" in part.content
    with everything_visible():
        merge.refresh_from_db()
    assert (merge.status, merge.decided_by) == ("confirmed", analyst)
    undone = as_analyst.post(address(merge), {"status": "suggested"}, follow=True)
    assert b"Accept" in undone.content


def test_nonsense_decides_nothing_and_says_so(herring, as_analyst):
    merge = make_merge(herring.short, herring.office)
    assert as_analyst.post(address(merge), {"status": "?"}, headers=HTMX).status_code == 422
    assert b"Nothing was decided" in as_analyst.post(address(merge), {}, follow=True).content


def test_what_cannot_be_one_is_refused_on_the_page(herring, as_analyst):
    other = make_entity("FISHERIES", "FI", authority=0, kind="organisation")
    first, second = make_merge(herring.short, herring.office), make_merge(herring.short, other)
    as_analyst.post(address(first), {"status": "confirmed"})
    refused = as_analyst.post(address(second), {"status": "confirmed"}, headers=HTMX)
    assert refused.status_code == 422
    assert b"They cannot be one" in refused.content


def test_page_of_the_merged_leads_to_the_survivor_that_has_it_all(herring, as_analyst, analyst, visitor):
    merge = make_merge(herring.short, herring.office)
    assert b"may be the same" in as_analyst.get(herring.short.get_absolute_url()).content
    decide(merge, "confirmed", analyst)
    answer = as_analyst.get(herring.short.get_absolute_url())
    assert answer.headers["Location"] == herring.office.get_absolute_url()
    html = as_analyst.get(herring.office.get_absolute_url()).content.decode()
    assert "is merged into Sudland Fisheries" in html
    assert "Undo" in html
    assert "2 mentions" in html
    plain = signed_in(visitor).get(herring.office.get_absolute_url()).content.decode()
    assert "is merged into" in plain
    assert "Undo" not in plain
    assert (
        DENIAL in as_analyst.get(reverse("claims:of_entity", args=[herring.office.pk]), headers=HTMX).content.decode()
    )


def test_who_follows_the_merged_one_follows_the_survivor(herring, visitor, analyst):
    browser = signed_in(visitor)
    browser.post(reverse("claims:follow"), {"entity": herring.short.pk})
    decide(make_merge(herring.short, herring.office), "confirmed", analyst)
    box = reverse("claims:follow_entity", args=[herring.office.pk])
    assert b"Following</button>" in browser.get(box, headers=HTMX).content
    browser.post(reverse("claims:follow"), {"entity": herring.office.pk, "follow": "no"})
    assert not Follow.objects.exists()


# ------------------------------------------------------------------ API


def test_api_answers_with_the_survivor_and_lists_each_once(herring, visitor, analyst):
    client = APIClient()
    client.force_login(visitor)
    decide(make_merge(herring.short, herring.office), "confirmed", analyst)
    one = client.get(f"/api/v1/entities/{herring.short.pk}/").json()
    assert (one["id"], one["merged"]) == (str(herring.office.pk), [str(herring.short.pk)])
    assert (one["mention_count"], "Fisheries" in one["aliases"]) == (2, True)
    names = [row["name"] for row in client.get("/api/v1/entities/").json()["results"]]
    assert names == ["Norland", "Sudland Fisheries"]
    for pk in (herring.short.pk, herring.office.pk):
        assert len(client.get(f"/api/v1/mentions/?entity={pk}").json()["results"]) == 2
        assert len(client.get(f"/api/v1/claims/?entity={pk}").json()["results"]) == 2
