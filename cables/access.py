"""Who sees what: puts the markings that a user may see into the transaction, where row-level security reads them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from .markings import HIGHEST, MarkingValue
from .models import Clearance, Marking

User = AbstractBaseUser | AnonymousUser


def set_visibility(user: User, limit: MarkingValue = HIGHEST) -> None:
    """Let this transaction see what `user` is cleared for, at most up to `limit`. Needs an open transaction.

    The setting ends with the transaction, so a pooled connection never carries it to somebody else.
    """
    clearance = Clearance.objects.filter(user_id=user.pk).first() if user.pk and user.is_active else None
    seen = Marking.objects.dominated_by(clearance.value.meet(limit)) if clearance else Marking.objects.none()
    markings = seen.values_list("pk", flat=True)
    _set("{" + ",".join(map(str, markings)) + "}")


@contextmanager
def visible_to(user: User, limit: MarkingValue = HIGHEST) -> Iterator[None]:
    """A transaction that sees what `user` may see, up to `limit`; an outer one gets its own visibility back."""
    with transaction.atomic(), _restored():
        set_visibility(user, limit)
        yield


@contextmanager
def everything_visible() -> Iterator[None]:
    """A transaction that sees every row: for the machine's own work, never for what a request shows.

    An outer transaction gets its own visibility back.
    """
    with transaction.atomic(), _restored():
        _set("everything")
        yield


@contextmanager
def _restored() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('demarche.visible', true)")
        before = cursor.fetchone()[0] or ""
    yield
    if not connection.needs_rollback:
        _write(before)


def _set(value: str) -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("Visibility is set for a transaction; open one first.")
    _write(value)


def _write(value: str) -> None:
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
