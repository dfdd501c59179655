"""The rows of this app: disputes, claims as acts, their meanings, and what readers follow."""

from .acts import Appearance, Claim, ClaimParty, ClaimTag, kind_choices
from .disputes import Dispute, DisputeDocument, DisputeSuggestion, Proposition
from .meanings import ClaimMeaning, Meaning, PropositionMeaning
from .readers import Follow, Subscription, Visit
from .stances import ClaimLink, Overruling, Stance

__all__ = [
    "Appearance",
    "Claim",
    "ClaimLink",
    "ClaimMeaning",
    "ClaimParty",
    "ClaimTag",
    "Dispute",
    "DisputeDocument",
    "DisputeSuggestion",
    "Follow",
    "Meaning",
    "Overruling",
    "Proposition",
    "PropositionMeaning",
    "Stance",
    "Subscription",
    "Visit",
    "kind_choices",
]
