"""The made-up world that speed is measured with: as large as asked for, the same for a seed, and consistent."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cables.access import everything_visible
from cables.models import Document, Marking
from claims.benchmarks.world import World, make_world
from claims.models import Appearance, Claim, ClaimLink, Dispute, Stance
from tests.rows import make_document

WORLD = World(claims=330, in_dispute=130, disputes=2, countries=12, propositions=2)
TABLES = ("claim", "appearance", "claimparty", "stance", "claimlink", "disputedocument", "proposition")


def count(table: str) -> int:
    """The rows of a table of claims."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM claims_{table}")
        return cursor.fetchone()[0]


def test_world_is_as_large_as_asked_for(see_all):
    make_world(WORLD)
    sizes = {row.slug: Claim.objects.in_dispute(row).count() for row in Dispute.objects.all()}
    assert sizes == {"world-130": 130, "world-130-1": 100, "world-130-2": 100}
    assert count("stance") == count("appearance") == count("claim") == 330
    assert {link.relation for link in ClaimLink.objects.all()} == {"rebuts", "responds", "repeats"}
    assert Marking.objects.filter(pk__in=Claim.objects.order_by().values("marking_id")).count() >= 3


def test_every_row_of_the_world_has_its_event(see_all):
    make_world(WORLD)
    assert {table: count(f"{table}event") for table in TABLES} == {table: count(table) for table in TABLES}


def test_quotes_of_the_world_stand_in_its_documents(see_all):
    make_world(WORLD)
    for place in Appearance.objects.select_related("revision", "paragraph", "claim"):
        assert place.revision.text[place.start : place.end] == place.quote
        assert place.quote in place.paragraph.text
        assert place.claim.marking_id == place.paragraph.marking_id
        assert place.quote.startswith(place.claim.claimant_name)


def test_triggers_watch_again_after_the_world_was_made(see_all):
    make_world(WORLD)
    before = count("stanceevent")
    Stance.objects.filter(pk=Stance.objects.first().pk).update(reason="another")
    assert count("stanceevent") == before + 1


def test_same_seed_makes_the_same_rows(see_all):
    def made(seed: int) -> list[tuple[object, ...]]:
        make_world(World(60, 60, seed=seed, countries=12))
        rows = list(Appearance.objects.order_by("pk").values_list("pk", "claim_id", "claim__day", "start", "quote"))
        for model in (Document, Claim, Dispute):
            model.objects.all().delete()
        return rows

    assert made(1) == made(1) != made(2)


def test_world_is_not_put_among_other_documents_unasked(db):
    make_document(("UNCLASSIFIED", "Norland barred Sudland's boats."))
    with pytest.raises(CommandError, match="--into-existing"):
        call_command("make_world", "--claims", "60", "--in-dispute", "60")
    call_command("make_world", "--claims", "60", "--in-dispute", "60", "--into-existing")
    with pytest.raises(CommandError, match="there already"):
        call_command("make_world", "--claims", "60", "--in-dispute", "60", "--into-existing")
    with everything_visible():
        assert Claim.objects.count() == 60


@pytest.mark.parametrize(("claims", "in_dispute"), [(5, 6), (5, 0)])
def test_world_of_no_size_is_refused(db, claims, in_dispute):
    with pytest.raises(CommandError):
        call_command("make_world", "--claims", str(claims), "--in-dispute", str(in_dispute))


def test_positions_need_the_same_few_queries_at_any_size(analyst, client):
    for size in (5, 50):
        make_world(World(size, size, seed=size, countries=6, propositions=1))
    client.force_login(analyst)
    for size in (5, 50):
        client.get(f"/api/v1/positions/?dispute=world-{size}")  # a process looks up a marking once
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/api/v1/positions/?dispute=world-{size}").json()["results"]
        asked = [query["sql"] for query in captured.captured_queries if "FROM claims_" in query["sql"].replace('"', "")]
        others = [query["sql"] for query in captured.captured_queries if not is_setting_up(query["sql"])]
        assert len(asked) == 3
        assert others == asked


def is_setting_up(sql: str) -> bool:
    """Whether a statement belongs to sign-in, visibility or the transaction."""
    words = "django_session", '"auth_user"', "demarche.visible", "SAVEPOINT", "BEGIN", "COMMIT"
    return any(word in sql for word in words)
