"""The groups that say what somebody may do."""

from django.db import migrations

from cables.roles import ROLES


def add_groups(apps, schema_editor) -> None:
    """One group for each role."""
    for name in ROLES:
        apps.get_model("auth", "Group").objects.get_or_create(name=name)


def remove_groups(apps, schema_editor) -> None:
    """Take the roles away again."""
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [("cables", "0002_guard_rows"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(add_groups, remove_groups)]
