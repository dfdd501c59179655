"""The words of a row must stand in a paragraph of the very revision that the row names."""

from django.db import migrations

from cables.row_security import quote_check

CHECK = quote_check("entities_mention", "text")


class Migration(migrations.Migration):
    dependencies = [("entities", "0007_add_gone_mentions")]
    operations = [migrations.RunSQL(CHECK.reverse_sql, CHECK.sql), CHECK]
