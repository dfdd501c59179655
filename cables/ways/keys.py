"""A request that comes twice: the key that a program gives to it, and the answer that it gets again."""

import datetime
import json
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from cables.models import IdempotencyKey
from cables.storage import fingerprint

Answer = dict[str, object]


class KeyReused(Exception):
    """The key came with another request before."""


def fingerprint_of(said: object, data: bytes) -> str:
    """What tells one request from another: what is said, as JSON in any order, and the bytes that are sent."""
    return fingerprint(json.dumps([said, fingerprint(data)], sort_keys=True).encode())


def answer_once(user: AbstractBaseUser, key: str, asked: str, do: Callable[[], Answer]) -> Answer:
    """What `do` gives, done once for a key: the same key again gives the same answer, whatever became of the first.

    `asked` is the request's fingerprint. The key is kept in one transaction with what is done: a request that fails
    leaves none, and one that comes while the first is still under way waits for it. Raises KeyReused.
    """
    with transaction.atomic():
        IdempotencyKey.objects.filter(user=user, key=key, created_at__lt=_oldest()).delete()
        row, is_new = IdempotencyKey.objects.get_or_create(user=user, key=key, defaults={"fingerprint": asked})
        if is_new:
            row.answer = do()
            row.save(update_fields=["answer"])
        elif row.fingerprint != asked:
            raise KeyReused
    return row.answer


def forget_old_keys() -> int:
    """Take away keys past their time; gives how many."""
    return IdempotencyKey.objects.filter(created_at__lt=_oldest()).delete()[0]


def _oldest() -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=settings.IDEMPOTENCY_DAYS)
