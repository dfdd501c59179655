"""Buttons to follow, the page, the feed, and the mail: what leaves the house, to whom, and once."""

import xml.etree.ElementTree as ElementTree
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from cables.access import everything_visible, visible_to
from cables.history import settled_moment
from cables.models import Clearance
from claims import tasks
from claims.following import follow, subscribe, subscription_of, unfollow
from claims.mailing import due_subscriptions, mail_digest
from claims.models import Follow, Subscription
from tests.pages import HTMX, shown, signed_in
from tests.rows import make_claim, make_dispute, make_document, make_entity, marking, settle

ATOM = {"a": "http://www.w3.org/2005/Atom"}
ACCUSATION = "Norland accused Sudland of taking herring beyond its quota"
DENIAL = "Sudland denied that it took herring beyond its quota"
FOLLOWING = "/following/"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def herring():
    """A dispute in which nothing was said yet, with its two states."""
    dispute = make_dispute()
    dispute.norland, dispute.sudland = make_entity("Norland", "NO"), make_entity("Sudland", "SE")
    return dispute


@pytest.fixture
def cod():
    """A dispute that only those cleared to SECRET may know of."""
    dispute = make_dispute("cod")
    with everything_visible():
        dispute.marking = marking("SECRET")
        dispute.save()
    return dispute


def say(dispute, words=ACCUSATION, kind="accusation", banner="UNCLASSIFIED", title="Herring story"):
    """A document comes in, is read, and holds one claim."""
    document = make_document((banner, f"{words}."), title=title, dispute=dispute)
    pair = (dispute.norland, dispute.sudland) if kind == "accusation" else (dispute.sudland, dispute.norland)
    claim = make_claim(document, words, kind, *pair)
    settle(dispute)
    return claim


def start(user, what) -> Subscription:
    """Follow something as that user, with an address for mail."""
    user.email = f"{user.username}@example.org"
    user.save()
    with visible_to(user):
        follow(user, what)
        subscribe(user, by_mail=True)
    return subscription_of(user)


def post(user, name, **fields):
    """Send a form as that user."""
    return signed_in(user).post(reverse(f"claims:{name}"), fields)


def entries(client, key) -> list[ElementTree.Element]:
    """The entries of a feed."""
    answer = client.get(reverse("claims:feed", args=[key]))
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content).findall("a:entry", ATOM)


# --- following


@pytest.mark.parametrize("thing", ["dispute", "country", "entity"])
def test_each_thing_can_be_followed_and_let_go(herring, visitor, thing):
    value = {"dispute": herring.slug, "country": "NO", "entity": herring.norland.pk}[thing]
    answer = post(visitor, "follow", **{thing: value}, follow="yes", next="/entities/")
    assert (answer.status_code, answer["Location"]) == (302, "/entities/")
    assert Follow.objects.filter(user=visitor).count() == 1
    assert post(visitor, "follow", **{thing: value}, follow="yes")["Location"] == FOLLOWING
    assert Follow.objects.filter(user=visitor).count() == 1
    post(visitor, "follow", **{thing: value}, follow="no")
    assert not Follow.objects.filter(user=visitor).exists()


@pytest.mark.parametrize(
    "fields",
    [
        {}, {"dispute": "none"}, {"dispute": "cod"}, {"dispute": "a\0b"}, {"country": "no"}, {"country": "XQ"},
        {"entity": "1"}, {"entity": "6f1f0c1e-0000-4000-8000-000000000000"},
    ],
)  # fmt: skip
def test_what_is_hidden_or_not_there_cannot_be_followed(cod, visitor, fields):
    assert post(visitor, "follow", **fields, follow="yes").status_code == 404
    assert not Follow.objects.exists()


def test_following_needs_a_form_and_a_login(herring, visitor, client):
    assert signed_in(visitor).get(reverse("claims:follow")).status_code == 405
    assert client.post(reverse("claims:follow"), {"dispute": herring.slug})["Location"].startswith("/accounts/login/")
    assert client.get(FOLLOWING)["Location"].startswith("/accounts/login/")


