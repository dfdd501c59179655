"""A document is read once, ends ready or failed with a reason, and running it again changes nothing."""

from datetime import timedelta

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import connection
from django.db.utils import IntegrityError
from django.utils import timezone

from cables import services
from cables.access import everything_visible, visible_to
from cables.guarded import GuardError
from cables.intake import Intake, ingest
from cables.markings import HIGHEST
from cables.models import Document, Paragraph, Revision, SearchHit
from claims.models import Appearance, Claim, ClaimLink
from entities.models import Entity, Mention
from tests.cables.test_intake import CABLE, STORY

pytestmark = [pytest.mark.usefixtures("see_all"), pytest.mark.slow]
PORTIONS = b"""SECRET//NOFORN

R 031200Z MAR 26
FM AMEMBASSY OSLO
TO SECSTATE WASHDC

S E C R E T OSLO 000124

SUBJECT: QUOTA TALKS

1. (U) Norway accused Chile of breaking the agreement on quotas.

2. (C) Chile denied the accusation and called it baseless.

3. (S/NF) The minister of fisheries, Kari Nordvik, warned that Norway would close its ports.
"""


def bring(data: bytes, name: str = "file.txt", **intake: str) -> Document:
    """Take in and read."""
    document = ingest(data, name, Intake(**intake)).document
    services.process(document.pk)
    document.refresh_from_db()
    return document


def table(model: type) -> list[tuple]:
    """All rows of a model, but for the time at which they were last written."""
    fields = [
        f.attname for f in model._meta.concrete_fields if f.name not in {"updated_at", "id"} or model is not Entity
    ]
    return sorted(map(str, model.objects.values_list(*[f for f in fields if f != "updated_at"])))


def test_a_story_becomes_paragraphs_mentions_and_claims():
    document = bring(STORY)
    assert (document.state, document.kind, str(document.published)) == ("ready", "article", "2026-03-03")
    assert Revision.objects.get().text == STORY.decode()
    assert Mention.objects.filter(entity__key="country:NO").exists()
    claim = Claim.objects.get(kind="accusation")
    assert (claim.claimant_country, claim.official) == ("NO", True)
    assert [party.country for party in claim.parties.filter(role="target")] == ["CL"]


def test_reading_twice_changes_nothing():
    document = bring(PORTIONS)
    models = (Revision, Paragraph, Mention, Claim, Appearance, ClaimLink)
    before = [table(model) for model in models], Entity.objects.count()
    services.request_reading(Document.objects.filter(pk=document.pk))
    assert services.process(document.pk)
    assert ([table(model) for model in models], Entity.objects.count()) == before


def test_a_message_delivered_twice_is_read_once():
    document = bring(STORY)
    assert not services.process(document.pk)


def test_every_row_carries_the_marking_of_its_portion(visitor, diplomat):
    document = bring(PORTIONS)
    by_number = {p.number: str(p.marking) for p in Paragraph.objects.filter(role="body")}
    assert by_number == {"1": "UNCLASSIFIED", "2": "CONFIDENTIAL", "3": "SECRET//NOFORN"}
    assert str(document.marking) == "UNCLASSIFIED"
    assert str(Revision.objects.get().marking) == "SECRET//NOFORN"
    kinds = {}
    for user in (visitor, diplomat):
        with visible_to(user):
            kinds[user.username] = sorted(Claim.objects.values_list("kind", flat=True))
            assert not Revision.objects.exists()
            assert "QUOTA TALKS" not in Document.objects.get().title
            assert not Entity.objects.filter(name__contains="Nordvik").exists()
            assert not SearchHit.objects.matching("Nordvik").exists()
    assert kinds["visitor"] == ["accusation"]
    assert "denial" in kinds["diplomat"]
    assert "warning" not in kinds["diplomat"]


def test_a_reader_can_follow_every_reference_of_what_they_see(visitor, diplomat):
    bring(PORTIONS)
    for user in (visitor, diplomat):
        with visible_to(user):
            for claim in Claim.objects.with_words():
                assert claim.marking_id
                assert [a.document.title for a in claim.appearances.all()]
                assert all(p.entity.name for p in claim.parties.all() if p.entity_id)
                assert claim.claimant_id is None or claim.claimant.name
            for mention in Mention.objects.all():
                assert mention.entity_id is None or mention.entity.name


def test_an_unknown_marking_is_read_as_the_highest():
    document = bring(STORY, marking="COSMIC")
    assert document.marking.value == HIGHEST


def test_the_database_refuses_words_that_do_not_stand_there():
    bring(STORY)
    mention = Mention.objects.first()
    with pytest.raises(IntegrityError, match="not those of the text"):
        Mention.objects.filter(pk=mention.pk).update(text="another word")


def test_the_database_refuses_to_change_a_revision():
    bring(STORY)
    with pytest.raises(IntegrityError, match="immutable"):
        Revision.objects.update(text="something else")


