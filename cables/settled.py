"""Rows that nobody changes or removes are looked up once a process, as soon as no rollback can take them away any more."""

from collections.abc import Hashable
from typing import Any

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

_rows: dict[tuple[str, Hashable], Any] = {}


def has_settled(table: str) -> RawSQL:
    """Whether a row of `table` that is seen was committed by a transaction that is over, and not by the present one.

    The system column `xmin` names the transaction that wrote a row; none below the oldest that still runs can be undone.
    """
    settled = f"age({table}.xmin) > age(pg_snapshot_xmin(pg_current_snapshot())::xid)"
    return RawSQL(settled, [], output_field=BooleanField())


def recall(key: Hashable) -> Any | None:
    """What was remembered under a key for the present database."""
    return _rows.get((connection.settings_dict["NAME"], key))


def remember(key: Hashable, row: object) -> None:
    """Keep a row that has settled; only of what there is little of."""
    _rows[connection.settings_dict["NAME"], key] = row


def forget_rows(**signal: object) -> None:
    """After tables were made anew they hold nothing that was remembered."""
    _rows.clear()
