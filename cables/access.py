"""Who sees what: puts the markings that a user may see into the transaction, where row-level security reads them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from .markings import HIGHEST, MarkingValue

EVERYTHING = "everything"
User = AbstractBaseUser | AnonymousUser
# The markings that somebody's clearance opens, put into the transaction by the statement that looks them up.
SEE_AS = """
SELECT set_config('demarche.visible', coalesce((
    SELECT '{' || string_agg(m.id::text, ',') || '}' FROM cables_marking m
    JOIN cables_clearance c ON m.level <= c.level AND m.caveats <@ c.caveats
    WHERE c.user_id = %s AND m.level <= %s AND m.caveats <@ %s::varchar[]
), '{}'), true)
"""


def set_visibility(user: User, limit: MarkingValue = HIGHEST) -> None:
    """Let this transaction see what `user` is cleared for, at most up to `limit`. Needs an open transaction.

    The setting ends with the transaction, so a pooled connection never carries it to somebody else.
    """
    _require_transaction()
    with connection.cursor() as cursor:
        cursor.execute(SEE_AS.strip(), [user.pk if user.is_active else None, limit.level, sorted(limit.caveats)])


@contextmanager
def visible_to(user: User, limit: MarkingValue = HIGHEST) -> Iterator[None]:
    """A transaction that sees what `user` may see, up to `limit`; an outer one gets its own visibility back."""
    with _own_visibility():
        set_visibility(user, limit)
        yield


@contextmanager
def everything_visible() -> Iterator[None]:
    """A transaction that sees every row: for the machine's own work, never for what a request shows.

    An outer transaction gets its own visibility back.
    """
    with _own_visibility() as before:
        if before != EVERYTHING:
            _write(EVERYTHING)
        yield


@contextmanager
def _own_visibility() -> Iterator[str | None]:
    """A transaction that may see something else than the one around it, whose visibility is given; the outermost forgets
    its own by ending.
    """
    before = _read() if connection.in_atomic_block else None
    with transaction.atomic():
        yield before
        if before is not None and not connection.needs_rollback:
            _write(before)


def _read() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('demarche.visible', true)")
        return cursor.fetchone()[0] or ""


def _require_transaction() -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("Visibility is set for a transaction; open one first.")


def _write(value: str) -> None:
    _require_transaction()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('demarche.visible', %s, true)", [value])


class VisibilityMiddleware:
    """One transaction for each request, which sees what its user may see; undone when the answer is an error of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with visible_to(request.user):
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response
