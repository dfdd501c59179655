"""The page of the sources that are listened to: editors change them, analysts see them, marked ones are hidden."""

import uuid

import pytest
from django.urls import reverse

from cables.access import everything_visible
from cables.markings import KNOWN_CAVEATS
from cables.models import Channel, ChannelEntry, Document
from cables.ways.channels import poll
from tests.cables.ways.rows import make_channel, now
from tests.pages import HTMX, shown, signed_in
from tests.rows import make_dispute

FEED = {"kind": "feed", "name": "A paper", "address": "https://example.org/feed", "interval": "15"}


@pytest.fixture
def editor(make_user):
    """Cleared to SECRET with every caveat; says what is listened to."""
    return make_user("editor", level=3, caveats=KNOWN_CAVEATS, role="editor")


@pytest.fixture
def browser(editor):
    return signed_in(editor)


def channels() -> list[Channel]:
    with everything_visible():
        return list(Channel.objects.select_related("marking"))


def page_of(channel: Channel, name: str = "channel") -> str:
    return reverse(f"claims:{name}", args=[channel.pk])


def test_editor_adds_a_source_that_is_looked_at_at_once(browser, editor, django_capture_on_commit_callbacks):
    make_dispute()
    with django_capture_on_commit_callbacks() as queued:
        answer = browser.post("/channels/add/", FEED | {"dispute": "herring", "stated": "confidential//noforn"})
    assert answer.headers["Location"] == "/channels/"
    (channel,) = channels()
    assert (channel.name, channel.dispute, channel.added_by, channel.interval) == ("A paper", "herring", editor, 15)
    assert (channel.stated, str(channel.marking), len(queued)) == ("CONFIDENTIAL//NOFORN", "CONFIDENTIAL//NOFORN", 1)
    page = browser.get("/channels/").content.decode()
    assert "A paper" in page
    assert "Waiting for the first look" in page


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"address": "ftp://example.org/"}, "http://"),
        ({"interval": "0"}, "greater than or equal to 1"),
        ({"name": ""}, "required"),
        ({"kind": "imap"}, "imaps://"),
        ({"kind": "imap", "address": "imaps://a@example.org/", "secret": "SECRET_KEY"}, "CHANNEL_PASSWORD_"),
        ({"kind": "imap", "address": "imaps://a:b@example.org/"}, "password does not belong"),
        ({"kind": "maildir", "address": "/etc"}, "MAILDIR_ROOT"),
        ({"stated": "COSMIC ULTRA"}, "no marking"),
        ({"dispute": "nowhere"}, "valid choice"),
    ],
)
def test_what_cannot_be_listened_to_is_refused_with_what_to_do(browser, make_user, changed, word):
    answer = browser.post("/channels/add/", FEED | changed)
    assert answer.status_code == 422
    assert word in answer.content.decode()
    assert channels() == []


def test_nobody_states_a_marking_above_their_clearance(make_user):
    low = signed_in(make_user("low", level=1, role="editor"))
    assert low.post("/channels/add/", FEED | {"stated": "SECRET"}).status_code == 422
    assert low.post("/channels/add/", FEED | {"stated": "SENSITIVE"}).status_code == 302


def test_the_same_address_is_listened_to_once(browser):
    assert browser.post("/channels/add/", FEED).status_code == 302
    answer = browser.post("/channels/add/", FEED)
    assert (answer.status_code, b"listened to already" in answer.content) == (422, True)


def test_change_keeps_the_counts_and_another_address_is_read_from_its_beginning(browser):
    channel = make_channel("feed", FEED["address"], etag='"1"', accepted=7)
    browser.post(page_of(channel, "channel_change"), FEED | {"name": "Another name"})
    assert (now(channel).name, now(channel).accepted, now(channel).etag) == ("Another name", 7, '"1"')
    browser.post(page_of(channel, "channel_change"), FEED | {"address": "https://example.org/other"})
    assert (now(channel).address, now(channel).etag, now(channel).accepted) == ("https://example.org/other", "", 7)


