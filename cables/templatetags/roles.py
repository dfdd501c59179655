"""What the reader of a page may do, so that it offers nothing else."""

from django import template
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from cables import roles

register = template.Library()


@register.filter
def may_ingest(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether the reader may bring documents in."""
    return roles.may_ingest(user)


@register.filter
def may_review(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether the reader may decide about what the machine suggests."""
    return roles.may_review(user)
