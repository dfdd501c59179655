"""A small disk for the originals, which can be filled: a loop mount where one may be made, else a tmpfs, else none."""

import contextlib
import errno
import subprocess
from collections.abc import Iterator
from pathlib import Path

CHUNK = 2**20


@contextlib.contextmanager
def small_disk(place: Path, image: Path, megabytes: int) -> Iterator[str]:
    """Mount a disk at `place` for as long as the block runs; gives what it is: "ext4 loop mount", "tmpfs" or ""."""
    place.mkdir(parents=True)
    kind = _mount_image(place, image, megabytes) or _mount_memory(place, megabytes)
    place.chmod(0o755)
    try:
        yield kind
    finally:
        if kind:
            _run("umount", "--lazy", str(place))


def _mount_image(place: Path, image: Path, megabytes: int) -> str:
    with image.open("wb") as file:
        file.truncate(megabytes * 2**20)
    made = _run("mkfs.ext4", "-q", "-F", "-N", "60000", str(image)) and _run(
        "mount", "-o", "loop", str(image), str(place)
    )
    return "ext4 loop mount" if made else ""


def _mount_memory(place: Path, megabytes: int) -> str:
    return "tmpfs" if _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)) else ""


def _run(*command: str) -> bool:
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    except FileNotFoundError:
        return False


@contextlib.contextmanager
def filled(place: Path) -> Iterator[None]:
    """No byte is left on the disk of `place` for as long as the block runs."""
    ballast = place / "ballast"
    try:
        with ballast.open("wb", buffering=0) as file:
            for size in (CHUNK, 4096, 1):
                _write_until_full(file.write, bytes(size))
        yield
    finally:
        ballast.unlink(missing_ok=True)


def _write_until_full(write: object, chunk: bytes) -> None:
    try:
        while write(chunk):
            pass
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
