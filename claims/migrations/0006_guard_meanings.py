"""Row-level security on what claims and propositions mean, and on suggestions of documents for a dispute."""

from django.db import migrations

from cables.row_security import guard

TABLES = ("claimmeaning", "propositionmeaning", "disputesuggestion")


class Migration(migrations.Migration):
    dependencies = [("claims", "0005_add_meanings"), ("cables", "0002_guard_rows")]
    operations = [guard(f"claims_{table}") for table in TABLES]
