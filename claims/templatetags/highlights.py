"""The words that a search was for, marked in the text around them; whatever else the text holds is escaped."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Characters for private use: Postgres puts them round the words that it found.
START, STOP = "\ue000", "\ue001"


@register.filter
def highlight(headline: str) -> SafeString:
    """The headline as HTML with the found words in <mark>."""
    return mark_safe(escape(headline).replace(START, "<mark>").replace(STOP, "</mark>"))
