"""Who is named in a document and whom its words mean; importing it registers the component "mention_finder"."""

from cables.nlp import Doc
from entities.drafts import EntityValue
from entities.nlp.mentions import find_mentions
from entities.nlp.resolution import resolve_span

__all__ = ["find_issuer", "find_mentions", "resolve_span"]


def find_issuer(doc: Doc) -> EntityValue | None:
    """Who speaks as "we" in a document outside quotes: the issuer of a statement, the sender of a cable; None for media."""
    return doc._.cast.origin.issuer if doc._.cast else None
