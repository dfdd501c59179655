"""Documents are read here: claimed, parsed, read by the pipeline, turned into rows, or marked failed with a reason."""

import logging
import uuid
from dataclasses import replace
from datetime import timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from .access import everything_visible
from .addresses import normalise_address
from .bundles import mark_bundles, save_bundle, unpack
from .dates import parse_date
from .formats import DocumentError, Extracted, ScannedError
from .guarded import extract
from .headers import shape_header
from .intake import overall_marking
from .markings import MarkingValue, parse_marking
from .models import Document, DocumentTag, Marking, Original, Paragraph, Receipt, Revision, Source
from .nlp import Doc, read, reading_room, why_unread
from .ocr import extract_pictures
from .parsers import ParsedDocument, parse_extracted
from .revisions import finish, next_original, reopen, set_aside, try_again
from .searching import index_paragraphs
from .storage import fetch

logger = logging.getLogger(__name__)
KEPT = "It is kept; ask for another run."


def process(pk: uuid.UUID | str) -> bool:
    """Read one accepted document; False if somebody else has it or it is finished. Running it again changes nothing.

    Of a document that came several times with other bytes each file is read, in the order in which they came. What it
    packs is taken in with it; the caller has that read: `parts_to_read`, or `process_with_parts` for all at once.
    """
    waits = _process_next(pk)
    if waits is None:
        return False
    while waits:
        waits = _process_next(pk)
    return True


def _process_next(pk: uuid.UUID | str) -> bool | None:
    """Read the next file, and whether another may wait; None if there was none to read.

    All that comes out of it is written in one transaction with `state = ready`.
    """
    run = _claim(pk)
    if run is None:
        return None
    document, original = run
    try:
        file = _open(original)
        parsed = _parse(document, original, file) if file.text is not None else None
        with reading_room():
            doc = read(parsed) if parsed else None
            with everything_visible():
                ours = _lock(document, original)
                return _write(ours, original, file, parsed, doc) if ours else None
    except DocumentError as error:
        _give_up(document, original, str(error))
    except SoftTimeLimitExceeded:
        _give_up(document, original, _too_slow())
    except Exception as error:
        logger.error("document %s: %s in attempt %s", pk, type(error).__name__, document.attempts, exc_info=True)
        _retry(document, original, error)
    return True


def parts_to_read(pk: uuid.UUID | str) -> list[uuid.UUID]:
    """What came in a bundle or mail and nobody has begun to read."""
    with everything_visible():
        # Also what became a further file of a document that was here.
        packed = Document.objects.packed_in(Document.objects.filter(pk=pk))
        parts = packed.filter(state=Document.State.RECEIVED, attempts=0)
        return list(parts.order_by("received_at").values_list("pk", flat=True))


def process_with_parts(pk: uuid.UUID | str) -> list[uuid.UUID]:
    """Read a document and all that it packs, here and now; the keys of what was looked at, the document's first."""
    waiting = [uuid.UUID(str(pk))]
    for key in waiting:  # it grows as bundles are opened
        process(key)
        waiting += parts_to_read(key)
    return waiting


def request_reading(documents: QuerySet[Document]) -> int:
    """Put finished documents back in the queue, also what could not be read of them; how many. The sweep, or the caller,
    sends them.
    """
    asked = list(documents.values_list("pk", flat=True))
    with everything_visible():
        try_again(asked)
        return reopen(asked)


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
    """Take the lease; a file that keeps killing its reader is put aside."""
    now = timezone.now()
    with everything_visible():
        document = Document.objects.unfinished(now).select_for_update(no_key=True).filter(pk=pk).first()
        if document is None:
            return None
        original = next_original(document)
        if document.attempts >= settings.PROCESSING_ATTEMPTS:
            document.state = Document.State.PROCESSING
            document.save(update_fields=["state"])
            set_aside(document, original, f"Reading it broke off {document.attempts} times. {KEPT}")
            return None
        document.state, document.attempts = Document.State.PROCESSING, document.attempts + 1
        document.lease_until = now + timedelta(seconds=settings.PROCESSING_LEASE_SECONDS)
        document.save(update_fields=["state", "attempts", "lease_until", "updated_at"])
        return document, original


def _lock(document: Document, original: Original) -> Document | None:
    """The document as it is now, held until the transaction ends; None if another run was given the lease meanwhile."""
    now = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
    ours = now.state == Document.State.PROCESSING and now.attempts == document.attempts
    return now if ours and next_original(now) == original else None


def _open(original: Original) -> Extracted:
    """What a file holds; pages that are pictures get a text first, where a program for that is installed."""
    data = fetch(original.file)
    try:
        return extract(data, original.filename)
    except ScannedError:
        return extract_pictures(data, original.filename, extract)


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
) -> bool:
    """All that comes out of one file: the text that it has, and what it packs; whether another file waits."""
    if parsed is None:
        revision = document.revisions.last() or save_bundle(document, original, file)
        Original.objects.filter(pk=original.pk).update(revision=revision, error="")
    else:
        revision = _write_text(document, original, parsed, doc)
    if file.parts:
        unpack(revision, file, parsed)
    return finish(document, Document.State.READY, "")


