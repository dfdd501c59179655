"""A receipt names the bundle or mail that packed the file; documents without a day come last in lists."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cables", "0006_guard_receipts")]

    operations = [
        migrations.AlterModelOptions(
            name="document",
            options={
                "ordering": [
                    models.OrderBy(models.F("published"), descending=True, nulls_last=True),
                    "-received_at",
                    "id",
                ]
            },
        ),
        migrations.AddField(
            model_name="receipt",
            name="bundle",
            field=models.ForeignKey(
                blank=True,
                help_text="The bundle or mail that packed it; the receipt carries its marking",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="packed",
                to="cables.document",
            ),
        ),
        migrations.RemoveConstraint("receipt", "receipt_once"),
        migrations.AddConstraint(
            "receipt",
            models.UniqueConstraint(
                fields=["original", "way", "origin", "bundle", "brought_by"], name="receipt_once", nulls_distinct=False
            ),
        ),
    ]
