"""What a measure of `make eval` prints: a figure and the least, or the most, that it should be."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure and the least it should be (the most, if `at_most`); `goal` is None where nothing was set."""

    name: str
    value: float
    goal: float | None
    unit: str
    at_most: bool = False

    @property
    def is_reached(self) -> bool:
        """Whether the figure is as good as it should be."""
        if self.goal is None:
            return True
        return self.value <= self.goal if self.at_most else self.value >= self.goal

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)
