"""Pages of disputes, documents as read, claims and the search; bringing documents; decisions about claims."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cables.access import everything_visible
from cables.models import Document
from claims.models import Claim, ClaimLink, ClaimTag, DisputeDocument
from tests.pages import HTMX, shown, signed_in
from tests.rows import make_claim, make_dispute, make_document, make_entity, make_mention, marking, settle

PARTS = ["positions", "timeline", "map", "graph", "claim_list", "document_list"]
ACCUSATION = "Norland accused Sudland of taking herring beyond its quota"
DENIAL = "Sudland denied that it took herring beyond its quota"


@pytest.fixture
def herring(db):
    """A dispute with an open accusation, and a secret denial that answers it."""
    dispute = make_dispute()
    norland, sudland = make_entity("Norland", "NO"), make_entity("Sudland", "SE")
    document = make_document(
        ("UNCLASSIFIED", f"{ACCUSATION}."), ("SECRET", f"{DENIAL}."), title="Herring story", dispute=dispute
    )
    dispute.document = document
    dispute.accusation = make_claim(document, ACCUSATION, "accusation", norland, sudland)
    dispute.denial = make_claim(document, DENIAL, "denial", sudland, norland, day="2026-03-02")
    make_mention(document, "Norland", norland)
    with everything_visible():
        ClaimLink.objects.create(
            source=dispute.denial,
            target=dispute.accusation,
            relation="rebuts",
            rule="test",
            status="confirmed",
            marking=marking("SECRET"),
        )
    settle(dispute)
    return dispute


def test_list_counts_only_what_the_reader_may_see(herring, analyst, visitor):
    assert b"2 claims" in signed_in(analyst).get("/").content
    assert b"1 claim<" in signed_in(visitor).get("/").content


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_a_page_and_a_part(herring, as_analyst, part):
    address = reverse(f"claims:{part}", args=[herring.slug])
    page, loaded = as_analyst.get(address), as_analyst.get(address, headers=HTMX)
    assert (page.status_code, loaded.status_code) == (200, 200)
    assert b"<html" in page.content
    assert b"<html" not in loaded.content
    assert loaded.content.strip().startswith(b"<div id=")


@pytest.mark.parametrize("part", PARTS)
def test_nothing_secret_is_in_a_part_for_the_visitor(herring, visitor, part):
    html = signed_in(visitor).get(reverse(f"claims:{part}", args=[herring.slug])).content.decode()
    assert DENIAL not in html
    assert str(herring.denial.pk) not in html
    assert "SECRET" not in html


def test_dispute_shows_who_stands_where_and_loads_the_rest(herring, as_analyst):
    html = as_analyst.get(herring.get_absolute_url()).content.decode()
    assert "Affirmed by Norway; denied by Sweden." in html
    for part in PARTS[1:]:
        assert f'hx-get="{reverse(f"claims:{part}", args=[herring.slug])}"' in html
        assert f'href="{reverse(f"claims:{part}", args=[herring.slug])}"' in html
    assert f"{herring.document.get_absolute_url()}#claim-{herring.denial.pk}" in html


def test_positions_as_of_a_day_know_nothing_later(herring, as_analyst):
    html = as_analyst.get(reverse("claims:positions", args=[herring.slug]), {"as_of": "2026-03-01"}).content.decode()
    assert "As of 1 March 2026: Affirmed by Norway." in html


def test_timeline_is_drawn_from_its_data_and_listed_as_well(herring, as_analyst):
    html = as_analyst.get(reverse("claims:timeline", args=[herring.slug])).content.decode()
    assert f'data-src="{reverse("claims:timeline_data", args=[herring.slug])}"' in html
    assert "Rebuts" in html
    data = as_analyst.get(reverse("claims:timeline_data", args=[herring.slug])).json()
    assert [(e["lane"], e["start"]) for e in data["entries"]] == [("NO", "2026-03-01"), ("SE", "2026-03-02")]
    assert data["entries"][1]["answers"][0]["id"] == str(herring.accusation.pk)
    assert [lane["name"] for lane in data["lanes"]] == ["Norway", "Sweden"]


@pytest.mark.parametrize("name", ["timeline_data", "graph_data", "map_data"])
def test_drawings_hold_nothing_secret_for_the_visitor(herring, visitor, name):
    answer = signed_in(visitor).get(reverse(f"claims:{name}", args=[herring.slug]))
    assert answer.status_code == 200
    for hidden in (DENIAL, str(herring.denial.pk), "SECRET", "Sweden: denies"):
        assert hidden not in answer.content.decode()


def test_filters_leave_out_of_the_drawing_what_they_leave_out_of_the_list(herring, as_analyst):
    asked = {"country": "SE", "kind": "denial"}
    data = as_analyst.get(reverse("claims:timeline_data", args=[herring.slug]), asked).json()
    assert [entry["id"] for entry in data["entries"]] == [str(herring.denial.pk)]
    html = as_analyst.get(reverse("claims:timeline", args=[herring.slug]), asked).content.decode()
    assert DENIAL in html
    assert ACCUSATION not in html


def test_lists_keep_to_the_day_asked_for(herring, as_analyst):
    claims, documents = (reverse(f"claims:{name}", args=[herring.slug]) for name in ("claim_list", "document_list"))
    html = as_analyst.get(claims, {"as_of": "2026-03-01"}).content.decode()
    assert ACCUSATION in html
    assert DENIAL not in html
    assert b"Herring story" in as_analyst.get(documents, {"as_of": "2026-03-01"}).content
    assert b"Herring story" not in as_analyst.get(documents, {"as_of": "2026-02-28"}).content
    assert b"Herring story" not in as_analyst.get(documents, {"known_at": "2020-01-01T00:00"}).content


def test_window_of_the_timeline_is_asked_by_days(herring, as_analyst):
    address = reverse("claims:timeline_data", args=[herring.slug])
    data = as_analyst.get(address, {"from": "2026-03-02", "to": "2026-03-02"}).json()
    assert [entry["id"] for entry in data["entries"]] == [str(herring.denial.pk)]


def test_comparison_of_two_days_says_what_came(herring, as_analyst):
    asked = {"first": "2026-03-01", "second": "2026-03-02"}
    html = as_analyst.get(reverse("claims:compare", args=[herring.slug]), asked).content.decode()
    assert "Sweden: no position found → denies" in html
    assert "Norway: " not in html.split("What differs")[1]


def test_country_has_a_page_over_all_disputes(herring, as_analyst, visitor):
    address = reverse("claims:country", args=["SE"])
    assert DENIAL in as_analyst.get(address).content.decode()
    assert DENIAL not in signed_in(visitor).get(address).content.decode()
    assert as_analyst.get(reverse("claims:country", args=["ZZ"])).status_code == 404


@pytest.mark.parametrize("extension", ["pdf", "docx"])
def test_brief_is_a_file_for_the_readers_clearance(herring, as_analyst, extension):
    answer = as_analyst.get(reverse("claims:brief_file", args=[herring.slug, extension]))
    assert answer.status_code == 200
    assert f"herring-brief.{extension}" in answer["Content-Disposition"]
    assert as_analyst.get(reverse("claims:brief_file", args=[herring.slug, "exe"])).status_code == 404


def test_brief_carries_the_marking_of_what_it_prints(herring, as_analyst, visitor):
    address = reverse("claims:brief", args=[herring.slug])
    assert "SECRET" in as_analyst.get(address).content.decode()
    html = signed_in(visitor).get(address).content.decode()
    assert "SECRET" not in html
    assert DENIAL not in html


def test_state_of_play_is_one_sentence(herring, as_analyst):
    html = as_analyst.get(herring.get_absolute_url()).content.decode()
    assert "Norway accuses since 1 Mar 2026; Sweden denies since 2 Mar 2026." in html


def test_filters_keep_the_other_parts_of_the_address(herring, as_analyst):
    headers = HTMX | {
        "HX-Current-URL": f"http://testserver{herring.get_absolute_url()}?as_of=2026-03-01",
        "HX-Target": "claims-list",
    }
    answer = as_analyst.get(reverse("claims:claim_list", args=[herring.slug]), {"kind": "denial"}, headers=headers)
    assert answer.headers["HX-Replace-Url"] == f"{herring.get_absolute_url()}?as_of=2026-03-01&kind=denial"
    assert DENIAL in answer.content.decode()
    assert ACCUSATION not in answer.content.decode()


def test_rejected_claims_are_listed_only_when_asked_for(herring, as_analyst):
    with everything_visible():
        Claim.objects.filter(pk=herring.denial.pk).update(status="rejected")
    address = reverse("claims:claim_list", args=[herring.slug])
    assert DENIAL not in as_analyst.get(address).content.decode()
    assert DENIAL in as_analyst.get(address, {"status": "rejected"}).content.decode()


def test_missing_dispute_is_missing(as_analyst):
    assert as_analyst.get("/disputes/nowhere/").status_code == 404


def test_document_marks_words_and_links_both_ways(herring, as_analyst):
    html = as_analyst.get(herring.document.get_absolute_url()).content.decode()
    assert f'id="claim-{herring.accusation.pk}" href="#said-{herring.accusation.pk}"' in html
    assert f'id="said-{herring.accusation.pk}"' in html
    assert f'href="#claim-{herring.accusation.pk}"' in html
    assert '<span class="m m-country"' in html
    assert "Rebutted by" in html


def test_reader_of_one_portion_sees_that_portion(herring, visitor):
    html = signed_in(visitor).get(herring.document.get_absolute_url()).content.decode()
    assert "accused Sudland" in html
    assert "denied" not in html
    assert "Rebutted" not in html
    assert "Accept" not in html


def test_words_of_a_document_are_shown_as_words(as_analyst):
    document = make_document(("UNCLASSIFIED", "<b>bold</b>\r\nnext & last"))
    html = as_analyst.get(document.get_absolute_url()).content.decode()
    assert "&lt;b&gt;bold&lt;/b&gt;&#13;\nnext &amp; last" in html


def test_document_part_for_htmx_carries_the_banner_along(herring, as_analyst):
    part = as_analyst.get(herring.document.get_absolute_url(), headers=HTMX).content.decode()
    assert "<html" not in part
    assert 'hx-swap-oob="true"' in part
    assert ">SECRET</div>" in part


def test_claim_page_holds_words_and_links(herring, as_analyst):
    html = as_analyst.get(reverse("claims:claim", args=[herring.denial.pk])).content.decode()
    assert DENIAL in html
    assert "Rebuts:" in html


def test_hidden_claim_and_missing_one_answer_the_same(herring, visitor):
    browser = signed_in(visitor)
    answers = [browser.get(reverse("claims:claim", args=[pk])) for pk in (herring.denial.pk, uuid.uuid4())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert shown(answers[0]) == shown(answers[1])


def test_claim_is_reviewed_once_however_often_it_is_sent(herring, as_analyst, analyst):
    address, back = reverse("claims:review", args=[herring.denial.pk]), herring.document.get_absolute_url()
    for _ in range(2):
        assert as_analyst.post(address, {"status": "confirmed", "next": back}).headers["Location"] == back
    with everything_visible():
        herring.denial.refresh_from_db()
    assert (herring.denial.status, herring.denial.decided_by) == ("confirmed", analyst)


@pytest.mark.parametrize("status", ["", "suggested", "nonsense"])
def test_decision_that_is_none_changes_nothing(herring, as_analyst, status):
    answer = as_analyst.post(reverse("claims:review", args=[herring.denial.pk]), {"status": status}, follow=True)
    assert b"Choose accept or reject" in answer.content
    with everything_visible():
        herring.denial.refresh_from_db()
    assert herring.denial.status == "suggested"


def test_reader_decides_and_tags_nothing(herring, diplomat):
    browser = signed_in(diplomat)
    assert (
        browser.post(reverse("claims:review", args=[herring.accusation.pk]), {"status": "confirmed"}).status_code == 403
    )
    assert browser.post(reverse("claims:tag", args=[herring.accusation.pk]), {"label": "x"}).status_code == 403
    assert browser.get("/documents/add/").status_code == 403


def test_claim_tag_sent_twice_is_one_tag(herring, as_analyst):
    for _ in range(2):
        as_analyst.post(reverse("claims:tag", args=[herring.denial.pk]), {"label": "key"})
    with everything_visible():
        assert ClaimTag.objects.count() == 1
    assert b">key</span>" in as_analyst.get(reverse("claims:claim", args=[herring.denial.pk])).content


def test_claims_of_an_entity_are_those_by_it_and_about_it(herring, analyst, visitor):
    address = reverse("claims:of_entity", args=[herring.accusation.claimant_id])
    assert DENIAL in signed_in(analyst).get(address).content.decode()
    assert DENIAL not in signed_in(visitor).get(address, headers=HTMX).content.decode()


def test_search_marks_the_words_and_escapes_the_rest(as_analyst):
    make_document(("UNCLASSIFIED", "Salted herring & eggs < bread were late."))
    html = as_analyst.get("/search/", {"q": "herring"}).content.decode()
    assert "<mark>herring</mark> &amp; eggs &lt; bread" in html


def test_search_finds_documents_and_claims_that_the_reader_may_see(herring, analyst, visitor):
    assert b"4 places found" in signed_in(analyst).get("/search/", {"q": "herring"}).content
    assert b"2 places found" in signed_in(visitor).get("/search/", {"q": "herring"}).content
    assert (
        b"2 places found"
        in signed_in(analyst).get("/search/", {"q": "herring", "target": "claim"}, headers=HTMX).content
    )


@pytest.mark.parametrize("words", ["", '"', "-", "a & | ! :*", "\x00", "x" * 400, "'); DROP TABLE"])
def test_search_takes_any_words(as_analyst, words):
    assert as_analyst.get("/search/", {"q": words}).status_code == 200


def test_method_page_is_the_written_method(as_analyst):
    html = as_analyst.get("/method/").content.decode()
    assert "<h1>How positions are worked out</h1>" in html
    assert "<table>" in html


def test_pasted_text_is_accepted_and_put_into_its_dispute(herring, as_analyst, analyst):
    fields = {
        "text": "Norland spoke.\r\nSudland answered.",
        "dispute": herring.slug,
        "published": "2026-04",
        "level": "SECRET",
        "caveats": "noforn",
    }
    answer = as_analyst.post("/documents/add/", fields, follow=True)
    assert b"Pasted text.txt: accepted" in answer.content
    with everything_visible():
        document = Document.objects.get(brought_by=analyst)
        assert (
            document.intake | {"dispute": herring.slug, "published": "2026-04", "marking": "SECRET//NOFORN"}
            == document.intake
        )
        assert DisputeDocument.objects.filter(document=document, dispute=herring).exists()
        assert document.originals.latest().size == len("Norland spoke.\nSudland answered.")


def test_document_is_accepted_while_the_broker_is_away(as_analyst, monkeypatch, django_capture_on_commit_callbacks):
    def refuse(*_: object) -> None:
        raise OSError("no broker")

    monkeypatch.setattr("cables.tasks.process_document.delay", refuse)
    with django_capture_on_commit_callbacks(execute=True) as sent:
        answer = as_analyst.post("/documents/add/", {"text": "Norland spoke."}, follow=True)
    assert len(sent) == 1
    assert b"Pasted text.txt: accepted" in answer.content


def test_many_files_at_once_with_one_known_and_one_empty(as_analyst):
    as_analyst.post("/documents/add/", {"files": [SimpleUploadedFile("first.txt", b"First words.")]})
    files = [
        SimpleUploadedFile("again.txt", b"First words."),
        SimpleUploadedFile("blank.txt", b" \n"),
        SimpleUploadedFile("new.txt", b"New words."),
    ]
    html = as_analyst.post("/documents/add/", {"files": files}, follow=True).content.decode()
    assert "again.txt was here already" in html
    assert "blank.txt: The file is empty" in html
    assert "new.txt: accepted" in html
    with everything_visible():
        assert Document.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "advice"),
    [
        ({"text": " "}, "Paste a text, choose a file or give an address"),
        ({"text": "Kept words", "published": "2026-02-30"}, "This is no date"),
        ({"text": "Kept words", "published": "soon"}, "This is no date"),
        ({"text": "Kept words", "level": "SECRET", "caveats": "BURNME"}, "BURNME is not known"),
        ({"text": "Kept words", "caveats": "NOFORN"}, "Choose a classification"),
        ({"text": "Kept words", "dispute": "nowhere"}, "Select a valid choice"),
    ],
)
def test_form_that_fails_keeps_what_was_typed_and_says_what_to_do(as_analyst, fields, advice):
    answer = as_analyst.post("/documents/add/", fields)
    assert answer.status_code == 422
    assert advice in answer.content.decode()
    assert fields["text"].strip() in answer.content.decode()
    with everything_visible():
        assert not Document.objects.exists()


def test_file_that_is_too_large_is_named_with_what_to_do(as_analyst, settings):
    settings.UPLOAD_MAX_BYTES = 10
    answer = as_analyst.post("/documents/add/", {"files": [SimpleUploadedFile("long.txt", b"more than ten bytes")]})
    assert b"long.txt is larger than" in answer.content


def test_own_uploads_show_their_state_until_it_is_final(as_analyst, analyst):
    as_analyst.post("/documents/add/", {"text": "Norland spoke."})
    page = as_analyst.get("/documents/uploads/", headers=HTMX).content
    assert b"Received" in page
    assert b"every 1s" in page
    with everything_visible():
        Document.objects.update(state="failed", error="No words in it.")
    page = as_analyst.get("/documents/uploads/", headers=HTMX).content
    assert b"No words in it." in page
    assert b"every 1s" not in page
