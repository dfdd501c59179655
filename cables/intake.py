"""Taking documents in: bytes and row are kept before anybody is told "accepted"."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from .access import everything_visible
from .addresses import normalise_address
from .formats import DocumentError, Extracted
from .formats.base import UNSTORABLE
from .guarded import GuardError, OverLimit, extract, is_plain
from .markings import HIGHEST, MarkingValue, parse_marking
from .models import Document, Marking, Original, Receipt
from .parsers import KINDS, parse_extracted
from .revisions import reopen
from .storage import fingerprint, keep

SNIFFED_BYTES = 64 * 1024
MOST_LOCKS = 1_000  # at a time; Postgres has room for some 6,400 unless told otherwise
LARGE_BUNDLE = -1  # the key for which bundles of more parts wait; digests give none below zero


@dataclass(frozen=True)
class Intake:
    """What the bringer says of a document; an empty word leaves it to the text."""

    kind: str = ""
    source: str = ""
    published: str = ""
    marking: str = ""
    dispute: str = ""
    title: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True)
class Arrival:
    """By which way a file came, and from where: an address, a path, a mailbox, a feed, the name of a bundle.

    `part` is the file's path in the bundle or mail that packed it; the receipt alone keeps it, for folders have names.
    """

    way: str = Receipt.Way.UPLOAD
    origin: str = ""
    part: str = ""


@dataclass(frozen=True)
class Accepted:
    """The document that now holds the bytes, and whether it held them before."""

    document: Document
    is_duplicate: bool


def ingest(
    data: bytes, filename: str, intake: Intake, user: AbstractBaseUser | None = None, *,
    arrival: Arrival = Arrival(), parent: Document | None = None,
) -> Accepted:  # fmt: skip
    """Keep the bytes as a document to be read; the same bytes again give the document that there is.

    Other bytes of an address that a document has are kept as a further file of that document, which is read again.
    In each case a receipt says who brought them how. `parent` is the bundle or mail that the file was packed in.

    Runs under the caller's visibility: a copy that the bringer may not see is no duplicate to them. Raises
    DocumentError, with what to do, for what cannot be taken. The caller queues `process_document` on commit.
    """
    with transaction.atomic():
        lock(names_of(data, intake.url))
        return take(data, filename, intake, user, arrival=arrival, parent=parent)


def names_of(data: bytes, url: str) -> list[str]:
    """By what two files are the same or of one document: their bytes and their address, as digests."""
    address = normalise_address(url)
    return [fingerprint(data), *([fingerprint(address.encode())] if address else [])]


def lock(names: Iterable[str]) -> None:
    """Let nobody else take the same bytes, or others of the same address, in until this transaction ends; in one order,
    so that nobody waits in a ring. `names` are those of `names_of`.

    A transaction cannot hold more locks than the server has room for: large bundles wait for each other instead, and
    only bytes that somebody brings alone at the very moment could then become two documents.
    """
    keys = sorted({int(name[:15], 16) for name in names})
    with connection.cursor() as cursor:
        for key in keys if len(keys) <= MOST_LOCKS else [LARGE_BUNDLE]:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def take(
    data: bytes, filename: str, intake: Intake, user: AbstractBaseUser | None, *,
    arrival: Arrival, parent: Document | None,
) -> Accepted:  # fmt: skip
    """What `ingest` does, for who has locked the bytes and holds a transaction open."""
    _check(data, intake)
    filename = UNSTORABLE.sub("\ufffd", filename)
    with transaction.atomic():
        digest, address = fingerprint(data), normalise_address(intake.url)
        known = Original.objects.filter(sha256=digest).select_related("document").first()
        earlier = None if known else _of_address(address)
        if earlier:
            original = _add(earlier, data, filename, digest, intake)
        else:
            original = known or _create(data, filename, digest, intake, user, parent)
        document = original.document
        _give_receipt(original, filename, arrival, user, parent)
        for name in settings.INTAKE_STEPS:
            import_string(name)(document, intake)
    return Accepted(document, is_duplicate=known is not None)


def check_intake(intake: Intake) -> None:
    """Raise DocumentError, with what to do, for what is said of a document and cannot be."""
    if intake.kind and intake.kind not in KINDS:
        raise DocumentError(f"The kind “{intake.kind}” is unknown. Use cable, statement or article.")
    for name in settings.INTAKE_CHECKS:
        import_string(name)(intake)


def _check(data: bytes, intake: Intake) -> None:
    if not data.strip():
        raise DocumentError("The file is empty. Bring the document's text.")
    if len(data) > settings.UPLOAD_MAX_BYTES:
        limit = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
        raise DocumentError(f"The file is larger than {limit} MB. Split it into parts and bring them one by one.")
    check_intake(intake)


def _of_address(address: str) -> Document | None:
    """The document of an address, as far as the bringer may see it: the most open one, then the oldest."""
    if not address:
        return None
    return Document.objects.filter(url=address).order_by("marking__level", "received_at", "pk").first()


def _add(document: Document, data: bytes, filename: str, digest: str, intake: Intake) -> Original:
    """A further file of a document. The row is held until the caller's transaction ends: a run that is about to finish
    either sees the file, or has finished and is asked for another. What was stated of the marking only rises.
    """
    marking = provisional_marking(data, filename, intake)
    with everything_visible():
        row = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
        stated = [parse_marking(words) for words in (row.intake.get("marking"), intake.marking) if words]
        if stated:
            row.intake["marking"] = reduce(MarkingValue.join, stated).banner
            row.save(update_fields=["intake"])
        values = {"marking": Marking.objects.of(reduce(MarkingValue.join, stated, marking)), "file": keep(data)}
        values |= {"filename": filename[:255], "size": len(data)}
        original, _ = Original.objects.get_or_create(document=row, sha256=digest, defaults=values)
        reopen([row.pk])
        row.refresh_from_db()
        return original


def _create(
    data: bytes, filename: str, digest: str, intake: Intake, user: AbstractBaseUser | None, parent: Document | None
) -> Original:
    """The rows, under what can be told of the marking now; whoever brings more than they may see loses sight of it."""
    marking = provisional_marking(data, filename, intake)
    with everything_visible():
        row = Marking.objects.of(marking)
        document = Document.objects.create(
            kind=intake.kind, title=(intake.title or filename)[:500] or "Untitled", marking=row,
            intake=dataclasses.asdict(intake), brought_by=user, parent=parent, part=filename[:500] if parent else "",
            url=normalise_address(intake.url),
        )  # fmt: skip
        return Original.objects.create(
            document=document, marking=row, sha256=digest, filename=filename[:255], size=len(data), file=keep(data)
        )


def _give_receipt(
    original: Original, filename: str, arrival: Arrival, user: AbstractBaseUser | None, bundle: Document | None
) -> None:
    """One row for the same way, origin and person, however often; one that names a bundle is marked as the bundle is."""
    with everything_visible():
        about = Original.objects.filter(document=bundle).order_by("id").last() if bundle else original
        receipt = Receipt(
            original=original, way=arrival.way, origin=arrival.origin[:600], bundle=bundle, brought_by=user,
            filename=(arrival.part or filename)[:255], marking_id=about.marking_id,
        )  # fmt: skip
        Receipt.objects.bulk_create([receipt], ignore_conflicts=True)


def provisional_marking(data: bytes, filename: str, intake: Intake) -> MarkingValue:
    """The marking to keep a document under until it is read: what was stated joined with what its beginning says.

    A file that cannot be opened in SNIFF_SECONDS may say anything: it is kept under the highest. One that packs others is
    not looked into any further while the bringer waits: it may pack whatever it likes.
    """
    stated = parse_marking(intake.marking) if intake.marking else None
    try:
        file = _sniff(data, filename)
        if file.parts:
            return stated or HIGHEST
        parsed = parse_extracted(file, filename, intake.kind or None, timezone.now().date())
    except (OverLimit, GuardError):
        return HIGHEST
    except DocumentError:
        return stated or HIGHEST
    return overall_marking(parsed.kind, stated, parsed.marking)


def _sniff(data: bytes, filename: str) -> Extracted:
    """The beginning of what a file says; of plain text no more than that is looked at."""
    if is_plain(data, filename):
        beginning = data[:SNIFFED_BYTES]
        if len(beginning) < len(data):
            beginning = beginning[: beginning.rfind(b"\n") + 1] or beginning
        return extract(beginning, filename)
    file = extract(data, filename, settings.SNIFF_SECONDS)
    return dataclasses.replace(file, text=file.text and file.text[:SNIFFED_BYTES])


def overall_marking(kind: str, stated: MarkingValue | None, printed: MarkingValue | None) -> MarkingValue:
    """The marking of a whole: never lower than stated or printed; a cable that says nothing is read as the highest."""
    if stated and printed:
        return stated.join(printed)
    if stated or printed:
        return stated or printed
    return HIGHEST if kind == Document.Kind.CABLE else MarkingValue("UNCLASSIFIED")
