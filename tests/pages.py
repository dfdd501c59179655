"""Browsers for tests of pages."""

import re

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

HTMX = {"HX-Request": "true"}
TOKEN = re.compile(rb"[A-Za-z0-9]{64}")


def signed_in(user: User) -> Client:
    """A browser in which the user is signed in."""
    client = Client()
    client.force_login(user)
    return client


def shown(answer: HttpResponse) -> bytes:
    """What a page says, without the token against forged forms, which differs each time."""
    return TOKEN.sub(b"token", answer.content)
