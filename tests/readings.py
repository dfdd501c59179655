"""A reader for tests that are about rows and not about language: it knows three names and three verbs."""

import re

from cables.dates import PartialDate
from cables.parsers import ParsedDocument
from claims.drafts import ClaimDraft, PartyDraft
from entities.drafts import EntityValue, MentionDraft

NAMES = {"Norland": "NO", "Sudland": "SE", "Estland": "EE"}
KINDS = {"accused": "accusation", "denied": "denial", "warned": "warning"}
NAME = re.compile("|".join(NAMES))
SAID = re.compile(rf"({'|'.join(NAMES)}) ({'|'.join(KINDS)})\b[^.\n]*\.")
STAGES = [
    "entities.revisions.carry_mentions",
    "entities.services.save_mentions",
    "claims.revisions.carry_claims",
    "claims.services.save_claims",
]


class PlainReading:
    """As much of a Doc as the stages ask for: who is named, and who accused, denied or warned."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self._ = self
        self.parsed = parsed
        self.mentions = tuple(self._mention(match) for match in NAME.finditer(parsed.text))
        self.claims = tuple(self._claim(match) for match in SAID.finditer(parsed.text))

    def _mention(self, match: re.Match) -> MentionDraft:
        return MentionDraft(*match.span(), match[0], "GPE", value(match[0]), "test", 0.9, 0, 0)

    def _claim(self, match: re.Match) -> ClaimDraft:
        day: PartialDate | None = self.parsed.published
        return ClaimDraft(
            KINDS[match[2]], *match.span(), match.span(2), PartyDraft(*match.span(1), match[1], value(match[1])),
            content=(match.end(2), match.end()), when=day, when_basis="document" if day else "none", rule="test",
            confidence=0.9,
        )  # fmt: skip


def value(name: str) -> EntityValue:
    """The state that a name means."""
    return EntityValue(name, "country", NAMES[name], official=True, authority=5)
