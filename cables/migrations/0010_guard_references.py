"""Row-level security on references."""

from django.db import migrations

from cables.row_security import guard


class Migration(migrations.Migration):
    dependencies = [("cables", "0009_add_references")]
    operations = [guard("cables_reference")]
