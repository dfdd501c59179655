"""A small IMAP server for tests: one mailbox, as much of RFC 3501 as a careful reader needs, and what it was asked."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class MailServer:
    """Messages by UID; `asked` holds every command, passwords included."""

    place: str = ""
    user: str = "reader"
    password: str = "a-long-password"
    folder: str = "INBOX"
    validity: int = 1
    messages: dict[int, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The address of the mailbox."""
        return f"imap://{self.user}@{self.place}/{self.folder}"

    def answer(self, command: str) -> tuple[list[bytes], bytes]:
        """The lines before the last one, and the last one."""
        self.asked.append(command)
        name, _, rest = command.partition(" ")
        if name.upper() == "UID":
            name, _, rest = rest.partition(" ")
        return getattr(self, f"_{name.lower()}", self._unknown)(rest)

    def _unknown(self, rest: str) -> tuple[list[bytes], bytes]:
        return [], b"BAD unknown"

    def _capability(self, rest: str) -> tuple[list[bytes], bytes]:
        return [b"* CAPABILITY IMAP4rev1"], b"OK done"

    def _login(self, rest: str) -> tuple[list[bytes], bytes]:
        right = rest == f'"{self.user}" "{self.password}"'
        return [], b"OK welcome" if right else b"NO wrong name or password"

    def _examine(self, rest: str) -> tuple[list[bytes], bytes]:
        if rest != f'"{self.folder}"':
            return [], b"NO no such folder"
        exists, validity = f"* {len(self.messages)} EXISTS", f"* OK [UIDVALIDITY {self.validity}] valid"
        return [exists.encode(), validity.encode()], b"OK [READ-ONLY] open"

    def _search(self, rest: str) -> tuple[list[bytes], bytes]:
        first = int(re.fullmatch(r"UID (\d+):\*", rest)[1])
        last = max(self.messages, default=0)
        found = [str(uid) for uid in self.messages if uid >= min(first, last)]  # `*` is the last one in any case
        return [f"* SEARCH {' '.join(found)}".rstrip().encode()], b"OK done"

    def _fetch(self, rest: str) -> tuple[list[bytes], bytes]:
        uid, what = rest.split(" ", 1)
        data = self.messages.get(int(uid))
        if data is None:
            return [], b"OK done"
        if what == "(RFC822.SIZE)":
            return [f"* 1 FETCH (UID {uid} RFC822.SIZE {len(data)})".encode()], b"OK done"
        return [f"* 1 FETCH (UID {uid} BODY[] {{{len(data)}}}\r\n".encode() + data + b")"], b"OK done"

    def _logout(self, rest: str) -> tuple[list[bytes], bytes]:
        return [b"* BYE"], b"OK bye"


@contextmanager
def mail_serving() -> Iterator[MailServer]:
    """The server on a free port of this machine."""
    box = MailServer()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"* OK ready\r\n")
            while line := self.rfile.readline():
                tag, _, command = line.decode().rstrip("\r\n").partition(" ")
                lines, last = box.answer(command)
                self.wfile.write(b"".join(line + b"\r\n" for line in lines) + tag.encode() + b" " + last + b"\r\n")
                if command == "LOGOUT":
                    return

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads, allow_reuse_address = True, True

    with Server(("127.0.0.1", 0), Handler) as server:
        box.place = f"127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield box
        server.shutdown()
