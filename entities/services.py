"""Mentions and entities are written here: what the pipeline found, and what people decide about it."""

import hashlib
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction
from django.utils import timezone

from cables.markings import MarkingValue
from cables.models import Marking, Paragraph, Reviewed, Revision
from cables.nlp import Doc
from cables.settled import has_settled, recall, remember

from .drafts import EntityValue, MentionDraft
from .gazetteer import fold
from .linking import find_fuller, find_same, spells
from .models import Alias, Entity, Mention, NameKey, Tenure
from .paragraphs import Paragraphs
from .revisions import same_mentions
from .spelling import BROKEN, keys_of, normalise

BUILT_IN = uuid.UUID("5d9f9a0e-3a3b-5c8e-9a52-6d0b6a7d2c11")  # namespace of the built-in table's identifiers
INTRODUCED = re.compile(r"\s*\(\s*[\"“'‘]?([A-Z][A-Za-z.&]{1,9})[\"”'’]?\s*\)")  # National Electricity Board (NEB)
MENTION_FIELDS = [
    "revision", "paragraph", "start", "end", "text", "label", "entity", "rule", "confidence", "marking",
]  # fmt: skip


def save_mentions(revision: Revision, doc: Doc) -> None:
    """Replace the suggested mentions by those of `doc`; what a person decided stays and is not suggested again.

    One that stands as before, at its place or by its words in an earlier revision, stays the same row.
    """
    paragraphs = Paragraphs(revision)
    fuller = find_fuller_known({m.entity for m in doc._.mentions if m.entity}, revision.document.marking.value)
    drafts = [replace(m, entity=fuller.get(m.entity, m.entity)) for m in doc._.mentions]
    named = [m for m in drafts if m.label != "ROLE" and m.start < m.end]
    placed = [(m, p) for m in named if (p := paragraphs.holding(m.start, m.end))]
    entities = _save_entities(placed)
    taken = _taken(revision)
    free = [(m, p) for m, p in placed if (m.start, m.end) not in taken]
    same = same_mentions(revision, [(m.start, m.end) for m, _ in free])
    rows = [
        Mention(
            id=same.get((m.start, m.end)) or _mention_key(revision, m.start, m.end), document_id=revision.document_id,
            revision=revision, paragraph=p, start=m.start, end=m.end, text=revision.text[m.start : m.end],
            label=m.label, entity=entities.get(m.entity), rule=m.rule, confidence=m.confidence, marking=p.marking,
        )
        for m, p in free
    ]  # fmt: skip
    if not revision.is_new:
        suggested = Mention.objects.filter(document_id=revision.document_id, status=Reviewed.Status.SUGGESTED)
        suggested.exclude(pk__in=[row.pk for row in rows]).delete()
    Mention.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=MENTION_FIELDS)


def _taken(revision: Revision) -> set[tuple[int, int]]:
    """The places about which a person has decided."""
    if revision.is_new:
        return set()
    decided = Mention.objects.filter(revision=revision).exclude(status=Reviewed.Status.SUGGESTED)
    return set(decided.values_list("start", "end"))


def _mention_key(revision: Revision, start: int, end: int) -> uuid.UUID:
    return uuid.uuid5(revision.pk, f"mention:{start}:{end}")


def find_fuller_known(values: Iterable[EntityValue], marking: MarkingValue) -> dict[EntityValue, EntityValue]:
    """For each learned entity of a document of which the document itself, or an earlier one under the very same name,
    tells more, the fuller value. What only may be the same is left to a person (`entities.merging`).

    Only what whoever sees `marking` may know of is drawn upon: nothing told in a higher portion seeps down.
    """
    learned = {value for value in values if not value.key}
    fuller = find_fuller(values)
    known = _of_writing(fuller.get(value, value).name for value in learned)
    for value in learned:
        told = fuller.get(value, value)
        rows = known.get(normalise(told.name), [])
        fuller[value] = find_same(told, [row.value for row in rows if marking.dominates(row.marking.value)]) or told
    return {value: told for value, told in fuller.items() if told != value}


class KnownEntities:
    """The rows of many entity values, looked up at once."""

    def __init__(self, values: Iterable[EntityValue | None]) -> None:
        wanted = {value for value in values if value}
        self.built_in = _save_built_in([value for value in wanted if value.key])
        self.learned = _of_writing(value.name for value in wanted if not value.key)

    def seen_by(self, value: EntityValue | None, marking: MarkingValue) -> Entity | None:
        """The entity that a value means, as far as whoever sees `marking` may know it."""
        if value in self.built_in:
            return self.built_in[value]
        rows = _same(value, self.learned) if value else []
        return next((row for row in rows if marking.dominates(row.marking.value)), None)


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
    fields = {
        "paragraph": paragraph, "entity": entity,
        "text": draft.text, "label": value.kind[:10], "rule": "person", "confidence": 1.0,
        "marking": paragraph.marking, "status": Reviewed.Status.CONFIRMED, "decided_by": user,
        "decided_at": timezone.now(), "document_id": revision.document_id,
    }  # fmt: skip
    new = fields | {"id": _mention_key(revision, start, end)}
    return Mention.objects.update_or_create(fields, new, revision=revision, start=start, end=end)[0]


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
        _lock_names(normalise(value.name) for value in learned)
        known = _of_writing(value.name for value in learned)
        for value, rows in learned.items():
            least = Marking.objects.meet(paragraph.marking.value for _, paragraph in rows)
            rows_of_name = known.setdefault(normalise(value.name), [])
            found[value] = _seen_by(_same(value, known), least) or _learn(value, least)
            if found[value] not in rows_of_name:
                rows_of_name.append(found[value])
        _save_aliases(found, learned)
    return found


