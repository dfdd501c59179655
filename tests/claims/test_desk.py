"""The analyst's desk: what is at issue, links, stances, overruled positions, terms of office, and the page of a claim."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from cables.access import everything_visible
from claims.models import ClaimLink, Overruling, Proposition, Stance
from claims.passages import read_passage
from claims.threads import build_thread
from claims.values import Link
from entities.models import Tenure
from tests.claims.acts import NORLAND, SUDLAND, act
from tests.pages import signed_in
from tests.rows import make_claim, make_dispute, make_document, make_entity, settle

ACCUSATION = "Norland accused Sudland of taking herring beyond its quota"
AGAIN = "Norland said that boats of Sudland had dumped herring offal in the sound"
DENIAL = "Sudland rejected what it called an invention"


@pytest.fixture
def herring(db):
    """An accusation, an open denial that is CONFIDENTIAL, and a later accusation."""
    dispute = make_dispute()
    norland, sudland = make_entity("Norland", "NO"), make_entity("Sudland", "SE")
    portions = (
        ("UNCLASSIFIED", f"It was cold. {ACCUSATION}. Nobody knew why. More followed."),
        ("CONFIDENTIAL", f"{DENIAL}."),
        ("UNCLASSIFIED", f"{AGAIN}."),
    )
    document = make_document(*portions, title="Herring story", dispute=dispute)
    dispute.accusation = make_claim(document, ACCUSATION, "accusation", norland, sudland)
    dispute.denial = make_claim(document, DENIAL, "denial", sudland, day="2026-03-02")
    dispute.later = make_claim(document, AGAIN, "accusation", norland, sudland, day="2026-03-05")
    settle(dispute)
    with everything_visible():
        ClaimLink.objects.all().delete()
        dispute.first = dispute.propositions.get()
    return dispute


@pytest.fixture
def seeing(as_analyst):
    """The analyst's browser, and the test sees every row beside it."""
    with everything_visible():
        yield as_analyst


def at(name: str, dispute, *args: object) -> str:
    return reverse(f"claims:{name}", args=[dispute.slug, *args])


def put(client, dispute, **fields):
    values = {
        "text": "Sudland dumped offal in the sound.",
        "terms": "offal, dump",
        "accusers": "NO",
        "accused": "Sweden",
    }
    return client.post(at("proposition_add", dispute), values | fields)


def addresses(dispute) -> list[str]:
    key = dispute.first.pk
    return [
        at("desk", dispute), at("proposition_add", dispute), at("proposition", dispute, key),
        at("proposition_split", dispute, key), at("proposition_merge", dispute, key),
        at("proposition_review", dispute, key), at("link_add", dispute), at("link_change", dispute, key),
        at("link_review", dispute, key), at("stance", dispute, dispute.denial.pk), at("ruling_add", dispute),
        at("ruling_remove", dispute, key), reverse("claims:tenure_add", args=[key]),
        reverse("claims:tenure_remove", args=[key]),
    ]  # fmt: skip


def test_readers_are_refused_everywhere_and_no_link_leads_there(herring, diplomat):
    client = signed_in(diplomat)
    for address in addresses(herring):
        assert client.get(address).status_code == client.post(address).status_code == 403
    assert b"desk/" not in client.get(herring.get_absolute_url()).content


def test_hidden_and_missing_rows_answer_alike(herring, make_user):
    client = signed_in(make_user("junior", role="analyst"))
    hidden, missing = (client.post(at("stance", herring, pk), {}) for pk in (herring.denial.pk, uuid.uuid4()))
    assert hidden.status_code == missing.status_code == 404
    sent = {"source": herring.denial.pk, "target": herring.accusation.pk, "relation": "rebuts"}
    said = []
    for pk in (herring.denial.pk, uuid.uuid4()):
        answer = client.post(at("link_add", herring), sent | {"source": pk}, follow=True).content.decode()
        said.append("There is no such claim in this dispute." in answer)
    assert said == [True, True]
    assert client.get("/disputes/nowhere/desk/").status_code == 404
    assert DENIAL not in client.get(at("desk", herring)).content.decode()


# ------------------------------------------------------------------ propositions


def test_a_proposition_is_put_at_issue_with_names_as_codes_and_claims_take_stances(herring, seeing):
    assert put(seeing, herring).status_code == 302
    row = Proposition.objects.get(text__contains="offal")
    assert (row.accusers, row.accused, row.terms, row.status) == (["NO"], ["SE"], ["offal", "dump"], "confirmed")
    assert (row.marking, row.decided_by.username) == (herring.marking, "analyst")
    assert Stance.objects.get(claim=herring.later).proposition == row
    assert "dumped offal in the sound" in seeing.get(at("desk", herring)).content.decode()


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"text": ""}, "This field is required"),
        ({"accusers": "Nowhereland, NO"}, "“Nowhereland”: neither the code"),
        ({"accused": "NO"}, "NO cannot stand on both sides"),
        ({"terms": "x" * 61}, "is longer than 60 characters"),
    ],
)
def test_a_proposition_that_makes_no_sense_is_refused_with_what_to_do(herring, seeing, fields, error):
    answer = put(seeing, herring, **fields)
    assert (answer.status_code, Proposition.objects.count()) == (422, 1)
    assert error in answer.content.decode()


