"""Cables refer to each other: a document has the number that references go by."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cables', '0007_add_receipt_bundle'),
    ]

    operations = [
        migrations.AddField(
            model_name='document',
            name='mrn',
            field=models.CharField(blank=True, db_index=True, help_text='Its own number as a cable, POST/YEAR/SERIAL; references go by it', max_length=100),
        ),
        migrations.CreateModel(
            name='Reference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('letter', models.CharField(blank=True, max_length=1)),
                ('text', models.CharField(max_length=500)),
                ('number', models.CharField(blank=True, db_index=True, help_text='POST/YEAR/SERIAL of a cable', max_length=100)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='references', to='cables.document')),
                ('marking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cables.marking')),
                ('target', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='referred_to_by', to='cables.document')),
            ],
            options={
                'ordering': ['document', 'order'],
                'constraints': [models.UniqueConstraint(fields=('document', 'order'), name='reference_once')],
            },
        ),
    ]
