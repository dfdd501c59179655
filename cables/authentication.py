"""Who calls the API: a token or a browser's session; either way the transaction then sees what its user may see."""

import knox.auth
import rest_framework.authentication
from django.contrib.auth.models import AbstractBaseUser
from rest_framework.request import Request

from .access import set_visibility


class TokenAuthentication(knox.auth.TokenAuthentication):
    """`Authorization: Bearer <token>`. The middleware knew no user yet, so visibility is set here."""

    def authenticate(self, request: Request) -> tuple[AbstractBaseUser, object] | None:
        """The token's user, with their visibility put into the transaction."""
        found = super().authenticate(request)
        if found:
            set_visibility(found[0])
        return found


class SessionAuthentication(rest_framework.authentication.SessionAuthentication):
    """The signed-in browser; answers 401, with a challenge, where nobody is signed in."""

    def authenticate_header(self, request: Request) -> str:
        """The challenge that makes DRF answer 401 and not 403."""
        return "Bearer"
