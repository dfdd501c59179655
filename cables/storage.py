"""Where the original bytes lie: files named by their hash, on the disk before anybody is told "accepted"."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, default_storage


class DurableStorage(FileSystemStorage):
    """A file appears under its name whole and synced, or not at all, whenever the power fails."""

    def _save(self, name: str, content: File) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as partial:
            for chunk in content.chunks():
                partial.write(chunk)
            partial.flush()
            os.fsync(partial.fileno())
        os.replace(partial.name, target)
        folder = os.open(target.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
        return name


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
