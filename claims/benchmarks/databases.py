"""Two databases of one server, in turns in one process: the same dispute among few claims and among many."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from .world import Say, World, make_world

READER = "analyst"


class Place:
    """One database with its own connection, and a reader signed in there."""

    def __init__(self, database: BaseDatabaseWrapper) -> None:
        self.database = database
        with self.here():
            self.user = User.objects.get(username=READER)
            self.client = Client(headers={"HX-Request": "true"})
            self.client.force_login(self.user)

    @contextmanager
    def here(self) -> Iterator[None]:
        """All queries go to this database."""
        before = connections["default"]
        connections["default"] = self.database
        try:
            yield
        finally:
            connections["default"] = before

    def get(self, path: str) -> None:
        """Ask for a page, as the reader."""
        with self.here():
            answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)


@contextmanager
def cloned(name: str) -> Iterator[BaseDatabaseWrapper]:
    """A copy of the present database under another name, gone afterwards."""
    clone = connection.copy()
    clone.settings_dict["NAME"] = name
    connection.close()  # nobody may be connected to what is copied
    here = connection.settings_dict["NAME"]
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{here}"')
    try:
        yield clone
    finally:
        clone.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def fill(worlds: Iterable[World], say: Say) -> None:
    """Put worlds into the present database, small ones first, so that indexes of much are made only once."""
    for world in worlds:
        say(f"making a world of {world.claims:,} claims")
        make_world(world, named(say, f"  {world.claims:,} claims: "))


def named(say: Say, prefix: str) -> Callable[[str], None]:
    """`say` with something before each line."""
    return lambda step: say(prefix + step)
