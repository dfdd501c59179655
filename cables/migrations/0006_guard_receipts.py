"""Row-level security on receipts; each revision and receipt of what was here before points at its original."""

from django.db import migrations

from cables.row_security import guard

# The rows of every marking are brought in line: the machine's own work, within this transaction.
SEE_ALL = "SELECT set_config('demarche.visible', 'everything', true)"
FILL = migrations.RunSQL(
    [
        SEE_ALL,
        """UPDATE cables_revision r SET original_id = o.id FROM cables_original o WHERE o.document_id = r.document_id""",
        """INSERT INTO cables_receipt (id, original_id, way, origin, filename, brought_by_id, received_at, marking_id)
        SELECT gen_random_uuid(), o.id, CASE WHEN d.brought_by_id IS NULL THEN 'command' ELSE 'upload' END, '', o.filename,
            d.brought_by_id, d.received_at, o.marking_id
        FROM cables_original o JOIN cables_document d ON d.id = o.document_id""",
    ],
    [SEE_ALL, "DELETE FROM cables_receipt"],
)


class Migration(migrations.Migration):
    dependencies = [("cables", "0005_add_originals_parts_receipts")]
    operations = [guard("cables_receipt"), FILL]
