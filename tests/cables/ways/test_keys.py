"""A request that comes twice under one key is one request, however it comes."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from rest_framework.test import APIClient

from cables.access import everything_visible
from cables.models import Document, Fetch, IdempotencyKey
from cables.ways.keys import fingerprint_of, forget_old_keys

URL = "/api/v1/documents/"
SENT = {"text": "Norland accused Sudland of theft.", "kind": "article"}


def caller(user) -> APIClient:
    """A program that acts for the user."""
    client = APIClient()
    client.force_login(user)
    return client


def send(user, key: str, sent: dict = SENT):
    """Bring a document in under a key."""
    return caller(user).post(URL, sent, headers={"Idempotency-Key": key})


def documents() -> int:
    with everything_visible():
        return Document.objects.count()


def test_the_same_request_gets_the_same_answer(analyst):
    first, second = send(analyst, "one"), send(analyst, "one")
    assert (first.status_code, first.json(), first["Location"]) == (202, second.json(), second["Location"])
    assert (second.status_code, second.json()["duplicate"], documents()) == (202, False, 1)


def test_another_request_under_the_key_is_refused(analyst):
    send(analyst, "one")
    for other in (SENT | {"text": "Other words."}, SENT | {"kind": "statement"}, {"url": "https://example.org/"}):
        answer = send(analyst, "one", other)
        assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
        assert "new key" in json.loads(answer.content)["detail"]
    assert documents() == 1


def test_keys_are_of_their_caller_alone(analyst, make_user):
    editor = make_user("editor", level=3, role="editor")
    assert send(analyst, "one").status_code == 202
    assert send(editor, "one", SENT | {"text": "Other words."}).status_code == 202


def test_a_request_that_failed_may_be_sent_again_under_its_key(analyst):
    assert send(analyst, "one", SENT | {"dispute": "nowhere"}).status_code == 400
    assert not IdempotencyKey.objects.exists()
    assert send(analyst, "one").status_code == 202


@pytest.mark.parametrize("key", ["", "x" * 256, "naïve"])
def test_a_key_that_is_none_is_refused(analyst, key):
    assert send(analyst, key).status_code == 400


def test_an_old_key_is_forgotten(analyst):
    send(analyst, "one")
    IdempotencyKey.objects.update(created_at=timezone.now() - timedelta(days=8))
    assert send(analyst, "one", SENT | {"text": "Other words."}).status_code == 202
    IdempotencyKey.objects.update(created_at=timezone.now() - timedelta(days=8))
    assert forget_old_keys() == 1


def test_an_address_under_a_key_is_asked_for_once(analyst):
    answers = [send(analyst, "one", {"url": "https://example.org/story"}).json() for _ in range(2)]
    assert answers[0] == answers[1]
    with everything_visible():
        assert Fetch.objects.count() == 1


def test_fingerprint_minds_what_is_said_and_not_in_which_order():
    assert fingerprint_of({"a": 1, "b": 2}, b"x") == fingerprint_of({"b": 2, "a": 1}, b"x")
    assert len({fingerprint_of(said, data) for said in ({}, {"a": 1}) for data in (b"x", b"y")}) == 4


@pytest.mark.django_db(transaction=True)
def test_requests_at_once_are_one(analyst):
    def bring(_: int) -> str:
        try:
            return send(analyst, "one").json()["id"]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as callers:
        assert len(set(callers.map(bring, range(4)))) == 1
    assert documents() == 1
