"""How claims are found in what the pipeline has read; importing it registers "claim_reader" and "claim_finder"."""

from claims.nlp.finder import claim_finder, find_claims
from claims.nlp.reader import claim_reader

__all__ = ["claim_finder", "claim_reader", "find_claims"]
