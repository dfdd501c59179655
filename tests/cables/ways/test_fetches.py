"""An asked address is kept until it is a document, or says why it is none."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from cables.access import everything_visible, visible_to
from cables.formats import DocumentError
from cables.intake import Intake
from cables.models import Document, Fetch, Receipt
from cables.tasks import fetch_address, sweep_fetches
from cables.ways.fetches import ask_for, fetch_again, forget_old_fetches, run_fetch
from tests.servers import Answer, WebServer, serving

WORDS = b"Norway and Chile meet\n\nOSLO, 3 March 2026 - Norway accused Chile of breaking the agreement.\n"
PLAIN = {"Content-Type": "text/plain"}


@pytest.fixture
def site(settings, db) -> Iterator[WebServer]:
    """A site with one story."""
    with serving() as site:
        settings.FETCH_ALLOW = [site.place]
        settings.FETCH_SECONDS = 5
        site.pages["/story.txt"] = Answer(WORDS, headers=PLAIN)
        yield site


@pytest.fixture
def sent(monkeypatch) -> list[str]:
    """The documents that a worker was told of."""
    found: list[str] = []
    monkeypatch.setattr("cables.tasks.process_document.delay", found.append)
    return found


def asked(url: str, user=None, **intake: str) -> Fetch:
    """An address that a person asked for."""
    with visible_to(user) if user else everything_visible():
        return ask_for(url, Intake(**intake), user)


def now(fetch: Fetch) -> Fetch:
    """The row as it stands."""
    with everything_visible():
        return Fetch.objects.select_related("document").get(pk=fetch.pk)


def test_address_becomes_a_document_with_where_it_came_from(site, analyst, sent):
    fetch = asked(site.url("/story.txt#top"), analyst, source="A paper")
    fetch_address(str(fetch.pk))
    fetch = now(fetch)
    assert (fetch.state, fetch.is_duplicate, sent) == ("done", False, [str(fetch.document_id)])
    with everything_visible():
        document = Document.objects.get()
        receipt = Receipt.objects.get()
    assert (document.url, document.intake["source"], document.brought_by) == (
        site.url("/story.txt"),
        "A paper",
        analyst,
    )
    assert (receipt.way, receipt.origin, receipt.brought_by) == ("address", site.url("/story.txt"), analyst)


def test_what_was_delivered_twice_is_fetched_once(site, analyst, sent):
    fetch = asked(site.url("/story.txt"), analyst)
    for _ in range(2):
        fetch_address(str(fetch.pk))
    assert (len(site.asked), len(sent)) == (1, 1)


def test_the_same_page_again_is_told_apart(site, analyst, sent):
    for _ in range(2):
        last = asked(site.url("/story.txt"), analyst)
        run_fetch(last.pk)
    assert now(last).is_duplicate
    with everything_visible():
        assert Document.objects.count() == 1


def test_what_may_work_later_is_tried_three_times_and_then_given_up(site, analyst):
    site.pages["/story.txt"] = Answer(status=503, headers={"Retry-After": "3600"})
    fetch = asked(site.url("/story.txt"), analyst)
    run_fetch(fetch.pk)
    assert now(fetch).state == "waiting"
    assert now(fetch).lease_until > timezone.now() + timedelta(minutes=59)
    for _ in range(2):
        assert run_fetch(fetch.pk) is None  # not before its time
        with everything_visible():
            Fetch.objects.update(lease_until=None)
        run_fetch(fetch.pk)
    assert (now(fetch).state, len(site.asked)) == ("failed", 3)
    assert "answered 503. Try again later" in now(fetch).error


def test_what_fails_for_good_says_what_to_do_and_can_be_tried_again(site, analyst):
    fetch = asked(site.url("/none"), analyst)
    run_fetch(fetch.pk)
    assert (now(fetch).state, "Check the address" in now(fetch).error) == ("failed", True)
    site.pages["/none"] = Answer(WORDS, headers=PLAIN)
    with visible_to(analyst):
        assert fetch_again(Fetch.objects.all()) == [fetch.pk]
    run_fetch(fetch.pk)
    assert now(fetch).state == "done"


def test_an_empty_page_is_a_failure_with_a_reason(site, analyst):
    site.pages["/empty"] = Answer(b" ")
    fetch = asked(site.url("/empty"), analyst)
    run_fetch(fetch.pk)
    assert (now(fetch).state, "empty" in now(fetch).error) == ("failed", True)


def test_a_worker_that_died_is_replaced_and_three_times_is_enough(site, analyst):
    fetch = asked(site.url("/story.txt"), analyst)
    with everything_visible():
        Fetch.objects.update(state="fetching", attempts=1, lease_until=timezone.now() - timedelta(seconds=1))
    assert run_fetch(fetch.pk)
    other = asked(site.url("/story.txt"), analyst)
    with everything_visible():
        Fetch.objects.filter(pk=other.pk).update(state="fetching", attempts=3)
    assert run_fetch(other.pk) is None
    assert now(other).state == "failed"


def test_the_sweep_sends_what_no_message_was_sent_for(site, analyst, monkeypatch):
    sent: list[str] = []
    monkeypatch.setattr("cables.tasks.fetch_address.delay", sent.append)
    fetch = asked(site.url("/story.txt"), analyst)
    sweep_fetches()
    assert sent == []  # its own message is given its time
    with everything_visible():
        Fetch.objects.update(updated_at="2026-01-01T00:00Z")
    sweep_fetches()
    sweep_fetches()
    assert sent == [str(fetch.pk)]


@pytest.mark.parametrize("url", ["ftp://example.org/", "https://a:b@example.org/", "nonsense"])
def test_what_is_no_address_is_refused_at_once(db, url):
    with everything_visible(), pytest.raises(DocumentError):
        ask_for(url, Intake())
    with everything_visible():
        assert not Fetch.objects.exists()


def test_done_rows_are_forgotten_and_their_documents_are_not(site, analyst):
    run_fetch(asked(site.url("/story.txt"), analyst).pk)
    with everything_visible():
        Fetch.objects.update(updated_at=timezone.now() - timedelta(days=31))
    assert forget_old_fetches() == 1
    with everything_visible():
        assert Document.objects.count() == 1


def test_program_sends_an_address_and_asks_until_it_is_read(site, analyst, visitor, django_capture_on_commit_callbacks):
    client = APIClient()
    client.force_login(analyst)
    with django_capture_on_commit_callbacks() as queued:
        answer = client.post("/api/v1/documents/", {"url": site.url("/story.txt")})
    assert (answer.status_code, answer.json()["id"], answer.json()["state"], len(queued)) == (202, None, "received", 1)
    where = answer.json()["url"]
    assert client.get(where).json()["state"] == "received"
    run_fetch(client.get(where).json()["id"])
    found = client.get(where).json()
    assert client.get(found["document"]).json()["state"] == found["state"] == "received"
    with everything_visible():
        assert Receipt.objects.get().way == "api"
    client.force_login(visitor)
    assert client.get(where).status_code == 404
    assert client.get("/api/v1/fetches/").json()["results"] == []


@pytest.mark.parametrize("sent", [{"url": "ftp://x/"}, {"url": "https://example.org/", "text": "x"}, {"url": ""}])
def test_address_that_cannot_be_taken_is_a_problem(analyst, sent):
    client = APIClient()
    client.force_login(analyst)
    assert client.post("/api/v1/documents/", sent).status_code == 400
