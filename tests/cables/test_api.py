"""Documents in the API: who may call, what is hidden, bringing in, tags."""

import json
import uuid

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from cables.access import everything_visible
from cables.models import Document
from tests.rows import make_document

URL = "/api/v1/documents/"


@pytest.fixture
def client_of():
    """A program that calls with a token of a user."""

    def make(user: User) -> APIClient:
        from knox.models import AuthToken

        client = APIClient()
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {AuthToken.objects.create(user)[1]}")
        return client

    return make


def problem(answer: object, status: int) -> dict:
    """The problem details of an answer."""
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    found = json.loads(answer.content)
    assert found["status"] == status
    return found


@pytest.mark.parametrize("path", ["documents", "claims", "positions", "exports", "nowhere"])
def test_stranger_is_told_to_sign_in(db, path):
    answer = APIClient().get(f"/api/v1/{path}/")
    problem(answer, 401)
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_wrong_token_is_refused(db):
    answer = APIClient().get(URL, headers={"Authorization": "Bearer nonsense"})
    problem(answer, 401)


def test_token_of_a_disabled_user_is_refused(visitor, client_of):
    client = client_of(visitor)
    User.objects.filter(pk=visitor.pk).update(is_active=False)
    problem(client.get(URL), 401)


def test_command_prints_a_token_that_works(visitor, capsys):
    call_command("create_token", "visitor")
    token = capsys.readouterr().out.strip()
    assert APIClient().get(URL, headers={"Authorization": f"Bearer {token}"}).status_code == 200
    with pytest.raises(CommandError, match="no active user"):
        call_command("create_token", "nobody")


def test_list_holds_what_the_token_may_see(visitor, diplomat, client_of):
    make_document(("CONFIDENTIAL", "Behind the door."), title="hidden")
    make_document(("UNCLASSIFIED", "In the square."), title="public")
    titles = [[row["title"] for row in client_of(user).get(URL).json()["results"]] for user in (visitor, diplomat)]
    assert titles == [["public"], ["public", "hidden"]]


def test_hidden_document_answers_as_a_missing_one(visitor, client_of):
    hidden = make_document(("SECRET", "Behind the door."))
    client = client_of(visitor)
    answers = [client.get(f"{URL}{pk}/") for pk in (hidden.pk, uuid.uuid4(), "no-id")]
    assert [problem(answer, 404) for answer in answers[1:]] == [problem(answers[0], 404)] * 2


def test_document_comes_with_the_portions_that_may_be_seen(visitor, diplomat, client_of):
    document = make_document(("UNCLASSIFIED", "In the square."), ("CONFIDENTIAL", "Behind the door."))
    seen = [client_of(user).get(f"{URL}{document.pk}/").json()["paragraphs"] for user in (visitor, diplomat)]
    assert [[p["text"] for p in paragraphs] for paragraphs in seen] == [
        ["In the square."],
        ["In the square.", "Behind the door."],
    ]


def test_pages_follow_each_other_without_a_gap(visitor, client_of):
    for number in range(5):
        make_document(("UNCLASSIFIED", "Words."), title=str(number))
    client, url, titles = client_of(visitor), f"{URL}?page_size=2", []
    while url:
        page = client.get(url).json()
        titles += [row["title"] for row in page["results"]]
        url = page["next"]
    assert titles == ["4", "3", "2", "1", "0"]


def test_filter_that_cannot_be_read_is_a_problem(visitor, client_of):
    assert "kind" in problem(client_of(visitor).get(URL, {"kind": "poem"}), 400)["errors"]


@pytest.mark.parametrize("as_file", [True, False])
def test_accepted_document_is_kept_and_read_later(analyst, client_of, as_file, django_capture_on_commit_callbacks):
    text = "Norland accused Sudland of theft."
    sent = (
        {"file": SimpleUploadedFile("note.txt", text.encode())} if as_file else {"text": text, "filename": "note.txt"}
    )
    with django_capture_on_commit_callbacks() as queued:
        answer = client_of(analyst).post(URL, sent | {"kind": "article"}, format="multipart" if as_file else "json")
    assert (answer.status_code, answer.json()["state"], answer.json()["duplicate"]) == (202, "received", False)
    with everything_visible():
        document = Document.objects.get(pk=answer.json()["id"])
        assert (document.originals.latest().filename, document.originals.latest().size) == ("note.txt", len(text))
    assert len(queued) == 1
    assert answer["Location"].endswith(f"{URL}{document.pk}/")


def test_same_bytes_again_are_recognised(analyst, client_of):
    client = client_of(analyst)
    first, second = (client.post(URL, {"text": "The same.", "kind": "article"}).json() for _ in range(2))
    assert (first["id"], second["duplicate"]) == (second["id"], True)


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"text": ""},
        {"text": "Words.", "kind": "poem"},
        {"text": "Words.", "published": "2026-02-31"},
        {"text": "Words.", "dispute": "no-such-dispute"},
    ],
    ids=["nothing", "empty", "unknown kind", "impossible date", "unknown dispute"],
)
def test_what_cannot_be_taken_is_a_problem_and_leaves_nothing(analyst, client_of, sent):
    problem(client_of(analyst).post(URL, sent), 400)
    with everything_visible():
        assert not Document.objects.exists()


def test_broken_json_is_a_problem(analyst, client_of):
    problem(client_of(analyst).post(URL, "{", content_type="application/json"), 400)


def test_reader_may_not_bring_in_or_tag(diplomat, client_of):
    document = make_document(("UNCLASSIFIED", "Words."))
    client = client_of(diplomat)
    problem(client.post(URL, {"text": "Words."}), 403)
    problem(client.post(f"{URL}{document.pk}/tags/", {"label": "x"}), 403)
    problem(client.post(f"{URL}{uuid.uuid4()}/tags/", {"label": "x"}), 403)


def test_tag_is_put_on_once(analyst, client_of):
    document = make_document(("UNCLASSIFIED", "Words."))
    client = client_of(analyst)
    answers = [client.post(f"{URL}{document.pk}/tags/", {"label": " to  check "}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert client.get(f"{URL}{document.pk}/").json()["tags"] == ["to check"]
    problem(client.post(f"{URL}{document.pk}/tags/", {"label": "x" * 61}), 400)


def test_method_that_is_not_offered_is_a_problem(analyst, client_of):
    problem(client_of(analyst).delete(URL), 405)
