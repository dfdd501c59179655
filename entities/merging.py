"""Proposals to take two entities for one are written here, and what people decide about them."""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection
from django.utils import timezone

from cables.markings import MarkingValue
from cables.models import Marking, Reviewed, Revision
from cables.nlp import Doc

from .merges import WEAK, Known, MergeProposal, Name, drop_vague, find_conflict, propose_merge
from .models import Alias, Entity, EntityMerge, Mention, MergeEvidence, NameKey, members_of
from .querysets import MergeQuerySet
from .spelling import wanted_keys

MERGE_FIELDS = ["merged", "survivor", "rule", "reason", "confidence", "marking"]
MENTIONS_SHOWN = 2  # of either side
LOCK = 0x6D65726765  # of whoever writes merges
# The mentions that speak for a proposal: by one of the names that it rests on, under the lowest marking, the latest.
EVIDENCE = """
SELECT m.id, m.marking_id FROM cables_marking k, LATERAL (
    SELECT p.* FROM (
        SELECT DISTINCT ON (m.paragraph_id) m.id, m.marking_id, m.text, d.published
        FROM entities_mention m JOIN cables_document d ON d.id = m.document_id
        WHERE m.entity_id = %(entity)s AND m.status <> 'rejected' AND m.marking_id = k.id
        ORDER BY m.paragraph_id, m.text = ANY(%(texts)s) DESC, m.start
    ) p ORDER BY p.text = ANY(%(texts)s) DESC, p.published DESC NULLS LAST, p.id LIMIT %(most)s
) m ORDER BY m.text = ANY(%(texts)s) DESC, k.level, cardinality(k.caveats), m.published DESC NULLS LAST, m.id
LIMIT %(most)s
"""


def propose_merges(revision: Revision, doc: Doc) -> None:
    """Bring the proposals about the entities of a revision up to date; what a person decided about stays as it is.

    The last stage of reading: it needs the names that the document has taught. Needs full visibility.
    """
    _lock()
    entities = set(Mention.objects.filter(revision=revision, entity__isnull=False).values_list("entity", flat=True))
    found = find_proposals(entities)
    if vague := {uuid.UUID(one.merged) for one in found if one.rule in WEAK} - entities:
        entities |= vague  # whether a short name fits many shows only beside all that it fits
        found = find_proposals(entities)
    _replace(EntityMerge.objects.of_entities(entities), drop_vague(found))


def find_proposals(entities: Iterable[uuid.UUID]) -> list[MergeProposal]:
    """What may be one with some entities, of all that are known."""
    known = _read_known(entities)
    wanted: dict[str, set[str]] = {}
    for one in known.values():
        for text in (one.name, *(name.text for name in one.names)):
            for key in wanted_keys(text, one.kind):
                wanted.setdefault(key[:310], set()).add(one.id)
    holders = NameKey.objects.filter(key__in=wanted).values_list("key", "entity_id")
    pairs = {frozenset((one, str(other))) for key, other in holders for one in wanted[key] if one != str(other)}
    known |= _read_known({uuid.UUID(pk) for pair in pairs for pk in pair} - {uuid.UUID(pk) for pk in known})
    found = (propose_merge(*(known[pk] for pk in sorted(pair))) for pair in pairs)
    return [proposal for proposal in found if proposal]


def accept_merge(merge: EntityMerge, user: AbstractBaseUser) -> None:
    """Take the two entities for one; ValueError with a sentence where that would make one of what cannot be."""
    _lock()
    if merge.status == Reviewed.Status.CONFIRMED:
        return
    members = _read_known({pk for end in (merge.merged_id, merge.survivor_id) for pk in members_of(end)})
    decided = EntityMerge.objects.filter(status=Reviewed.Status.REJECTED).exclude(pk=merge.pk)
    apart = decided.filter(merged__in=members, survivor__in=members).values_list("merged_id", "survivor_id")
    if reason := find_conflict(members.values(), [(str(one), str(other)) for one, other in apart]):
        raise ValueError(f"They cannot be one: {reason}")
    _decide(merge, Reviewed.Status.CONFIRMED, user)


def reject_merge(merge: EntityMerge, user: AbstractBaseUser) -> None:
    """Say that the two are not one: the machine proposes it no more."""
    _decide(merge, Reviewed.Status.REJECTED, user)


