"""Real servers for tests, on this machine alone: HTTP that answers as it is told to, and what it was asked."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Asked:
    """One request as it came: path and headers."""

    path: str
    headers: dict[str, str]


@dataclass
class Answer:
    """What to answer with; `headers` beside the length."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class WebServer:
    """Pages by path; a page may be a function of the request. `asked` holds every request, in order."""

    place: str = ""
    pages: dict[str, Answer | Callable[[Asked], Answer]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        """The whole address of a path."""
        return f"http://{self.place}{path}"

    def answer(self, asked: Asked) -> Answer:
        """What a request gets."""
        self.asked.append(asked)
        page = self.pages.get(asked.path.partition("?")[0], Answer(b"nothing here", 404))
        return page(asked) if callable(page) else page


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[WebServer]:
    """An HTTP server on a free port."""
    site = WebServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer = site.answer(Asked(self.path, dict(self.headers)))
            self.send_response(answer.status)
            headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(answer.body))}
            for name, value in (headers | answer.headers).items():
                self.send_header(name, value)
            self.end_headers()
            if answer.status != 304:
                self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Silence."""

    server = ThreadingHTTPServer((host, 0), Handler)
    site.place = f"{host}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
