"""Rows of claims as the plain values that links, positions, timeline and graph are built from.

Read as tuples and not as model instances: a dispute has thousands of claims, and this is the whole cost of its pages.
"""

import uuid
from collections import defaultdict
from typing import TYPE_CHECKING

from django.urls import reverse

from cables.models import Marking

from .models import Appearance, ClaimParty, Stance
from .values import Act, Actor

if TYPE_CHECKING:
    from .models import Dispute
    from .querysets import ClaimQuerySet

CLAIM = (
    "pk", "kind", "claimant_id", "claimant__name", "claimant__kind", "claimant_name", "claimant_country", "official",
    "authority", "content", "terms", "reason", "negated", "day", "day_precision", "status", "confidence", "marking_id",
)  # fmt: skip
PLACE = (
    "claim_id", "document_id", "order", "quote", "via_id", "via__name", "via__kind", "via_name", "document__title",
    "document__source__name",
)  # fmt: skip
PARTY = ("claim_id", "entity_id", "entity__name", "entity__kind", "name", "country")
Key = uuid.UUID


def load_acts(claims: "ClaimQuerySet", dispute: "Dispute | None" = None) -> list[Act]:
    """The claims as values, in the order of the query, with the stances that they take in `dispute`."""
    these = claims.order_by().values("pk")
    places = _places(these)
    parties = _parties(these)
    stances = _stances(these, dispute) if dispute else {}
    banners = {row.pk: str(row) for row in Marking.objects.all()}
    return [_act(row, places, parties, stances, banners) for row in claims.values_list(*CLAIM)]


def _act(row: tuple, places: dict, parties: dict, stances: dict, banners: dict[int, str]) -> Act:
    pk, kind, *who, content, terms, reason, negated, day, precision, status, confidence, marking = row
    return Act(
        id=str(pk), kind=kind, claimant=_claimant(*who), targets=tuple(parties.get(pk, ())), content=content,
        terms=frozenset(terms), day=day, precision=precision or "none", negated=negated, reason=reason or None,
        reviewed=status == "confirmed", confidence=confidence, marking=banners[marking],
        **stances.get(pk, {}), **places.get(pk, {}),
    )  # fmt: skip


def _claimant(pk: Key | None, entity: str | None, kind: str | None, name: str, *rest: object) -> Actor | None:
    return _actor(pk, entity, kind, name, *rest) if name or pk else None


def _actor(
    pk: Key | None, entity: str | None, kind: str | None, name: str, country: str, official: bool = False, rank: int = 0
) -> Actor:
    """Somebody known by their entity, or an unnamed party known by country and words."""
    key = str(pk) if pk else f"{country}:{name}".casefold()
    return Actor(key, entity or name, country or None, official, rank, kind or "organisation")


def _places(these: object) -> dict[Key, dict[str, object]]:
    """Where each claim stands: the first of its appearances."""
    found: dict[Key, dict[str, object]] = {}
    urls: dict[Key, str] = {}
    rows = Appearance.objects.filter(claim_id__in=these).order_by("order", "pk").values_list(*PLACE)
    for pk, document, order, quote, *via, via_name, title, source in rows:
        if pk in found:
            continue
        url = urls.get(document) or urls.setdefault(document, reverse("claims:document", args=[document]))
        found[pk] = {
            "document": str(document), "order": order, "quote": quote, "url": f"{url}#claim-{pk}",
            "source": source or title, "via": _actor(*via, via_name, "") if via_name else None,
        }  # fmt: skip
    return found


def _parties(these: object) -> dict[Key, list[Actor]]:
    """Whom each claim is about, in order."""
    found: dict[Key, list[Actor]] = defaultdict(list)
    rows = ClaimParty.objects.filter(claim_id__in=these, role=ClaimParty.Role.TARGET).order_by("order")
    for pk, *entity, name, country in rows.values_list(*PARTY):
        found[pk].append(_actor(*entity, name, country))
    return found


def _stances(these: object, dispute: "Dispute") -> dict[Key, dict[str, str]]:
    """The stance that each claim takes in the dispute, and the rule behind it."""
    rows = Stance.objects.filter(claim_id__in=these, proposition__dispute=dispute).exclude(status="rejected")
    return {
        pk: {"stance": stance, "proposition": str(proposition), "stance_rule": rule}
        for pk, stance, proposition, rule in rows.values_list("claim_id", "stance", "proposition_id", "rule")
    }
