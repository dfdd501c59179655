"""Feeds on a real server: asked for only if they changed, left in peace when they are ill, each entry taken once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from cables.access import everything_visible
from cables.models import Channel, ChannelEntry, Document, Fetch, Receipt
from cables.tasks import poll_channel, poll_channels
from cables.ways.channels import due_channels, poll
from cables.ways.fetches import run_fetch
from tests.cables.ways.rows import counts, documents, look, make_channel, now
from tests.servers import Answer, Asked, WebServer, serving

STORY = "<p>Norway accused Chile of breaking the agreement on herring, and Chile denied it.</p>" * 30
XML = {"Content-Type": "application/rss+xml"}


def feed(*entries: tuple[str, str]) -> bytes:
    """A feed of (address, words)."""
    items = "".join(
        f"<item><title>Story {link[-1]}</title><link>{link}</link><pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>"
        f"<description><![CDATA[{words}]]></description></item>"
        for link, words in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>A paper</title>{items}</channel></rss>'.encode()


@pytest.fixture
def site(settings, db) -> Iterator[WebServer]:
    """A site with a feed of one whole story and one summary."""
    with serving() as site:
        settings.FETCH_ALLOW = [site.place]
        settings.FETCH_SECONDS = 5
        site.pages["/feed"] = Answer(feed((site.url("/1"), STORY), (site.url("/2"), "A summary.")), headers=XML)
        site.pages["/2"] = Answer(b"The second story, whole.", headers={"Content-Type": "text/plain"})
        yield site


@pytest.fixture
def channel(site) -> Channel:
    return make_channel("feed", site.url("/feed"), interval=10)


def minutes_to_next(channel: Channel) -> float:
    return (now(channel).next_poll_at - timezone.now()) / timedelta(minutes=1)


def test_whole_entry_is_brought_and_summary_is_fetched_as_a_page(site, channel):
    made = look(channel)
    fetches = [row for row in made if isinstance(row, Fetch)]
    assert [type(row) for row in made] == [Fetch, Document]  # the oldest first
    assert fetches[0].address == site.url("/2")
    run_fetch(fetches[0].pk)
    assert counts(channel) == (2, 2, 0, 0)
    with everything_visible():
        assert set(Receipt.objects.values_list("way", "origin")) == {("feed", site.url("/feed"))}
        found = {d.url: d for d in Document.objects.all()}
    assert set(found) == {site.url("/1"), site.url("/2")}
    assert found[site.url("/2")].intake["source"] == "A paper"


def test_summaries_are_kept_as_they_are_if_the_channel_says_so(site):
    channel = make_channel("feed", site.url("/feed"), whole_pages=False, source="Our name for it")
    assert [type(row) for row in look(channel)] == [Document, Document]
    with everything_visible():
        assert {d.intake["source"] for d in Document.objects.all()} == {"Our name for it"}


def test_feed_that_has_not_changed_is_not_sent_again(site, channel):
    body = site.pages["/feed"].body

    def answer(asked: Asked) -> Answer:
        if asked.headers.get("If-None-Match") == '"1"':
            return Answer(status=304)
        return Answer(body, headers={"ETag": '"1"', "Last-Modified": "Mon, 02 Mar 2026 10:00:00 GMT"} | XML)

    site.pages["/feed"] = answer
    look(channel)
    assert look(channel) == []
    assert site.asked[-1].headers["If-Modified-Since"] == "Mon, 02 Mar 2026 10:00:00 GMT"
    assert (counts(channel)[0], now(channel).failures, round(minutes_to_next(channel))) == (2, 0, 10)


def test_entries_are_taken_once_and_again_when_their_words_change(site, channel):
    look(channel)
    new = feed((site.url("/3"), STORY + "3"), (site.url("/1"), STORY), (site.url("/2"), "Another summary."))
    site.pages["/feed"] = Answer(new, headers=XML)
    assert [type(row) for row in look(channel)] == [Fetch, Document]
    assert look(channel) == []
    with everything_visible():
        assert ChannelEntry.objects.count() == 3
        assert Fetch.objects.filter(address=site.url("/2")).count() == 2


def test_a_look_that_is_killed_loses_and_doubles_nothing(site, channel):
    killed = poll(channel.pk)
    next(killed)
    killed.close()
    assert look(channel) == []  # in other hands until the lease has passed
    with everything_visible():
        Channel.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert [type(row) for row in look(channel)] == [Document]
    assert counts(channel) == (2, 1, 0, 0)


def test_run_that_was_taken_over_writes_nothing_more(site, channel):
    slow = poll(channel.pk)
    next(slow)
    with everything_visible():
        Channel.objects.update(lease_until=None)
    assert len(look(channel)) == 1
    assert list(slow) == []
    assert counts(channel)[0] == 2


def test_ill_feed_is_asked_less_and_less_often_and_says_why(site, channel):
    good, pauses = site.pages["/feed"], []
    site.pages["/feed"] = Answer(status=500)
    for _ in range(12):
        look(channel)
        pauses.append(round(minutes_to_next(channel)))
    assert pauses[:4] == [20, 40, 80, 160]
    assert pauses[-1] == 24 * 60
    assert (now(channel).failures, "answered 500" in now(channel).error) == (12, True)
    site.pages["/feed"] = good
    assert len(look(channel)) == 2
    assert (now(channel).failures, now(channel).error, round(minutes_to_next(channel))) == (0, "", 10)


@pytest.mark.parametrize(("header", "minutes"), [("7200", 120), ("5", 20), ("999999999", 7 * 24 * 60), ("soon", 20)])
def test_wish_to_be_left_alone_is_obeyed(site, channel, header, minutes):
    site.pages["/feed"] = Answer(status=429, headers={"Retry-After": header})
    look(channel)
    assert round(minutes_to_next(channel)) == minutes


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"<html><body>No feed</body></html>", "feed"),
        (b"Just words.", "no feed"),
        (b"", "feed"),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>',
         "DOCTYPE"),
        (b"<rss><channel></channel></rss>", "no entry"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_a_failure_with_a_reason(site, channel, body, word):
    site.pages["/feed"] = Answer(body, headers=XML)
    assert look(channel) == []
    assert (word in now(channel).error, now(channel).failures, documents()) == (True, 1, 0)


def test_broken_feed_gives_what_can_be_read_of_it(site, channel):
    whole = feed((site.url("/1"), STORY), (site.url("/2"), STORY + "2"))
    site.pages["/feed"] = Answer(whole[: whole.rindex(b"<item>") + 40], headers=XML)
    assert len(look(channel)) >= 1


def test_page_that_cannot_be_fetched_is_counted_and_the_rest_goes_on(site, channel):
    del site.pages["/2"]
    for row in look(channel):
        if isinstance(row, Fetch):
            run_fetch(row.pk)
    assert counts(channel) == (2, 1, 0, 1)


def test_entry_that_leads_inside_is_not_followed(site, channel, settings):
    site.pages["/feed"] = Answer(feed(("http://169.254.169.254/latest", "x"), ("file:///etc/passwd", "y")), headers=XML)
    for row in look(channel):
        run_fetch(row.pk)
    assert counts(channel) == (2, 0, 0, 2)
    with everything_visible():
        assert "public internet" in Fetch.objects.get().error
        assert "http" in ChannelEntry.objects.exclude(error="").get().error


def test_beat_sends_each_that_is_due_once(site, channel, monkeypatch):
    sent: list[str] = []
    monkeypatch.setattr("cables.tasks.poll_channel.delay", sent.append)
    make_channel("feed", "https://example.org/paused", enabled=False)
    later = make_channel("feed", "https://example.org/later")
    with everything_visible():
        Channel.objects.filter(pk=later.pk).update(next_poll_at=timezone.now() + timedelta(hours=1))
    poll_channels()
    poll_channels()
    assert sent == [str(channel.pk)]
    with everything_visible():  # its message was lost
        Channel.objects.filter(pk=channel.pk).update(next_poll_at=timezone.now() - timedelta(seconds=1))
    assert due_channels() == [channel.pk]


def test_task_queues_what_the_look_gave(site, channel, monkeypatch):
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr("cables.tasks.fetch_address.delay", lambda pk: sent.append(("fetch", pk)))
    monkeypatch.setattr("cables.tasks.process_document.delay", lambda pk: sent.append(("read", pk)))
    poll_channel(str(channel.pk))
    poll_channel("00000000-0000-4000-8000-000000000000")
    assert [what for what, _ in sent] == ["fetch", "read"]
