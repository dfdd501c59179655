"""Stances and links of a dispute's claims are brought up to date here, from all that its documents say."""

import hashlib
import uuid
from collections.abc import Sequence

from django.db import connection

from cables.models import Marking, Reviewed, Revision
from cables.nlp import Doc

from .links import find_links
from .models import Claim, ClaimLink, Dispute, Proposition, Stance
from .querysets import build_proposition
from .stances import find_stance
from .values import Act


def link_claims(revision: Revision, doc: Doc) -> None:
    """Bring stances and links up to date in every dispute of the document; outside disputes, within the document."""
    disputes = Dispute.objects.filter(memberships__document_id=revision.document_id).order_by("pk")
    for dispute in disputes:
        update_dispute(dispute)
    if not disputes:
        _save_links(Claim.objects.in_document(revision.document_id).standing().as_acts())


def update_dispute(dispute: Dispute) -> None:
    """Replace the suggested stances and links of a dispute; what a person decided stays. Needs full visibility."""
    with connection.cursor() as cursor:  # two workers finish documents of one dispute at once
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(hashlib.sha256(dispute.pk.bytes).hexdigest()[:15], 16)])
    acts = Claim.objects.in_dispute(dispute).standing().as_acts()
    _save_stances(acts, list(Proposition.objects.filter(dispute=dispute)))
    _save_links(acts)


def _save_stances(acts: Sequence[Act], rows: list[Proposition]) -> None:
    Stance.objects.filter(proposition__in=rows, status=Reviewed.Status.SUGGESTED).delete()
    propositions, by_id = [build_proposition(row) for row in rows], {str(row.pk): row for row in rows}
    markings = _markings(acts)
    found = []
    for act in acts:
        if (taken := find_stance(act, propositions)) is None:
            continue
        proposition, stance, reason, rule = taken
        found.append(
            Stance(
                claim_id=uuid.UUID(act.id), proposition=by_id[proposition], stance=stance, reason=reason or "",
                rule=rule, confidence=act.confidence,
                marking=_joined(markings[act.id], by_id[proposition].marking),
            )
        )  # fmt: skip
    Stance.objects.bulk_create(found, ignore_conflicts=True)


def _save_links(acts: Sequence[Act]) -> None:
    claims = [uuid.UUID(act.id) for act in acts]
    markings = _markings(acts)
    found = [
        ClaimLink(
            id=uuid.uuid5(uuid.UUID(link.source), f"{link.relation}:{link.target}"), source_id=uuid.UUID(link.source),
            target_id=uuid.UUID(link.target), relation=link.relation, rule=link.rule, confidence=link.confidence,
            marking=_joined(markings[link.source], markings[link.target]),
        )
        for link in find_links(acts)
    ]  # fmt: skip
    suggested = ClaimLink.objects.among(claims).filter(status=Reviewed.Status.SUGGESTED)
    suggested.exclude(pk__in=[link.pk for link in found]).delete()
    ClaimLink.objects.bulk_create(found, ignore_conflicts=True)


def _markings(acts: Sequence[Act]) -> dict[str, Marking]:
    rows = Claim.objects.filter(pk__in=[act.id for act in acts]).select_related("marking").only("marking")
    return {str(row.pk): row.marking for row in rows}


def _joined(one: Marking, other: Marking) -> Marking:
    """What is derived from two rows carries the join of their markings."""
    if one.value.dominates(other.value):
        return one
    if other.value.dominates(one.value):
        return other
    return Marking.objects.join([one.value, other.value])
