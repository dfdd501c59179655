"""A file and an address that no reader may touch: whoever follows an external entity is found out."""

import contextlib
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECRET_WORDS = "the canary has been read"


@dataclass
class Baits:
    """Where the baits lie, and who has asked for the address."""

    file_uri: str
    url: str
    hits: list[str] = field(default_factory=list)


@contextlib.contextmanager
def laid_out(folder: Path) -> Iterator[Baits]:
    """The file in `folder`, and a server on the loopback that answers with the same words and counts."""
    canary = folder / "canary.txt"
    canary.write_text(SECRET_WORDS)

    class Canary(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            baits.hits.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(SECRET_WORDS.encode())

        do_HEAD = do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Canary) as server:
        baits = Baits(canary.as_uri(), f"http://127.0.0.1:{server.server_port}/canary")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield baits
        finally:
            server.shutdown()
