"""Entities and mentions in the API."""

import pytest
from rest_framework.test import APIClient

from cables.access import everything_visible
from cables.models import Marking
from entities.models import Alias, Mention
from tests.rows import make_document, make_entity, make_mention


@pytest.fixture
def as_user():
    """A client signed in as a user."""

    def make(user) -> APIClient:
        client = APIClient()
        client.force_login(user)
        return client

    return make


@pytest.fixture
def mention(db) -> Mention:
    """Of a country, in a paragraph that is CONFIDENTIAL."""
    document = make_document(("UNCLASSIFIED", "Norland spoke."), ("CONFIDENTIAL", "Sudland listened."))
    make_mention(document, "Norland", make_entity("Norland", "NO"))
    return make_mention(document, "Sudland", make_entity("Sudland", "SE"))


def test_entities_count_only_mentions_that_may_be_seen(mention, visitor, diplomat, as_user):
    counts = [
        {row["name"]: row["mention_count"] for row in as_user(user).get("/api/v1/entities/").json()["results"]}
        for user in (visitor, diplomat)
    ]
    assert counts == [{"Norland": 1, "Sudland": 0}, {"Norland": 1, "Sudland": 1}]


def test_entity_known_only_from_hidden_words_is_missing(visitor, as_user):
    entity = make_entity("Agent Grey", "SE", banner="SECRET", kind="person")
    assert as_user(visitor).get(f"/api/v1/entities/{entity.pk}/").status_code == 404
    assert as_user(visitor).get("/api/v1/entities/?q=grey").json()["results"] == []


def test_entities_are_found_by_alias(visitor, as_user):
    entity = make_entity("Norland", "NO")
    make_entity("Sudland", "SE")
    with everything_visible():
        marking = Marking.objects.get(pk=entity.marking_id)
        Alias.objects.create(entity=entity, text="The Fjords", folded="the fjords", marking=marking)
    found = as_user(visitor).get("/api/v1/entities/?q=Fjord").json()["results"]
    assert [row["name"] for row in found] == ["Norland"]
    assert as_user(visitor).get(f"/api/v1/entities/{entity.pk}/").json()["aliases"] == ["The Fjords"]


@pytest.mark.parametrize(("decision", "status"), [("accept", "confirmed"), ("reject", "rejected")])
def test_mention_is_decided_once(mention, analyst, as_user, decision, status):
    client = as_user(analyst)
    answers = [client.post(f"/api/v1/mentions/{mention.pk}/{decision}/").json()["status"] for _ in range(2)]
    assert answers == [status, status]


def test_mention_is_decided_only_by_who_may_review_and_see(mention, visitor, make_user, as_user):
    url = f"/api/v1/mentions/{mention.pk}/accept/"
    assert as_user(visitor).post(url).status_code == 403
    assert as_user(make_user("uncleared", role="analyst")).post(url).status_code == 404
    with everything_visible():
        assert Mention.objects.get(pk=mention.pk).status == "suggested"
