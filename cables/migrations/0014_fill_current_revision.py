"""Documents that were read before know their current revision, and files which revision has their text."""

from django.db import migrations

SEE_ALL = "SELECT set_config('demarche.visible', 'everything', true)"
FILL = migrations.RunSQL(
    [
        SEE_ALL,
        """UPDATE cables_document d SET current_id = r.id FROM cables_revision r WHERE r.document_id = d.id
        AND NOT EXISTS (SELECT FROM cables_revision n WHERE n.document_id = d.id AND n.number > r.number)""",
        "UPDATE cables_original o SET revision_id = r.id FROM cables_revision r WHERE r.original_id = o.id",
    ],
    migrations.RunSQL.noop,
)


class Migration(migrations.Migration):
    dependencies = [("cables", "0013_add_current_revision")]
    operations = [FILL]