def test_following_again_keeps_the_first_moment(herring, visitor):
    start(visitor, herring)
    since = Follow.objects.get().since
    start(visitor, herring)
    assert Follow.objects.get().since == since
    unfollow(visitor, herring)
    assert not Follow.objects.exists()


def test_pages_have_the_button(herring, visitor):
    browser = signed_in(visitor)
    assert b'name="dispute" value="herring"' in browser.get(f"/disputes/{herring.slug}/").content
    assert b'name="country" value="NO"' in browser.get("/countries/NO/").content
    address = reverse("claims:follow_entity", args=[herring.norland.pk])
    assert address.encode() in browser.get(f"/entities/{herring.norland.pk}/").content
    part, page = browser.get(address, headers=HTMX).content, browser.get(address).content
    assert b"<html" not in part
    assert b"<html" in page
    for content in (part, page):
        assert f'name="next" value="/entities/{herring.norland.pk}/"'.encode() in content


# --- the page


def test_page_tells_until_it_is_marked_as_read(herring, visitor):
    start(visitor, herring)
    browser = signed_in(visitor)
    assert b"Nothing has changed" in browser.get(FOLLOWING).content
    say(herring)
    answer = browser.get(FOLLOWING)
    assert ACCUSATION.encode() in answer.content
    browser.post(reverse("claims:following_read"), {"until": answer.context["until"]})
    assert b"Nothing has changed" in browser.get(FOLLOWING).content


@pytest.mark.parametrize("until", ["", "yesterday", "2026-13-40T00:00", "2026-03-01T00:00"])
def test_marking_as_read_without_a_moment_marks_nothing(herring, visitor, until):
    start(visitor, herring)
    say(herring)
    post(visitor, "following_read", until=until)
    assert ACCUSATION.encode() in signed_in(visitor).get(FOLLOWING).content


def test_moment_in_the_future_marks_nothing_beyond_now(herring, visitor):
    start(visitor, herring)
    post(visitor, "following_read", until="2126-03-01T00:00:00+00:00")
    say(herring)
    assert ACCUSATION.encode() in signed_in(visitor).get(FOLLOWING).content


def test_page_carries_the_marking_of_what_it_tells(herring, analyst, visitor):
    for user in (analyst, visitor):
        start(user, herring)
    say(herring, banner="SECRET")
    assert signed_in(analyst).get(FOLLOWING).context["banner"].banner == "SECRET"
    assert signed_in(visitor).get(FOLLOWING).context["banner"].banner == "UNCLASSIFIED"


def test_page_forgets_what_is_followed_above_a_lowered_clearance(cod, analyst):
    start(analyst, cod)
    with everything_visible():
        entity = make_entity("Hidden company", "", 0, "SECRET", "company")
    start(analyst, entity)
    assert b"Hidden company" in signed_in(analyst).get(FOLLOWING).content
    Clearance.objects.filter(user=analyst).update(level=0)
    page = signed_in(analyst).get(FOLLOWING)
    assert page.context["follows"] == []
    assert b"Hidden company" not in page.content


# --- the feed


def test_feed_is_atom_with_lasting_ids_and_whole_addresses(herring, visitor, client):
    key = start(visitor, herring).feed_key
    say(herring)
    answer = client.get(reverse("claims:feed", args=[key]))
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert "private" in answer["Cache-Control"]
    root = ElementTree.fromstring(answer.content)
    for thing in (root, *root.findall("a:entry", ATOM)):
        assert all(len(thing.findall(f"a:{name}", ATOM)) == 1 for name in ("id", "title", "updated"))
        assert thing.find("a:id", ATOM).text.startswith("urn:uuid:")
        assert all(link.get("href").startswith("http://testserver/") for link in thing.findall("a:link", ATOM))
    assert root.find("a:author/a:name", ATOM).text == "Demarche"
    assert ACCUSATION in answer.content.decode()
    assert client.get(reverse("claims:feed", args=[key])).content == answer.content


