"""A real worker with beat fetches what was asked for and listens to what it is told to; nobody sends it a message."""

from pathlib import Path

import pytest

from cables.access import everything_visible
from cables.intake import Intake
from cables.models import Document, Receipt
from cables.ways.fetches import ask_for
from tests.cables.test_tasks import environment, start_worker, states, wait_until  # noqa: F401  fixtures among them
from tests.cables.ways.rows import make_channel
from tests.servers import Answer, serving

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
STORY = b"Norway and Chile meet\n\nOSLO, 3 March 2026 - Norway accused Chile of breaking the agreement.\n"


def test_address_and_maildir_become_documents(start_worker, environment, tmp_path: Path):  # noqa: F811
    (tmp_path / "maildir" / "oslo" / "new").mkdir(parents=True)
    (tmp_path / "maildir" / "oslo" / "new" / "1.host").write_bytes(b"Subject: x\n\nChile denied it.\n")
    make_channel("maildir", "oslo", document_kind="article")
    with serving() as site:
        environment["FETCH_ALLOW"] = site.place
        site.pages["/story"] = Answer(STORY, headers={"Content-Type": "text/plain"})
        with everything_visible():
            fetch = ask_for(site.url("/story"), Intake())
            type(fetch).objects.update(updated_at="2026-01-01T00:00Z")
        start_worker()
        wait_until(lambda: len(states()) == 2)
    assert (tmp_path / "maildir" / "oslo" / "cur" / "1.host:2,S").exists()
    with everything_visible():
        assert set(Receipt.objects.values_list("way", flat=True)) == {"address", "mail"}
        assert Document.objects.get(url=site.url("/story")).originals.get().size == len(STORY)
