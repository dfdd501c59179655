"""What a caller asks about a dispute, and everything that is computed for them from the claims that they may see."""

from collections.abc import Sequence
from functools import cached_property, reduce

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.serializers import Serializer

from cables.markings import MarkingValue, parse_marking
from claims.graph import Graph, build_graph
from claims.models import Claim, ClaimLink, Dispute
from claims.positions import Position, build_positions
from claims.querysets import build_proposition
from claims.timeline import TimelineEntry, build_timeline
from claims.values import Act, Link, PropositionValue


def read_query(serializer: type[Serializer], request: Request) -> dict[str, object]:
    """What the address asks for; a problem (400) that names the field where it cannot be read."""
    asked = serializer(data=request.query_params)
    asked.is_valid(raise_exception=True)
    return asked.validated_data


class Scope:
    """One dispute as one caller asks for it; each part is computed once, when it is needed."""

    def __init__(self, request: Request, serializer: type[Serializer]) -> None:
        self.asked = read_query(serializer, request)

    @cached_property
    def dispute(self) -> Dispute:
        """The dispute asked about; 404 for a hidden one as for none."""
        return get_object_or_404(Dispute.objects.select_related("marking"), slug=self.asked["dispute"])

    @cached_property
    def acts(self) -> Sequence[Act]:
        """Its claims that nobody rejected, by the day asked for."""
        return Claim.objects.in_dispute(self.dispute).standing().as_of(self.asked.get("as_of")).as_acts(self.dispute)

    @cached_property
    def links(self) -> Sequence[Link]:
        """The links that nobody rejected between them."""
        return ClaimLink.objects.standing().among(act.id for act in self.acts).as_links()

    @cached_property
    def propositions(self) -> Sequence[PropositionValue]:
        """What is at issue."""
        return [build_proposition(row) for row in self.dispute.propositions.all()]

    @property
    def positions(self) -> Sequence[Position]:
        """Where the countries stand, or the one asked for."""
        sides = {name for value in self.propositions for name in value.accusers | value.accused if len(name) == 2}
        country = self.asked.get("country", "").upper()
        named = [country] if country else sides
        found = build_positions(self.acts, self.propositions, named, self.asked.get("as_of"))
        return [position for position in found if not country or position.country == country]

    @property
    def timeline(self) -> Sequence[TimelineEntry]:
        """The claims in order of time."""
        return build_timeline(self.acts, self.links)

    @property
    def graph(self) -> Graph:
        """Who does what to whom."""
        return build_graph(self.acts, self.links)

    @property
    def marking(self) -> str:
        """The join of the markings of the dispute and of every claim asked for."""
        values = [parse_marking(banner) for banner in {act.marking for act in self.acts}]
        return reduce(MarkingValue.join, values, self.dispute.marking.value).banner
