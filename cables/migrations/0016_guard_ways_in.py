"""Row-level security on channels, on what was met there, and on addresses to fetch."""

from django.db import migrations

from cables.row_security import guard


class Migration(migrations.Migration):
    dependencies = [("cables", "0015_add_ways_in")]
    operations = [guard("cables_channel"), guard("cables_channelentry"), guard("cables_fetch")]
