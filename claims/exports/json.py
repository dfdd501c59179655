"""Rows as one JSON array."""

import json
from collections.abc import Sequence

from claims.exports.base import Export, Row


def write_json(rows: Sequence[Row]) -> bytes:
    """The rows as objects in UTF-8, one line for each."""
    lines = (json.dumps(dict(row), ensure_ascii=False) for row in rows)
    return ("[" + ",\n".join(lines) + "]\n").encode("utf-8")


EXPORT = Export("application/json", "json", write_json)