def _write_text(document: Document, original: Original, parsed: ParsedDocument, doc: Doc) -> Revision:
    """The rows of one reading: of a new revision, unless the text is still that of the latest."""
    printed, portions = _mark(document, parsed)
    whole = Marking.objects.join([printed, *portions])
    document.language, document.unread = parsed.language, why_unread(parsed)
    revision = document.revisions.last()
    if revision is None or revision.text != parsed.text:
        revision = _save_revision(document, original, parsed, whole, revision)
        _save_paragraphs(revision, parsed, portions)
        _describe(document, parsed, revision, Marking.objects.meet(portions or [printed]))
    else:
        document.save(update_fields=["language", "unread", "updated_at"])
    if original.revision_id != revision.pk:
        _keep_file(original, revision, whole)
    if parsed.url and not document.url:
        Document.objects.filter(pk=document.pk).update(url=normalise_address(parsed.url))
    for name in settings.STAGES:
        import_string(name)(revision, doc)
    index_paragraphs(revision)
    return revision


def _keep_file(original: Original, revision: Revision, whole: Marking) -> None:
    """Say which revision has the text of a file, and mark the file as that and as its own words are marked."""
    marking = Marking.objects.join([whole.value, revision.marking.value])
    Original.objects.filter(pk=original.pk).update(revision=revision, marking=marking, error="")
    Receipt.objects.filter(original=original, bundle=None).exclude(marking=marking).update(marking=marking)
    if marking.pk != original.marking_id:
        mark_bundles(revision.document)


def _mark(document: Document, parsed: ParsedDocument) -> tuple[MarkingValue, list[MarkingValue]]:
    """The marking that the text as such carries, and those of its paragraphs."""
    stated = document.intake.get("marking")
    printed = overall_marking(parsed.kind, parse_marking(stated) if stated else None, parsed.marking)
    return printed, [p.marking or printed for p in parsed.paragraphs]


def _save_revision(
    document: Document, original: Original, parsed: ParsedDocument, whole: Marking, before: Revision | None
) -> Revision:
    """The immutable text, after those that the document had before."""
    revision = Revision.objects.create(
        document=document, original=original, number=before.number + 1 if before else 1, text=parsed.text,
        title=parsed.title[:500], issuer=(parsed.issuer or "")[:300], author=(parsed.author or "")[:300],
        header=shape_header(parsed), warnings=list(parsed.warnings), marking=whole,
    )  # fmt: skip
    revision.is_new = before is None
    return revision


def _save_paragraphs(revision: Revision, parsed: ParsedDocument, portions: list[MarkingValue]) -> None:
    """The paragraphs, each under its own marking."""
    rows = {value: Marking.objects.of(value) for value in set(portions)}
    Paragraph.objects.bulk_create(
        Paragraph(
            document_id=revision.document_id, revision=revision, order=order, number=(p.number or "")[:20],
            role=p.role, start=p.start, end=p.end, text=parsed.text[p.start : p.end], stated=p.marking is not None,
            marking=rows[value],
        )
        for order, (p, value) in enumerate(zip(parsed.paragraphs, portions, strict=True))
    )  # fmt: skip


def _describe(document: Document, parsed: ParsedDocument, revision: Revision, least: Marking) -> None:
    """What whoever sees any portion may know: kind, source, day; the title only if all of it may be seen by them.

    Whoever might know of the document by an earlier revision still may; its day stays that on which it first came out.
    """
    if not revision.is_new:
        earlier = Paragraph.objects.filter(document=document).exclude(revision=revision).order_by()
        portions = Marking.objects.filter(pk__in=earlier.values("marking_id"))
        least = Marking.objects.meet([least.value, *(row.value for row in portions)])
    document.kind = document.kind or parsed.kind
    day = parse_date(document.intake.get("published") or "") or parsed.published
    if document.current_id is None or document.published is None:
        document.published = day.first() if day else None
        document.published_precision = day.precision if day else ""
    source = document.intake.get("source") or parsed.issuer or (parsed.header and parsed.header.sender)
    document.marking, document.current = least, revision
    if source:
        document.source = Source.objects.get_or_create(name=source[:300], marking=least)[0]
    if revision.marking == least:
        document.title = parsed.title[:500] or document.title
    else:
        document.title = f"{document.get_kind_display()} from {source or 'an unnamed source'}"[:500]
    document.save()


def _too_slow() -> str:
    return (
        f"Reading it took longer than {settings.READ_SECONDS:,} seconds. It is kept. Split it into parts, or raise "
        "READ_SECONDS and PROCESSING_LEASE_SECONDS and run it again."
    )


def _give_up(document: Document, original: Original, reason: str) -> None:
    """End this run with a reason, unless another has taken over."""
    with everything_visible():
        if _lock(document, original):
            set_aside(document, original, reason)


def _retry(document: Document, original: Original, error: Exception) -> None:
    """Leave it to the sweep after a pause that doubles; after the last try say so."""
    if document.attempts >= settings.PROCESSING_ATTEMPTS:
        reason = f"It could not be read ({type(error).__name__}, {document.attempts} tries). {KEPT}"
        return _give_up(document, original, reason)
    pause = timezone.now() + timedelta(seconds=5 * 2**document.attempts)
    with everything_visible():
        Document.objects.filter(pk=document.pk, attempts=document.attempts, state=Document.State.PROCESSING).update(
            state=Document.State.RECEIVED, lease_until=pause, updated_at=timezone.now()
        )
