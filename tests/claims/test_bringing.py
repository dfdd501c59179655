"""Bringing documents by address and from the browser; receipts say by which way each came."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cables.access import everything_visible
from cables.models import Document, Fetch, Receipt
from cables.ways.fetches import run_fetch
from tests.pages import HTMX, signed_in
from tests.servers import Answer, serving

ADD = "/documents/add/"


def fetches() -> list[Fetch]:
    with everything_visible():
        return list(Fetch.objects.order_by("address"))


def fields(html: bytes) -> dict[str, str]:
    """What the fields of the form hold."""
    text = html.decode()
    areas = re.findall(r'<textarea name="(\w+)"[^>]*>\s*(.*?)</textarea>', text, re.DOTALL)
    return dict(areas) | dict(re.findall(r'<input type="hidden" name="(shared)" value="(\w*)"', text))


def test_addresses_are_kept_to_be_fetched_with_what_is_said_of_them(as_analyst, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as queued:
        sent = {
            "addresses": "https://example.org/a\r\n\r\nhttps://example.org/b\r\nhttps://example.org/a",
            "source": "A paper",
        }
        answer = as_analyst.post(ADD, sent, follow=True)
    assert [(f.address, f.way, f.intake["source"]) for f in fetches()] == [
        ("https://example.org/a", "address", "A paper"),
        ("https://example.org/b", "address", "A paper"),
    ]
    assert len(queued) == 2
    assert b"it is being fetched" in answer.content
    assert b"every 1s" in answer.content
    with everything_visible():
        assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("sent", "word"),
    [
        ({"addresses": "ftp://example.org/"}, "http://"),
        ({"addresses": "https://a:b@example.org/"}, "password"),
        ({"addresses": "\n".join(f"https://example.org/{n}" for n in range(51))}, "more than 50"),
        ({"addresses": "  \n "}, "no document yet"),
    ],
)
def test_what_cannot_be_fetched_is_said_and_nothing_typed_is_lost(as_analyst, sent, word):
    answer = as_analyst.post(ADD, sent | {"source": "A paper"})
    assert answer.status_code == 422
    assert word in answer.content.decode()
    assert b'value="A paper"' in answer.content
    assert fetches() == []


def test_receipts_say_the_way(as_analyst):
    as_analyst.post(ADD, {"text": "Norland spoke.", "files": [SimpleUploadedFile("a.txt", b"Sudland spoke.")]})
    as_analyst.post(ADD, {"text": "Westland spoke.", "shared": "True"})
    with everything_visible():
        assert sorted(Receipt.objects.values_list("way", flat=True)) == ["paste", "share", "upload"]


def test_failed_address_is_shown_with_why_and_tried_again_by_its_owner_alone(analyst, make_user, settings):
    browser, other = signed_in(analyst), signed_in(make_user("editor", level=3, role="editor"))
    with serving() as site:
        settings.FETCH_ALLOW = [site.place]
        browser.post(ADD, {"addresses": site.url("/story")})
        run_fetch(fetches()[0].pk)
        page = browser.get("/documents/uploads/", headers=HTMX).content.decode()
        assert "answered 404" in page
        assert site.place not in other.get("/documents/uploads/").content.decode()
        again = reverse("cables:fetch_again", args=[fetches()[0].pk])
        assert other.post(again).status_code == 404
        assert browser.post(again).headers["Location"] == "/documents/uploads/"
        site.pages["/story"] = Answer(b"Norland accused Sudland.", headers={"Content-Type": "text/plain"})
        run_fetch(fetches()[0].pk)
    page = browser.get("/documents/uploads/").content.decode()
    assert fetches()[0].state == "done"
    assert str(fetches()[0].document_id) in page


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("url=https://example.org/a%3Fb%3D1&title=A%20story", {"addresses": "https://example.org/a?b=1", "text": ""}),
        ("title=A%20story&text=Read%20https://example.org/a", {"addresses": "https://example.org/a", "text": ""}),
        ("title=A%20story&text=Marked%20words", {"addresses": "", "text": "A story\n\nMarked words"}),
    ],
)
def test_what_is_shared_fills_the_form_in_and_brings_nothing(as_analyst, query, wanted):
    found = fields(as_analyst.get(f"{ADD}?{query}").content)
    assert {name: found[name] for name in wanted} == wanted
    assert found["shared"] == "True"
    assert fetches() == []
    as_analyst.post(ADD, found)
    assert [f.way for f in fetches()] == ["share"] * bool(wanted["addresses"])


def test_what_is_shared_is_never_markup(as_analyst):
    html = as_analyst.get(f"{ADD}?text=%3C/textarea%3E%3Cscript%3Ealert(1)%3C/script%3E").content
    assert b"<script>alert" not in html


def test_bookmarklet_opens_the_form_of_this_very_place(as_analyst):
    html = as_analyst.get("/documents/from-browser/").content.decode()
    script = re.search(r'href="(javascript:[^"]+)"', html)[1]
    assert "http://testserver/documents/add/?" in script
    assert "location.href" in script


def test_manifest_shares_to_the_form_for_adding(as_analyst):
    manifest = json.loads(Path(finders.find("manifest.webmanifest")).read_text())
    assert manifest["share_target"] == {
        "action": ADD, "method": "GET", "params": {"title": "title", "text": "text", "url": "url"},
    }  # fmt: skip
    page = as_analyst.get("/documents/")
    assert b'rel="manifest"' in page.content
    assert "manifest-src 'self'" in page.headers["Content-Security-Policy"]
    assert all(finders.find(icon["src"]) for icon in manifest["icons"])


def test_readers_bring_nothing(diplomat):
    browser = signed_in(diplomat)
    assert browser.post(ADD, {"addresses": "https://example.org/"}).status_code == 403
    assert browser.get("/documents/from-browser/").status_code == 403
