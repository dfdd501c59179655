"""The text of documents, character for character."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def verbatim_text(text: str) -> SafeString:
    """The text escaped, with its carriage returns kept: a browser drops them unless they are written as references.

    What a reader selects is counted in characters, so none may be lost.
    """
    return mark_safe(escape(text).replace("\r", "&#13;"))  # noqa: S308 escaped first
