"""The markings that most documents carry exist from the start, so that every clearance lists them."""

from django.db import migrations

from cables.markings import HIGHEST, LEVELS


def add_markings(apps, schema_editor) -> None:
    """The four levels without caveats, and the highest, which unknown markings are read as."""
    marking = apps.get_model("cables", "Marking")
    for level in range(len(LEVELS)):
        marking.objects.get_or_create(level=level, caveats=[])
    marking.objects.get_or_create(level=HIGHEST.level, caveats=sorted(HIGHEST.caveats))


class Migration(migrations.Migration):
    dependencies = [("cables", "0003_roles")]
    operations = [migrations.RunPython(add_markings, migrations.RunPython.noop)]
