"""Which documents print one text, and the table in which such copies are looked for."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cables', '0016_guard_ways_in'),
    ]

    operations = [
        migrations.CreateModel(
            name='CopySignature',
            fields=[
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='cables.document')),
                ('words', models.PositiveIntegerField()),
                ('bands', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('shingles', models.BinaryField()),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['bands'], name='copy_bands')],
            },
        ),
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('share', models.FloatField(help_text="How much of the document's text stands in the other, 0 to 1")),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copies', to='cables.document')),
                ('marking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cables.marking')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cables.document')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('document', 'other'), name='copy_once')],
            },
        ),
    ]
