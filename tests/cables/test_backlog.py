"""The page of the queue: counts, rate, time left, failures by reason, running again; of what the reader may see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cables.access import everything_visible, visible_to
from cables.backlog import build_backlog
from cables.models import Document
from cables.templatetags.durations import in_words
from tests.pages import HTMX
from tests.rows import make_document

ADDRESS = "/documents/queue/"


def make(state: str, banner: str = "UNCLASSIFIED", **fields: object) -> Document:
    """A document in a state."""
    document = make_document((banner, "Words."), title=f"A {state} one")
    with everything_visible():
        Document.objects.filter(pk=document.pk).update(state=state, **fields)
        document.refresh_from_db()
    return document


def test_counts_rate_and_time_left(see_all):
    now = timezone.now()
    for number in range(3):
        make("ready", updated_at=now - timedelta(minutes=number + 1))
    make("failed", updated_at=now - timedelta(hours=2), error="Too large.")
    for _ in range(6):
        make("received")
    found = build_backlog(now)
    assert (found.counts["ready"], found.counts["failed"], found.waiting) == (3, 1, 6)
    assert found.rate == pytest.approx(1.0)
    assert found.left == timedelta(minutes=6)


def test_what_is_hidden_counts_nowhere(see_all, visitor):
    make("received", "SECRET")
    make("failed", "SECRET", error="A reason.")
    with visible_to(visitor):
        found = build_backlog(timezone.now())
    assert (sum(found.counts.values()), found.failures) == (0, ())


def test_failures_stand_by_reason_and_quarantine_is_named(as_analyst):
    make("failed", error="It holds only blanks.", attempts=1)
    make("failed", error="Reading it broke off.", attempts=3)
    page = as_analyst.get(ADDRESS).content.decode()
    assert "It holds only blanks." in page
    assert "1 in quarantine: it is not tried again unless you ask" in page


def test_one_reason_is_run_again_and_the_other_stays(as_analyst):
    one, other = make("failed", error="One.", attempts=3), make("failed", error="Other.")
    answer = as_analyst.post(f"{ADDRESS}retry/", {"reason": "One."}, follow=True)
    assert b"1 document will be read again" in answer.content
    with everything_visible():
        one.refresh_from_db()
        other.refresh_from_db()
    assert (one.state, one.attempts, one.error, other.state) == ("received", 0, "", "failed")


def test_all_are_run_again_but_not_what_is_hidden(client, make_user):
    client.force_login(make_user("editor-one", role="editor"))
    make("failed")
    hidden = make("failed", "SECRET")
    client.post(f"{ADDRESS}retry/")
    with everything_visible():
        assert Document.objects.filter(state="received").count() == 1
        hidden.refresh_from_db()
    assert hidden.state == "failed"


def test_a_reader_may_not_run_anything(client, visitor):
    client.force_login(visitor)
    assert client.get(ADDRESS).status_code == 403
    assert client.post(f"{ADDRESS}retry/").status_code == 403


def test_the_part_asks_again_while_something_waits(as_analyst):
    make("received")
    part = as_analyst.get(ADDRESS, headers=HTMX).content
    assert b"<html" not in part
    assert b'hx-trigger="every 2s"' in part


@pytest.mark.parametrize(
    ("length", "words"),
    [(5, "1 minute"), (150, "2 minutes"), (3_600, "1 hour"), (9_000, "2 hours"), (200_000, "2 days")],
)
def test_durations_in_words(length, words):
    assert in_words(timedelta(seconds=length)) == words
