"""Pages are fetched from a real server; nothing reaches the machines beside this one."""

import gzip
import socket
import threading
from collections.abc import Iterator

import pytest

from cables.fetching import FetchError, fetch_url, seconds_to_wait
from tests.servers import Answer, WebServer, serving


@pytest.fixture
def site(settings) -> Iterator[WebServer]:
    """A server that may be reached, because the settings say so."""
    with serving() as site:
        settings.FETCH_ALLOW = [site.place]
        settings.FETCH_SECONDS = 5
        yield site


@pytest.fixture
def canary(settings) -> Iterator[WebServer]:
    """A server on this machine whose port is open to fetching, and which nothing may reach all the same."""
    with serving() as site:
        site.pages["/"] = Answer(b"the secret of the house")
        settings.FETCH_ALLOW = []
        settings.FETCH_PORTS = frozenset({80, 443, int(site.place.rpartition(":")[2])})
        yield site


def test_page_comes_with_its_name_and_what_to_ask_with_next_time(site):
    site.pages["/news/story"] = Answer(
        b"<p>Words", headers={"ETag": '"1"', "Last-Modified": "Mon, 02 Mar 2026 10:00:00 GMT"}
    )
    found = fetch_url(site.url("/news/story#part"))
    assert (found.data, found.url, found.filename) == (b"<p>Words", site.url("/news/story"), "story.html")
    assert (found.etag, found.modified) == ('"1"', "Mon, 02 Mar 2026 10:00:00 GMT")


def test_nothing_of_ours_is_sent_along(site, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    site.pages["/"] = Answer(b"x", headers={"Set-Cookie": "a=b"})
    fetch_url(site.url())
    fetch_url(site.url())
    headers = site.asked[1].headers
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert headers["User-Agent"].startswith("Demarche/")


def test_what_has_not_changed_is_not_sent_again(site):
    site.pages["/"] = lambda asked: Answer(status=304) if asked.headers.get("If-None-Match") == '"1"' else Answer(b"x")
    assert fetch_url(site.url(), etag='"1"').data is None
    assert fetch_url(site.url(), etag='"2"').data == b"x"


def test_redirects_are_followed_and_counted(site):
    site.pages["/a"] = Answer(status=302, headers={"Location": "b"})
    site.pages["/b"] = Answer(b"there")
    assert fetch_url(site.url("/a")).url == site.url("/b")
    site.pages["/b"] = Answer(status=301, headers={"Location": "/a"})
    site.asked.clear()
    with pytest.raises(FetchError, match="more than 5 times"):
        fetch_url(site.url("/a"))
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    "location",
    ["http://{place}/", "//{place}/", "http://localhost:{port}/", "file:///etc/passwd", "http://169.254.169.254/"],
)
def test_redirect_is_checked_like_the_first_address(site, canary, settings, location):
    settings.FETCH_ALLOW = [site.place]
    port = canary.place.rpartition(":")[2]
    site.pages["/"] = Answer(status=302, headers={"Location": location.format(place=canary.place, port=port)})
    with pytest.raises(FetchError):
        fetch_url(site.url())
    assert canary.asked == []


@pytest.mark.parametrize("packed", [True, False])
def test_too_much_is_given_up(site, packed):
    body = b"x" * 300_000
    site.pages["/"] = Answer(
        gzip.compress(body) if packed else body, headers={"Content-Encoding": "gzip"} if packed else {}
    )
    assert fetch_url(site.url()).data == body
    with pytest.raises(FetchError, match="larger than"):
        fetch_url(site.url(), max_bytes=100_000)