def test_a_proposition_is_edited_and_its_events_keep_what_it_said(herring, seeing):
    address = at("proposition", herring, herring.first.pk)
    assert "Sudland took herring" in seeing.get(address).content.decode()
    seeing.post(address, {"text": "Sudland took too much.", "accusers": "NO", "accused": "SE"})
    herring.first.refresh_from_db()
    assert herring.first.text == "Sudland took too much."
    assert herring.first.events.first().text.startswith("Sudland took herring")


def test_a_split_moves_the_chosen_claims_under_the_join_of_their_markings(herring, seeing):
    with everything_visible():
        Stance.objects.update_or_create(
            claim=herring.denial, proposition=herring.first,
            defaults={"stance": "denies", "rule": "test", "status": "confirmed", "marking": herring.denial.marking},
        )  # fmt: skip
    sent = {"split-text": "It is an invention.", "split-accusers": "SE", "split-claims": [str(herring.denial.pk)]}
    assert seeing.post(at("proposition_split", herring, herring.first.pk), sent).status_code == 302
    new = Proposition.objects.get(text="It is an invention.")
    assert str(new.marking) == "CONFIDENTIAL"
    moved = Stance.objects.get(claim=herring.denial)
    assert (moved.proposition, moved.stance, moved.status) == (new, "denies", "confirmed")


def test_a_split_that_moves_nothing_is_refused(herring, seeing):
    answer = seeing.post(at("proposition_split", herring, herring.first.pk), {"split-text": "It is an invention."})
    assert answer.status_code == 422
    assert "Choose at least one claim" in answer.content.decode()


def test_a_merge_moves_what_people_decided_and_keeps_the_events_of_what_is_deleted(herring, seeing, analyst):
    put(seeing, herring)
    new = Proposition.objects.get(text__contains="offal")
    fields = {"proposition": new.pk, "stance": "opposes", "reason": "none"}
    seeing.post(at("stance", herring, herring.denial.pk), fields)
    ruling = {"country": "FI", "stance": "supports", "since": "2026-03-03", "reason": "Told so."}
    seeing.post(at("ruling_add", herring), ruling | {"proposition": new.pk})
    answer = seeing.post(at("proposition_merge", herring, new.pk), {"into": herring.first.pk})
    assert answer.status_code == 302
    moved = Stance.objects.get(claim=herring.denial)
    assert (moved.proposition, moved.stance, moved.status) == (herring.first, "opposes", "confirmed")
    assert Overruling.objects.get().proposition == herring.first
    assert Proposition.objects.get() == herring.first
    assert Proposition.pgh_event_model.objects.filter(pgh_obj_id=new.pk, pgh_label="delete").exists()


def test_a_suggested_proposition_counts_only_when_it_is_accepted(herring, seeing):
    row = Proposition.objects.create(
        dispute=herring, text="Sudland dumped offal in the sound.", accusers=["NO"], accused=["SE"],
        status="suggested", rule="test", marking=herring.marking,
    )  # fmt: skip
    settle(herring)
    assert not Stance.objects.filter(proposition=row).exists()
    seeing.post(at("proposition_review", herring, row.pk), {"status": "confirmed"})
    assert Stance.objects.get(claim=herring.later).proposition == row
    seeing.post(at("proposition_review", herring, row.pk), {"status": "rejected"})
    assert not Stance.objects.filter(proposition=row).exists()


# ------------------------------------------------------------------ links


def tie(client, dispute, source, target, **fields):
    sent = {"source": source.pk, "target": target.pk, "relation": "rebuts", "manner": "dismisses as unfounded"}
    return client.post(at("link_add", dispute), sent | fields, follow=True).content.decode()


def test_an_open_denial_stands_in_the_queue_and_is_tied_with_one_click(herring, seeing):
    html = seeing.get(at("desk", herring)).content.decode()
    queue = html[html.index('id="denials"') : html.index('id="findings"')]
    assert f'name="target" value="{herring.accusation.pk}"' in queue
    assert str(herring.later.pk) not in queue  # said after the denial
    tie(seeing, herring, herring.denial, herring.accusation)
    link = ClaimLink.objects.get(source=herring.denial)
    assert (link.status, link.rule, link.manner) == ("confirmed", "linked by a person", "dismisses as unfounded")
    assert (link.decided_by.username, str(link.marking)) == ("analyst", "CONFIDENTIAL")
    assert link.decided_at
    settle(herring)
    assert "Every denial answers" in seeing.get(at("desk", herring)).content.decode()


