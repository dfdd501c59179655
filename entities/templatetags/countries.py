"""Names of countries and bodies by the codes that rows carry."""

from django import template

from entities.gazetteer import bodies, countries

register = template.Library()


@register.filter
def country_name(code: str | None) -> str:
    """The name of a state or body; the code itself where the table does not have it."""
    if code in countries():
        return countries()[code].name
    return bodies()[code].name if code in bodies() else code or ""
