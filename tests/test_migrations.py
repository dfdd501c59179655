"""Models and migrations agree, and every migration can be undone."""

import pytest
from django.core.management import call_command


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("app", ["claims", "entities", "cables"])
@pytest.mark.django_db(transaction=True)
def test_migrations_can_be_undone(app):
    try:
        call_command("migrate", app, "zero", verbosity=0)
    finally:
        call_command("migrate", verbosity=0)
