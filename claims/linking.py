"""Stances and links of a dispute's claims are brought up to date here, from all that its documents say."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence

from django.db import connection, models

from cables.copies import copies_among
from cables.models import Marking, Reviewed, Revision
from cables.nlp import Doc

from .acts import Reader, build_proposition
from .links import find_links
from .meanings import store_claim_meanings, store_proposition_meanings
from .models import Appearance, Claim, ClaimLink, Dispute, Proposition, Stance
from .proposals import RULE, Proposal, find_proposals
from .stances import find_stance
from .tellings import gather_tellings
from .values import Act

STANCE_FIELDS = ["stance", "reason", "rule", "confidence", "marking"]
LINK_FIELDS = ["rule", "confidence", "manner", "marking"]
PROPOSITION_FIELDS = ["text", "accusers", "accused", "marking"]


def link_claims(revision: Revision, doc: Doc) -> None:
    """Bring stances and links up to date in every dispute of the document; outside disputes, within the document."""
    own = list(Appearance.objects.filter(document_id=revision.document_id).values_list("claim_id", flat=True))
    store_claim_meanings(own)
    disputes = Dispute.objects.filter(memberships__document_id=revision.document_id).order_by("pk")
    for dispute in disputes:
        update_dispute(dispute)
        propose(dispute)
        store_proposition_meanings(dispute)
    if own and not disputes:
        _save_links(Reader(claims=own, for_all=True).acts())


def update_dispute(dispute: Dispute) -> None:
    """Bring the suggested stances and links of a dispute up to date; what a person decided stays, what is still found
    is left untouched. Needs full visibility.
    """
    lock_dispute(dispute)
    claims = Claim.objects.in_dispute(dispute).values_list("pk", flat=True)
    acts = Reader(claims=claims, for_all=True).acts()
    _save_stances(acts, dispute)
    _save_links(acts)


def lock_dispute(dispute: Dispute) -> None:
    """Be alone with the dispute until the transaction ends: two workers finish documents of it at once, people decide."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(hashlib.sha256(dispute.pk.bytes).hexdigest()[:15], 16)])


def propose(dispute: Dispute) -> None:
    """Bring the propositions that the machine suggests up to date; one that a person decided about stays as it is (or
    merged, if they merged it), and nothing like it is suggested again. Needs full visibility.
    """
    lock_dispute(dispute)
    before = Proposition.objects.filter(dispute=dispute)
    decided = before.exclude(status=Reviewed.Status.SUGGESTED)
    known = [build_proposition(*row) for row in decided.values_list("pk", "text", "terms", "accusers", "accused")]
    reader = Reader(dispute.pk, for_all=True)
    acts = gather_tellings(reader.acts(), reader.links()).acts
    markings = _markings(acts)
    found = [_suggested(proposal, dispute, markings) for proposal in find_proposals(acts, known)]
    merged = Proposition.pgh_event_model.objects.filter(dispute_id=dispute.pk, pgh_label="delete")
    merged = merged.exclude(status=Reviewed.Status.SUGGESTED).values_list("pgh_obj_id", flat=True)
    taken = {*decided.values_list("pk", flat=True), *merged}
    found = [row for row in found if row.pk not in taken]
    before.filter(status=Reviewed.Status.SUGGESTED).exclude(pk__in=[row.pk for row in found]).delete()
    _upsert(Proposition, found, ["id"], PROPOSITION_FIELDS)


def _suggested(proposal: Proposal, dispute: Dispute, markings: Mapping[str, Marking]) -> Proposition:
    """The row of a proposal, under the join of the dispute and of the claims that it is made from."""
    values = [dispute.marking.value, *(markings[pk].value for pk in proposal.acts)]
    return Proposition(
        id=uuid.uuid5(dispute.pk, f"proposal:{proposal.key}"), dispute=dispute, text=proposal.text,
        accusers=list(proposal.accusers), accused=list(proposal.accused), rule=RULE,
        status=Reviewed.Status.SUGGESTED, marking=Marking.objects.join(values),
    )  # fmt: skip


def _save_stances(acts: Sequence[Act], dispute: Dispute) -> None:
    propositions = Reader(dispute.pk).issues()[0]
    rows = {str(row.pk): row for row in Proposition.objects.filter(dispute=dispute).select_related("marking")}
    before = Stance.objects.filter(proposition__dispute=dispute)
    decided = set(before.exclude(status=Reviewed.Status.SUGGESTED).values_list("claim_id", flat=True))
    markings, found = _markings(acts), []
    for act in (act for act in acts if uuid.UUID(act.id) not in decided):
        if (taken := find_stance(act, propositions)) is None:
            continue
        issue, stance, reason, rule = taken
        found.append(
            Stance(
                claim_id=uuid.UUID(act.id), proposition=rows[issue], stance=stance, reason=reason or "", rule=rule,
                confidence=act.confidence, marking=_joined(markings[act.id], rows[issue].marking),
            )
        )  # fmt: skip
    kept = {(row.claim_id, row.proposition_id) for row in found}
    suggested = before.filter(status=Reviewed.Status.SUGGESTED).values_list("pk", "claim_id", "proposition_id")
    Stance.objects.filter(pk__in=[pk for pk, *place in suggested if tuple(place) not in kept]).delete()
    _upsert(Stance, found, ["claim", "proposition"], STANCE_FIELDS)


def _save_links(acts: Sequence[Act]) -> None:
    claims = [uuid.UUID(act.id) for act in acts]
    markings = _markings(acts)
    copies = copies_among({act.document for act in acts})
    before = ClaimLink.objects.among(claims).values_list("pk", "status", "source_id", "target_id", "relation")
    suggested = {pk for pk, status, *_ in before if status == Reviewed.Status.SUGGESTED}
    decided = {tuple(place) for pk, _, *place in before if pk not in suggested}
    found = [
        ClaimLink(
            id=uuid.uuid5(uuid.UUID(link.source), f"{link.relation}:{link.target}"), source_id=uuid.UUID(link.source),
            target_id=uuid.UUID(link.target), relation=link.relation, rule=link.rule, confidence=link.confidence,
            manner=link.manner, marking=_joined(markings[link.source], markings[link.target]),
        )
        for link in find_links(acts, copies)
    ]  # fmt: skip
    found = [link for link in found if (link.source_id, link.target_id, link.relation) not in decided]
    ClaimLink.objects.filter(pk__in=suggested - {link.pk for link in found}, status=Reviewed.Status.SUGGESTED).delete()
    _upsert(ClaimLink, found, ["id"], LINK_FIELDS)


def _upsert(model: type[models.Model], rows: Sequence[models.Model], key: list[str], fields: list[str]) -> None:
    """Write the rows over those of the same key; what says the same already makes no event (`cables.history`)."""
    model.objects.bulk_create(rows, update_conflicts=True, unique_fields=key, update_fields=fields)


def _markings(acts: Sequence[Act]) -> Mapping[str, Marking]:
    rows = Claim.objects.filter(pk__in=[act.id for act in acts]).select_related("marking").only("marking")
    return {str(row.pk): row.marking for row in rows}


def _joined(one: Marking, other: Marking) -> Marking:
    """What is derived from two rows carries the join of their markings."""
    if one.value.dominates(other.value):
        return one
    if other.value.dominates(one.value):
        return other
    return Marking.objects.join([one.value, other.value])
