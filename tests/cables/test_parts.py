"""Parts on pages, in the API, by the task and by the command."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from knox.models import AuthToken
from rest_framework.test import APIClient

from cables.access import everything_visible, visible_to
from cables.intake import Intake, ingest
from cables.models import Document, Original, Receipt, Revision, SearchHit
from cables.tasks import process_document
from config.celery import app
from tests.cables.formats.made import CABLE, archive, mail
from tests.cables.test_bundles import OTHER, STORY, bring
from tests.pages import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def bundle(db) -> Document:
    """An archive of an open story and a closed cable."""
    with everything_visible():
        return bring(
            archive(("herring war/open.txt", STORY), ("herring war/closed.txt", CABLE.encode())), "dossier.zip"
        )


def program(user: User) -> APIClient:
    """A program that calls with a token of a user."""
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {AuthToken.objects.create(user)[1]}")
    return client


def test_a_bundle_lists_its_parts_and_a_part_names_its_bundle(bundle, diplomat):
    browser = signed_in(diplomat)
    page = browser.get(bundle.get_absolute_url()).content.decode()
    assert "2 documents" in page
    for words in ("herring war/open.txt", "herring war/closed.txt", "Norway and Chile meet", "A MEETING ON QUOTAS"):
        assert words in page
    with everything_visible():
        part = Document.objects.get(part="open.txt")
    page = browser.get(part.get_absolute_url()).content.decode()
    assert f'Came in <a href="{bundle.get_absolute_url()}">dossier.zip</a>' in page
    assert b"dossier.zip" in browser.get("/documents/?kind=bundle").content
    assert b"Norway and Chile" not in browser.get("/documents/?kind=bundle").content


def test_a_part_tells_nothing_of_a_bundle_above_the_readers_clearance(bundle, visitor):
    browser = signed_in(visitor)
    with everything_visible():
        part = Document.objects.get(part="open.txt")
    page = browser.get(part.get_absolute_url()).content.decode()
    assert "Norway and Chile meet" in page
    for words in ("dossier", "Came in", str(bundle.pk), "closed.txt", "herring war"):
        assert words not in page
    with visible_to(visitor):  # no row of any table that came out of the bundle holds its names
        for model in (Document, Original, Receipt, Revision, SearchHit):
            rows = [str(row) for row in model.objects.values()]
            assert not [row for row in rows if "dossier" in row or "herring war" in row]
    client = program(visitor)
    found = client.get(f"/api/v1/documents/{part.pk}/").json()
    assert (found["parent"], found["part"], found["parts"]) == (None, "", [])
    lists = [client.get(f"/api/v1/documents/?bundle={pk}").json() for pk in (bundle.pk, uuid.uuid4())]
    assert lists[0]["results"] == lists[1]["results"] == []


def test_a_mail_shows_its_text_and_the_attachments_that_may_be_seen(visitor, diplomat):
    with everything_visible():
        letter = bring(mail("Norway spoke of fish.", ("cable.txt", CABLE.encode()), ("story.txt", STORY)), "m.eml")
    pages = [signed_in(user).get(letter.get_absolute_url()).content.decode() for user in (visitor, diplomat)]
    assert ["spoke of fish" in page for page in pages] == [True, True]
    assert ["Norway and Chile meet" in page for page in pages] == [True, True]
    assert ["cable.txt" in page for page in pages] == [False, True]
    assert ["Original file" in page for page in pages] == [False, True]


def test_the_api_gives_bundle_and_parts(bundle, diplomat):
    client = program(diplomat)
    whole = client.get(f"/api/v1/documents/{bundle.pk}/").json()
    assert [(part["kind"], part["state"], part["marking"]) for part in whole["parts"]] == [
        ("article", "ready", "UNCLASSIFIED"), ("cable", "ready", "CONFIDENTIAL"),
    ]  # fmt: skip
    listed = client.get(f"/api/v1/documents/?bundle={bundle.pk}").json()["results"]
    assert {(row["part"], row["parent"]) for row in listed} == {(n, str(bundle.pk)) for n in ("open.txt", "closed.txt")}


def test_uploads_show_the_file_and_not_each_of_its_parts(analyst):
    with everything_visible():
        bring(archive(("open.txt", STORY)), "dossier.zip", analyst)
    page = signed_in(analyst).get("/documents/uploads/").content
    assert b"dossier.zip" in page
    assert b"Norway and Chile meet" not in page


@pytest.fixture
def at_once() -> Iterator[None]:
    """What is sent to a worker runs here and now."""
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = False


def test_a_worker_is_sent_the_parts(at_once):
    with everything_visible():
        document = ingest(
            archive(("one.txt", STORY), ("two.zip", archive(("x.txt", OTHER)))), "f.zip", Intake()
        ).document
    process_document(str(document.pk))
    with everything_visible():
        assert list(Document.objects.values_list("state", flat=True)) == ["ready"] * 4


def test_the_command_reads_the_parts_and_names_those_that_fail(tmp_path: Path, capsys):
    folder = tmp_path / "brought"
    folder.mkdir()
    (folder / "good.zip").write_bytes(archive(("one.txt", STORY)))
    call_command("ingest", str(folder))
    (folder / "bad.zip").write_bytes(archive(("two.txt", OTHER), ("photo.png", b"\x89PNG" + bytes(99))))
    with pytest.raises(SystemExit):
        call_command("ingest", str(folder))
    shown = capsys.readouterr()
    assert shown.out.splitlines() == ["1 accepted, 0 duplicate, 0 failed", "0 accepted, 1 duplicate, 1 failed"]
    assert "bad.zip / photo.png: This is an image" in shown.err
