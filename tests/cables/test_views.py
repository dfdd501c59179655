"""Pages of documents: signing in, lists, the state of reading, originals, tags, refusals."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cables.access import everything_visible
from cables.intake import Intake, ingest
from cables.models import Document, DocumentTag
from tests.pages import HTMX, shown, signed_in
from tests.rows import make_document


def test_stranger_is_sent_to_sign_in(client, db):
    answer = client.get("/documents/")
    assert answer.headers["Location"] == "/accounts/login/?next=/documents/"


def test_part_of_a_page_whose_session_ended_sends_the_whole_page_to_sign_in(client, db):
    headers = HTMX | {"HX-Current-URL": "http://testserver/entities/?q=x"}
    answer = client.get("/accounts/login/?next=/documents/", headers=headers)
    assert answer.headers["HX-Redirect"] == "/accounts/login/?next=/entities/?q=x"


def test_signing_in_leads_to_the_page_that_was_wanted(client, diplomat):
    answer = client.post(
        "/accounts/login/?next=/entities/",
        {"username": "diplomat", "password": "a-long-password", "next": "/entities/"},
    )
    assert answer.headers["Location"] == "/entities/"


def test_policy_allows_no_inline_script_or_style(as_analyst):
    policy = as_analyst.get("/documents/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "path",
    [
        "/documents/", "/documents/uploads/", "/entities/", "/search/?q=herring", "/documents/add/", "/method/",
        "/documents/from-browser/", "/channels/",
    ],
)  # fmt: skip
def test_pages_hold_no_inline_style_or_script(as_analyst, path):
    make_document(("UNCLASSIFIED", "Herring is a fish."))
    html = as_analyst.get(path).content.decode()
    assert " style=" not in html
    assert "<script>" not in html
    assert " onclick=" not in html


def test_list_is_a_page_and_a_part(as_analyst):
    make_document(("UNCLASSIFIED", "Words."), title="Open document")
    page, part = as_analyst.get("/documents/"), as_analyst.get("/documents/", headers=HTMX)
    assert b"<html" in page.content
    assert b"<html" not in part.content
    assert b"Open document" in page.content
    assert b"Open document" in part.content
    assert "HX-Request" in page.headers["Vary"]


def test_list_is_filtered_by_kind_and_nonsense_is_not_asked(as_analyst):
    make_document(("UNCLASSIFIED", "Words."), title="An article")
    assert b"An article" not in as_analyst.get("/documents/?kind=cable").content
    assert b"An article" in as_analyst.get("/documents/?kind=nonsense&start=never").content


def test_hidden_document_and_missing_one_answer_the_same(visitor):
    hidden = make_document(("SECRET", "Words."), title="Hidden title")
    browser = signed_in(visitor)
    pages = {"claims:document": [], "cables:state": [], "cables:original": ["0" * 64], "cables:revision": [1]}
    for name, rest in pages.items():
        answers = [browser.get(reverse(name, args=[pk, *rest])) for pk in (hidden.pk, uuid.uuid4())]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert shown(answers[0]) == shown(answers[1])
    assert b"Hidden title" not in browser.get("/documents/").content


def test_banner_is_the_highest_marking_shown(analyst, visitor):
    make_document(("UNCLASSIFIED", "Words."))
    make_document(("SECRET//NOFORN", "Words."))
    assert b"SECRET//NOFORN</div>" in signed_in(analyst).get("/documents/").content
    assert b">UNCLASSIFIED</div>" in signed_in(visitor).get("/documents/").content


def test_original_comes_back_as_it_was_and_only_as_a_download(as_analyst, see_all):
    data = b"<script>alert(1)</script> caf\xe9"
    document = ingest(data, 'odd \xe9 "name".html', Intake(kind="article", marking="UNCLASSIFIED")).document
    answer = as_analyst.get(reverse("cables:original", args=[document.pk, document.originals.get().sha256]))
    assert (answer.content, answer.headers["Content-Type"]) == (data, "application/octet-stream")
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_state_is_asked_until_it_is_final(as_analyst):
    document = make_document(("UNCLASSIFIED", "Words."))
    address = reverse("cables:state", args=[document.pk])
    with everything_visible():
        Document.objects.update(state="processing")
    waiting = as_analyst.get(address, headers=HTMX)
    assert b"every 1s" in waiting.content
    assert "HX-Trigger" not in waiting.headers
    with everything_visible():
        Document.objects.update(state="failed", error="The file is empty. Bring the document's text.")
    final = as_analyst.get(address, headers=HTMX)
    assert b"every 1s" not in final.content
    assert b"The file is empty" in final.content
    assert b"Run again" in final.content
    assert "document-finished" in final.headers["HX-Trigger"]
    assert as_analyst.get(address).headers["Location"] == document.get_absolute_url()


def test_document_is_run_again_by_those_who_may(analyst, diplomat):
    document = make_document(("UNCLASSIFIED", "Words."))
    address = reverse("cables:process", args=[document.pk])
    assert signed_in(diplomat).post(address).status_code == 403
    assert signed_in(analyst).post(address).headers["Location"] == document.get_absolute_url()
    with everything_visible():
        assert Document.objects.get().state == "received"


def test_tag_sent_twice_is_one_tag(as_analyst):
    document = make_document(("UNCLASSIFIED", "Words."))
    for _ in range(2):
        as_analyst.post(reverse("cables:tag", args=[document.pk]), {"label": " fisheries "})
    with everything_visible():
        assert [tag.label for tag in DocumentTag.objects.all()] == ["fisheries"]
    assert b"fisheries" in as_analyst.get(document.get_absolute_url()).content


def test_tag_that_is_too_long_says_what_to_do(as_analyst):
    document = make_document(("UNCLASSIFIED", "Words."))
    answer = as_analyst.post(reverse("cables:tag", args=[document.pk]), {"label": "x" * 61}, follow=True)
    assert b"Write 1 to 60 characters" in answer.content


def test_form_leads_back_only_to_our_own_pages(as_analyst):
    document = make_document(("UNCLASSIFIED", "Words."))
    address = reverse("cables:tag", args=[document.pk])
    for wanted, found in [("/search/", "/search/"), ("https://elsewhere.example/", document.get_absolute_url())]:
        assert as_analyst.post(address, {"label": "a", "next": wanted}).headers["Location"] == found


def test_too_many_files_are_refused_with_what_to_do(as_analyst, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    files = [SimpleUploadedFile(f"{number}.txt", b"words") for number in range(3)]
    answer = as_analyst.post("/documents/add/", {"files": files})
    assert answer.status_code == 413
    assert b"Send fewer files" in answer.content


def test_missing_page_and_form_without_token_are_in_the_same_design(analyst):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(analyst)
    assert b"There is nothing here" in browser.get("/no/such/page").content
    answer = browser.post("/documents/add/", {"text": "words"})
    assert answer.status_code == 403
    assert b"Go back, load the page again" in answer.content


def test_fault_of_ours_is_said_plainly(as_analyst, monkeypatch):
    as_analyst.raise_request_exception = False
    monkeypatch.setattr("cables.views.markings_of", lambda *_: 1 / 0)
    answer = as_analyst.get("/documents/")
    assert answer.status_code == 500
    assert b"Something broke on our side" in answer.content
    assert b"ZeroDivision" not in answer.content
