"""Bundles and mails: what they pack becomes documents of its own, and their marking covers all of it."""

from collections.abc import Iterable
from functools import reduce
from pathlib import PurePosixPath

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.module_loading import import_string

from .access import everything_visible, visible_to
from .dates import parse_date
from .formats import DocumentError, Extracted, Part
from .intake import Arrival, Intake, lock, names_of, provisional_marking, take
from .markings import LOWEST, MarkingValue, parse_marking
from .models import Document, DocumentTag, Marking, Original, Receipt, Revision
from .parsers import ParsedDocument
from .storage import fingerprint

MOST_DEEP = 3  # a text in an archive in a mail in a mailbox
_TOO_DEEP = f"It lies more than {MOST_DEEP} files deep. Take it out and bring it by itself."


def save_bundle(document: Document, original: Original, file: Extracted) -> Revision:
    """The row of a file that only packs others, and an empty text that says what is wrong with them."""
    day = parse_date(document.intake.get("published") or "") or file.published
    document.kind, document.title = Document.Kind.BUNDLE, (file.title or document.title)[:500]
    document.published, document.published_precision = (day.first(), day.precision) if day else (None, "")
    least = Marking.objects.of(LOWEST)
    document.current = Revision.objects.create(
        document=document, original=original, text="", title=document.title, marking=least, floor=least
    )
    document.save()
    return document.current


def unpack(revision: Revision, file: Extracted, parsed: ParsedDocument | None) -> None:
    """Bring in every part of a file, in the caller's transaction; a second time it brings in nothing new.

    A part inherits what the bringer said of the whole and is joined with what the file says of it (`intake_of`). What
    cannot be taken is named in the warnings of the revision, and the revision is marked as high as that may be.
    """
    document = revision.document
    lock(name for part in file.parts for name in names_of(part.data, part.said.get("url", "")))
    here = set(Original.objects.filter(receipts__bundle=document).values_list("sha256", flat=True))
    too_deep = _depth(document) >= MOST_DEEP
    warnings, markings = [], []
    for part in file.parts:
        intake = intake_of(document, part, parsed)
        try:
            if part.error or fingerprint(part.data) not in here:
                _bring(document, part, intake, _TOO_DEEP if too_deep else part.error)
                here.add(fingerprint(part.data))
        except DocumentError as error:
            warnings.append(f"{part.name}: {error}")
            markings.append(_marking_left_out(part, intake))
    _mark_revision(revision, [*(parsed or file).warnings, *warnings], markings, is_bundle=parsed is None)
    cover_parts(document)


def intake_of(document: Document, part: Part, parsed: ParsedDocument | None) -> Intake:
    """What is known of a part before it is read: what the file says of it, else what the bringer said of the file.

    The kind passes on only from a bundle (`parsed` is None): an attachment need not be of its mail's kind. Markings
    add up: what was stated, what the mail's own text says of the whole, what the file says of the part.
    """
    said, brought = part.said, document.intake
    stated = [parse_marking(words) for words in (brought.get("marking"), said.get("marking")) if words]
    stated += [parsed.marking] if parsed and parsed.marking else []
    return Intake(
        kind=said.get("kind") or (brought.get("kind", "") if parsed is None else ""),
        source=said.get("source") or brought.get("source", ""), published=said.get("published", ""),
        marking=reduce(MarkingValue.join, stated).banner if stated else "",
        dispute=said.get("dispute") or brought.get("dispute", ""), title=said.get("title", ""),
        url=said.get("url", ""), language=said.get("language", ""),
    )  # fmt: skip


def mark_bundles(document: Document) -> None:
    """Bring the markings of what packs a document in line, now that its own has changed."""
    seen = {document.pk}
    waiting = list(Document.objects.packing(document))
    for bundle in waiting:  # it grows upwards; an archive may hold itself
        if bundle.pk not in seen:
            seen.add(bundle.pk)
            if _cover(bundle):
                waiting += Document.objects.packing(bundle)


def cover_parts(bundle: Document) -> None:
    """Mark a bundle or mail at least as high as all that it packs, and so whatever packs it in turn."""
    if _cover(bundle):
        mark_bundles(bundle)


def _bring(document: Document, part: Part, intake: Intake, error: str) -> None:
    """Take a part in as the bringer of the whole: what they may not see is no duplicate to them."""
    if error:
        raise DocumentError(error)
    user: AbstractBaseUser | None = document.brought_by
    name = PurePosixPath(part.name).name or part.name
    origin = f"{document.originals.latest().filename} / {part.name}"
    arrival = Arrival(Receipt.Way.BUNDLE, origin, part.name)
    with visible_to(user) if user else everything_visible():
        take(part.data, name, intake, user, arrival=arrival, parent=document)


def _marking_left_out(part: Part, intake: Intake) -> MarkingValue:
    """What a part that was not taken may be marked: what it says, as far as it could be opened; an empty one nothing."""
    if not part.data.strip() and not part.error:
        return LOWEST
    return provisional_marking(part.data, part.name, intake)


def _mark_revision(
    revision: Revision, warnings: Iterable[str], left_out: Iterable[MarkingValue], *, is_bundle: bool
) -> None:
    """The warnings, under the marking of what they are about. A bundle has no words of its own that add to it."""
    stated = revision.document.intake.get("marking")
    own = (parse_marking(stated) if stated else LOWEST) if is_bundle else revision.marking.value
    revision.marking, revision.warnings = Marking.objects.join([own, *left_out]), list(warnings)
    revision.floor = revision.marking if is_bundle else None
    revision.save(update_fields=["marking", "floor", "warnings"])


def _depth(document: Document) -> int:
    """How many files a document lies in."""
    depth, parent = 0, document.parent_id
    while parent:
        depth += 1
        parent = Document.objects.values_list("parent_id", flat=True).get(pk=parent)
    return depth


def _cover(bundle: Document) -> bool:
    """Mark a bundle's rows by its own words and by what it packs; whether that changed. One not read yet stays as it is.

    The row is held meanwhile: two parts that are read at once must not forget each other.
    """
    with transaction.atomic():
        Document.objects.select_for_update().get(pk=bundle.pk)
        own = Revision.objects.filter(document=bundle).values(least=Coalesce("floor", "marking"))
        if not own:
            return False
        packed = Original.objects.filter(receipts__bundle=bundle).values("marking")
        markings = Marking.objects.filter(Q(pk__in=own) | Q(pk__in=packed))
        whole = Marking.objects.join(marking.value for marking in markings)
        changed = Original.objects.filter(document=bundle).exclude(marking=whole).update(marking=whole)
        Receipt.objects.filter(original__document=bundle, bundle=None).exclude(marking=whole).update(marking=whole)
        Receipt.objects.filter(bundle=bundle).exclude(marking=whole).update(marking=whole)
        if bundle.kind == Document.Kind.BUNDLE:
            _mark_document(bundle, whole)
        return bool(changed)


def _mark_document(bundle: Document, marking: Marking) -> None:
    """A bundle may be known of by those who may see all of it. (A mail may by those who may see any portion of its text.)"""
    bundle.marking = marking
    Revision.objects.filter(document=bundle).exclude(marking=marking).update(marking=marking)
    Document.objects.filter(pk=bundle.pk).exclude(marking=marking).update(marking=marking, updated_at=timezone.now())
    DocumentTag.objects.filter(document=bundle).update(marking=marking)
    for name in settings.MARKING_STEPS:
        import_string(name)(bundle)
