"""References of cables become links between documents: when a cable is read, and again when what it names comes in."""

from collections.abc import Iterable

from django.db import connection

from .models import Document, Reference, Revision
from .nlp import Doc
from .parsers.base import ParsedDocument
from .parsers.cable_numbers import CableNumber, parse_number

# A reference without a year means the year of its cable or, now and then, one shortly before.
YEARS_BACK = 3


def save_references(revision: Revision, doc: Doc) -> None:
    """Write a cable's own number and its references anew, and tie both to the documents that are here.

    The last stage: it locks the numbers at hand until the transaction ends, so that of two cables read at once the
    later finds the earlier.
    """
    parsed, document = doc._.reading.parsed, revision.document
    if parsed.header is None and revision.is_new:
        return
    own = own_number(parsed)
    document.mrn = str(own)[:100] if own else ""
    Document.objects.filter(pk=document.pk).update(mrn=document.mrn)
    rows = [
        Reference(
            document=document, order=order, letter=found.letter or "", text=found.text[:500],
            number=(found.number or "")[:100], marking_id=revision.marking_id,
        )
        for order, found in enumerate(parsed.header.references if parsed.header else ())
    ]  # fmt: skip
    numbers = [CableNumber.from_key(row.number) for row in rows if row.number]
    _lock([*numbers, *([own] if own else [])])
    for row in rows:
        row.target = find_target(row)
    Reference.objects.filter(document=document, order__gte=len(rows)).delete()
    Reference.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["document", "order"],
        update_fields=["letter", "text", "number", "target", "marking"],
    )  # fmt: skip
    _receive(document, own)


def own_number(parsed: ParsedDocument) -> CableNumber | None:
    """The number of a cable itself, with the year of its date where the number gives none."""
    number = parse_number(parsed.header.mrn) if parsed.header and parsed.header.mrn else None
    if number and not number.year and parsed.published:
        return number.of_year(parsed.published.year)
    return number


def find_target(reference: Reference) -> Document | None:
    """The document that a reference names, None where it is not here or cannot be told from another.

    Without a year the nearest earlier one counts, if only one document has the number in it.
    """
    if not reference.number:
        return None
    number, document = CableNumber.from_key(reference.number), reference.document
    others = Document.objects.exclude(pk=document.pk)
    if number.year:
        return others.filter(mrn=str(number)).order_by("received_at", "id").first()
    last = document.published.year if document.published else document.received_at.year
    for year in range(last, last - YEARS_BACK - 1, -1):
        found = others.filter(mrn=str(number.of_year(year)))
        if document.published:
            found = found.exclude(published__gt=document.published)
        if documents := list(found[:2]):
            return documents[0] if len(documents) == 1 else None
    return None


def _receive(document: Document, own: CableNumber | None) -> None:
    """Tie the references that wait for this document, and let go of those that its number no longer fits."""
    names = [str(own), str(own.of_year(None))] if own else []
    Reference.objects.filter(target=document).exclude(number__in=names).update(target=None)
    for reference in Reference.objects.filter(number__in=names).exclude(document=document).select_related("document"):
        target = find_target(reference)
        if reference.target_id != (target and target.pk):
            Reference.objects.filter(pk=reference.pk).update(target=target)


def _lock(numbers: Iterable[CableNumber]) -> None:
    """Wait for whoever reads a cable with one of these numbers, or one that refers to it."""
    keys = sorted({str(number.of_year(None)) for number in numbers})
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT pg_advisory_xact_lock(key) FROM (
                SELECT DISTINCT hashtextextended(name, 0) AS key FROM unnest(%s::text[]) AS name ORDER BY key
            ) AS keys""",
            [keys],
        )
