"""What somebody may do, by the groups they are in; what they may see is their clearance, and is no matter of roles."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

READER, ANALYST, EDITOR, API_CLIENT = "reader", "analyst", "editor", "api-client"
ROLES = (READER, ANALYST, EDITOR, API_CLIENT)
MAY_REVIEW = frozenset({ANALYST, EDITOR})
MAY_INGEST = frozenset({ANALYST, EDITOR, API_CLIENT})
MAY_LISTEN = frozenset({EDITOR})


def may_review(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether `user` may confirm, reject, mark and tag."""
    return _has_role(user, MAY_REVIEW)


def may_ingest(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether `user` may bring documents in and have them read again."""
    return _has_role(user, MAY_INGEST)


def may_listen(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether `user` may say which feeds and mailboxes are listened to."""
    return _has_role(user, MAY_LISTEN)


def _has_role(user: AbstractBaseUser | AnonymousUser, roles: frozenset[str]) -> bool:
    return bool(user.is_active and user.groups.filter(name__in=roles).exists()) if user.is_authenticated else False
