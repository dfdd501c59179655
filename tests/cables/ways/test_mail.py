"""Mailboxes and maildirs: every message is taken once, whatever happens on the way, and none is changed unread."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cables.access import everything_visible
from cables.models import ChannelEntry, Document, Receipt
from cables.ways.channels import Place, try_again
from cables.ways.imap import check, parse_mailbox
from cables.ways.looks import ChannelError
from tests.cables.ways.rows import counts, documents, look, make_channel, now
from tests.imap import MailServer, mail_serving

SECRET = "CHANNEL_PASSWORD_TEST"


def message(number: int) -> bytes:
    return f"From: a@example.org\r\nSubject: Note {number}\r\n\r\nNorway accused Chile, for the {number}th time.\r\n".encode()


@pytest.fixture
def box(settings, monkeypatch, db) -> Iterator[MailServer]:
    """A mailbox with three messages."""
    with mail_serving() as box:
        settings.FETCH_ALLOW = [box.place]
        settings.FETCH_SECONDS = 5
        monkeypatch.setenv(SECRET, box.password)
        box.messages = {uid: message(uid) for uid in (3, 5, 9)}
        yield box


@pytest.fixture
def folder(settings, tmp_path: Path, db) -> Path:
    """A maildir with two messages."""
    settings.MAILDIR_ROOT = tmp_path / "mail"
    for name in ("new", "cur", "tmp"):
        (tmp_path / "mail" / "oslo" / name).mkdir(parents=True)
    for number in (1, 2):
        (tmp_path / "mail" / "oslo" / "new" / f"{number}.host").write_bytes(message(number))
    return tmp_path / "mail" / "oslo"


def names(folder: Path) -> tuple[list[str], list[str]]:
    return sorted(os.listdir(folder / "new")), sorted(os.listdir(folder / "cur"))


def test_messages_are_brought_with_where_they_came_from(box):
    channel = make_channel("imap", box.address, secret=SECRET)
    assert len(look(channel)) == 3
    assert (counts(channel), now(channel).cursor, now(channel).error) == ((3, 3, 0, 0), "1:9", "")
    with everything_visible():
        assert set(Receipt.objects.values_list("way", "origin")) == {("mail", box.address)}
        assert {d.originals.get().filename for d in Document.objects.all()} == {f"message {n}.eml" for n in (3, 5, 9)}


def test_mailbox_is_read_without_changing_anything(box):
    look(make_channel("imap", box.address, secret=SECRET))
    assert {command.split(" ")[0] for command in box.asked} == {"CAPABILITY", "LOGIN", "EXAMINE", "UID", "LOGOUT"}
    fetched = [command for command in box.asked if command.startswith("UID FETCH")]
    assert all("RFC822.SIZE" in command or "BODY.PEEK[]" in command for command in fetched)


def test_only_what_is_new_is_asked_for(box):
    channel = make_channel("imap", box.address, secret=SECRET)
    look(channel)
    box.asked.clear()
    assert look(channel) == []
    assert not [command for command in box.asked if "FETCH" in command]
    box.messages[12] = message(12)
    assert len(look(channel)) == 1


def test_mailbox_that_was_made_anew_is_read_again_and_doubles_nothing(box):
    channel = make_channel("imap", box.address, secret=SECRET)
    look(channel)
    box.validity, box.messages = 2, {1: message(3), 2: message(99)}
    look(channel)
    assert (counts(channel), documents(), now(channel).cursor) == ((5, 4, 1, 0), 4, "2:2")


def test_a_message_that_cannot_be_taken_is_named_and_holds_up_none(box, settings):
    settings.UPLOAD_MAX_BYTES = 2**20
    box.messages |= {4: b"x" * (2**20 + 1), 6: b" \r\n"}
    channel = make_channel("imap", box.address, secret=SECRET)
    look(channel)
    assert counts(channel) == (5, 3, 0, 2)
    with everything_visible():
        reasons = dict(ChannelEntry.objects.values_list("name", "error"))
    assert "larger than 1 MB" in reasons["message 4.eml"]
    assert "empty" in reasons["message 6.eml"]


def test_a_look_that_is_killed_loses_and_doubles_nothing(box):
    from cables.ways.channels import poll

    channel = make_channel("imap", box.address, secret=SECRET)
    killed = poll(channel.pk)
    next(killed)
    killed.close()
    assert (documents(), now(channel).cursor) == (1, "1:3")
    assert look(channel) == []  # the lease is still held
    with everything_visible():
        type(channel).objects.update(lease_until=None)
    look(channel)
    assert (documents(), counts(channel)) == (3, (3, 3, 0, 0))


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"address": "imap://other@{place}/INBOX"}, "refused the login"),
        ({"address": "imap://reader@{place}/Elsewhere"}, "no folder Elsewhere"),
        ({"secret": "CHANNEL_PASSWORD_UNSET"}, "no password in"),
        ({"secret": "SECRET_KEY"}, "begins with CHANNEL_PASSWORD_"),
        ({"dispute": "nowhere"}, "no dispute"),
    ],
)
def test_what_is_wrong_is_said_and_tried_again_later(box, fields, word):
    given = {"address": box.address, "secret": SECRET} | fields
    channel = make_channel("imap", given.pop("address").format(place=box.place), **given)
    assert look(channel) == []
    channel = now(channel)
    assert word in channel.error
    assert (channel.failures, documents(), channel.cursor) == (1, 0, "")


@pytest.mark.parametrize(
    "address",
    ["https://example.org/", "imaps://mail.example.org/", "imaps://a:secret@mail.example.org/", "imap://a@example.org/",
     "imaps://a@example.org/%22", "imaps://a%0d%0a@example.org/", "imaps://a@example.org/née"],
)  # fmt: skip
def test_what_is_no_mailbox_is_refused(settings, address):
    settings.FETCH_ALLOW = []
    with pytest.raises(ChannelError):
        check(Place(address, SECRET))


def test_mailbox_in_its_parts(settings):
    box = parse_mailbox("imaps://a.b%40example.org@mail.example.org/Archive/2026")
    assert (box.user, box.host, box.port, box.folder) == ("a.b@example.org", "mail.example.org", 993, "Archive/2026")


def test_inner_mail_servers_are_reached_only_by_setting(settings, db):
    settings.FETCH_ALLOW = []
    os.environ[SECRET] = "x"
    channel = make_channel("imap", "imaps://a@127.0.0.1/", secret=SECRET)
    look(channel)
    assert "public internet" in now(channel).error


def test_maildir_message_is_moved_once_it_is_kept(folder):
    channel = make_channel("maildir", "oslo")
    assert len(look(channel)) == 2
    assert names(folder) == ([], ["1.host:2,S", "2.host:2,S"])
    assert (counts(channel), look(channel)) == ((2, 2, 0, 0), [])


def test_maildir_message_whose_move_was_cut_off_is_known_again(folder):
    channel = make_channel("maildir", "oslo")
    look(channel)
    (folder / "cur" / "1.host:2,S").rename(folder / "new" / "1.host")
    look(channel)
    assert (documents(), counts(channel), names(folder)[0]) == (2, (3, 2, 1, 0), [])


def test_maildir_message_that_cannot_be_taken_stays_and_is_named_once(folder):
    (folder / "new" / "3.host").write_bytes(b"")
    (folder / "new" / "4.host").symlink_to("/etc/hostname")
    channel = make_channel("maildir", "oslo")
    for _ in range(2):
        look(channel)
    assert (counts(channel), names(folder)[0]) == ((3, 2, 0, 1), ["3.host", "4.host"])
    with everything_visible():
        try_again(now(channel))
    look(channel)
    assert counts(channel) == (4, 2, 0, 2)


@pytest.mark.parametrize("address", ["", ".", "..", "../other", "/etc", "oslo/../..", "lima"])
def test_maildir_lies_below_its_root(folder, address):
    channel = make_channel("maildir", address)
    assert look(channel) == []
    assert now(channel).error
