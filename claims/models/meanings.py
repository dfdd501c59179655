"""Vectors of claims and propositions, by which their meanings are compared."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cables.models import Guarded

from .acts import Claim
from .disputes import Proposition


class Meaning(Guarded):
    """What a text means, as a vector of length one in thousandths; `digest` tells of which words it was made."""

    vector = ArrayField(models.SmallIntegerField())
    digest = models.CharField(max_length=64)

    class Meta:
        abstract = True


class ClaimMeaning(Meaning):
    """What the content of a claim means."""

    claim = models.OneToOneField(Claim, primary_key=True, on_delete=models.CASCADE, related_name="meaning")

    def __str__(self) -> str:
        return f"meaning of {self.claim_id}"


class PropositionMeaning(Meaning):
    """What the sentence of a proposition means."""

    proposition = models.OneToOneField(Proposition, primary_key=True, on_delete=models.CASCADE, related_name="meaning")

    def __str__(self) -> str:
        return f"meaning of {self.proposition_id}"
