"""Addresses to fetch, channels to listen to with what was met there, and keys of requests that come twice."""

import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cables', '0014_fill_current_revision'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Channel',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('feed', 'Feed (RSS or Atom)'), ('imap', 'Mailbox (IMAP)'), ('maildir', 'Folder of mail (maildir)')], max_length=10)),
                ('name', models.CharField(max_length=200)),
                ('address', models.CharField(max_length=600)),
                ('secret', models.CharField(blank=True, help_text='Environment variable that holds the password', max_length=100)),
                ('dispute', models.CharField(blank=True, max_length=80)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('document_kind', models.CharField(blank=True, max_length=10)),
                ('stated', models.CharField(blank=True, help_text='The least marking of what comes from here', max_length=200)),
                ('interval', models.PositiveIntegerField(default=30, help_text='In minutes', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10080)])),
                ('whole_pages', models.BooleanField(default=True)),
                ('enabled', models.BooleanField(default=True)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('etag', models.CharField(blank=True, max_length=500)),
                ('modified', models.CharField(blank=True, max_length=100)),
                ('cursor', models.CharField(blank=True, help_text='How far a mailbox was read: UIDVALIDITY:UID', max_length=100)),
                ('last_polled_at', models.DateTimeField(blank=True, null=True)),
                ('next_poll_at', models.DateTimeField(db_index=True)),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('runs', models.PositiveIntegerField(default=0, help_text='Tells a run from the one that took over from it')),
                ('failures', models.PositiveIntegerField(default=0, help_text='One after the other, up to now')),
                ('error', models.TextField(blank=True, help_text='Why the last look failed and what to do')),
                ('seen', models.PositiveIntegerField(default=0)),
                ('accepted', models.PositiveIntegerField(default=0)),
                ('duplicate', models.PositiveIntegerField(default=0)),
                ('failed', models.PositiveIntegerField(default=0)),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('marking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cables.marking')),
            ],
            options={
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ChannelEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('digest', models.CharField(help_text='Of the entry as it was; another one is taken again', max_length=64)),
                ('name', models.CharField(blank=True, max_length=255)),
                ('error', models.TextField(blank=True)),
                ('met_at', models.DateTimeField(auto_now=True)),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='cables.channel')),
                ('marking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cables.marking')),
            ],
            options={
                'ordering': ['-met_at'],
            },
        ),
        migrations.CreateModel(
            name='Fetch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('address', models.CharField(max_length=2000)),
                ('way', models.CharField(choices=[('upload', 'Uploaded'), ('paste', 'Pasted'), ('address', 'Fetched from an address'), ('share', 'Sent from a browser'), ('api', 'Sent by a program'), ('command', 'Brought on the command line'), ('mail', 'Came by mail'), ('feed', 'Came by a feed'), ('bundle', 'Packed in another file')], default='address', max_length=10)),
                ('origin', models.CharField(blank=True, help_text='Where the address was found; the address if empty', max_length=600)),
                ('intake', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('fetching', 'Being fetched'), ('done', 'Fetched'), ('failed', 'Failed')], default='waiting', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('lease_until', models.DateTimeField(blank=True, help_text='Held until then, or not to be tried before', null=True)),
                ('error', models.TextField(blank=True)),
                ('is_duplicate', models.BooleanField(default=False)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('brought_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('channel', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='fetches', to='cables.channel')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cables.document')),
                ('marking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cables.marking')),
            ],
            options={
                'ordering': ['-asked_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='IdempotencyKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=255)),
                ('fingerprint', models.CharField(max_length=64)),
                ('answer', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddConstraint(
            model_name='channel',
            constraint=models.UniqueConstraint(fields=('kind', 'address', 'dispute', 'marking'), name='channel_once'),
        ),
        migrations.AddConstraint(
            model_name='channelentry',
            constraint=models.UniqueConstraint(fields=('channel', 'key'), name='channel_entry_once'),
        ),
        migrations.AddIndex(
            model_name='fetch',
            index=models.Index(condition=models.Q(('state__in', ['waiting', 'fetching'])), fields=['lease_until'], name='fetch_to_do'),
        ),
        migrations.AddIndex(
            model_name='fetch',
            index=models.Index(fields=['brought_by', '-asked_at'], name='fetch_of_person'),
        ),
        migrations.AddConstraint(
            model_name='idempotencykey',
            constraint=models.UniqueConstraint(fields=('user', 'key'), name='idempotency_key_once'),
        ),
        migrations.AddIndex(
            model_name='receipt',
            index=models.Index(condition=models.Q(('origin', ''), _negated=True), fields=['origin'], name='receipt_origin'),
        ),
    ]
