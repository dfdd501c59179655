"""Models and migrations agree, and every migration can be undone."""

import pytest
from django.core.management import call_command


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_migrations_can_be_undone():
    try:
        call_command("migrate", "cables", "zero", verbosity=0)  # and so all that builds on it
    finally:
        call_command("migrate", verbosity=0)