def test_what_a_person_decided_outlives_another_reading(analyst):
    from claims.services import review_claim
    from entities.services import review_mention

    document = bring(STORY)
    claim = review_claim(Claim.objects.get(kind="accusation"), "rejected", analyst)
    mention = review_mention(Mention.objects.first(), "confirmed", analyst)
    services.request_reading(Document.objects.filter(pk=document.pk))
    services.process(document.pk)
    assert Claim.objects.get(pk=claim.pk).status == "rejected"
    assert Claim.objects.filter(kind="accusation").count() == 1
    assert Mention.objects.get(pk=mention.pk).decided_by == analyst


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "text"),
    ],
)
def test_a_binary_file_fails_with_a_reason(data, words):
    document = bring(data, "photo.bin")
    assert document.state == "failed"
    assert words in document.error


def test_a_text_beyond_the_limit_is_kept_and_says_what_to_do(settings):
    settings.READ_MAX_CHARACTERS = 10_000
    document = bring(b"Norway met Chile. " * 1000)
    assert document.state == "failed"
    assert "Split it into parts" in document.error
    settings.READ_MAX_CHARACTERS = 100_000
    services.request_reading(Document.objects.filter(pk=document.pk))
    services.process(document.pk)
    document.refresh_from_db()
    assert document.state == "ready"


@pytest.mark.parametrize(
    "data",
    [
        b"Norway\x00 accused Chile of theft.\x00\n",
        "Norway accused Chile of theft.".encode("utf-16"),
        "La Norv\u00e8ge a accus\u00e9 le Chili \u2013 hier.".encode("cp1252"),
        b"Norway accused \xed\xa0\x80 Chile of theft.",
        b"CONFIDENTIAL\n\nSUBJECT: NOTHING ELSE\n\n1. (X/Y) Norway accused Chile.\n",
        b"CONFIDENTIAL\nR 991299Z FOO 26\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\n\n1. (C) Norway accused Chile.\n",
        CABLE.replace(b"\n", b"\r\n"),
    ],
)
def test_disorder_is_read_all_the_same(data):
    assert bring(data).state == "ready"


def test_a_line_of_a_hundred_thousand_characters_is_read():
    filler = b"the committee met again in the long hall and went home, "
    document = bring(b"Norway accused Chile of theft. " + filler * 1_800, kind="article")
    assert document.state == "ready"
    assert Claim.objects.filter(kind="accusation").exists()


def test_a_reading_that_breaks_is_tried_again_and_then_put_aside(monkeypatch):
    def break_down(*_: object) -> None:
        raise RuntimeError("the words of the document")

    monkeypatch.setattr(services, "read", break_down)
    document = ingest(STORY, "story.txt", Intake()).document
    for attempt in (1, 2, 3):
        Document.objects.update(lease_until=None)
        services.process(document.pk)
        document.refresh_from_db()
        assert document.attempts == attempt
    assert document.state == "failed"
    assert "RuntimeError" in document.error
    assert "words of the document" not in document.error


def test_a_text_that_takes_too_long_is_given_up_with_a_reason(monkeypatch):
    def interrupt(*_: object) -> None:
        raise SoftTimeLimitExceeded

    monkeypatch.setattr(services, "read", interrupt)
    document = bring(STORY)
    assert (document.state, document.attempts) == ("failed", 1)
    assert "took longer than" in document.error
    assert not Revision.objects.exists()


def test_a_guard_that_fails_is_tried_again(monkeypatch):
    def fail(*_: object) -> None:
        raise GuardError("no child could be had")

    monkeypatch.setattr(services, "extract", fail)
    assert bring(STORY).state == "received"


def test_a_reader_whose_lease_ran_out_writes_nothing(monkeypatch):
    document = ingest(STORY, "story.txt", Intake()).document
    read = services.read

    def read_slowly(parsed: object) -> object:
        doc = read(parsed)
        with everything_visible():  # another worker takes over meanwhile
            Document.objects.filter(pk=document.pk).update(attempts=2)
        return doc

    monkeypatch.setattr(services, "read", read_slowly)
    services.process(document.pk)
    assert not Revision.objects.exists()


def test_a_document_that_kills_its_reader_is_quarantined():
    document = ingest(STORY, "story.txt", Intake()).document
    past = timezone.now() - timedelta(minutes=1)
    Document.objects.update(state="processing", attempts=3, lease_until=past)
    assert not services.process(document.pk)
    document.refresh_from_db()
    assert document.state == "failed"
    assert "broke off 3 times" in document.error


def test_a_stage_that_breaks_leaves_nothing_half_written(settings):
    settings.STAGES = ["entities.services.save_mentions", "tests.cables.test_services.broken_stage"]
    document = bring(STORY)
    assert document.state == "received"
    assert not Revision.objects.exists()
    assert not Mention.objects.exists()


def broken_stage(revision: Revision, doc: object) -> None:
    """A stage that breaks after others have written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")
