"""Claims, and what is computed of them, in the API: shapes, rights, and nothing above clearance anywhere."""

import csv
import io
import uuid

import pytest
from django.contrib.auth.models import User
from rest_framework.test import APIClient

from cables.access import everything_visible
from claims.models import Claim, ClaimLink, Dispute
from tests.rows import make_claim, make_dispute, make_document, make_entity, settle

API = "/api/v1"
ACCUSED = "Norland accused Sudland of taking herring beyond its quota."
DENIED = "Sudland called the charge baseless."
BARRED = "Norland barred Sudland's herring boats."


@pytest.fixture
def dispute(db) -> Dispute:
    """An accusation and its denial in the open, and a measure that is CONFIDENTIAL."""
    dispute = make_dispute()
    norland, sudland = make_entity("Norland", "NO"), make_entity("Sudland", "SE")
    document = make_document(("UNCLASSIFIED", f"{ACCUSED} {DENIED}"), ("CONFIDENTIAL", BARRED), dispute=dispute)
    accused = make_claim(document, ACCUSED, "accusation", norland, sudland, day="2026-03-01")
    denied = make_claim(document, DENIED, "denial", sudland, norland, day="2026-03-02")
    barred = make_claim(document, BARRED, "restriction", norland, sudland, day="2026-03-05")
    with everything_visible():
        for source, relation in ((denied, "rebuts"), (barred, "responds")):
            ClaimLink.objects.create(
                source=source,
                target=accused,
                relation=relation,
                rule="test",
                status="confirmed",
                marking=source.marking,
            )
    settle(dispute)
    return dispute


@pytest.fixture
def ask():
    """Ask the API as a user: (user, path, parameters) to the answer."""

    def get(user: User, path: str, **asked: str) -> object:
        client = APIClient()
        client.force_login(user)
        return client.get(f"{API}/{path}/", asked)

    return get


def claim_of(kind: str) -> Claim:
    """The one claim of a kind."""
    with everything_visible():
        return Claim.objects.get(kind=kind)


def test_claims_come_with_the_words_they_stand_on(dispute, visitor, ask):
    rows = ask(visitor, "claims", dispute="herring").json()["results"]
    assert [(row["kind"], row["when"], row["appearances"][0]["quote"]) for row in rows] == [
        ("accusation", "2026-03-01", ACCUSED),
        ("denial", "2026-03-02", DENIED),
    ]
    assert [target["name"] for target in rows[0]["targets"]] == ["Sudland"]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"kind": "denial"}, 1), ({"country": "NO"}, 2), ({"since": "2026-03-02"}, 2), ({"until": "2026-03-01"}, 1),
        ({"official": "false"}, 0), ({"status": "rejected"}, 0), ({"dispute": "elsewhere"}, 0),
        ({"document": str(uuid.uuid4())}, 0),
    ],
)  # fmt: skip
def test_claims_are_filtered(dispute, diplomat, ask, asked, count):
    assert len(ask(diplomat, "claims", **asked).json()["results"]) == count


def test_hidden_claim_answers_as_a_missing_one(dispute, visitor, ask):
    answers = [ask(visitor, f"claims/{pk}") for pk in (claim_of("restriction").pk, uuid.uuid4())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_links_to_what_is_hidden_are_hidden(dispute, visitor, diplomat, ask):
    seen = [[row["relation"] for row in ask(user, "links").json()["results"]] for user in (visitor, diplomat)]
    assert [sorted(relations) for relations in seen] == [["rebuts"], ["rebuts", "responds"]]


@pytest.mark.parametrize("decision", ["accept", "reject"])
def test_claim_is_decided_by_who_may_review_and_see(dispute, visitor, analyst, make_user, decision):
    client, url = APIClient(), f"{API}/claims/{claim_of('restriction').pk}/{decision}/"
    for user, status in ((visitor, 403), (make_user("uncleared", role="analyst"), 404), (analyst, 200), (analyst, 200)):
        client.force_login(user)
        assert client.post(url).status_code == status
    assert claim_of("restriction").status == {"accept": "confirmed", "reject": "rejected"}[decision]


def test_rejected_claim_counts_for_nothing(dispute, analyst, ask):
    client = APIClient()
    client.force_login(analyst)
    client.post(f"{API}/claims/{claim_of('restriction').pk}/reject/")
    stances = {row["country"]: row["stance"] for row in ask(analyst, "positions", dispute="herring").json()["results"]}
    assert stances == {"NO": "affirms", "SE": "denies"}
    assert len(ask(analyst, "claims").json()["results"]) == 2


def test_tag_on_a_claim(dispute, analyst):
    client, url = APIClient(), f"{API}/claims/{claim_of('denial').pk}/"
    client.force_login(analyst)
    assert client.post(f"{url}tags/", {"label": "key"}).status_code == 201
    assert client.get(url).json()["tags"] == ["key"]


def test_positions_rest_on_what_may_be_seen(dispute, visitor, diplomat, ask):
    found = [ask(user, "positions", dispute="herring").json() for user in (visitor, diplomat)]
    norland = [[row["stance"] for row in answer["results"] if row["country"] == "NO"] for answer in found]
    assert norland == [["affirms"], ["affirms", "restricts"]]
    assert [answer["marking"] for answer in found] == ["UNCLASSIFIED", "CONFIDENTIAL"]


def test_positions_as_of_a_day_and_of_one_country(dispute, diplomat, ask):
    answer = ask(diplomat, "positions", dispute="herring", as_of="2026-03-04", country="no").json()
    assert [(row["country"], row["stance"], row["until"]) for row in answer["results"]] == [("NO", "affirms", None)]
    before = ask(diplomat, "positions", dispute="herring", as_of="2026-02-01").json()["results"]
    assert {row["stance"] for row in before} == {"no position found"}


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 400),
        ({"dispute": "herring", "as_of": "yesterday"}, 400),
        ({"dispute": "herring", "known_at": "once"}, 400),
        ({"dispute": "elsewhere"}, 404),
    ],
)
def test_positions_asked_wrongly_are_a_problem(dispute, visitor, ask, asked, status):
    answer = ask(visitor, "positions", **asked)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


