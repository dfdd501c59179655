"""The formats in which timeline, positions and claims leave the app; each takes built rows and runs no query."""

from claims.exports import csv, json
from claims.exports.base import Export
from claims.exports.rows import claim_rows, position_rows, timeline_rows

EXPORTS: dict[str, Export] = {
    "csv": csv.EXPORT,
    "json": json.EXPORT,
}

__all__ = ["EXPORTS", "Export", "claim_rows", "position_rows", "timeline_rows"]
