"""Durations in words."""

from datetime import timedelta

from django import template

register = template.Library()
_UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"))


@register.filter
def in_words(length: timedelta) -> str:
    """A duration as a person says it, rounded up to a minute: "2 hours", "1 minute"."""
    seconds = max(length.total_seconds(), 60)
    size, name = next((size, name) for size, name in _UNITS if seconds >= size)
    count = round(seconds / size)
    return f"{count} {name}{'s' if count != 1 else ''}"