def test_feed_entries_keep_their_ids_when_more_comes(herring, visitor, client):
    key = start(visitor, herring).feed_key
    say(herring)
    before = {entry.find("a:id", ATOM).text for entry in entries(client, key)}
    say(herring, DENIAL, "denial")
    after = {entry.find("a:id", ATOM).text for entry in entries(client, key)}
    assert len(before) == 2
    assert before < after


def test_feed_tells_nothing_above_clearance_and_less_once_it_is_lowered(herring, analyst, visitor, client):
    secret, public = start(analyst, herring).feed_key, start(visitor, herring).feed_key
    say(herring)
    say(herring, DENIAL, "denial", "SECRET", title="Cable")
    assert (len(entries(client, secret)), len(entries(client, public))) == (4, 2)
    assert len(entries(signed_in(analyst), public)) == 2  # the key counts, whoever is signed in
    Clearance.objects.filter(user=analyst).update(level=0, caveats=[])
    assert len(entries(client, secret)) == 2
    Clearance.objects.filter(user=analyst).delete()
    assert entries(client, secret) == []


def test_feed_without_entries_says_no_new_time(visitor, client):
    address = reverse("claims:feed", args=[subscription_of(visitor).feed_key])
    assert client.get(address).content == client.get(address).content


def test_unknown_renewed_and_inactive_keys_answer_as_any_missing_page(herring, visitor, client):
    key = start(visitor, herring).feed_key
    missing = client.get("/there/is/nothing/")
    post(visitor, "following_key")
    unknown = client.get(reverse("claims:feed", args=[key]))
    visitor.is_active = False
    visitor.save()
    inactive = client.get(reverse("claims:feed", args=[subscription_of(visitor).feed_key]))
    for answer in (unknown, inactive):
        assert (answer.status_code, shown(answer)) == (404, shown(missing))


def test_feed_holds_words_that_xml_cannot(herring, visitor, client):
    key = start(visitor, herring).feed_key
    say(herring, f"{ACCUSATION} \x0c & <all>")
    summary = entries(client, key)[0].find("a:summary", ATOM)
    assert summary.get("type") == "html"
    assert "&amp; &lt;all&gt;" in summary.text


def test_feed_holds_only_the_last_thirty_days(herring, visitor, client, monkeypatch):
    key = start(visitor, herring).feed_key
    say(herring)
    later = settled_moment() + timedelta(days=32)
    monkeypatch.setattr("claims.views.following.settled_moment", lambda: later)
    assert entries(client, key) == []


# --- mail


def send(subscription, until=None) -> bool:
    """What the task of one subscriber does."""
    return mail_digest(subscription.pk, until or settled_moment())


def test_mail_tells_once(herring, visitor):
    subscription = start(visitor, herring)
    assert not send(subscription)
    say(herring)
    assert send(subscription)
    assert not send(subscription)
    (letter,) = mail.outbox
    assert letter.to == ["visitor@example.org"]
    assert letter.subject == "Demarche: 2 changes in what you follow"
    assert letter.body.startswith("UNCLASSIFIED\n")
    assert f'"{ACCUSATION}"' in letter.body
    assert "- (U) New: Norland: accusation about Sudland" in letter.body
    assert "http://127.0.0.1:8000/documents/" in letter.body
    assert "There is more" not in letter.body


def test_mail_that_was_sent_and_not_noted_comes_again_under_the_same_id(herring, visitor, monkeypatch):
    subscription = start(visitor, herring)
    say(herring)
    until = settled_moment()
    with monkeypatch.context() as patch:
        patch.setattr(Subscription, "save", _die)
        with pytest.raises(OSError, match="killed"):
            send(subscription, until)
    assert send(subscription, until)
    one, two = mail.outbox
    assert one.message()["Message-ID"] == two.message()["Message-ID"]
    assert one.body == two.body
    assert not send(subscription, until)


