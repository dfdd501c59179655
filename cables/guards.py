"""Who may send a form: a decorator for views that write."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def requires(allowed: Callable[[AbstractBaseUser | AnonymousUser], bool]) -> Callable[[View], View]:
    """Let in signed-in users whose role is `allowed` (see `cables.roles`); the others get the page for 403.

    It asks before anything is looked up, so a refusal tells nothing about what exists.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not allowed(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return login_required(guarded)

    return decorate