def _save_built_in(values: list[EntityValue]) -> dict[EntityValue, Entity]:
    """The rows of built-in entities. Nobody removes one, so a process makes sure of each only once."""
    public = Marking.objects.of(MarkingValue("UNCLASSIFIED"))
    known = {value: row for value in values if (row := recall(value))}
    found = known | {value: _built_in(value, public) for value in values if value not in known}
    if rows := {row.pk: value for value, row in found.items() if value not in known}:
        Entity.objects.bulk_create((found[value] for value in rows.values()), ignore_conflicts=True)
        keyed = NameKey.objects.filter(entity__in=rows).annotate(settled=has_settled("entities_namekey"))
        settled = dict(keyed.values_list("entity_id", "settled"))
        _save_keys((found[value], value.name, public) for pk, value in rows.items() if pk not in settled)
        for pk in (pk for pk, has in settled.items() if has):
            remember(rows[pk], found[rows[pk]])
    return found


def _built_in(value: EntityValue, public: Marking) -> Entity:
    return Entity(
        id=uuid.uuid5(BUILT_IN, value.key), key=value.key, name=value.name[:300], kind=value.kind,
        country=value.country or "", official=value.official, authority=value.authority, media=value.media,
        marking=public,
    )  # fmt: skip


def _lock_names(names: Iterable[str]) -> None:
    """Two workers that meet a new name at once make one entity; in sorted order, so that they cannot deadlock."""
    keys = sorted({int.from_bytes(hashlib.sha256(name.encode()).digest()[:7], "big") for name in names})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(k) FROM unnest(%s::bigint[]) k", [keys])


def _of_writing(names: Iterable[str]) -> dict[str, list[Entity]]:
    """The learned entities whose name is written like one of `names`, by that writing, the oldest first."""
    writings = {normalise(name) for name in names}
    keys = NameKey.objects.filter(key__in=[f"={writing}" for writing in writings], entity__key=None)
    found: dict[str, list[Entity]] = {}
    for row in (
        Entity.objects.filter(pk__in=keys.values("entity")).select_related("marking").order_by("created_at", "pk")
    ):
        if (writing := normalise(row.name)) in writings:
            found.setdefault(writing, []).append(row)
    return found


def _same(value: EntityValue, known: Mapping[str, list[Entity]]) -> list[Entity]:
    """Those of the known entities that are of the same name, kind and country as a value."""
    rows = known.get(normalise(value.name), [])
    return [row for row in rows if (row.kind, row.country) == (value.kind, value.country or "")]


def _seen_by(known: list[Entity], least: Marking) -> Entity | None:
    """The first known entity that whoever sees `least` may know of.

    One known only at a higher marking is lowered: this text gives its very name, which is no secret any more.
    """
    for entity in known:
        if least.value.dominates(entity.marking.value):
            return entity
    for entity in known[:1]:
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
        names = [(value.name, entity.marking), *((text, p.marking) for draft, p in uses for text in _names(draft, p))]
        for text, marking in names:
            text = " ".join(text.split())[:300]
            alias = Alias(entity=entity, text=text, folded=fold(text), marking=marking)
            rows.setdefault((entity.pk, alias.folded, marking.pk), alias)
    Alias.objects.bulk_create(rows.values(), ignore_conflicts=True)
    _save_keys((alias.entity, alias.text, alias.marking) for alias in rows.values())


def _names(draft: MentionDraft, paragraph: Paragraph) -> Iterator[str]:
    """The words of a mention, unless a line broke them, and the initials that the text gives for them in brackets."""
    if draft.name or not BROKEN.search(draft.text):
        yield draft.name or draft.text
    after = INTRODUCED.match(paragraph.text, draft.end - paragraph.start)
    if after and spells(after[1], draft.entity.name):
        yield after[1]


def _save_keys(names: Iterable[tuple[Entity, str, Marking]]) -> None:
    rows = {
        (entity.pk, key, marking.pk): NameKey(entity=entity, key=key[:310], marking=marking)
        for entity, text, marking in names for key in keys_of(text, entity.kind)
    }  # fmt: skip
    NameKey.objects.bulk_create(rows.values(), ignore_conflicts=True)
