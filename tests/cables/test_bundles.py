"""What a file packs becomes documents: all of them or none, once, under markings that the file itself covers."""

import pytest

from cables import services
from cables.access import visible_to
from cables.intake import Arrival, Intake, ingest
from cables.markings import HIGHEST
from cables.models import Document, Original, Receipt, Revision
from claims.models import DisputeDocument
from tests.cables.formats.made import CABLE, archive, mail, mailbox
from tests.rows import make_dispute

pytestmark = [pytest.mark.usefixtures("see_all"), pytest.mark.slow]
STORY = b"Norway and Chile meet\n\nOSLO, 3 March 2026 - Norway accused Chile of breaking the agreement.\n"
OTHER = b"Chile answers\n\nSANTIAGO, 4 March 2026 - Chile denied the accusation.\n"
SECRET = CABLE.replace("CONFIDENTIAL", "SECRET").replace("C O N F I D E N T I A L", "S E C R E T").encode()


def bring(data: bytes, name: str = "file.zip", user: object = None, **intake: str) -> Document:
    """Take in and read, with everything packed in it."""
    document = ingest(data, name, Intake(**intake), user).document
    services.process_with_parts(document.pk)
    document.refresh_from_db()
    return document


def again(document: Document) -> None:
    """Read it once more."""
    services.request_reading(Document.objects.filter(pk=document.pk))
    services.process_with_parts(document.pk)


def rows() -> list:
    """All that bundles write, but for times."""
    found = [
        list(Document.objects.order_by("pk").values_list("pk", "kind", "title", "state", "marking", "parent", "part"))
    ]
    found.append(list(Original.objects.order_by("pk").values_list("pk", "document", "sha256", "marking")))
    found.append(list(Receipt.objects.order_by("pk").values_list("pk", "original", "bundle", "origin", "marking")))
    return [*found, list(Revision.objects.order_by("pk").values_list("pk", "text", "warnings", "marking"))]


def banner(document: Document) -> str:
    """The markings of a document's row and of its file."""
    document.refresh_from_db()
    return f"{document.marking} {document.originals.latest().marking}"


def test_an_archive_in_a_mail_in_a_mailbox_is_read_once():
    data = mailbox(
        mail("See the file.", ("files.zip", archive(("one.txt", STORY), ("two.txt", OTHER)))), mail("Hello all.")
    )
    document = bring(data, "box.mbox")
    assert (document.state, document.kind, document.revisions.get().text) == ("ready", "bundle", "")
    ways = {part.part: (part.kind, part.state, part.parent and part.parent.part) for part in Document.objects.all()}
    assert ways == {
        "": ("bundle", "ready", None), "mail 1.eml": ("article", "ready", ""), "mail 2.eml": ("article", "ready", ""),
        "files.zip": ("bundle", "ready", "mail 1.eml"), "one.txt": ("article", "ready", "files.zip"),
        "two.txt": ("article", "ready", "files.zip"),
    }  # fmt: skip
    assert banner(document) == "UNCLASSIFIED UNCLASSIFIED"
    before = rows()
    for found in Document.objects.all():
        again(found)
    assert rows() == before


def test_a_reading_that_breaks_brings_in_nothing(settings):
    settings.INTAKE_STEPS = [*settings.INTAKE_STEPS, "tests.cables.test_bundles.broken_step"]
    document = bring(archive(("one.txt", STORY), ("two.txt", OTHER)))
    assert (document.state, Document.objects.count(), Revision.objects.count()) == ("received", 1, 0)
    settings.INTAKE_STEPS = settings.INTAKE_STEPS[:-1]
    Document.objects.update(lease_until=None)
    services.process_with_parts(document.pk)
    assert sorted(Document.objects.values_list("state", flat=True)) == ["ready"] * 3


def broken_step(document: Document, intake: Intake) -> None:
    """A step that breaks at the second part."""
    if document.part == "two.txt":
        raise RuntimeError


def test_a_bundle_is_marked_as_its_highest_part_and_hidden_with_it(visitor, diplomat):
    document = bring(archive(("open.txt", STORY), ("closed.txt", CABLE.encode())))
    assert banner(document) == "CONFIDENTIAL CONFIDENTIAL"
    with visible_to(visitor):
        assert list(Document.objects.values_list("part", flat=True)) == ["open.txt"]
        assert not Receipt.objects.exists()
        assert not Document.objects.packing(Document.objects.get()).exists()
    with visible_to(diplomat):
        assert Document.objects.packed_in(Document.objects.filter(pk=document.pk)).count() == 2


def test_a_part_that_turns_out_to_be_marked_higher_raises_all_that_packs_it(monkeypatch):
    monkeypatch.setattr("cables.intake.SNIFFED_BYTES", 300)
    filler = b"2. (U) " + b"The committee met again in the long hall and went home. " * 5
    late = CABLE.encode().replace(b"1. (C)", b"1. (U)") + filler + b"\n\n3. (S) Norway accused Chile.\n"
    outer = ingest(archive(("mail.eml", mail("See below.", ("late.txt", late)))), "file.zip", Intake()).document
    assert banner(outer) == f"{HIGHEST.banner} {HIGHEST.banner}"
    services.process(outer.pk)
    inner = Document.objects.get(part="mail.eml")
    services.process(inner.pk)
    assert (banner(outer), banner(inner)) == ("CONFIDENTIAL CONFIDENTIAL", "UNCLASSIFIED CONFIDENTIAL")
    services.process(Document.objects.get(part="late.txt").pk)
    assert (banner(outer), banner(inner)) == ("SECRET SECRET", "UNCLASSIFIED SECRET")
    assert {str(receipt.marking) for receipt in Receipt.objects.all()} == {"SECRET"}


