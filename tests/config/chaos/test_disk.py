"""A full disk: what is being kept is refused whole, and what was kept before stays."""

import pytest

from cables.storage import StorageFull, fetch, keep
from config.chaos.disk import filled, small_disk


def test_a_full_disk_refuses_whole_and_works_again(tmp_path, settings):
    with small_disk(tmp_path / "media", tmp_path / "disk.img", 2) as kind:
        if not kind:
            pytest.skip("no disk can be mounted here")
        settings.MEDIA_ROOT = tmp_path / "media"
        name = keep(b"before")
        with filled(tmp_path / "media"), pytest.raises(StorageFull, match="no room"):
            keep(b"x" * 10_000)
        assert fetch(name) == b"before"
        assert fetch(keep(b"x" * 10_000)) == b"x" * 10_000
        assert len([path for path in (tmp_path / "media").rglob("*") if path.is_file()]) == 2
