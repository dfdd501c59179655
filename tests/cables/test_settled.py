"""Rows that a process remembers: only what no rollback can take away."""

import pytest
from django.db import transaction

from cables.access import everything_visible
from cables.markings import MarkingValue
from cables.models import Marking
from cables.settled import forget_rows, recall
from entities.drafts import EntityValue
from entities.models import Entity, NameKey
from entities.services import KnownEntities

RARE = MarkingValue("SECRET", frozenset({"NOFORN"}))
PERU = EntityValue("Peru", "country", "PE", True, 5, "country:PE")


@pytest.fixture(autouse=True)
def _nothing_remembered():
    forget_rows()
    yield
    forget_rows()


def test_what_this_transaction_has_made_is_not_remembered(db):
    made = Marking.objects.of(RARE)
    with transaction.atomic():
        assert Marking.objects.of(RARE) == made
    assert recall(RARE) is None


def test_what_was_undone_is_made_again(transactional_db):
    with transaction.atomic():
        undone = Marking.objects.of(RARE)
        Marking.objects.of(RARE)
        transaction.set_rollback(True)
    again = Marking.objects.of(RARE)
    assert again.pk != undone.pk
    assert list(Marking.objects.filter(pk__in=[undone.pk, again.pk])) == [again]


def test_a_marking_that_has_settled_is_looked_up_once(transactional_db, django_assert_num_queries):
    made = Marking.objects.of(RARE)
    assert Marking.objects.of(RARE) == made  # the look-up that finds it settled
    with django_assert_num_queries(0):
        assert Marking.objects.of(RARE) == made


def test_built_in_entities_are_made_sure_of_once_and_after_an_undone_reading_again(transactional_db):
    with everything_visible():
        _known_peru()
        _known_peru()
        transaction.set_rollback(True)
    for _ in range(3):
        with everything_visible():
            assert _known_peru().pk == Entity.objects.get(key=PERU.key).pk
    with everything_visible():
        assert NameKey.objects.filter(entity=recall(PERU)).exists()


def _known_peru() -> Entity:
    return KnownEntities([PERU]).seen_by(PERU, RARE)
