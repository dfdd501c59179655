"""The positions endpoint, against the same SQL sent by psycopg with the answer written by orjson."""

from collections.abc import Callable

import orjson
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from . import Figure, alternate

SIGNED_IN = 3  # the session, the user, and what they may see


def measure_positions(slug: str, user: User, most: float, rounds: int = 30) -> list[Figure]:
    """Milliseconds of both sides and their ratio."""
    client = Client()
    client.force_login(user)
    url = f"/api/v1/positions/?dispute={slug}"
    client.get(url)  # a process looks markings up once
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(url)
    assert answer.status_code == 200, answer.content
    statements = [query["sql"] for query in captured.captured_queries if query["sql"].startswith("SELECT")]
    whole, bare = alternate(lambda: client.get(url), replay(statements, answer.json()), rounds)
    about = f"{len(answer.json()['results'])} positions"
    return [
        Figure(f"{about}: endpoint", 1000 * whole, "", "ms"),
        Figure(f"{about}: same SQL, psycopg and orjson", 1000 * bare, "", "ms"),
        Figure(f"{about}: endpoint to bare SQL", whole / bare, f"at most {most}", "ratio"),
        Figure(f"{about}: queries besides sign-in and visibility", len(statements) - SIGNED_IN, "at most 3", "queries"),
    ]


def replay(statements: list[str], answer: object) -> Callable[[], bytes]:
    """A function that sends the statements in one transaction, fetches every row and writes the same answer."""

    def run() -> bytes:
        with transaction.atomic(), connection.cursor() as cursor:
            raw = cursor.cursor
            for statement in statements:
                raw.execute(statement)
                raw.fetchall()
        return orjson.dumps(answer)

    return run
