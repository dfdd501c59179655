"""What the attacked Demarche holds, read through a connection that outlives a killed server."""

import time
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from django.db import InterfaceError, OperationalError, connection

from cables.access import everything_visible
from cables.models import Document, Original, Paragraph, Revision, SearchEntry
from cables.storage import fetch, fingerprint
from claims.models import Appearance
from entities.models import Mention

from .checks import Held

COUNTED = {
    "revisions": Revision, "paragraphs": Paragraph, "search entries": SearchEntry, "mentions": Mention,
    "appearances": Appearance,
}  # fmt: skip
PATIENCE_SECONDS = 90
T = TypeVar("T")


def ask(question: Callable[[], T]) -> T:
    """The answer of a function that reads rows, asked again while the server is away."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with everything_visible():
                return question()
        except (OperationalError, InterfaceError):
            connection.close()
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)


def states() -> Counter[str]:
    """How many documents are in which state."""
    return ask(lambda: Counter(Document.objects.values_list("state", flat=True)))


def holdings() -> list[Held]:
    """Every original with its document, its bytes and the rows that came out of it."""
    return ask(_read)


def _read() -> list[Held]:
    counts = {name: Counter(model.objects.values_list("document_id", flat=True)) for name, model in COUNTED.items()}
    return [
        Held(
            original.sha256, original.document.state, original.document.error, _is_kept(original),
            {name: counted[original.document_id] for name, counted in counts.items()},
        )
        for original in Original.objects.select_related("document")
    ]  # fmt: skip


def _is_kept(original: Original) -> bool:
    try:
        return fingerprint(fetch(original.file)) == original.sha256
    except OSError:
        return False
