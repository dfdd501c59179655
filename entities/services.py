"""Mentions and entities are written here: what the pipeline found, and what people decide about it."""

import hashlib
import uuid
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction
from django.utils import timezone

from cables.markings import MarkingValue
from cables.models import Marking, Paragraph, Reviewed, Revision
from cables.nlp import Doc

from .drafts import EntityValue, MentionDraft
from .gazetteer import fold
from .linking import find_fuller
from .models import Alias, Entity, Mention, Tenure

BUILT_IN = uuid.UUID("5d9f9a0e-3a3b-5c8e-9a52-6d0b6a7d2c11")  # namespace of the built-in table's identifiers
MENTION_FIELDS = ["text", "label", "entity", "rule", "confidence", "marking", "paragraph"]


class Paragraphs:
    """The paragraphs of a revision, found by offset."""

    def __init__(self, revision: Revision) -> None:
        self.rows = list(Paragraph.objects.filter(revision=revision).select_related("marking").order_by("start"))
        self.starts = [row.start for row in self.rows]

    def holding(self, start: int, end: int) -> Paragraph | None:
        """The paragraph that holds all of [start, end)."""
        index = bisect_right(self.starts, start) - 1
        row = self.rows[index] if index >= 0 else None
        return row if row and end <= row.end else None


def save_mentions(revision: Revision, doc: Doc) -> None:
    """Replace the suggested mentions by those of `doc`; what a person decided stays and is not suggested again."""
    paragraphs = Paragraphs(revision)
    fuller = find_fuller_known({m.entity for m in doc._.mentions if m.entity}, revision.document.marking.value)
    drafts = [replace(m, entity=fuller.get(m.entity, m.entity)) for m in doc._.mentions]
    named = [m for m in drafts if m.label != "ROLE" and m.start < m.end]
    placed = [(m, p) for m in named if (p := paragraphs.holding(m.start, m.end))]
    entities = _save_entities(placed)
    decided = Mention.objects.filter(revision=revision).exclude(status=Reviewed.Status.SUGGESTED)
    taken = set(decided.values_list("start", "end"))
    rows = [
        Mention(
            id=uuid.uuid5(revision.pk, f"mention:{m.start}:{m.end}"), document_id=revision.document_id,
            revision=revision, paragraph=p, start=m.start, end=m.end, text=revision.text[m.start : m.end],
            label=m.label, entity=entities.get(m.entity), rule=m.rule, confidence=m.confidence, marking=p.marking,
        )
        for m, p in placed if (m.start, m.end) not in taken
    ]  # fmt: skip
    suggested = Mention.objects.filter(revision=revision, status=Reviewed.Status.SUGGESTED)
    suggested.exclude(pk__in=[row.pk for row in rows]).delete()
    Mention.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=MENTION_FIELDS)


def find_fuller_known(values: Iterable[EntityValue], marking: MarkingValue) -> dict[EntityValue, EntityValue]:
    """For each learned entity that earlier documents tell more about, the fuller value.

    Only what whoever sees `marking` may know of is drawn upon: nothing told in a higher portion seeps down.
    """
    values = list(values)
    names = [fold(value.name) for value in values if not value.key]
    rows = Alias.objects.filter(folded__in=names, entity__key=None) if names else Alias.objects.none()
    told = [
        EntityValue(e.name, e.kind, e.country or None, e.official, e.authority, None, e.media)
        for alias in rows.select_related("marking", "entity__marking").order_by("entity__created_at", "pk")
        if _is_seen(alias, marking) and (e := alias.entity)
    ]
    return find_fuller([*values, *told])


class KnownEntities:
    """The rows of many entity values, looked up at once."""

    def __init__(self, values: Iterable[EntityValue | None]) -> None:
        wanted = {value for value in values if value}
        self.built_in = _save_built_in([value for value in wanted if value.key])
        self.learned = _same_name([value for value in wanted if not value.key])

    def seen_by(self, value: EntityValue | None, marking: MarkingValue) -> Entity | None:
        """The entity that a value means, as far as whoever sees `marking` may know it."""
        if value in self.built_in:
            return self.built_in[value]
        return next((alias.entity for alias in self.learned.get(value, []) if _is_seen(alias, marking)), None)


def review_mention(mention: Mention, status: str, user: AbstractBaseUser) -> Mention:
    """A person confirms or rejects a mention; deciding the same again changes nothing."""
    if status not in {Reviewed.Status.CONFIRMED, Reviewed.Status.REJECTED}:
        raise ValueError("A mention is confirmed or rejected.")
    Mention.objects.filter(pk=mention.pk).exclude(status=status).update(
        status=status, decided_by=user, decided_at=timezone.now()
    )
    mention.refresh_from_db()
    return mention