def test_a_document_that_was_here_is_not_taken_twice_and_belongs_to_each_bundle():
    known = bring(STORY, "known.txt")
    first = bring(archive(("a/one.txt", STORY), ("closed.txt", CABLE.encode())))
    second = bring(archive(("b/one.txt", STORY), ("more.txt", OTHER)), "second.zip")
    assert Document.objects.filter(kind="article").count() == 2
    for bundle in (first, second):
        assert known in Document.objects.packed_in(Document.objects.filter(pk=bundle.pk))
    assert set(Document.objects.packing(known)) == {first, second}
    assert [str(r.marking) for r in known.originals.get().receipts.filter(bundle=first)] == ["CONFIDENTIAL"]


def test_what_the_bringer_may_not_see_is_taken_once_all_the_same(visitor):
    hidden = bring(CABLE.encode(), "hidden.txt")
    data = archive(("cable.txt", CABLE.encode()), ("same.txt", CABLE.encode()), ("open.txt", STORY))
    with visible_to(visitor):
        document = ingest(data, "file.zip", Intake(), visitor).document
    services.process_with_parts(document.pk)
    again(Document.objects.get(pk=document.pk))
    cables = Document.objects.filter(kind="cable").exclude(pk=hidden.pk)
    assert [(cable.part, cable.brought_by) for cable in cables] == [("cable.txt", visitor)]


def test_parts_inherit_what_was_said_and_markings_add_up():
    make_dispute("herring")
    table = b"text,source,marking,dispute\nNorland spoke.,A paper,CONFIDENTIAL,\nSudland spoke.,,,\n"
    document = bring(table, "t.csv", kind="statement", source="Desk", marking="UNCLASSIFIED//NOFORN", dispute="herring")
    first, second = Document.objects.filter(parent=document).order_by("received_at")
    assert (first.kind, str(first.source), str(first.marking)) == ("statement", "A paper", "CONFIDENTIAL//NOFORN")
    assert (second.kind, str(second.source), str(second.marking)) == ("statement", "Desk", "UNCLASSIFIED//NOFORN")
    assert banner(document) == "CONFIDENTIAL//NOFORN CONFIDENTIAL//NOFORN"
    memberships = DisputeDocument.objects.all()
    assert {(row.document_id, str(row.marking)) for row in memberships} == {
        (found.pk, str(found.marking)) for found in (document, first, second)
    }


def test_an_attachment_is_not_of_its_mails_kind_and_as_high_as_its_text():
    document = bring(mail(CABLE, ("story.txt", STORY)), "m.eml", kind="cable")
    part = Document.objects.get(parent=document)
    assert (document.kind, part.kind, str(part.marking)) == ("cable", "article", "CONFIDENTIAL")


def test_what_cannot_be_taken_is_named_and_what_nobody_opened_may_be_anything(settings):
    settings.UPLOAD_MAX_BYTES = 2_000
    data = archive(("empty.txt", b" "), ("large.txt", STORY * 30), ("one.txt", STORY))
    document = bring(data)
    empty, large = document.revisions.get().warnings
    assert empty.startswith("empty.txt: The file is empty.")
    assert large.startswith("large.txt: The file is larger than")
    assert banner(document) == "UNCLASSIFIED UNCLASSIFIED"
    locked = bytearray(archive(("locked.txt", b"Words."), ("two.txt", OTHER)))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(signature) + offset] |= 1
    sealed = bring(bytes(locked), "locked.zip")
    assert "locked.txt: It is encrypted." in sealed.revisions.get().warnings[0]
    assert banner(sealed) == f"{HIGHEST.banner} {HIGHEST.banner}"
    locked += b"\0"
    assert banner(bring(bytes(locked), "locked.zip", marking="SENSITIVE")) == " ".join(
        ["SENSITIVE BUT UNCLASSIFIED"] * 2
    )


def test_a_wrong_row_counts_with_the_marking_that_it_states():
    rows_ = b'{"text": "Norland spoke."}\n{"text": "Sudland spoke.", "published": "never", "marking": "SECRET"}\n'
    document = bring(rows_, "t.jsonl")
    assert document.revisions.get().warnings[0].startswith("line 2: “never” is no date.")
    assert banner(document) == "SECRET SECRET"


def test_what_lies_too_deep_is_named():
    data = archive(("three.zip", archive(("two.zip", archive(("one.zip", archive(("text.txt", STORY))))))))
    bring(data)
    deepest = Document.objects.get(part="one.zip")
    assert "text.txt: It lies more than 3 files deep" in deepest.revisions.get().warnings[0]
    assert not Document.objects.filter(part="text.txt").exists()


def test_an_archive_that_holds_itself_ends():
    data = archive(("one.txt", STORY))
    document = ingest(data, "self.zip", Intake()).document
    ingest(data, "self.zip", Intake(), arrival=Arrival("bundle", "self.zip"), parent=document)
    services.process_with_parts(document.pk)
    document.refresh_from_db()
    assert document.state == "ready"
    assert Document.objects.count() == 2


def test_many_parts_at_once_need_no_more_locks_than_there_are(settings, monkeypatch):
    settings.STAGES = []
    monkeypatch.setattr("cables.intake.MOST_LOCKS", 2)
    rows_ = b"".join(b'{"text": "Norland spoke %d times."}\n' % number for number in range(5))
    assert services.process(ingest(rows_, "t.jsonl", Intake()).document.pk)
    assert Document.objects.filter(parent__isnull=False, state="received").count() == 5