def test_a_link_to_something_later_is_refused_with_a_sentence(herring, seeing):
    assert "It was said before the other claim" in tie(seeing, herring, herring.denial, herring.later)
    assert not ClaimLink.objects.filter(source=herring.denial, target=herring.later).exists()


def test_a_claim_of_another_dispute_cannot_be_tied(herring, seeing):
    other = make_document(("UNCLASSIFIED", "Norland accused Sudland of it."), dispute=make_dispute("other"))
    stray = make_claim(other, "Norland accused Sudland", "accusation", None)
    assert "There is no such claim in this dispute" in tie(seeing, herring, herring.denial, stray)


def test_a_changed_link_is_another_one_and_the_old_one_stays_rejected(herring, seeing):
    tie(seeing, herring, herring.denial, herring.accusation)
    link = ClaimLink.objects.get(source=herring.denial)
    seeing.post(at("link_change", herring, link.pk), {"relation": "responds", "manner": "partly admits"})
    settle(herring)
    found = ClaimLink.objects.filter(source=herring.denial).values_list("relation", "status", "manner")
    assert set(found) == {("responds", "confirmed", ""), ("rebuts", "rejected", "dismisses as unfounded")}


def test_a_link_is_rejected_and_accepted(herring, seeing):
    tie(seeing, herring, herring.denial, herring.accusation)
    link = ClaimLink.objects.get(source=herring.denial)
    for status in ("rejected", "confirmed"):
        seeing.post(at("link_review", herring, link.pk), {"status": status})
        link.refresh_from_db()
        assert link.status == status


# ------------------------------------------------------------------ stances and positions


def test_a_stance_set_by_a_person_stands_whatever_the_machine_reads(herring, seeing):
    sent = {"proposition": herring.first.pk, "stance": "opposes", "reason": "fear"}
    seeing.post(at("stance", herring, herring.denial.pk), sent)
    settle(herring)
    row = Stance.objects.get(claim=herring.denial)
    assert (row.stance, row.reason, row.status, str(row.marking)) == ("opposes", "fear", "confirmed", "CONFIDENTIAL")


def test_no_stance_set_by_a_person_stands_too(herring, seeing):
    for claim in (herring.accusation, herring.later):
        seeing.post(at("stance", herring, claim.pk), {"proposition": ""})
    settle(herring)
    rows = Stance.objects.filter(claim__in=[herring.accusation, herring.later])
    assert list(rows.values_list("status", flat=True)) == ["rejected", "rejected"]


def test_who_does_not_see_a_stance_does_not_undo_it(herring, make_user):
    with everything_visible():
        secret = make_document(("SECRET", "Secret."), dispute=herring).paragraphs.get().marking
        hidden = Proposition.objects.create(dispute=herring, text="It was a ruse.", marking=secret)
        values = {"stance": "denies", "rule": "test", "status": "confirmed", "marking": secret}
        Stance.objects.create(claim=herring.later, proposition=hidden, **values)
    signed_in(make_user("junior", role="analyst")).post(at("stance", herring, herring.later.pk), {"proposition": ""})
    with everything_visible():
        assert Stance.objects.get(claim=herring.later, proposition=hidden).status == "confirmed"


def test_a_proposition_without_a_stance_is_refused(herring, seeing):
    answer = seeing.post(at("stance", herring, herring.later.pk), {"proposition": herring.first.pk}, follow=True)
    assert "Choose the stance" in answer.content.decode()


def test_a_position_is_overruled_under_a_marking_and_taken_back(herring, seeing):
    sent = {"proposition": herring.first.pk, "country": "Finland", "stance": "supports", "since": "2026-03-03"}
    assert seeing.post(at("ruling_add", herring), sent).status_code == 422  # without a reason
    seeing.post(at("ruling_add", herring), sent | {"reason": "Told so.", "level": "SECRET"})
    row = Overruling.objects.get()
    assert (row.country, row.since, str(row.marking), row.created_by.username) == (
        "FI", date(2026, 3, 3), "SECRET", "analyst",
    )  # fmt: skip
    again = seeing.post(at("ruling_add", herring), sent | {"reason": "Again.", "level": "SECRET"})
    assert "overruled from that day already" in again.content.decode()
    assert "Told so." in seeing.get(at("desk", herring)).content.decode()
    seeing.post(at("ruling_remove", herring, row.pk))
    assert not Overruling.objects.exists()
    assert Overruling.pgh_event_model.objects.filter(pgh_label="delete").exists()


