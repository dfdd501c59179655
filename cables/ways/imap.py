"""Mailboxes by IMAP: read without changing anything (EXAMINE, BODY.PEEK), by UID, from where the last look ended."""

import contextlib
import imaplib
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings

from cables.fetching import FetchError, Line, connect, secured
from cables.storage import fingerprint

from .looks import ChannelError, Item, Look, Place

AT_ONCE = 200
PATIENCE_SECONDS = 60  # for one command and its answer
PORTS = {"imap": 143, "imaps": 993}
SPELLING = "Write the mailbox as imaps://name@mail.example.org/INBOX."


@dataclass(frozen=True)
class Mailbox:
    """An address of a mailbox in its parts."""

    scheme: str
    host: str
    port: int
    user: str
    folder: str


def parse_mailbox(address: str) -> Mailbox:
    """The parts of imaps://name@host:port/folder. Raises ChannelError; for a password in it, too."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise ChannelError(f"This is no address of a mailbox. {SPELLING}") from None
    if parts.scheme not in PORTS or not parts.hostname or not parts.username:
        raise ChannelError(f"This is no address of a mailbox. {SPELLING}")
    if parts.password is not None:
        raise ChannelError(
            "A password does not belong in the address. Put it into an environment variable and name that."
        )
    folder = unquote(parts.path.strip("/")) or "INBOX"
    box = Mailbox(parts.scheme, parts.hostname, port or PORTS[parts.scheme], unquote(parts.username), folder)
    if any(not word.isascii() or re.search(r'[\x00-\x1f\x7f"\\]', word) for word in (box.user, box.folder)):
        raise ChannelError(f"The name or the folder holds characters that cannot be sent. {SPELLING}")
    if box.scheme == "imap" and f"{box.host}:{box.port}" not in settings.FETCH_ALLOW:
        raise ChannelError("Passwords are not sent in the clear. Begin the address with imaps://.")
    return box


def check(place: Place) -> None:
    """Raise ChannelError for what is no address of a mailbox, or no name of a variable with a password."""
    parse_mailbox(place.address)
    if not re.fullmatch(re.escape(settings.CHANNEL_SECRETS) + r"[A-Z0-9_]{1,60}", place.secret):
        raise ChannelError(
            f"Name the environment variable that holds the password; it begins with {settings.CHANNEL_SECRETS}."
        )


@contextmanager
def looking(place: Place) -> Iterator[Look]:
    """The messages after the cursor, the oldest first. A mailbox that was made anew is read from its beginning."""
    check(place)
    box, password = parse_mailbox(place.address), os.environ.get(place.secret)
    if not password:
        raise ChannelError(
            f"There is no password in {place.secret}. Set the variable for the worker and start it again."
        )
    with _said_plainly(box):
        server = _Server(box)
    try:
        with _said_plainly(box):
            server.log_in(password)
            validity = server.open_folder()
            last = _last_read(place.cursor, validity)
            found = [uid for uid in server.uids(last + 1) if uid > last]
        yield Look(_items(server, found[:AT_ONCE], validity), has_more=len(found) > AT_ONCE)
    finally:
        server.leave()


def _items(server: "_Server", uids: list[int], validity: str) -> Iterator[Item]:
    for uid in uids:
        with _said_plainly(server.box):
            item = server.item(uid, validity)
        yield item


@contextmanager
def _said_plainly(box: Mailbox) -> Iterator[None]:
    """What goes wrong on the line, as a ChannelError."""
    try:
        yield
    except FetchError as error:
        raise ChannelError(str(error)) from None
    except (OSError, imaplib.IMAP4.error) as error:
        raise ChannelError(
            f"The mail server {box.host} broke off ({type(error).__name__}). It is tried again."
        ) from None


def _last_read(cursor: str, validity: str) -> int:
    """The UID that the cursor ends with, if it is of the mailbox as it stands; UIDs of another validity mean nothing."""
    before, _, uid = cursor.partition(":")
    return int(uid) if before == validity and uid.isdigit() else 0


class _Server(imaplib.IMAP4):
    """A connection to a checked address, each of whose commands must be answered in time."""

    def __init__(self, box: Mailbox) -> None:
        self.box = box
        super().__init__(box.host, box.port)

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:
        """Connect; called by imaplib."""
        self.host, self.port = self.box.host, self.box.port
        deadline = time.monotonic() + settings.FETCH_SECONDS
        plain = connect(self.host, self.port, deadline, ports=frozenset({PORTS["imaps"]}))
        try:
            self._socket = secured(plain, self.host, deadline) if self.box.scheme == "imaps" else plain
        except OSError:
            plain.close()
            raise
        self.sock = Line(self._socket, deadline)
        self.file = self.sock.makefile("rb")

    def send(self, data: bytes) -> None:
        """Send, and give the answer its time; called by imaplib."""
        self.sock.deadline = time.monotonic() + PATIENCE_SECONDS
        super().send(data)

    def shutdown(self) -> None:
        """Close; called by imaplib."""
        self.file.close()
        self._socket.close()

    def log_in(self, password: str) -> None:
        """Raise ChannelError where name or password are refused."""
        try:
            self.login(f'"{self.box.user}"', password)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error:
            raise ChannelError(
                f"{self.host} refused the login. Check the name and the variable with the password."
            ) from None

    def open_folder(self) -> str:
        """Open the folder for reading alone; gives its UIDVALIDITY."""
        status, _ = self.select(f'"{self.box.folder}"', readonly=True)
        validity = self.response("UIDVALIDITY")[1]
        if status != "OK" or not validity or not validity[0]:
            raise ChannelError(f"There is no folder {self.box.folder} in the mailbox. Check the end of the address.")
        return validity[0].decode("ascii", "replace")[:20]

    def uids(self, first: int) -> list[int]:
        """The messages from `first` on, in order; a server names the last one in any case."""
        found = self.uid("SEARCH", f"UID {first}:*")[1]
        return sorted(int(word) for line in found if line for word in line.split() if word.isdigit())

    def item(self, uid: int, validity: str) -> Item:
        """One message as it lies there, or why it cannot be taken."""
        cursor = f"{validity}:{uid}"
        shared = {"key": fingerprint(cursor.encode()), "digest": cursor, "name": f"message {uid}.eml", "cursor": cursor}
        size = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(_flat(self.uid("FETCH", str(uid), "(RFC822.SIZE)")[1])))
        if size and int(size[1]) > settings.UPLOAD_MAX_BYTES:
            limit = settings.UPLOAD_MAX_BYTES // 2**20
            return Item(error=f"The message is larger than {limit} MB. Save its attachments and bring them.", **shared)
        answer = self.uid("FETCH", str(uid), "(BODY.PEEK[])")[1]
        data = next((part[1] for part in answer if isinstance(part, tuple)), None)
        if data is None:
            return Item(error="The message was gone before it could be read.", **shared)
        return Item(data=data, **shared)

    def leave(self) -> None:
        """Say goodbye, and close whatever is said to it."""
        with contextlib.suppress(OSError, imaplib.IMAP4.error, ValueError):
            self.logout()
        with contextlib.suppress(OSError):
            self._socket.close()


def _flat(answer: list[object]) -> Iterator[bytes]:
    for part in answer:
        yield from (piece for piece in (part if isinstance(part, tuple) else (part,)) if isinstance(piece, bytes))
