"""A document may have several originals, one for each revision, and parts; receipts say who brought what how."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cables', '0004_plain_markings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(choices=[('upload', 'Uploaded'), ('paste', 'Pasted'), ('address', 'Fetched from an address'), ('share', 'Sent from a browser'), ('api', 'Sent by a program'), ('command', 'Brought on the command line'), ('mail', 'Came by mail'), ('feed', 'Came by a feed'), ('bundle', 'Packed in another file')], max_length=10)),
                ('origin', models.CharField(blank=True, help_text='Address, path, mailbox, feed or bundle it came from', max_length=600)),
                ('filename', models.CharField(blank=True, max_length=255)),
                ('received_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['received_at', 'id'],
            },
        ),
        migrations.AlterModelOptions(
            name='original',
            options={'get_latest_by': 'id'},
        ),
        migrations.AddField(
            model_name='document',
            name='parent',
            field=models.ForeignKey(blank=True, help_text='The bundle or mail that it came in', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='cables.document'),
        ),
        migrations.AddField(
            model_name='document',
            name='part',
            field=models.CharField(blank=True, help_text='Its name in there', max_length=500),
        ),
        migrations.AddField(
            model_name='document',
            name='unread',
            field=models.CharField(blank=True, help_text='Why its text was kept and searched but not read', max_length=200),
        ),
        migrations.AddField(
            model_name='document',
            name='url',
            field=models.CharField(blank=True, help_text='Canonical address, of what has one', max_length=2000),
        ),
        migrations.AddField(
            model_name='revision',
            name='author',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='revision',
            name='original',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cables.original'),
        ),
        migrations.AlterField(
            model_name='document',
            name='intake',
            field=models.JSONField(default=dict, help_text='What the first bringer said: kind, source, date ...'),
        ),
        migrations.AlterField(
            model_name='document',
            name='kind',
            field=models.CharField(blank=True, choices=[('cable', 'Cable'), ('statement', 'Statement'), ('article', 'Article'), ('bundle', 'Bundle')], max_length=10),
        ),
        migrations.AlterField(
            model_name='original',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='originals', to='cables.document'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(condition=models.Q(('url', ''), _negated=True), fields=['url'], name='document_url'),
        ),
        migrations.AddConstraint(
            model_name='original',
            constraint=models.UniqueConstraint(fields=('document', 'sha256'), name='original_once'),
        ),
        migrations.AddField(
            model_name='receipt',
            name='brought_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='receipt',
            name='marking',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cables.marking'),
        ),
        migrations.AddField(
            model_name='receipt',
            name='original',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='receipts', to='cables.original'),
        ),
        migrations.AddConstraint(
            model_name='receipt',
            constraint=models.UniqueConstraint(fields=('original', 'way', 'origin', 'brought_by'), name='receipt_once', nulls_distinct=False),
        ),
    ]
