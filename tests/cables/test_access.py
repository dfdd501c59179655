"""The database itself keeps what is above a user's clearance from them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from cables.access import everything_visible, set_visibility, visible_to
from cables.markings import MarkingValue
from cables.models import Document, Marking, Source

NOT_GUARDED = {
    "cables_searchentry": "read through the view cables_search_visible, which filters on the marking",
    "cables_search_visible": "the view",
}


def rows(sql: str, *values: object) -> list[tuple]:
    """What a query gives."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


@pytest.fixture
def document(db):
    """Makes a document of a marking."""

    def make(classification: str, *caveats: str) -> Document:
        with everything_visible():
            marking = Marking.objects.of(MarkingValue(classification, frozenset(caveats)))
        with everything_visible():
            return Document.objects.create(title=f"{classification} {caveats}", marking=marking)

    return make


def test_the_applications_role_is_an_ordinary_one(db):
    assert rows("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user") == [(False, False)]


def test_every_table_with_a_marking_is_guarded(db):
    unguarded = rows(
        """
        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = relnamespace
        WHERE a.attname = 'marking_id' AND c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname = 'public'
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid
            AND p.polcmd = '*' AND pg_get_expr(p.polqual, p.polrelid) LIKE '%%demarche_visible()%%'))
        """
    )
    assert {name for (name,) in unguarded} == set(NOT_GUARDED)


def test_every_table_that_hangs_on_a_guarded_one_is_guarded_too(db):
    found = rows(
        """
        SELECT DISTINCT child.relname FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid
        JOIN pg_class parent ON parent.oid = k.confrelid
        WHERE k.contype = 'f' AND parent.relrowsecurity AND NOT child.relrowsecurity
        """
    )
    # What a user looked at and follows is their own; the dispute or entity itself stays behind its policy.
    assert {name for (name,) in found} == {
        "cables_searchentry",
        "cables_copysignature",
        "claims_follow",
        "claims_visit",
    }


def test_nothing_set_shows_nothing(document):
    document("UNCLASSIFIED")
    assert Document.objects.count() == 0


def test_visibility_outside_a_transaction_is_refused(transactional_db, visitor):
    with pytest.raises(RuntimeError, match="open one first"):
        set_visibility(visitor)


@pytest.mark.parametrize(
    ("level", "caveats", "seen"),
    [
        (0, (), {"UNCLASSIFIED ()"}),
        (2, (), {"UNCLASSIFIED ()", "CONFIDENTIAL ()"}),
        (2, ("NOFORN",), {"UNCLASSIFIED ()", "CONFIDENTIAL ()", "CONFIDENTIAL ('NOFORN',)"}),
        (3, ("EXDIS",), {"UNCLASSIFIED ()", "CONFIDENTIAL ()", "SECRET ()"}),
    ],
)
def test_a_clearance_opens_what_it_dominates(document, make_user, level, caveats, seen):
    document("UNCLASSIFIED")
    document("CONFIDENTIAL")
    document("CONFIDENTIAL", "NOFORN")
    document("SECRET")
    with visible_to(make_user("reader", level, caveats)):
        assert set(Document.objects.values_list("title", flat=True)) == seen


def test_nobody_sees_without_a_clearance(document, django_user_model):
    document("UNCLASSIFIED")
    for user in (AnonymousUser(), django_user_model.objects.create_superuser("root", password="a-long-password")):
        with visible_to(user):
            assert not Document.objects.exists()


def test_nobody_writes_above_their_clearance(document, visitor):
    secret = document("SECRET")
    with visible_to(visitor):
        assert Document.objects.filter(pk=secret.pk).update(title="seen") == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Source.objects.create(name="A post", marking_id=secret.marking_id)


def test_an_inner_visibility_ends_with_its_block(document, visitor):
    document("SECRET")
    with visible_to(visitor):
        with everything_visible():
            assert Document.objects.count() == 1
        assert Document.objects.count() == 0


def test_a_pooled_connection_carries_nothing_over(transactional_db, visitor):
    with everything_visible():
        Document.objects.create(title="A paper", marking=Marking.objects.of(MarkingValue("UNCLASSIFIED")))
        assert rows("SELECT demarche_visible()") != [([],)]
    assert rows("SELECT demarche_visible()") == [([],)]
    assert Document.objects.count() == 0
