"""Row-level security on entities and mentions; a mention must stand in its paragraph word for word."""

from django.db import migrations

from cables.row_security import guard, quote_check


class Migration(migrations.Migration):
    dependencies = [("entities", "0001_initial"), ("cables", "0002_guard_rows")]
    operations = [
        *(guard(f"entities_{table}") for table in ("entity", "alias", "mention")),
        quote_check("entities_mention", "text"),
    ]
