"""Row-level security on merges, their events and evidence and on the keys of names; the view of what is one; keys of
the names that there are.
"""

from django.db import migrations

from cables.access import everything_visible
from cables.row_security import guard
from entities.sameness import SAMENESS_VIEW
from entities.spelling import keys_of

TABLES = ("entitymerge", "entitymergeevent", "mergeevidence", "namekey")


def add_keys(apps, schema_editor) -> None:
    """The keys of every entity's own name, and of the names that texts call it by."""
    entity, alias, key = (apps.get_model("entities", name) for name in ("Entity", "Alias", "NameKey"))
    with everything_visible():
        own = entity.objects.values_list("pk", "name", "kind", "marking_id")
        called = alias.objects.values_list("entity_id", "text", "entity__kind", "marking_id")
        for names in (own.iterator(), called.iterator()):
            rows = (
                key(entity_id=pk, key=text[:310], marking_id=marking)
                for pk, name, kind, marking in names
                for text in keys_of(name, kind)
            )
            key.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)


class Migration(migrations.Migration):
    dependencies = [("entities", "0005_add_merges"), ("cables", "0002_guard_rows")]
    operations = [
        *(guard(f"entities_{table}") for table in TABLES),
        SAMENESS_VIEW,
        migrations.RunPython(add_keys, migrations.RunPython.noop),
    ]
