"""Copies: documents that print one text, as a wire story in ten papers; found when one is read, shown to who sees both."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from .minhash import SHORT, Sketch, are_copies, make_sketch, shares, unpack_shingles
from .models import Copy, CopySignature, Document, Marking, Paragraph, Revision
from .nlp import Doc

PRINTED = ("title", "body")  # roles of paragraphs; headers, signatures and furniture are each paper's own
LOOKED_AT = 2_000  # candidates
# Nearest first. For each marking so many, so that what a reader may not see takes no place of what they may.
MOST_COPIES = 100
SHOWN = 200
LOCK = 0x636F70696573  # "copies"
CANDIDATES = """
SELECT document_id, words, shingles FROM cables_copysignature
WHERE bands && %s::bigint[] AND document_id <> %s ORDER BY document_id LIMIT %s
"""
CLUSTER = """
WITH RECURSIVE found (id) AS (
    SELECT %s::uuid UNION SELECT c.other_id FROM cables_copy c JOIN found f ON c.document_id = f.id
)
SELECT id FROM found
"""


def save_copies(revision: Revision, doc: Doc) -> None:
    """Write a document's signature and which documents print the same text anew.

    It stands on the paragraphs that whoever may see anything of the document may see, so that no hidden words tell.
    Documents are compared one after the other: of two copies read at once the later one must find the earlier.
    """
    document = revision.document
    sketch = sketch_of(revision)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    keep_signature(document.pk, sketch)
    found = find_similar(document.pk, sketch)
    rows = list(_rows(document, found))
    own = Copy.objects.filter(document=document) | Copy.objects.filter(other=document)
    own.exclude(document__in=[document.pk, *found], other__in=[document.pk, *found]).delete()
    Copy.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["document", "other"], update_fields=["share", "marking"]
    )


def sketch_of(revision: Revision) -> Sketch:
    """The sketch of the printed words under the document's own marking."""
    open_to_all = Paragraph.objects.filter(revision=revision, marking=revision.document.marking_id, role__in=PRINTED)
    return make_sketch(open_to_all.order_by("order").values_list("text", flat=True))


def keep_signature(document: uuid.UUID, sketch: Sketch) -> None:
    """Put a sketch into the table in which copies are looked for, in the place of the document's earlier one."""
    values = {"words": sketch.words, "bands": list(sketch.bands), "shingles": sketch.packed}
    CopySignature.objects.update_or_create(document_id=document, defaults=values)


def find_similar(document: uuid.UUID, sketch: Sketch) -> dict[uuid.UUID, tuple[float, float]]:
    """The documents that print the text of the sketch, the nearest first, each with the shares in common: of this text
    in that, and of that in this.
    """
    with connection.cursor() as cursor:
        # Bands hardly ever meet, which statistics of arrays cannot tell: the planner would read the whole table.
        cursor.execute("SELECT set_config('enable_seqscan', 'off', true)")
        cursor.execute(CANDIDATES, [list(sketch.bands), document, LOOKED_AT])
        compared = {key: _compare(sketch, *other) for key, *other in cursor.fetchall()}
        cursor.execute("SELECT set_config('enable_seqscan', 'on', true)")
    alike = {key: common for key, common in compared.items() if are_copies(common)}
    markings = dict(Document.objects.filter(pk__in=alike).values_list("pk", "marking_id")) if alike else {}
    found, of_marking = {}, Counter()
    for key in sorted(markings, key=lambda key: -sum(alike[key])):
        if of_marking[markings[key]] < MOST_COPIES:
            found[key] = alike[key]
            of_marking[markings[key]] += 1
    return found


def _compare(sketch: Sketch, words: int, packed: memoryview) -> tuple[float, float]:
    """The shares in common; short texts that share their band are the same, word for word."""
    if min(sketch.words, words) < SHORT:
        return (1.0, 1.0) if sketch.words == words else (0.0, 0.0)
    return shares(sketch.shingles, unpack_shingles(packed))


def _rows(document: Document, found: Mapping[uuid.UUID, tuple[float, float]]) -> Iterable[Copy]:
    """Both directions of each pair, under the join of both documents' markings."""
    for other in Document.objects.filter(pk__in=found).select_related("marking"):
        marking = Marking.objects.join([document.marking.value, other.marking.value])
        there, here = found[other.pk]
        yield Copy(document=document, other=other, share=there, marking=marking)
        yield Copy(document=other, other=document, share=here, marking=marking)


# ------------------------------------------------------------------ what a reader may know of them


@dataclass(frozen=True)
class SeenCopy:
    """Another document of the same text; `share` of the first document's text stands in it, None where only other
    copies tie the two.
    """

    document: Document
    share: float | None

    @property
    def percent(self) -> int | None:
        """The share in whole per cent."""
        return None if self.share is None else round(100 * self.share)


def find_copies(document: Document) -> list[SeenCopy]:
    """The documents that print the same text, as far as the reader may see them, in the order in which they came out.

    Only ties that the reader may see are followed: two documents that a hidden one alone ties are none.
    """
    with connection.cursor() as cursor:
        cursor.execute(CLUSTER, [document.pk])
        cluster = [key for (key,) in cursor.fetchall() if key != document.pk]
    if not cluster:
        return []
    share = dict(Copy.objects.filter(document=document).values_list("other_id", "share"))
    others = Document.objects.filter(pk__in=cluster).select_related("source", "marking")
    return [SeenCopy(other, share.get(other.pk)) for other in others.order_by("published", "received_at", "id")[:SHOWN]]


def copies_among(documents: Iterable[uuid.UUID | str]) -> dict[str, frozenset[str]]:
    """For each of some documents those among them that print the same text, by their keys as strings."""
    documents = list(documents)
    found: dict[str, set[str]] = defaultdict(set)
    pairs = Copy.objects.filter(document__in=documents, other__in=documents)
    for one, other in pairs.values_list("document_id", "other_id"):
        found[str(one)].add(str(other))
    return {key: frozenset(others) for key, others in found.items()}
