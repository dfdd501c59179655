"""The text of documents, character for character, and the parties of claims."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def verbatim_text(text: str) -> SafeString:
    """The text escaped, with its carriage returns kept: a browser drops them unless they are written as references.

    What a reader selects is counted in characters, so none may be lost.
    """
    return mark_safe(escape(text).replace("\r", "&#13;"))


@register.filter
def targets(parties: Iterable[object]) -> list[object]:
    """Those parties that a claim is about."""
    return [party for party in parties if party.role == "target"]


@register.filter
def addressees(parties: Iterable[object]) -> list[object]:
    """Those parties that a claim is only spoken to."""
    about = {party.name for party in targets(parties)}
    return [party for party in parties if party.role == "addressee" and party.name not in about]
