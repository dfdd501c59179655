"""Where things that are known only by their key have their page."""

import uuid

from django.urls import reverse


def entity_address(key: str) -> str:
    """The page of an actor that is a known entity; an actor known only by its name has none."""
    try:
        return reverse("entities:entity", args=[uuid.UUID(key)])
    except ValueError:
        return ""
