"""Row-level security on overrulings and on all events; indexes to read the past by; events for what is there already."""

from django.db import migrations

from cables.row_security import guard

TABLES = (
    "proposition", "disputedocument", "claim", "claimparty", "appearance", "stance", "claimlink",
)  # fmt: skip
# What was there before events were kept was held since it was made, as far as the row or its claim or document tells.
MADE = {
    "proposition": "r.created_at",
    "disputedocument": "r.added_at",
    "claim": "r.created_at",
    "claimparty": "(SELECT created_at FROM claims_claim WHERE id = r.claim_id)",
    "appearance": "(SELECT created_at FROM claims_claim WHERE id = r.claim_id)",
    "stance": "(SELECT created_at FROM claims_claim WHERE id = r.claim_id)",
    "claimlink": "(SELECT created_at FROM claims_claim WHERE id = r.source_id)",
}


def backfill(apps, schema_editor) -> None:
    """One event for each row that stands."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT set_config('demarche.visible', 'everything', true)")
        for table in TABLES:
            event = apps.get_model("claims", f"{table}event")
            columns = [field.column for field in event._meta.fields if not field.name.startswith("pgh_")]
            names = ", ".join(f'"{column}"' for column in columns)
            values = ", ".join(f'r."{column}"' for column in columns)
            cursor.execute(
                f"""INSERT INTO claims_{table}event (pgh_created_at, pgh_label, pgh_obj_id, {names})
                SELECT {MADE[table]}, 'insert', r.id, {values} FROM claims_{table} r"""
            )


class Migration(migrations.Migration):
    dependencies = [("claims", "0003_keep_events"), ("cables", "0002_guard_rows")]
    operations = [
        *(guard(f"claims_{table}event") for table in TABLES),
        guard("claims_overruling"),
        guard("claims_overrulingevent"),
        migrations.RunPython(backfill, migrations.RunPython.noop),
    ]
