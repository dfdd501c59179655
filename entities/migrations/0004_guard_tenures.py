"""Row-level security on tenures and their events."""

from django.db import migrations

from cables.row_security import guard


class Migration(migrations.Migration):
    dependencies = [("entities", "0003_keep_tenures"), ("cables", "0002_guard_rows")]
    operations = [guard("entities_tenure"), guard("entities_tenureevent")]
