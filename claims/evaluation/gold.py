"""The disputes of the evaluation as the values that links and positions are made of.

Gold claims and those that `extract` prints have one shape, so the same function makes acts of both. What is at issue is
derived from the dispute's own description and never written down for a dispute by hand.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from claims.terms import find_terms
from claims.values import Act, Actor, PropositionValue

AUTHORITY = 3  # The annotation says who is official and does not say of what rank.
BODIES = frozenset({"EU", "UN"})
Shape = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """One dispute: its folder, its description and the claims of its documents, by the documents' names."""

    folder: Path
    description: Shape
    claims: Mapping[str, Sequence[Shape]]

    def acts(self) -> list[Act]:
        """Every claim as an act; its id is the name of the document and the number of the claim."""
        kinds, officials = self._kinds(), self._officials()
        return [
            _act(document["path"], number, claim, text, kinds, officials)
            for document in self.description["documents"]
            for text in [document.get("text") or (self.folder / document["path"]).read_bytes().decode("utf-8")]
            for number, claim in enumerate(self.claims.get(document["path"], ()))
        ]

    def _kinds(self) -> dict[str, str]:
        return {entity["name"]: entity["kind"] for entity in self.description["entities"]}

    def _officials(self) -> frozenset[str]:
        """Who speaks officially anywhere in the dispute: the annotation says so of claimants and not of targets."""
        claimants = (claim["claimant"] for claims in self.claims.values() for claim in claims if claim["claimant"])
        return frozenset(party["name"] for party in claimants if party["official"] and party["name"])


def read_cases(gold: Path) -> Iterator[Case]:
    """The disputes below a folder with their gold claims."""
    for path in sorted(gold.rglob("dispute.json")):
        description = json.loads(path.read_text("utf-8"))
        yield Case(path.parent, description, {doc["path"]: doc["claims"] for doc in description["documents"]})


def with_found(case: Case, printed: Iterable[Shape]) -> Case:
    """The same dispute with the claims that `extract` printed for its files in place of the gold ones."""
    mine = {Path(doc["path"]).name: doc["claims"] for doc in printed if Path(doc["path"]).parent == case.folder}
    return Case(case.folder, case.description, mine)


def derive_proposition(description: Shape, acts: Iterable[Act]) -> PropositionValue:
    """What is at issue, from the dispute's title and question, as an analyst would write it down.

    The question is a sentence about somebody: whoever it names first is accused, with their country and with all else
    of that country that it names. The accusers are the other countries at least half of whose official accusations of
    somebody known go that way.
    """
    named = _named(description["question"], description["entities"])
    country = named[0]["country"]
    accused = {country, *(entity["name"] for entity in named if entity["country"] == country)}
    terms = find_terms(f"{description['title']} {description['question']}")
    return PropositionValue(
        description["id"], description["question"], terms, _accusers(acts, accused), frozenset(accused)
    )


def _named(sentence: str, entities: Iterable[Shape]) -> list[Shape]:
    """The entities that a sentence names, in the order of the words."""
    found = []
    for entity in entities:
        names = "|".join(re.escape(name) for name in (entity["name"], *entity.get("aliases", ())))
        if match := re.search(rf"\b(?:{names})\b", sentence):
            found.append((match.start(), entity))
    return [entity for _, entity in sorted(found, key=lambda pair: pair[0])]


def _accusers(acts: Iterable[Act], accused: set[str]) -> frozenset[str]:
    aims: dict[str, list[bool]] = {}
    for act in acts:
        official = act.claimant and act.claimant.speaks_for_country and act.claimant.country not in accused
        if official and act.kind == "accusation" and not act.negated and any(target.country for target in act.targets):
            aimed = any(accused & {target.country, target.name} for target in act.targets)
            aims.setdefault(act.claimant.country, []).append(aimed)
    return frozenset(country for country, those in aims.items() if 2 * sum(those) >= len(those))


def _act(path: str, number: int, claim: Shape, text: str, kinds: Mapping[str, str], officials: frozenset[str]) -> Act:
    span = claim["content"] or claim
    said, content = (text[s["start"] : s["end"]] for s in (claim, span))
    parts = [int(part) for part in (claim["when"] or "").split("-") if part]
    return Act(
        id=f"{path}:{number}", kind=claim["kind"], claimant=_actor(claim["claimant"], kinds, officials),
        targets=tuple(_actor(target, kinds, officials) for target in claim["targets"]), content=content, quote=said,
        terms=find_terms(content), day=date(*[*parts, 1, 1][:3]) if parts else None,
        precision=("none", "year", "month", "day")[len(parts)], negated=claim["negated"], document=path, order=number,
        reason=claim.get("reason"),
    )  # fmt: skip


def _actor(party: Shape | None, kinds: Mapping[str, str], officials: frozenset[str]) -> Actor | None:
    if party is None:
        return None
    name = party["name"] or " ".join(party["text"].split())
    official = party.get("official", name in officials)
    kind = kinds.get(party["name"], "organisation" if party["name"] else "person")
    if kind == "organisation" and (official or party["country"] in BODIES):
        kind = "body" if party["country"] in BODIES else "office"
    official = official or kind == "country"
    return Actor(f"{party['country']}:{name}".casefold(), name, party["country"], official, AUTHORITY * official, kind)
