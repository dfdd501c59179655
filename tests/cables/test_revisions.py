"""The same address with other bytes is a further revision, read in order, and shown to each reader as far as they may see."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from cables import services
from cables.access import everything_visible, visible_to
from cables.intake import Accepted, Arrival, Intake, ingest
from cables.models import Document, Original, Paragraph, Receipt, Revision, SearchHit
from cables.revisions import seen_revisions
from tests.pages import signed_in
from tests.readings import STAGES, PlainReading

ADDRESS = "https://paper.example/news/herring"
FIRST = b"Herring\n\nOSLO, 3 March 2026 - Norland accused Sudland of taking herring.\n\nSudland denied it.\n"
SECOND = b"Herring\n\nOSLO, 3 March 2026 - Norland accused Sudland of taking herring.\n\nEstland warned both.\n"
THIRD = b"Herring\n\nOSLO, 3 March 2026 - Norland accused Sudland of taking herring.\n\nAll went home.\n"
SECRETS = "SECRET\n\nFM A\nTO B\n\nSUBJECT: HERRING\n\n1. (U) Norland accused Sudland.\n\n2. (S) Sudland denied {}.\n"


@pytest.fixture(autouse=True)
def _plain(settings, monkeypatch) -> None:
    """Read by names and verbs alone."""
    settings.STAGES = STAGES
    monkeypatch.setattr(services, "read", PlainReading)


def bring(data: bytes, url: str = ADDRESS + "?utm_source=x#top", **said: str) -> Accepted:
    return ingest(data, "page.txt", Intake(url=url, **said), arrival=Arrival(Receipt.Way.ADDRESS, url))


def read(*versions: bytes, **said: str) -> Document:
    """The document of an address that was fetched with these contents, one after the other."""
    for data in versions:
        services.process(bring(data, **said).document.pk)
    return Document.objects.get()


def texts(document: Document) -> list[bytes]:
    return [row.text.encode() for row in document.revisions.order_by("number")]


def test_other_bytes_of_an_address_are_a_further_revision(see_all):
    document = read(FIRST, SECOND)
    assert texts(document) == [FIRST, SECOND]
    assert [row.revision.number for row in document.originals.order_by("pk")] == [1, 2]
    assert (document.current.number, document.state, document.url) == (2, "ready", ADDRESS)


def test_only_the_current_text_is_searched(see_all):
    read(FIRST, SECOND)
    hits = SearchHit.objects.filter(target="paragraph")
    assert hits.matching("denied").count() == 0
    assert hits.matching("accused").count() == 1


def test_the_same_text_in_other_bytes_is_no_revision(see_all):
    words = FIRST.decode() + "\nAt the café.\n"
    document = read(words.encode(), words.encode("cp1252"))
    assert texts(document) == [words.encode()]
    assert document.originals.count() == 2
    assert {row.revision for row in document.originals.all()} == {document.current}
    assert Receipt.objects.count() == 2


def test_reading_again_is_of_the_current_revision(see_all):
    document = read(FIRST, SECOND)
    services.request_reading(Document.objects.filter(pk=document.pk))
    services.process(document.pk)
    assert texts(document) == [FIRST, SECOND]


def test_a_hidden_document_of_the_address_is_none_to_the_bringer(see_all, visitor):
    hidden = read(FIRST, marking="SECRET")
    with visible_to(visitor):
        found = bring(SECOND).document
    assert found != hidden
    assert texts(hidden) == [FIRST]


def test_what_was_stated_of_the_marking_is_never_lowered(see_all):
    document = read(FIRST, marking="SECRET")
    read(SECOND)
    assert [str(row.marking) for row in document.revisions.all()] == ["SECRET", "SECRET"]


def test_what_comes_while_it_is_read_is_read_after_it(see_all, monkeypatch):
    document = bring(FIRST).document

    def read_slowly(parsed: object) -> PlainReading:
        if parsed.text.encode() == FIRST:
            assert bring(SECOND).document == document
        return PlainReading(parsed)

    monkeypatch.setattr(services, "read", read_slowly)
    services.process(document.pk)
    document.refresh_from_db()
    assert texts(document) == [FIRST, SECOND]
    assert document.state == "ready"


def test_a_reader_killed_between_two_files_loses_neither(see_all, monkeypatch):
    document = bring(FIRST).document
    bring(SECOND)

    def die(parsed: object) -> PlainReading:
        if parsed.text.encode() == SECOND:
            raise SystemExit
        return PlainReading(parsed)

    monkeypatch.setattr(services, "read", die)
    with pytest.raises(SystemExit):
        services.process(document.pk)
    monkeypatch.setattr(services, "read", PlainReading)
    bring(THIRD)
    Document.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    services.process(document.pk)
    assert texts(document) == [FIRST, SECOND, THIRD]


def test_a_file_that_cannot_be_read_does_not_keep_back_the_next(see_all):
    document = bring(FIRST).document
    bring(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20)
    bring(SECOND)
    services.process(document.pk)
    document.refresh_from_db()
    assert (texts(document), document.state) == ([FIRST, SECOND], "ready")
    assert "text" in Original.objects.get(revision=None).error
    services.request_reading(
        Document.objects.filter(pk=document.pk)
    )  # the broken one is older than what was read since
    services.process(document.pk)
    assert texts(document) == [FIRST, SECOND]


def test_the_last_file_that_cannot_be_read_is_tried_again_when_asked(see_all):
    document = read(FIRST, b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20)
    assert document.state == "failed"
    assert texts(document) == [FIRST]
    services.request_reading(Document.objects.filter(pk=document.pk))
    assert services.process(document.pk)
    document.refresh_from_db()
    assert (document.state, Document.objects.count()) == ("failed", 1)


@pytest.mark.django_db(transaction=True)
def test_many_bring_versions_of_one_page_at_once():
    def come(number: int) -> None:
        try:
            with everything_visible():
                document = bring(FIRST + b"%d\n" % number).document
            services.process(document.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as people:
        list(people.map(come, range(4)))
    with everything_visible():
        document = Document.objects.get()
        services.process(document.pk)
        document.refresh_from_db()
        assert document.state == "ready"
        ordered = [row.original_id for row in document.revisions.order_by("number")]
        assert ordered == sorted(document.originals.values_list("pk", flat=True))


def test_a_change_of_hidden_words_is_no_revision_to_who_may_not_see_them(see_all, visitor, analyst):
    document = read(SECRETS.format("it").encode(), SECRETS.format("all of it").encode(), kind="cable")
    assert Revision.objects.count() == 2
    address = reverse("cables:revision", args=[document.pk, 2])
    with visible_to(visitor):
        assert Paragraph.objects.exists()
        assert [(seen.number, seen.row) for seen in seen_revisions(document)] == [(1, None)]
    with visible_to(analyst):
        assert [seen.number for seen in seen_revisions(document)] == [1, 2]
    assert signed_in(visitor).get(address).status_code == 404
    page = signed_in(visitor).get(reverse("cables:revision", args=[document.pk, 1])).content.decode()
    assert "accused" in page
    assert "denied" not in page
    assert "all of" in signed_in(analyst).get(address).content.decode()


def test_the_page_of_a_revision_shows_what_came_and_what_went(see_all, as_analyst):
    document = read(FIRST, SECOND)
    page = as_analyst.get(reverse("cables:revision", args=[document.pk, 2])).content.decode()
    assert "[taken out: </span>Sudland denied it." in page
    assert "[added: </span>Estland warned both." in page
    assert "Norland accused" in page
    assert as_analyst.get(reverse("cables:revision", args=[document.pk, 3])).status_code == 404


def test_the_document_tells_how_it_came_here_and_gives_each_file(see_all, as_analyst, visitor):
    document = read(FIRST, SECOND)
    page = as_analyst.get(document.get_absolute_url()).content.decode()
    for original in document.originals.all():
        assert original.sha256 in page
        address = reverse("cables:original", args=[document.pk, original.sha256])
        assert as_analyst.get(address).content == (FIRST if original.revision.number == 1 else SECOND)
    assert "Fetched from an address" in page
    assert ADDRESS in page
    assert "Revisions of this text (2)" in page


def test_who_may_not_see_the_whole_learns_nothing_of_its_files(see_all, visitor):
    document = read(SECRETS.format("it").encode(), kind="cable")
    original = document.originals.get()
    page = signed_in(visitor).get(document.get_absolute_url()).content.decode()
    assert original.sha256 not in page
    assert "How it came here" not in page
    assert signed_in(visitor).get(reverse("cables:original", args=[document.pk, original.sha256])).status_code == 404


def test_the_api_gives_revisions_and_files_as_far_as_they_may_be_seen(see_all, analyst, visitor):
    document = read(SECRETS.format("it").encode(), SECRETS.format("all of it").encode(), kind="cable")
    address = f"/api/v1/documents/{document.pk}/"
    found = signed_in(analyst).get(f"{address}revisions/").json()
    assert [(row["number"], row["current"]) for row in found] == [(1, False), (2, True)]
    assert found[1]["sha256"] == document.originals.latest().sha256
    assert "all of it" in found[1]["text"]
    whole = signed_in(analyst).get(address).json()
    assert [each["receipts"][0]["way"] for each in whole["originals"]] == ["address", "address"]
    assert [row["text"] for row in whole["paragraphs"]].count("Norland accused Sudland.") == 1
    hidden = signed_in(visitor).get(f"{address}revisions/").json()
    assert [(row["number"], row["text"], row["sha256"]) for row in hidden] == [(1, None, None)]
    assert signed_in(visitor).get(address).json()["originals"] == []