def test_nobody_marks_higher_than_they_may_see(herring, make_user):
    client = signed_in(make_user("junior", level=2, role="analyst"))
    sent = {
        "proposition": herring.first.pk,
        "country": "FI",
        "stance": "supports",
        "since": "2026-03-03",
        "reason": "x",
    }
    assert client.post(at("ruling_add", herring), sent | {"level": "SECRET"}).status_code == 422


# ------------------------------------------------------------------ the page of a claim, and of a person


def test_a_claim_shows_its_words_in_context_its_thread_and_its_history(herring, seeing):
    tie(seeing, herring, herring.denial, herring.accusation)
    seeing.post(reverse("claims:review", args=[herring.accusation.pk]), {"status": "confirmed"})
    html = seeing.get(reverse("claims:claim", args=[herring.accusation.pk])).content.decode()
    assert "It was cold. <a" in html
    assert f"<mark>{ACCUSATION}</mark></a>. Nobody knew why." in html
    assert "More followed" not in html
    assert "Rebutted by (dismisses as unfounded):" in html
    assert "by analyst:" in html
    assert "review suggested → confirmed" in html


def test_a_reader_below_the_denial_sees_neither_thread_nor_forms(herring, seeing, visitor):
    tie(seeing, herring, herring.denial, herring.accusation)
    html = signed_in(visitor).get(reverse("claims:claim", args=[herring.accusation.pk])).content.decode()
    assert 'id="thread"' not in html
    assert "Set the stance" not in html
    assert signed_in(visitor).get(reverse("claims:claim", args=[herring.denial.pk])).status_code == 404


def test_a_term_of_office_is_added_and_removed_on_the_page_of_a_person(herring, seeing):
    person = make_entity("Olga Nord", "", authority=0, kind="person")
    address = reverse("claims:tenure_add", args=[person.pk])
    sent = {"office": "Minister of Fish", "country": "Norway", "authority": "4", "since": "2026-01-01"}
    assert "It ends before it begins" in seeing.post(address, sent | {"until": "2025-01-01"}).content.decode()
    assert seeing.post(address, sent).status_code == 302
    row = Tenure.objects.get()
    assert (row.country, row.authority, row.until) == ("NO", 4, None)
    assert "Minister of Fish" in seeing.get(person.get_absolute_url()).content.decode()
    seeing.post(reverse("claims:tenure_remove", args=[row.pk]))
    assert not Tenure.objects.exists()


def test_a_term_of_office_moves_stances_of_what_was_said_in_it(herring, seeing):
    person = make_entity("Olga Nord", "FI", authority=0, kind="person")
    document = make_document(("UNCLASSIFIED", "The herring quota needs talks."), dispute=herring)
    claim = make_claim(document, "The herring quota needs talks", "assertion", person)
    settle(herring)
    assert not Stance.objects.filter(claim=claim).exists()
    seeing.post(reverse("claims:tenure_add", args=[person.pk]), {"office": "M", "country": "FI", "authority": "4"})
    assert Stance.objects.get(claim=claim).stance == "neutral"


# ------------------------------------------------------------------ pure parts


def test_a_passage_is_one_sentence_more_on_either_side():
    text = "One. Two went. Three stayed here today. Four came. Five."
    start = text.index("stayed")
    passage = read_passage(text, start, start + 6)
    assert (passage.before, passage.words, passage.after) == ("Two went. Three ", "stayed", " here today. Four came.")


def test_a_thread_goes_both_ways_in_order_of_time_and_never_in_circles():
    acts = [
        act("a", "accusation", NORLAND, SUDLAND, day="2026-03-01"),
        act("d", "denial", SUDLAND, NORLAND, day="2026-03-02"),
        act("f", "denial", SUDLAND, NORLAND, day="2026-03-04"),
        act("e", "accusation", NORLAND, SUDLAND, day="2026-03-03"),
    ]
    pairs = [("f", "a"), ("d", "a"), ("e", "d"), ("f", "e"), ("a", "f")]
    thread = build_thread("a", acts, [Link(source, target, "responds") for source, target in pairs])
    assert [turn.act.id for turn in thread.answered_by] == ["d", "f"]
    assert [turn.act.id for turn in thread.answered_by[0].turns] == ["e"]
    assert thread.answered_by[0].turns[0].turns == ()
    assert [turn.act.id for turn in thread.answers] == ["f"]


def test_the_api_tells_only_of_what_is_at_issue(herring, seeing):
    herring.propositions.create(text="A guess.", status="suggested", rule="test", marking=herring.marking)
    found = seeing.get("/api/v1/disputes/herring/").json()["propositions"]
    assert [one["text"] for one in found] == [herring.first.text]
