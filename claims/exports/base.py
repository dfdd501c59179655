"""What an export format is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Row = Mapping[str, object]


@dataclass(frozen=True)
class Export:
    """A format: its media type, the ending of a file's name, and the function that turns rows, or a brief, into bytes."""

    media_type: str
    extension: str
    write: Callable[..., bytes]