def undo_merge(merge: EntityMerge) -> None:
    """Take a decision back: everything is as it was before it, and the proposal waits again."""
    _lock()
    waiting = {"status": Reviewed.Status.SUGGESTED, "decided_by": None, "decided_at": None}
    EntityMerge.objects.filter(pk=merge.pk).update(**waiting)
    merge.refresh_from_db()


def _decide(merge: EntityMerge, status: str, user: AbstractBaseUser) -> None:
    EntityMerge.objects.filter(pk=merge.pk).exclude(status=status).update(
        status=status, decided_by=user, decided_at=timezone.now()
    )
    merge.refresh_from_db()


def _replace(before: MergeQuerySet, found: Sequence[MergeProposal]) -> None:
    """Write the proposals over those of before that nobody has decided about; what is the same makes no event."""
    status = dict(before.values_list("pk", "status"))
    decided = {pk for pk, said in status.items() if said != Reviewed.Status.SUGGESTED}
    as_row = _markings()
    rows = {_key(one): one for one in sorted(found, key=_key) if _key(one) not in decided}
    gone = status.keys() - decided - rows.keys()
    EntityMerge.objects.filter(pk__in=gone, status=Reviewed.Status.SUGGESTED).delete()
    EntityMerge.objects.bulk_create(
        (
            EntityMerge(
                id=pk, merged_id=one.merged, survivor_id=one.survivor, rule=one.rule, reason=one.reason,
                confidence=one.confidence, marking=as_row(one.marking), status=Reviewed.Status.SUGGESTED,
            )
            for pk, one in rows.items()
        ),
        update_conflicts=True, unique_fields=["id"], update_fields=MERGE_FIELDS,
    )  # fmt: skip
    shown = [row for pk, one in rows.items() for row in _evidence(pk, one, as_row)]
    MergeEvidence.objects.filter(merge__in=rows).exclude(mention__in=[row.mention_id for row in shown]).delete()
    MergeEvidence.objects.bulk_create(
        shown, update_conflicts=True, unique_fields=["merge", "mention"], update_fields=["marking"]
    )


def _evidence(pk: uuid.UUID, proposal: MergeProposal, as_row: Callable[[MarkingValue], Marking]) -> list[MergeEvidence]:
    """The mentions of both sides that a proposal shows, each under the join of its own marking and the proposal's."""
    found = []
    for entity in (proposal.merged, proposal.survivor):
        values = {"entity": entity, "texts": sorted(proposal.texts), "most": MENTIONS_SHOWN}
        with connection.cursor() as cursor:
            cursor.execute(EVIDENCE, values)
            found += cursor.fetchall()
    markings = Marking.objects.in_bulk({marking for _, marking in found})
    return [
        MergeEvidence(merge_id=pk, mention_id=mention, marking=as_row(proposal.marking.join(markings[marking].value)))
        for mention, marking in found
    ]


def _key(proposal: MergeProposal) -> uuid.UUID:
    """The same for the same two entities, whichever goes into which."""
    return uuid.uuid5(uuid.UUID(min(proposal.merged, proposal.survivor)), max(proposal.merged, proposal.survivor))


def _read_known(entities: Iterable[uuid.UUID]) -> Mapping[str, Known]:
    """What is known of some entities, with the names that texts call them by."""
    names: dict[uuid.UUID, list[Name]] = {}
    for alias in Alias.objects.filter(entity__in=entities).select_related("marking").order_by("text", "pk"):
        names.setdefault(alias.entity_id, []).append(Name(alias.text, alias.marking.value))
    return {
        str(row.pk): Known(
            str(row.pk), row.name, row.kind, row.country, row.marking.value, row.official, row.authority,
            row.key is not None, row.created_at.timestamp(), tuple(names.get(row.pk, ())),
        )
        for row in Entity.objects.filter(pk__in=entities).select_related("marking")
    }  # fmt: skip


def _markings() -> Callable[[MarkingValue], Marking]:
    """The rows of markings, each looked up once."""
    rows: dict[MarkingValue, Marking] = {}
    return lambda value: rows.get(value) or rows.setdefault(value, Marking.objects.of(value))


def _lock() -> None:
    """Be alone with the merges until the transaction ends: a person decides while a worker proposes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
