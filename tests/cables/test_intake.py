"""What is brought in is kept, recognised when it comes again, and refused with a word on what to do."""

import pytest

from cables.access import everything_visible, visible_to
from cables.formats import DocumentError
from cables.intake import Intake, ingest, provisional_marking
from cables.markings import HIGHEST, MarkingValue
from cables.models import Document, Original
from cables.storage import fetch

STORY = b"Norway and Chile meet\n\nOSLO, 3 March 2026 - Norway accused Chile of breaking the agreement.\n"
CABLE = b"""CONFIDENTIAL

R 031200Z MAR 26
FM AMEMBASSY OSLO
TO SECSTATE WASHDC

C O N F I D E N T I A L OSLO 000123

SUBJECT: A MEETING

1. (C) The ministry denied the report.
"""


@pytest.fixture
def seen(see_all) -> None:
    """Brought in from the command line, which sees everything."""


def test_bytes_and_row_are_there_when_it_returns(seen):
    document = ingest(STORY, "story.txt", Intake(source="A paper")).document
    assert document.state == Document.State.RECEIVED
    assert fetch(document.originals.latest().file) == STORY
    assert document.intake["source"] == "A paper"


def test_the_same_bytes_are_one_document(seen):
    first = ingest(STORY, "story.txt", Intake())
    second = ingest(STORY, "renamed.txt", Intake())
    assert (first.is_duplicate, second.is_duplicate) == (False, True)
    assert first.document == second.document


def test_a_hidden_copy_is_no_duplicate(visitor, seen):
    hidden = ingest(CABLE, "cable.txt", Intake()).document
    with visible_to(visitor):
        accepted = ingest(CABLE, "cable.txt", Intake())
    assert not accepted.is_duplicate
    assert accepted.document.pk != hidden.pk


def test_a_name_that_no_database_stores_is_mended(seen):
    document = ingest(STORY, "a\0b\ud800.txt", Intake()).document
    assert document.originals.latest().filename == "a\ufffdb\ufffd.txt"


@pytest.mark.parametrize("data", [b"", b"  \n\t\n"])
def test_an_empty_file_is_refused(seen, data):
    with pytest.raises(DocumentError, match="empty"):
        ingest(data, "empty.txt", Intake())
    assert not Document.objects.exists()


def test_a_huge_file_is_refused_with_what_to_do(seen, settings):
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    with pytest.raises(DocumentError, match="larger than 1 MB. Split it"):
        ingest(b"x" * (1024 * 1024 + 1), "huge.txt", Intake())


def test_an_unknown_dispute_or_kind_is_refused(seen):
    with pytest.raises(DocumentError, match="no dispute “nowhere”"):
        ingest(STORY, "story.txt", Intake(dispute="nowhere"))
    with pytest.raises(DocumentError, match="Use cable, statement or article"):
        ingest(STORY, "story.txt", Intake(kind="letter"))


@pytest.mark.parametrize(
    ("data", "intake", "marking"),
    [
        (STORY, Intake(), MarkingValue("UNCLASSIFIED")),
        (STORY, Intake(marking="CONFIDENTIAL//NOFORN"), MarkingValue("CONFIDENTIAL", frozenset({"NOFORN"}))),
        (CABLE, Intake(), MarkingValue("CONFIDENTIAL")),
        (CABLE, Intake(marking="UNCLASSIFIED"), MarkingValue("CONFIDENTIAL")),
        (CABLE, Intake(marking="SECRET"), MarkingValue("SECRET")),
        (STORY, Intake(marking="COSMIC ULTRA"), HIGHEST),
        (b"The text of a telegram without any header.\n", Intake(kind="cable"), HIGHEST),
    ],
)
def test_the_marking_is_never_lower_than_stated_or_printed(data, intake, marking):
    assert provisional_marking(data, "file.txt", intake) == marking


def test_who_brings_more_than_they_may_see_loses_sight_of_it(visitor, seen):
    with visible_to(visitor):
        accepted = ingest(CABLE, "cable.txt", Intake())
        assert not Document.objects.filter(pk=accepted.document.pk).exists()
    assert Original.objects.filter(document=accepted.document).exists()


@pytest.mark.django_db(transaction=True)
def test_two_people_bring_the_same_file_at_once():
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    def bring(_: int) -> bool:
        try:
            with everything_visible():
                return ingest(STORY, "story.txt", Intake()).is_duplicate
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as people:
        assert sorted(people.map(bring, range(4))) == [False, True, True, True]
