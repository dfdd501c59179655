"""What Demarche held at an earlier moment: every change of a table is kept as an event, and a query can read the past.

Triggers of django-pghistory write the events. A query of ours reads the past by putting `held(...)` before it: a common
table expression hides a table of the same name, so that the same SQL then means the rows of that moment.
"""

import datetime
from typing import TypeVar

import pghistory
from django.db import connection, models

Model = TypeVar("Model", bound=type[models.Model])


def kept(model: Model) -> Model:
    """Keep an event of each row that is made, changed or deleted; a touch that changes nothing but `updated_at` is none."""
    untracked = [field.name for field in model._meta.fields if field.name == "updated_at"]
    track = pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=untracked or None
    )
    return track(model)


def held(table: str, scope: str, key: str = "id") -> str:
    """SQL "table AS (the rows of `table` at the moment %(known_at)s)" of those events that `scope` picks out.

    The events obey row-level security by the marking that the row had. A row is shown only if the reader may see it
    today as well: either it still stands in the table, or the event of its deletion is theirs to see. So what was
    marked higher since is hidden from its past too.
    """
    events = f"{table}event"
    return f"""{table} AS (
        SELECT was.* FROM (
            SELECT DISTINCT ON (e.pgh_obj_id) e.* FROM {events} e
            WHERE e.pgh_created_at <= %(known_at)s AND {scope}
            ORDER BY e.pgh_obj_id, e.pgh_id DESC
        ) was
        WHERE was.pgh_label <> 'delete' AND (
            EXISTS (SELECT FROM {table} now WHERE now.{key} = was.pgh_obj_id)
            OR EXISTS (SELECT FROM {events} gone WHERE gone.pgh_obj_id = was.pgh_obj_id
                AND gone.pgh_label = 'delete' AND gone.pgh_id > was.pgh_id)
        )
    )"""


def settled_moment() -> datetime.datetime:
    """The last moment to which no other transaction of ours can still add a change: just before the oldest one open.

    Events carry the start of their transaction. Without this, who asks for all up to now and later for all since then
    would miss what a slow transaction commits with an earlier stamp.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # else a second call in one transaction sees the first's
        cursor.execute(
            """SELECT least(min(xact_start), statement_timestamp()) - interval '1 microsecond' FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"""
        )
        return cursor.fetchone()[0]