def test_timeline_and_graph_show_what_may_be_seen(dispute, visitor, diplomat, ask):
    for user, kinds in ((visitor, ["accusation", "denial"]), (diplomat, ["accusation", "denial", "restriction"])):
        timeline = ask(user, "timeline", dispute="herring").json()
        assert [entry["kind"] for entry in timeline["entries"]] == kinds
        edges = ask(user, "graph", dispute="herring").json()["edges"]
        assert sorted(edge["kind"] for edge in edges) == kinds
    answers = ask(visitor, "timeline", dispute="herring").json()["entries"][1]["answers"]
    assert [answer["relation"] for answer in answers] == ["rebuts"]


@pytest.mark.parametrize("words", ["herring", "barred", '"beyond its quota"', "baseless OR barred", '"', "-", "(&|!"])
def test_search_finds_only_what_may_be_seen(dispute, visitor, diplomat, ask, words):
    for user in (visitor, diplomat):
        answer = ask(user, "search", q=words)
        assert answer.status_code == 200
        assert user == diplomat or "barred" not in answer.content.decode().replace("herring", "")


def test_search_marks_the_words(dispute, visitor, ask):
    hits = ask(visitor, "search", q="quota").json()["results"]
    assert {hit["target"] for hit in hits} == {"paragraph", "claim"}
    assert all("**quota**" in hit["text"] for hit in hits)


def test_search_pages_meet(dispute, diplomat, ask):
    whole = [hit["id"] for hit in ask(diplomat, "search", q="herring").json()["results"]]
    client, url, found = APIClient(), f"{API}/search/?q=herring&page_size=1", []
    client.force_login(diplomat)
    while url:
        page = client.get(url).json()
        found += [hit["id"] for hit in page["results"]]
        url = page["next"]
    assert (sorted(found), len(found)) == (sorted(whole), 4)


def test_disputes_by_their_slug(dispute, visitor, ask):
    answer = ask(visitor, "disputes/herring").json()
    assert (answer["document_count"], answer["propositions"][0]["accused"]) == (1, ["SE"])
    assert ask(visitor, "disputes/elsewhere").status_code == 404


def test_changes_go_on_where_they_ended(dispute, visitor, analyst, ask):
    first = ask(visitor, "changes").json()
    assert sorted(row["kind"] for row in first["results"]) == ["claim", "claim", "document"]
    assert ask(visitor, "changes", cursor=first["next"]).json() == {"next": first["next"], "results": []}
    client = APIClient()
    client.force_login(analyst)
    client.post(f"{API}/claims/{claim_of('denial').pk}/accept/")
    changed = ask(visitor, "changes", cursor=first["next"]).json()["results"]
    assert [row["id"] for row in changed] == [str(claim_of("denial").pk)]


@pytest.mark.parametrize("cursor", ["x", "W10=", "WzEsMl0=", "bnVsbA=="])
def test_cursor_that_is_none_of_ours_is_a_problem(visitor, ask, cursor):
    assert ask(visitor, "changes", cursor=cursor).status_code == 400


@pytest.mark.parametrize("what", ["claims", "timeline", "positions"])
def test_exports_hold_what_may_be_seen(dispute, visitor, diplomat, what):
    client = APIClient()
    for user, banner in ((visitor, "UNCLASSIFIED"), (diplomat, "CONFIDENTIAL")):
        client.force_login(user)
        answer = client.get(f"{API}/exports/{what}.csv", {"dispute": "herring"})
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert (answer.status_code, answer["Marking"], answer["Content-Type"]) == (
            200,
            banner,
            "text/csv; charset=utf-8",
        )
        assert len(client.get(f"{API}/exports/{what}.json", {"dispute": "herring"}).json()) == len(rows)
        assert ("restricts" in answer.content.decode() or BARRED in answer.content.decode()) == (user == diplomat)


def test_export_of_nothing_known_is_missing(dispute, visitor):
    client = APIClient()
    client.force_login(visitor)
    for path, slug in (("secrets.csv", "herring"), ("claims.exe", "herring"), ("claims.csv", "elsewhere")):
        assert client.get(f"{API}/exports/{path}", {"dispute": slug}).status_code == 404
    assert len(client.get(f"{API}/exports/").json()) == 6


@pytest.mark.parametrize("path", ["claims", "links", "positions", "timeline", "graph", "search", "changes"])
def test_number_of_queries_is_fixed(dispute, diplomat, django_assert_max_num_queries, path):
    client = APIClient()
    client.force_login(diplomat)
    with django_assert_max_num_queries(20):
        assert client.get(f"{API}/{path}/", {"dispute": "herring", "q": "herring"}).status_code == 200