def test_a_higher_marking_holds_for_what_was_met_there_too(browser):
    channel = make_channel("feed", FEED["address"])
    with everything_visible():
        ChannelEntry.objects.create(channel=channel, key="a", digest="b", error="bad", marking=channel.marking)
    browser.post(page_of(channel, "channel_change"), FEED | {"stated": "SECRET"})
    with everything_visible():
        assert str(ChannelEntry.objects.get().marking) == "SECRET"


def test_paused_source_is_not_looked_at_until_it_goes_on(browser):
    channel = make_channel("feed", FEED["address"])
    browser.post(page_of(channel, "channel_pause"), {"enabled": "no"})
    assert list(poll(channel.pk)) == []
    assert now(channel).last_polled_at is None
    assert "Paused" in browser.get("/channels/").content.decode()
    assert browser.post(page_of(channel, "channel_poll")).status_code == 404
    browser.post(page_of(channel, "channel_pause"), {"enabled": "yes"})
    assert now(channel).enabled


def test_failure_is_shown_with_why_and_what_failed_can_be_tried_again(browser, django_capture_on_commit_callbacks):
    channel = make_channel("feed", FEED["address"], error="example.org answered 503.", failures=3)
    with everything_visible():
        ChannelEntry.objects.create(
            channel=channel, key="a", digest="b", name="A letter", error="It is empty.", marking=channel.marking
        )
    assert "Failed 3 times" in browser.get("/channels/").content.decode()
    page = browser.get(page_of(channel)).content.decode()
    assert all(words in page for words in ("answered 503", "A letter", "It is empty"))
    with django_capture_on_commit_callbacks() as queued:
        browser.post(page_of(channel, "channel_again"))
    with everything_visible():
        assert not ChannelEntry.objects.exists()
    assert (len(queued), now(channel).failures) == (1, 0)


def test_analysts_see_and_do_not_change_and_readers_see_nothing(analyst, diplomat):
    channel = make_channel("feed", FEED["address"])
    seen = signed_in(analyst)
    assert b"A source" in seen.get("/channels/").content
    assert b"Pause" not in seen.get("/channels/").content
    for name in ("channel_change", "channel_poll", "channel_pause", "channel_again"):
        assert seen.post(page_of(channel, name)).status_code == 403
    assert seen.post("/channels/add/", FEED).status_code == 403
    assert signed_in(diplomat).get("/channels/").status_code == 403


def test_source_above_the_clearance_answers_as_a_missing_one(make_user):
    hidden = make_channel("feed", "https://hidden.example/", stated="SECRET")
    browser = signed_in(make_user("low", level=0, role="editor"))
    assert b"hidden.example" not in browser.get("/channels/").content
    answers = [browser.get(reverse("claims:channel", args=[pk])) for pk in (hidden.pk, uuid.uuid4())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert shown(answers[0]) == shown(answers[1])
    assert browser.post(page_of(hidden, "channel_pause"), {"enabled": "no"}).status_code == 404
    # Nor does adding the same address tell of it.
    assert browser.post("/channels/add/", FEED | {"address": "https://hidden.example/"}).status_code == 302


def test_list_is_a_page_and_a_part_and_leads_to_its_documents(browser, settings, tmp_path):
    settings.MAILDIR_ROOT = tmp_path
    (tmp_path / "oslo" / "new").mkdir(parents=True)
    (tmp_path / "oslo" / "new" / "1").write_bytes(b"Norland accused Sudland of theft.")
    channel = make_channel("maildir", "oslo", stated="UNCLASSIFIED")
    list(poll(channel.pk))
    page, part = browser.get("/channels/"), browser.get("/channels/", headers=HTMX)
    assert (b"<html" in page.content, b"<html" in part.content) == (True, False)
    assert b"/documents/?origin=oslo" in part.content
    assert b"every 2s" not in part.content
    with everything_visible():
        Channel.objects.update(lease_until="2099-01-01T00:00Z")
    assert b"every 2s" in browser.get("/channels/", headers=HTMX).content
    with everything_visible():
        title = Document.objects.get().title
    assert title in browser.get("/documents/?origin=oslo").content.decode()
    assert title not in browser.get("/documents/?origin=lima").content.decode()
