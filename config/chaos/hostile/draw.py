"""What a family draws from: chance, a scale for what is huge, and the baits that no reader may touch."""

import io
import random
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

STORY = (
    "Norway and Chile meet\n\nOSLO, 3 March 2026 - Norway accused Chile of breaking the agreement on quotas.\n\n"
    "Chile denied the accusation.\n"
)


@dataclass(frozen=True)
class Draw:
    """Chance and sizes of one family."""

    dice: random.Random
    scale: float
    file_uri: str  # of a file that lies outside; its words must turn up nowhere
    url: str  # of a server that counts who asks

    def size(self, full: int) -> int:
        """A size, shrunk by the scale."""
        return max(10, int(full * self.scale))

    def cuts(self, data: bytes, count: int) -> list[bytes]:
        """The bytes broken off at `count` places."""
        return [data[: self.dice.randrange(1, max(2, len(data)))] for _ in range(count)]

    def noise(self, count: int) -> bytes:
        """Bytes that mean nothing."""
        return self.dice.randbytes(count)


def packed(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()
