"""Maildirs: a message in new/ is taken, and moved to cur/ once it is kept (https://cr.yp.to/proto/maildir.html)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from cables.storage import fingerprint

from .looks import ChannelError, Item, Look, Place

AT_ONCE = 200


def check(place: Place) -> None:
    """Raise ChannelError for a folder that is none, or lies elsewhere than below MAILDIR_ROOT."""
    _folder(place)


@contextmanager
def looking(place: Place) -> Iterator[Look]:
    """The messages of new/, the oldest first."""
    folder = _folder(place)
    try:
        (folder / "cur").mkdir(exist_ok=True)
        entries = [entry for entry in os.scandir(folder / "new") if entry.is_file(follow_symlinks=False)]
        found = sorted((entry.stat(follow_symlinks=False).st_mtime_ns, entry.name) for entry in entries)
    except OSError as error:
        raise ChannelError(f"The folder cannot be read ({error.strerror}). Check that Demarche may read it.") from None
    yield Look((_item(folder, name, age) for age, name in found[:AT_ONCE]), has_more=len(found) > AT_ONCE)


def _folder(place: Place) -> Path:
    root = settings.MAILDIR_ROOT.resolve()
    folder = (root / place.address).resolve()
    if folder == root or not folder.is_relative_to(root):
        raise ChannelError(
            "The folder must lie below MAILDIR_ROOT. Write its path from there, for example embassy/oslo."
        )
    if not (folder / "new").is_dir():
        raise ChannelError("There is no maildir there: it has a folder called new. Check the path.")
    return folder


def _item(folder: Path, name: str, age: int) -> Item:
    path = folder / "new" / name
    shared = {"key": fingerprint(os.fsencode(name)), "name": _readable(name), "digest": str(age)}
    try:
        if path.stat().st_size > settings.UPLOAD_MAX_BYTES:
            limit = settings.UPLOAD_MAX_BYTES // 2**20
            return Item(error=f"The message is larger than {limit} MB. Bring its attachments one by one.", **shared)
        return Item(data=path.read_bytes(), after=lambda: _move(path, folder / "cur" / _seen(name)), **shared)
    except OSError as error:
        return Item(error=f"The message cannot be read ({error.strerror}). Check who may read the file.", **shared)


def _move(path: Path, to: Path) -> None:
    """Put a kept message away; one that somebody else has put away meanwhile is away."""
    try:
        path.rename(to)
    except FileNotFoundError:
        return


def _seen(name: str) -> str:
    """Its name in cur/, with the flag S (seen)."""
    return name if ":2," in name else f"{name}:2,S"


def _readable(name: str) -> str:
    return os.fsencode(name.partition(":")[0]).decode("utf-8", "replace")[:200] + ".eml"
