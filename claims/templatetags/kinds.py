"""How kinds of claim and stances look on a page: a shape, the colour of their family, and always the word."""

from django import template
from django.templatetags.static import static

from claims.kinds import KINDS

register = template.Library()

# Shapes are in static/img/kinds.svg; the colours in static/css/demarche.css.
FAMILIES = {
    "contest": ("accusation", "condemnation", "warning", "demand"),
    "answer": ("denial", "rejection"),
    "act": ("restriction", "launch"),
    "side": ("support", "agreement", "commitment", "acknowledgement"),
    "say": ("assertion",),
}
FAMILY_OF = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}
STANCE_SHAPES = {
    "affirms": "accusation",
    "denies": "denial",
    "restricts": "restriction",
    "supports": "support",
    "opposes": "rejection",
    "neutral": "assertion",
    "no comment": "assertion",
}
RELATION_WORDS = {
    "rebuts": ("Rebuts", "Rebutted by"),
    "responds": ("Responds to", "Responded to by"),
    "counter-accuses": ("Accuses in return, after", "Answered with an accusation by"),
    "repeats": ("Repeats", "Repeated by"),
    "supports": ("Supports", "Supported by"),
    "hardens": ("Hardens", "Hardened by"),
    "softens": ("Softens", "Softened by"),
    "withdraws": ("Withdraws", "Withdrawn by"),
    "supersedes": ("Supersedes", "Superseded by"),
}


@register.filter
def relation_to(relation: str) -> str:
    """The relation as seen from the claim that answers."""
    return RELATION_WORDS[relation][0]


@register.filter
def relation_from(relation: str) -> str:
    """The relation as seen from the claim that is answered."""
    return RELATION_WORDS[relation][1]


@register.simple_tag
def kind_label(kind: str) -> str:
    """The kind in words."""
    return KINDS[kind].label if kind in KINDS else kind.capitalize()


@register.simple_tag
def kind_family(kind: str) -> str:
    """The class that colours a kind."""
    return f"family-{FAMILY_OF.get(kind, 'say')}"


@register.simple_tag
def kind_shape(kind: str) -> str:
    """The address of a kind's shape."""
    return f"{static('img/kinds.svg')}#{kind if kind in FAMILY_OF else 'other'}"


@register.inclusion_tag("claims/_kind.html")
def kind(name: str) -> dict[str, str]:
    """A kind of claim as shape and word."""
    return {"label": kind_label(name), "family": kind_family(name), "shape": kind_shape(name)}


@register.inclusion_tag("claims/_stance.html")
def stance(name: str) -> dict[str, str]:
    """A stance as shape and word."""
    return {"name": name, "shape": kind_shape(STANCE_SHAPES[name]) if name in STANCE_SHAPES else ""}
