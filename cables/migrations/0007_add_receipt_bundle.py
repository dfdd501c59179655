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
        migrations.AddField(
            model_name="revision",
            name="floor",
            field=models.ForeignKey(
                blank=True,
                help_text="Of a bundle: the least that it is marked, whatever its parts turn out to be",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cables.marking",
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