def _die(*args, **kwargs):
    raise OSError("killed")


def test_mail_that_cannot_be_sent_is_told_with_the_next(herring, visitor, monkeypatch):
    subscription = start(visitor, herring)
    say(herring)
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", _die)
        with pytest.raises(OSError, match="killed"):
            send(subscription)
    assert send(subscription)


def test_mail_holds_no_word_of_what_is_marked_higher(herring, analyst):
    subscription = start(analyst, herring)
    say(herring)
    say(herring, DENIAL, "denial", "SECRET", title="Cable")
    assert send(subscription)
    body = mail.outbox[0].body
    assert ACCUSATION in body
    assert DENIAL not in body
    assert "Sweden" not in body
    assert "There is more to read in Demarche." in body
    assert mail.outbox[0].subject == "Demarche: 2 changes in what you follow"


def test_mail_of_higher_things_alone_says_only_that_there_is_more(herring, cod, analyst, visitor):
    start(analyst, cod)
    high, low = start(analyst, herring), start(visitor, herring)
    say(herring, banner="SECRET")
    assert send(high)
    assert not send(low)
    (letter,) = mail.outbox
    assert letter.subject == "Demarche: news"
    assert "There is more to read in Demarche." in letter.body
    assert "Herring" not in letter.body


def test_mail_may_hold_more_where_it_is_allowed_but_never_above_clearance(herring, analyst, visitor, settings):
    settings.DIGEST_MAIL_MAX = "SECRET"
    subscriptions = [start(user, herring) for user in (analyst, visitor)]
    say(herring, banner="SECRET")
    assert [send(subscription) for subscription in subscriptions] == [True, False]
    assert mail.outbox[0].body.startswith("SECRET\n")
    assert ACCUSATION in mail.outbox[0].body


def test_limit_that_is_no_marking_sends_nothing(herring, visitor, settings):
    settings.DIGEST_MAIL_MAX = "EVERYTHING"
    subscription = start(visitor, herring)
    say(herring)
    with pytest.raises(ValueError, match="no such marking"):
        send(subscription)
    assert mail.outbox == []


def test_who_is_inactive_uncleared_or_without_address_gets_none(herring, visitor, diplomat, analyst):
    subscriptions = [start(user, herring) for user in (visitor, diplomat, analyst)]
    visitor.is_active = False
    visitor.save()
    Clearance.objects.filter(user=diplomat).delete()
    analyst.email = ""
    analyst.save()
    say(herring)
    assert due_subscriptions() == []
    assert [send(subscription) for subscription in subscriptions] == [False, False, False]
    assert mail.outbox == []


def test_mail_begins_when_it_is_asked_for(herring, visitor):
    start(visitor, herring)
    post(visitor, "following_mail", by_mail="no")
    say(herring)
    assert due_subscriptions() == []
    post(visitor, "following_mail", by_mail="yes")
    assert not send(subscription_of(visitor))


def test_what_was_read_on_the_page_is_not_mailed(herring, visitor):
    subscription = start(visitor, herring)
    say(herring)
    post(visitor, "following_read", until=settled_moment().isoformat())
    assert not send(subscription)


def test_each_subscriber_has_a_task_of_their_own(herring, visitor, diplomat, monkeypatch):
    wanted = [start(user, herring).pk for user in (visitor, diplomat)]
    sent = []
    monkeypatch.setattr(tasks.send_digest, "delay", lambda pk, until: sent.append((pk, until)))
    tasks.send_digests()
    assert [pk for pk, _ in sent] == wanted
    assert len({until for _, until in sent}) == 1
    say(herring)
    tasks.send_digest(wanted[0], settled_moment().isoformat())
    assert len(mail.outbox) == 1
