"""Documents are read here: claimed, parsed, read by the pipeline, turned into rows, or marked failed with a reason."""

import logging
import uuid
from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from .access import everything_visible
from .bundles import mark_bundles, save_bundle, unpack
from .dates import parse_date
from .formats import DocumentError, Extracted, extract
from .headers import shape_header
from .intake import overall_marking
from .markings import parse_marking
from .models import Document, DocumentTag, Marking, Original, Paragraph, Receipt, Revision, SearchEntry, Source
from .nlp import Doc, read, reading_room, why_unread
from .parsers import ParsedDocument, parse_extracted
from .searching import VECTOR
from .storage import fetch

logger = logging.getLogger(__name__)
SEARCHED_CHARACTERS = 200_000  # of one paragraph: a tsvector holds at most 1 MB


def process(pk: uuid.UUID | str) -> bool:
    """Read one accepted document; False if somebody else has it or it is finished. Running it again changes nothing.

    Everything that comes out of the document is written in one transaction with `state = ready`, the rows of what it
    packs among it. The caller has those read: `parts_to_read`, or `process_with_parts` for all at once.
    """
    run = _claim(pk)
    if run is None:
        return False
    document, original = run
    try:
        file = extract(fetch(original.file), original.filename)
        parsed = _parse(document, original, file) if file.text is not None else None
        with reading_room():
            doc = read(parsed) if parsed else None
            with everything_visible():
                if not _still_ours(document):
                    return False
                _write(document, original, file, parsed, doc)
    except DocumentError as error:
        _finish(document, Document.State.FAILED, str(error))
    except Exception as error:
        logger.error("document %s: %s in attempt %s", pk, type(error).__name__, document.attempts, exc_info=True)
        _retry(document, error)
    return True


def parts_to_read(pk: uuid.UUID | str) -> list[uuid.UUID]:
    """What came in a bundle or mail and nobody has begun to read."""
    with everything_visible():
        parts = Document.objects.filter(parent=pk, state=Document.State.RECEIVED, attempts=0)
        return list(parts.order_by("received_at").values_list("pk", flat=True))


def process_with_parts(pk: uuid.UUID | str) -> list[uuid.UUID]:
    """Read a document and all that it packs, here and now; the keys of what was looked at, the document's first."""
    waiting = [uuid.UUID(str(pk))]
    for key in waiting:  # it grows as bundles are opened
        process(key)
        waiting += parts_to_read(key)
    return waiting


def request_reading(documents: QuerySet[Document]) -> int:
    """Put finished documents back in the queue, with their tries counted anew; how many. The sweep, or the caller, sends them."""
    return documents.filter(state__in=[Document.State.READY, Document.State.FAILED]).update(
        state=Document.State.RECEIVED, attempts=0, lease_until=None, error="", updated_at=timezone.now()
    )


def state_language(document: Document, language: str) -> None:
    """What a person says that a document is in; from its next reading on the text is no longer asked."""
    Document.objects.filter(pk=document.pk).update(intake=document.intake | {"language": language})


def tag_document(document: Document, label: str, user: AbstractBaseUser) -> DocumentTag:
    """An analyst's label on a document; the same label again changes nothing."""
    label = " ".join(label.split())
    if not label or len(label) > 60:
        raise ValueError("A tag has 1 to 60 characters.")
    return DocumentTag.objects.get_or_create(
        document=document, label=label, defaults={"created_by": user, "marking_id": document.marking_id}
    )[0]


def _claim(pk: uuid.UUID | str) -> tuple[Document, Original] | None:
    """Take the lease by a conditional update; a document that keeps killing its reader is put aside."""
    now = timezone.now()
    with everything_visible():
        free = Document.objects.unfinished(now).filter(pk=pk)
        tired = free.filter(attempts__gte=settings.PROCESSING_ATTEMPTS)
        reason = f"Reading it broke off {settings.PROCESSING_ATTEMPTS} times. It is kept; ask for another run."
        if tired.update(state=Document.State.FAILED, error=reason, lease_until=None, updated_at=now):
            return None
        lease = now + timedelta(seconds=settings.PROCESSING_LEASE_SECONDS)
        state = Document.State.PROCESSING
        if not free.update(state=state, attempts=F("attempts") + 1, lease_until=lease, updated_at=now):
            return None
        document = Document.objects.get(pk=pk)
        return document, document.originals.latest()


def _still_ours(document: Document) -> bool:
    """Whether the lease was not given to another run meanwhile; holds the row until the transaction ends."""
    now = Document.objects.select_for_update().get(pk=document.pk)
    return now.state == Document.State.PROCESSING and now.attempts == document.attempts


