"""Original bytes are kept once, whole or not at all."""

import pytest

from cables.storage import fetch, fingerprint, keep


def test_bytes_come_back_as_they_were():
    data = bytes(range(256))
    assert fetch(keep(data)) == data


def test_the_same_bytes_are_kept_once(settings):
    assert keep(b"one") == keep(b"one")
    assert len([p for p in settings.MEDIA_ROOT.rglob("*") if p.is_file()]) == 1


def test_the_name_says_nothing_of_the_file():
    digest = fingerprint(b"words")
    assert keep(b"words") == f"originals/{digest[:2]}/{digest[2:4]}/{digest}"


def test_what_broke_off_leaves_no_file_under_the_name(settings, monkeypatch):
    import os

    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        keep(b"half")
    monkeypatch.undo()
    assert fetch(keep(b"half")) == b"half"
