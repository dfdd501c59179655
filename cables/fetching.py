"""Fetching what lies at an address of the web, for people who must not be able to reach the machines beside this one.

Only http and https, only the usual ports; the name is looked up once, every address that it has must lie in the public
internet, and the connection goes to the address that was checked. Each redirect is checked like the first address.
Size and time are bounded. Nothing of ours is sent along: no cookie, no credentials, no proxy of the environment.
"""

import email.utils
import http.client
import io
import ipaddress
import re
import socket
import ssl
import time
import zlib
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin

from django.conf import settings

from .formats import DocumentError
from .targets import LONGEST, AddressError, Target, is_open, parse_target

REDIRECTS = 5
CHUNK = 64 * 1024
AGENT = "Demarche/1 (document fetcher)"
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf,*/*;q=0.8"
TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
_CONTEXT = ssl.create_default_context()


class FetchError(DocumentError):
    """Nothing could be fetched; the message says why and what to do.

    `again` tells whether the same may work later; `after` is how many seconds the other side asks to wait.
    """

    def __init__(self, message: str, *, again: bool = False, after: int | None = None) -> None:
        super().__init__(message)
        self.again, self.after = again, after


@dataclass(frozen=True)
class Fetched:
    """What an address gave: the bytes, where they lay in the end, and what to ask with next time.

    `data` is None if nothing changed since the `etag` or `modified` that was sent.
    """

    url: str
    data: bytes | None
    filename: str = ""
    etag: str = ""
    modified: str = ""


def fetch_url(url: str, *, etag: str = "", modified: str = "", max_bytes: int | None = None) -> Fetched:
    """The bytes at `url`, after at most five redirects. Takes FETCH_SECONDS at most, beside the look-up of names.

    `etag` and `modified` are what the last answer gave. Raises FetchError, with what to do.
    """
    deadline = time.monotonic() + settings.FETCH_SECONDS
    conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {name: value for name, value in conditions.items() if value}
    try:
        target = parse_target(url)
        for _ in range(REDIRECTS + 1):
            answer = _ask(target, headers, deadline, max_bytes or settings.UPLOAD_MAX_BYTES)
            if isinstance(answer, Fetched):
                return answer
            target = parse_target(urljoin(target.url, answer))
    except AddressError as error:
        raise FetchError(str(error)) from None
    except TimeoutError:
        late = f"{target.host} did not answer whole within {settings.FETCH_SECONDS} seconds. Try again later."
        raise FetchError(late, again=True) from None
    except ssl.SSLCertVerificationError:
        raise FetchError(f"{target.host} could not prove who it is (its certificate). Check the address.") from None
    except (OSError, http.client.HTTPException) as error:
        odd = f"{target.host} broke off or answered what is no HTTP ({type(error).__name__}). Try again later."
        raise FetchError(odd, again=True) from None
    raise FetchError(f"The address leads on more than {REDIRECTS} times. Give the address where it ends.")


def connect(host: str, port: int, deadline: float, *, ports: frozenset[int]) -> socket.socket:
    """A connection to a checked address of `host`, made by `deadline` (of the monotonic clock).

    Raises FetchError where `host` is not to be reached: not on one of `ports`, or any of its addresses is not public,
    unless FETCH_ALLOW names `host:port`.
    """
    found = resolve(host, port, ports)
    for number, address in enumerate(found, 1):
        try:
            return socket.create_connection((address, port), _left(deadline))
        except OSError as error:
            if number == len(found):
                if isinstance(error, TimeoutError):
                    raise
                raise FetchError(f"{host} cannot be reached ({error.strerror}). Try again later.", again=True) from None
    raise AssertionError("resolve gives at least one address")


def resolve(host: str, port: int, ports: frozenset[int]) -> list[str]:
    """The addresses of `host`, all of them checked. Raises FetchError."""
    allowed = Target("http", host, port, "/").place in settings.FETCH_ALLOW
    if port not in ports and not allowed:
        raise FetchError(f"Port {port} is not fetched from; an administrator can open it (FETCH_PORTS, FETCH_ALLOW).")
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise FetchError(f"No machine is called {host}. Check the address, or try again later.", again=True) from None
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if not allowed and not all(is_open(ipaddress.ip_address(address.partition("%")[0])) for address in found):
        raise FetchError(
            f"{host} does not lie in the public internet, so it is not fetched. Save the page and bring the file, "
            "or ask an administrator to open it (FETCH_ALLOW)."
        )
    return found


class Line:
    """A connected socket, each of whose reads and writes ends by a deadline; made for http.client and imaplib."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self.sock, self.deadline = sock, deadline

    def sendall(self, data: bytes) -> None:
        """Send everything, or raise TimeoutError."""
        self.sock.settimeout(_left(self.deadline))
        self.sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        """A file to read the answer from."""
        return io.BufferedReader(_Reader(self))

    def shutdown(self, how: int) -> None:
        """Tell the other side that no more will come."""
        self.sock.shutdown(how)

    def close(self) -> None:
        """Nothing: an answer may be read after its connection was given up; who made the socket closes it."""


class _Reader(io.RawIOBase):
    def __init__(self, line: Line) -> None:
        super().__init__()
        self.line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        self.line.sock.settimeout(_left(self.line.deadline))
        return self.line.sock.recv_into(buffer)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def secured(sock: socket.socket, host: str, deadline: float) -> ssl.SSLSocket:
    """TLS over a connected socket, for a machine that proves to be `host`."""
    sock.settimeout(_left(deadline))
    return _CONTEXT.wrap_socket(sock, server_hostname=host)


def _ask(target: Target, headers: dict[str, str], deadline: float, max_bytes: int) -> Fetched | str:
    """One request: what was fetched, or the address that it leads on to."""
    with closing(connect(target.host, target.port, deadline, ports=settings.FETCH_PORTS)) as plain:
        if target.scheme == "http":
            return _converse(Line(plain, deadline), target, headers, max_bytes)
        with closing(secured(plain, target.host, deadline)) as sock:
            return _converse(Line(sock, deadline), target, headers, max_bytes)


def _converse(line: Line, target: Target, headers: dict[str, str], max_bytes: int) -> Fetched | str:
    response = _answer(line, target, headers)
    if response.status in {301, 302, 303, 307, 308} and (
        location := _header(response.headers, "Location", LONGEST + 1)
    ):
        return location.encode("latin-1", "replace").decode("utf-8", "replace").replace(" ", "%20")
    if response.status == 304 and headers:
        etag, modified = headers.get("If-None-Match", ""), headers.get("If-Modified-Since", "")
        return Fetched(target.url, None, etag=etag, modified=modified)
    if response.status != 200:
        raise _refusal(response, target)
    return Fetched(
        url=target.url, data=_read(response, max_bytes),
        filename=_filename(response.headers, target), etag=_header(response.headers, "ETag", 500),
        modified=_header(response.headers, "Last-Modified", 100),
    )  # fmt: skip


def _answer(line: Line, target: Target, headers: dict[str, str]) -> http.client.HTTPResponse:
    """Ask over a connected line; the answer's head."""
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = line
    own = {
        "Host": target.netloc,
        "User-Agent": AGENT,
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
    for name, value in (own | headers).items():
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def _read(response: http.client.HTTPResponse, max_bytes: int) -> bytes:
    """The body, unpacked if it is packed, and given up as soon as it is longer than allowed."""
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in {"identity", "gzip", "x-gzip", ""}:
        raise FetchError(
            f"The answer is packed in a way that was not asked for ({packed[:20]}). Save the page instead."
        )
    unpacker = zlib.decompressobj(wbits=31) if "gzip" in packed else None
    body = bytearray()
    while chunk := response.read1(CHUNK):
        try:
            body += unpacker.decompress(chunk, max_bytes + 1 - len(body)) if unpacker else chunk
        except zlib.error:
            raise FetchError("The answer says it is packed by gzip and is not. Save the page and bring it.") from None
        if len(body) > max_bytes:
            raise FetchError(f"What lies there is larger than {max_bytes // 2**20} MB. Save it and bring it in parts.")
    if response.length or unpacker and not unpacker.eof:
        raise http.client.IncompleteRead(b"")
    return bytes(body)


def _refusal(response: http.client.HTTPResponse, target: Target) -> FetchError:
    status = response.status
    after = seconds_to_wait(response.headers.get("Retry-After", ""), time.time())
    if status in {401, 403, 407, 451}:
        advice = "It wants a login or keeps programs out. Save the page in your browser and bring the file."
    elif status in {404, 410}:
        advice = "There is nothing there (any more). Check the address."
    else:
        advice = "Try again later." if status in TRANSIENT else "Save the page in your browser and bring the file."
    return FetchError(f"{target.host} answered {status}. {advice}", again=status in TRANSIENT, after=after)


def _header(headers: Message, name: str, longest: int) -> str:
    """A header in one line without control characters; empty where it is not there or too long to be kept."""
    value = re.sub(r"[\x00-\x1f\x7f]+", " ", headers.get(name, "")).strip()
    return value if len(value) <= longest else ""


def seconds_to_wait(retry_after: str, now: float) -> int | None:
    """What a Retry-After header asks for, a number of seconds or a date (`now` in seconds of the epoch); None if nothing."""
    if re.fullmatch(r"\d{1,9}", retry_after.strip()):
        return int(retry_after)
    try:
        return max(0, int(email.utils.parsedate_to_datetime(retry_after).timestamp() - now))
    except (TypeError, ValueError, OverflowError):
        return None


def _filename(headers: Message, target: Target) -> str:
    """What to call the file: what the server says, or the end of the address; a web page ends in .html."""
    said = headers.get_filename() or unquote(target.path.partition("?")[0])
    name = re.sub(r"[\x00-\x1f\x7f/\\]", "", PurePosixPath(said.replace("\\", "/")).name)[:200] or target.host
    if headers.get_content_type() in {"text/html", "application/xhtml+xml"} and not name.lower().endswith(
        (".html", ".htm")
    ):
        return f"{name}.html"
    return name
