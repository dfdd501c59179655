"""How much the words of whom weigh: the ladder of authority, a table that an installation may replace by its own."""

import csv
from functools import lru_cache
from pathlib import Path

from django.conf import settings


@lru_cache(maxsize=1)
def load_ladder() -> dict[int, int]:
    """For each rank of authority its weight, from settings.AUTHORITY_LADDER (authority, name, weight)."""
    return {int(row["authority"]): int(row["weight"]) for row in read_ladder()}


def read_ladder() -> list[dict[str, str]]:
    """The rows of the table as they stand."""
    with Path(settings.AUTHORITY_LADDER).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
