"""How claims are found in what the reader has read; importing it registers the component "claim_finder"."""

from claims.nlp.finder import claim_finder, find_claims

__all__ = ["claim_finder", "find_claims"]