@pytest.mark.parametrize(
    ("answer", "word", "again"),
    [
        (Answer(status=404), "nothing there", False),
        (Answer(status=403), "bring the file", False),
        (Answer(status=304), "bring the file", False),
        (Answer(status=503, headers={"Retry-After": "120"}), "Try again later", True),
        (Answer(b"no gzip", headers={"Content-Encoding": "gzip"}), "gzip", False),
        (Answer(b"x", headers={"Content-Encoding": "br"}), "packed", False),
        (Answer(b"short", headers={"Content-Length": "100", "Connection": "close"}), "broke off", True),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_said_with_what_to_do(site, answer, word, again):
    site.pages["/"] = answer
    with pytest.raises(FetchError, match=word) as caught:
        fetch_url(site.url())
    assert caught.value.again is again
    assert caught.value.after == (120 if answer.status == 503 else None)


def test_a_server_that_drips_is_left_when_the_time_is_up(settings):
    settings.FETCH_SECONDS = 1
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.FETCH_ALLOW = [f"127.0.0.1:{server.getsockname()[1]}"]
        ended = threading.Event()

        def drip() -> None:
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
                while not ended.wait(0.1):
                    try:
                        connection.sendall(b"x")
                    except OSError:
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        with pytest.raises(FetchError, match="within 1 seconds"):
            fetch_url(f"http://{settings.FETCH_ALLOW[0]}/")
        ended.set()
        thread.join()


PAYLOADS = [
    "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://LOCALHOST:{port}/", "http://localhost.:{port}/",
    "http://127.1:{port}/", "http://127.0.1:{port}/", "http://127.127.127.127:{port}/", "http://127.0.0.1.:{port}/",
    "http://2130706433:{port}/", "http://0x7f000001:{port}/", "http://0x7f.0.0.1:{port}/", "http://0x7f.1:{port}/",
    "http://0177.0.0.1:{port}/", "http://0177.0.0.01:{port}/", "http://017700000001:{port}/", "http://00000177.1:{port}/",
    "http://0x7f.0x0.0x0.0x1:{port}/", "http://127.0.0.0x1:{port}/", "http://0:{port}/", "http://0.0.0.0:{port}/",
    "http://[::1]:{port}/", "http://[::]:{port}/", "http://[0:0:0:0:0:0:0:1]:{port}/", "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/", "http://[0:0:0:0:0:ffff:127.0.0.1]:{port}/", "http://[::127.0.0.1]:{port}/",
    "http://[64:ff9b::127.0.0.1]:{port}/", "http://[64:ff9b::7f00:1]:{port}/", "http://[2002:7f00:1::]:{port}/",
    "http://[2001:0:7f00:1::]:{port}/", "http://[::1%25lo]:{port}/", "http://[::1%lo]:{port}/", "http://[fe80::1]:{port}/",
    "http://user@127.0.0.1:{port}/", "http://a:b@127.0.0.1:{port}/", "http://example.org@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}@example.org/", "http://example.org#@127.0.0.1:{port}/\\", "http://example.org\\@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@example.org/", "http:127.0.0.1:{port}/", "http:/127.0.0.1:{port}/", "//127.0.0.1:{port}/",
    "http:///127.0.0.1:{port}/", "http://127.0.0.1%00:{port}/", "http://127.0.0.1%2f:{port}/", "http://%31%32%37.0.0.1:{port}/",
    "http://127。0。0。1:{port}/", "http://１２７.０.０.１:{port}/", "http://①②⑦.⓪.⓪.①:{port}/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{port}/",
    "http://ｌocalhost:{port}/", "http://local\thost:{port}/", "http://local\nhost:{port}/", "http://127.0.0.1 :{port}/",
    " http://127.0.0.1:{port}/", "HTTP://127.0.0.1:{port}/", "hTTp://127.0.0.1:{port}/", "http://127.0.0.1:0{port}/",
    "ftp://127.0.0.1:{port}/", "gopher://127.0.0.1:{port}/_GET%20/", "dict://127.0.0.1:{port}/", "file:///etc/passwd",
    "file://127.0.0.1:{port}/", "ldap://127.0.0.1:{port}/", "jar:http://127.0.0.1:{port}/!/", "data:text/html,x",
    "url:http://127.0.0.1:{port}/", "view-source:http://127.0.0.1:{port}/", "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/latest/", "http://[::ffff:169.254.169.254]/", "http://2852039166/", "http://0xA9FEA9FE/",
    "http://0251.0376.0251.0376/", "http://10.0.0.1/", "http://192.168.0.1/", "http://172.16.0.1/", "http://100.64.0.1/",
    "http://224.0.0.1/", "http://255.255.255.255/", "http://127.0.0.1:22/", "http://127.0.0.1:6379/", "http://[::1]:5432/",
]  # fmt: skip


@pytest.mark.parametrize("form", PAYLOADS)
def test_this_machine_and_its_neighbours_are_not_reached(canary, form):
    with pytest.raises(FetchError):
        fetch_url(form.format(port=canary.place.rpartition(":")[2]))
    assert canary.asked == []


@pytest.mark.parametrize(
    "answers", [["127.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::ffff:127.0.0.1"], ["fe80::1%lo"]]
)
def test_a_name_that_leads_inside_is_refused_even_if_it_leads_outside_too(canary, monkeypatch, answers):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in answers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(FetchError, match="public internet"):
        fetch_url(f"http://rebinding.example:{canary.place.rpartition(':')[2]}/")
    assert canary.asked == []


def test_a_name_is_looked_up_once_and_the_checked_address_is_used(site, settings, monkeypatch):
    port = int(site.place.rpartition(":")[2])
    settings.FETCH_ALLOW = [f"closed.example:{port}"]
    site.pages["/"] = Answer(b"x")
    lookups = []

    def look_up(host: str, *_: object, **__: object) -> list[tuple]:
        lookups.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr("cables.fetching.socket.getaddrinfo", look_up)
    fetch_url(f"http://closed.example:{port}/")
    assert [host for host in lookups if host != "127.0.0.1"] == ["closed.example"]
    assert site.asked[0].headers["Host"] == f"closed.example:{port}"


def test_ports_are_open_only_by_setting(settings):
    settings.FETCH_ALLOW = []
    with pytest.raises(FetchError, match="Port 8443"):
        fetch_url("https://example.org:8443/")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("120", 120), (" 0 ", 0), ("Thu, 01 Jan 1970 00:01:40 GMT", 100), ("soon", None), ("", None), ("-5", None)],
)
def test_retry_after_is_a_number_or_a_date(header, seconds):
    assert seconds_to_wait(header, now=0) == seconds
