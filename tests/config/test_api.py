"""The API as a whole: its schema is valid, and every resource answers."""

import pytest
import yaml
from openapi_spec_validator import validate
from rest_framework.test import APIClient

from claims.positions import Position
from claims.shapes import EntrySerializer, PositionSerializer
from claims.timeline import TimelineEntry

RESOURCES = "documents fetches entities mentions claims links disputes positions timeline graph search changes exports"


@pytest.fixture
def client(visitor) -> APIClient:
    """Signed in as the visitor."""
    client = APIClient()
    client.force_login(visitor)
    return client


def test_schema_is_valid_and_names_every_resource(client):
    schema = yaml.safe_load(client.get("/api/v1/schema/").content)
    validate(schema)
    assert {path.split("/")[3] for path in schema["paths"]} == set(RESOURCES.split())


def test_schema_describes_errors_of_every_operation(client):
    schema = yaml.safe_load(client.get("/api/v1/schema/").content)
    operations = [operation for path in schema["paths"].values() for operation in path.values()]
    assert all("application/problem+json" in operation["responses"]["404"]["content"] for operation in operations)


def test_root_lists_the_resources(client):
    assert {"documents", "claims", "links"} <= set(client.get("/api/v1/").json())


@pytest.mark.parametrize("path", ["nowhere/", "claims/x/y/z", "documents"])
def test_unknown_address_is_a_problem(client, path):
    answer = client.get(f"/api/v1/{path}", follow=False)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_described_shapes_are_those_that_are_sent():
    assert set(PositionSerializer().fields) == set(Position("NO", "p", "denies").as_dict())
    assert set(EntrySerializer().fields) == {field for field in TimelineEntry.__dataclass_fields__}
