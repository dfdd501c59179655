"""Row-level security on copies; the table in which they are looked for has none (`cables.models.CopySignature`)."""

from django.db import migrations

from cables.row_security import guard


class Migration(migrations.Migration):
    dependencies = [("cables", "0017_add_copies")]
    operations = [guard("cables_copy")]
