"""The claims of one document as the reader finds them, before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cables.dates import PartialDate
    from entities.drafts import EntityValue


@dataclass(frozen=True)
class PartyDraft:
    """Somebody who takes part in a claim: the words that name it in the stored text and whom they mean.

    `start` and `end` are None where the party is not written in the document's body, such as the sender of a cable.
    """

    start: int | None
    end: int | None
    text: str
    entity: EntityValue | None = None

    @property
    def name(self) -> str | None:
        """The name of the entity meant; None for an unnamed party ("a European diplomat")."""
        return self.entity.name if self.entity and self.entity.name else None

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-2 or a body's code; None where it is not known."""
        return self.entity.country if self.entity else None

    @property
    def official(self) -> bool:
        """Whether the party speaks for its state or body."""
        return bool(self.entity and self.entity.official)


@dataclass(frozen=True)
class ClaimDraft:
    """One claimant saying or doing one thing of one kind; offsets are code points of the stored text."""

    kind: str
    start: int
    end: int
    cue: tuple[int, int]
    claimant: PartyDraft | None
    targets: tuple[PartyDraft, ...] = ()
    addressees: tuple[PartyDraft, ...] = ()
    content: tuple[int, int] | None = None
    when: PartialDate | None = None
    when_basis: str = "none"  # "stated", "document" (its date) or "none"
    negated: bool = False
    via: PartyDraft | None = None
    reason: str | None = None
    rule: str = ""
    confidence: float = 0.0

    @property
    def parties(self) -> tuple[PartyDraft, ...]:
        """Everybody whom the claim names."""
        return tuple(party for party in (self.claimant, self.via, *self.targets, *self.addressees) if party)

    def with_entities(self, fuller: Mapping[EntityValue, EntityValue]) -> ClaimDraft:
        """The same claim with the entities that `fuller` tells more about put in place of the bare ones."""

        def tell(party: PartyDraft | None) -> PartyDraft | None:
            known = fuller.get(party.entity) if party and party.entity else None
            return replace(party, entity=known) if party and known else party

        return replace(
            self,
            claimant=tell(self.claimant),
            via=tell(self.via),
            targets=tuple(tell(party) for party in self.targets),
            addressees=tuple(tell(party) for party in self.addressees),
        )
