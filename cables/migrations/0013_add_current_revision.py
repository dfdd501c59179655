"""A document names its current revision; a file the revision that has its text, or why it could not be read."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cables", "0010_guard_references"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="current",
            field=models.ForeignKey(
                blank=True,
                help_text="The latest revision",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="cables.revision",
            ),
        ),
        migrations.AddField(
            model_name="original",
            name="error",
            field=models.TextField(blank=True, help_text="Why it could not be read; never words of the document"),
        ),
        migrations.AddField(
            model_name="original",
            name="revision",
            field=models.ForeignKey(
                blank=True,
                help_text="The revision that has its text; none until it is read",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="originals",
                to="cables.revision",
            ),
        ),
    ]
