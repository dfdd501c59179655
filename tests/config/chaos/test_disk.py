"""A full disk: what is being kept is refused whole, and what was kept before stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cables.access import everything_visible
from cables.models import Document
from cables.storage import StorageFull, fetch, keep
from config.chaos.disk import filled, small_disk


@pytest.fixture
def disk(tmp_path, settings) -> Iterator[Path]:
    """Originals lie on a disk of two megabytes."""
    with small_disk(tmp_path / "media", tmp_path / "disk.img", 2) as kind:
        if not kind:
            pytest.skip("no disk can be mounted here")
        settings.MEDIA_ROOT = tmp_path / "media"
        yield tmp_path / "media"


def test_a_full_disk_refuses_whole_and_works_again(disk):
    name = keep(b"before")
    with filled(disk), pytest.raises(StorageFull, match="no room"):
        keep(b"x" * 10_000)
    assert fetch(name) == b"before"
    assert fetch(keep(b"x" * 10_000)) == b"x" * 10_000
    assert len([path for path in disk.rglob("*") if path.is_file()]) == 2


def test_a_program_is_told_that_there_is_no_room(disk, as_analyst):
    sent = {"text": "Norway accused Chile of theft.", "kind": "article"}
    with filled(disk):
        answer = as_analyst.post("/api/v1/documents/", sent, content_type="application/json")
    assert (answer.status_code, "Bring it again later" in answer.json()["detail"]) == (507, True)
    with everything_visible():
        assert not Document.objects.exists()
    assert as_analyst.post("/api/v1/documents/", sent, content_type="application/json").status_code == 202
