"""What an export format is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Row = Mapping[str, object]


@dataclass(frozen=True)
class Export:
    """A format: its media type, the ending of a file's name, and the function that turns rows into bytes."""

    media_type: str
    extension: str
    write: Callable[[Sequence[Row]], bytes]