def _parse(document: Document, original: Original, file: Extracted) -> ParsedDocument:
    kind, received = document.intake.get("kind") or None, document.received_at.date()
    parsed = parse_extracted(file, original.filename, kind, received)
    if said := document.intake.get("language"):
        parsed = replace(parsed, language=said)
    if len(parsed.text) > settings.READ_MAX_CHARACTERS:
        raise DocumentError(
            f"The text has {len(parsed.text):,} characters; at most {settings.READ_MAX_CHARACTERS:,} are read at once. "
            "The file is kept. Split it into parts, or raise READ_MAX_CHARACTERS and run it again."
        )
    return parsed


def _write(
    document: Document, original: Original, file: Extracted, parsed: ParsedDocument | None, doc: Doc | None
) -> None:
    revision = document.revisions.first()
    if parsed is None:
        revision = revision or save_bundle(document, original, file)
    else:
        revision = revision or _save_revision(document, original, parsed)
        for name in settings.STAGES:
            import_string(name)(revision, doc)
        _index(document)
        Document.objects.filter(pk=document.pk).update(language=parsed.language, unread=why_unread(parsed))
    if file.parts:
        unpack(revision, file, parsed)
    _finish(document, Document.State.READY, "")


def _save_revision(document: Document, original: Original, parsed: ParsedDocument) -> Revision:
    """The immutable text with its paragraphs, each under its own marking, and the document's row brought in line."""
    stated = document.intake.get("marking")
    printed = overall_marking(parsed.kind, parse_marking(stated) if stated else None, parsed.marking)
    portions = [p.marking or printed for p in parsed.paragraphs] or [printed]
    whole = Marking.objects.join([printed, *portions])
    least = Marking.objects.meet(portions)
    rows = {value: Marking.objects.of(value) for value in set(portions)}
    _describe(document, parsed, whole, least)
    Original.objects.filter(pk=original.pk).update(marking=whole)
    Receipt.objects.filter(original=original, bundle=None).update(marking=whole)
    revision = Revision.objects.create(
        document=document, original=original, text=parsed.text, title=parsed.title[:500],
        issuer=(parsed.issuer or "")[:300], author=(parsed.author or "")[:300],
        header=shape_header(parsed), warnings=list(parsed.warnings), marking=whole,
    )  # fmt: skip
    _save_paragraphs(revision, parsed, [rows[value] for value in portions])
    if whole.pk != original.marking_id:
        mark_bundles(document)
    return revision


def _save_paragraphs(revision: Revision, parsed: ParsedDocument, portions: list[Marking]) -> None:
    Paragraph.objects.bulk_create(
        Paragraph(
            document_id=revision.document_id, revision=revision, order=order, number=(p.number or "")[:20],
            role=p.role, start=p.start, end=p.end, text=parsed.text[p.start : p.end], stated=p.marking is not None,
            marking=marking,
        )
        for order, (p, marking) in enumerate(zip(parsed.paragraphs, portions, strict=True))
    )  # fmt: skip


def _describe(document: Document, parsed: ParsedDocument, whole: Marking, least: Marking) -> None:
    """What whoever sees any portion may know: kind, source, day; the title only if all of it may be seen by them."""
    document.kind = document.kind or parsed.kind
    day = parse_date(document.intake.get("published") or "") or parsed.published
    document.published = day.first() if day else None
    document.published_precision = day.precision if day else ""
    source = document.intake.get("source") or parsed.issuer or (parsed.header and parsed.header.sender)
    document.marking = least
    if source:
        document.source = Source.objects.get_or_create(name=source[:300], marking=least)[0]
    if whole == least:
        document.title = parsed.title[:500] or document.title
    else:
        document.title = f"{document.get_kind_display()} from {source or 'an unnamed source'}"[:500]
    document.save()


def _index(document: Document) -> None:
    """Rewrite the search index of the document's paragraphs."""
    SearchEntry.objects.filter(document=document, target=SearchEntry.Target.PARAGRAPH).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO cables_searchentry (id, target, document_id, marking_id, vector)
            SELECT id, 'paragraph', document_id, marking_id, {VECTOR.format("left(text, %s)")}
            FROM cables_paragraph WHERE document_id = %s""",
            [SEARCHED_CHARACTERS, document.pk],
        )


def _finish(document: Document, state: str, error: str) -> None:
    """End this run, unless another has taken over."""
    with everything_visible():
        Document.objects.filter(pk=document.pk, attempts=document.attempts, state=Document.State.PROCESSING).update(
            state=state, error=error, lease_until=None, updated_at=timezone.now()
        )


def _retry(document: Document, error: Exception) -> None:
    """Leave it to the sweep after a pause that doubles; after the last try say so."""
    if document.attempts >= settings.PROCESSING_ATTEMPTS:
        reason = f"It could not be read ({type(error).__name__}, {document.attempts} tries). It is kept; ask for a run."
        return _finish(document, Document.State.FAILED, reason)
    pause = timezone.now() + timedelta(seconds=5 * 2**document.attempts)
    with everything_visible():
        Document.objects.filter(pk=document.pk, attempts=document.attempts).update(
            state=Document.State.RECEIVED, lease_until=pause, updated_at=timezone.now()
        )
