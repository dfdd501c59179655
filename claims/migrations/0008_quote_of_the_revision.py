"""The words of a row must stand in a paragraph of the very revision that the row names."""

from django.db import migrations

from cables.row_security import quote_check

CHECK = quote_check("claims_appearance", "quote")


class Migration(migrations.Migration):
    dependencies = [("claims", "0007_add_places_of_revisions")]
    operations = [migrations.RunSQL(CHECK.reverse_sql, CHECK.sql), CHECK]
