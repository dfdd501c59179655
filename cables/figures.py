"""What a measure of `make eval` prints: a figure and the least that it should be."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure and the least it should be; `goal` is None where nothing was set."""

    name: str
    value: float
    goal: float | None
    unit: str

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)
