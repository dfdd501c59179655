"""Where the original bytes lie: files named by their hash, on the disk before anybody is told "accepted"."""

import contextlib
import errno
import hashlib
import os
import tempfile
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, default_storage


class StorageFull(OSError):
    """There is no room for the bytes: none of them was kept, and the same may be brought again later."""


class DurableStorage(FileSystemStorage):
    """A file appears under its name whole and synced, or not at all, whenever the power fails."""

    def _save(self, name: str, content: File) -> str:
        target = Path(self.path(name))
        partial = None
        try:
            _make_folder(target.parent)
            with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as partial:
                for chunk in content.chunks():
                    partial.write(chunk)
                partial.flush()
                os.fsync(partial.fileno())
            os.replace(partial.name, target)
            _sync_folder(target.parent)
        except BaseException as error:
            if partial:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(partial.name)
            if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
                raise StorageFull("There is no room for the file. It was not kept. Bring it again later.") from error
            raise
        return name


def _make_folder(folder: Path) -> None:
    """The folder and those above it, each on the disk before anything is put into it."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync_folder(folder.parent)


def _sync_folder(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def fingerprint(data: bytes) -> str:
    """The SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def keep(data: bytes) -> str:
    """Store the bytes once and give the name under which they lie."""
    digest = fingerprint(data)
    name = f"originals/{digest[:2]}/{digest[2:4]}/{digest}"
    return name if default_storage.exists(name) else default_storage.save(name, ContentFile(data))


def fetch(name: str) -> bytes:
    """The bytes that were kept under `name`."""
    with default_storage.open(name, "rb") as file:
        return file.read()
