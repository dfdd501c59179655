"""Programs that bring documents in over the API, each document again until it is answered "accepted"."""

import itertools
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterable

PAUSE_SECONDS = 0.3
AHEAD = 40  # documents that may wait to be read: kills are to meet reading and bringing at the same time


class Feeder:
    """Brings texts in from several threads; what was accepted is noted once the answer has come."""

    def __init__(self, address: str, token: str, texts: Iterable[str], threads: int = 3) -> None:
        self.address, self.token = address, token
        self.accepted: dict[str, str] = {}  # text: id of the document
        self.refused: dict[str, str] = {}  # text: what was said
        self.troubles = 0  # answers and silences that were met by asking again
        self.finished = 0  # documents known to be finished, told by the caller
        self._texts, self._lock = iter(texts), threading.Lock()
        self._threads = [threading.Thread(target=self._bring_all, daemon=True) for _ in range(threads)]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    @property
    def is_done(self) -> bool:
        """Whether everything was answered."""
        return not any(thread.is_alive() for thread in self._threads)

    def _next(self) -> str | None:
        with self._lock:
            return next(self._texts, None)

    def _bring_all(self) -> None:
        for text in iter(self._next, None):
            while len(self.accepted) - self.finished > AHEAD:
                time.sleep(PAUSE_SECONDS)
            self.bring(text)

    def bring(self, text: str) -> None:
        """One document, until the answer is accepted or refused."""
        for pause in itertools.repeat(PAUSE_SECONDS):
            try:
                answer = self._post({"text": text, "kind": "article"})
            except urllib.error.HTTPError as error:
                if error.code < 500:
                    self.refused[text] = error.read(300).decode(errors="replace")
                    return
            except (OSError, ValueError):
                pass
            else:
                self.accepted[text] = answer["id"]
                return
            self.troubles += 1
            time.sleep(pause)

    def _post(self, sent: dict[str, str]) -> dict[str, str]:
        request = urllib.request.Request(
            f"{self.address}/api/v1/documents/", json.dumps(sent).encode(), method="POST",
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"},
        )  # fmt: skip
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)
