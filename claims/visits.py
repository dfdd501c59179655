"""When somebody last looked at a dispute: what has come since is new to them."""

import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from cables.history import settled_moment

from .models import Dispute, Visit

# Pages opened within this time of each other are one visit.
PAUSE = datetime.timedelta(minutes=30)


def note_visit(user: AbstractBaseUser, dispute: Dispute) -> datetime.datetime | None:
    """Note that a user opens a dispute; gives the moment up to which their visit before had shown it, None at the first."""
    now = settled_moment()
    visit, is_first = Visit.objects.get_or_create(user=user, dispute=dispute, defaults={"latest": now})
    if is_first:
        return None
    if timezone.now() - visit.latest > PAUSE:
        visit.before = visit.latest
    visit.latest = now
    visit.save(update_fields=["latest", "before"])
    return visit.before
