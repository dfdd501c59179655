"""Row-level security on disputes and claims; a claim's words must stand in their paragraph word for word."""

from django.db import migrations

from cables.row_security import guard, quote_check

TABLES = (
    "dispute", "proposition", "disputedocument", "claim", "claimparty", "appearance", "stance", "claimlink", "claimtag",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial"), ("cables", "0002_guard_rows")]
    operations = [
        *(guard(f"claims_{table}") for table in TABLES),
        quote_check("claims_appearance", "quote"),
    ]