@transaction.atomic
def mark_mention(revision: Revision, span: tuple[int, int], value: EntityValue, user: AbstractBaseUser) -> Mention:
    """A person marks the characters `span` as a mention; marking the same stretch again corrects it.

    ValueError, with what to do, for a stretch that is empty, outside the text or across paragraphs.
    """
    start, end = span
    paragraph = Paragraphs(revision).holding(start, end) if 0 <= start < end <= len(revision.text) else None
    if paragraph is None:
        raise ValueError("Select words within one paragraph.")
    draft = MentionDraft(start, end, revision.text[start:end], "ROLE", value, "person", 1.0, 0, 0)
    entity = _save_entities([(draft, paragraph)])[value]
    defaults = {
        "id": uuid.uuid5(revision.pk, f"mention:{start}:{end}"), "paragraph": paragraph, "entity": entity,
        "text": draft.text, "label": value.kind[:10], "rule": "person", "confidence": 1.0,
        "marking": paragraph.marking, "status": Reviewed.Status.CONFIRMED, "decided_by": user,
        "decided_at": timezone.now(), "document_id": revision.document_id,
    }  # fmt: skip
    return Mention.objects.update_or_create(revision=revision, start=start, end=end, defaults=defaults)[0]


Placed = list[tuple[MentionDraft, Paragraph]]


def add_tenure(person: Entity, fields: Mapping[str, object]) -> Tenure:
    """A term of office of a person (office, country, authority, since, until), under the marking of the person."""
    if person.kind != Entity.Kind.PERSON:
        raise ValueError("Only a person holds an office.")
    return Tenure.objects.create(person=person, marking_id=person.marking_id, **fields)


def _save_entities(placed: Placed) -> dict[EntityValue, Entity]:
    """The rows of all entities that the mentions mean, new ones made, with the names used for them as aliases."""
    uses: dict[EntityValue, Placed] = {}
    for draft, paragraph in placed:
        if draft.entity:
            uses.setdefault(draft.entity, []).append((draft, paragraph))
    found = _save_built_in([value for value in uses if value.key])
    learned = {value: rows for value, rows in uses.items() if not value.key}
    if learned:
        _lock_names(fold(value.name) for value in learned)
        known = _same_name(learned)
        for value, rows in learned.items():
            least = Marking.objects.meet(paragraph.marking.value for _, paragraph in rows)
            found[value] = _seen_by(known.get(value, []), value, least) or _learn(value, least)
        _save_aliases(found, learned)
    return found


def _save_built_in(values: list[EntityValue]) -> dict[EntityValue, Entity]:
    public = Marking.objects.of(MarkingValue("UNCLASSIFIED"))
    rows = [
        Entity(
            id=uuid.uuid5(BUILT_IN, value.key), key=value.key, name=value.name[:300], kind=value.kind,
            country=value.country or "", official=value.official, authority=value.authority, media=value.media,
            marking=public,
        )
        for value in values
    ]  # fmt: skip
    if rows:
        Entity.objects.bulk_create(rows, ignore_conflicts=True)
    return dict(zip(values, rows, strict=True))


def _lock_names(names: Iterable[str]) -> None:
    """Two workers that meet a new name at once make one entity; in sorted order, so that they cannot deadlock."""
    keys = sorted({int.from_bytes(hashlib.sha256(name.encode()).digest()[:7], "big") for name in names})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(k) FROM unnest(%s::bigint[]) k", [keys])


def _same_name(values: Iterable[EntityValue]) -> dict[EntityValue, list[Alias]]:
    """The names under which learned entities of the same kind and country are known, oldest entity first."""
    wanted = {(fold(v.name), v.kind, v.country or ""): v for v in values}
    if not wanted:
        return {}
    rows = Alias.objects.filter(folded__in=[name for name, _, _ in wanted], entity__key=None)
    found: dict[EntityValue, list[Alias]] = {}
    for alias in rows.select_related("marking", "entity__marking").order_by("entity__created_at", "pk"):
        value = wanted.get((alias.folded, alias.entity.kind, alias.entity.country))
        if value:
            found.setdefault(value, []).append(alias)
    return found


def _is_seen(alias: Alias, marking: MarkingValue) -> bool:
    """Whether whoever sees `marking` may know both the entity and that it goes by this name."""
    return marking.dominates(alias.marking.value) and marking.dominates(alias.entity.marking.value)


def _seen_by(known: list[Alias], value: EntityValue, least: Marking) -> Entity | None:
    """The first known entity that whoever sees `least` may know of.

    One known only at a higher marking is lowered when this text gives its very name: the name is no secret any more.
    """
    for alias in known:
        if _is_seen(alias, least.value):
            return alias.entity
    for entity in (alias.entity for alias in known):
        if fold(entity.name) == fold(value.name):
            entity.marking = Marking.objects.meet([entity.marking.value, least.value])
            entity.save(update_fields=["marking"])
            return entity
    return None


def _learn(value: EntityValue, least: Marking) -> Entity:
    return Entity.objects.create(
        name=value.name[:300], kind=value.kind, country=value.country or "", official=value.official,
        authority=value.authority, media=value.media, marking=least,
    )  # fmt: skip


def _save_aliases(found: dict[EntityValue, Entity], learned: dict[EntityValue, Placed]) -> None:
    rows: dict[tuple[uuid.UUID, str, int], Alias] = {}
    for value, uses in learned.items():
        entity = found[value]
        names = [
            (value.name, entity.marking),
            *((draft.name or draft.text, paragraph.marking) for draft, paragraph in uses),
        ]
        for text, marking in names:
            text = " ".join(text.split())[:300]
            alias = Alias(entity=entity, text=text, folded=fold(text), marking=marking)
            rows.setdefault((entity.pk, alias.folded, marking.pk), alias)
    Alias.objects.bulk_create(rows.values(), ignore_conflicts=True)
