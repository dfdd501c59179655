"""A claim's place knows the revision in which its words first stood, and who accepted that they are gone."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cables", "0013_add_current_revision"),
        ("claims", "0006_guard_meanings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="appearance",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appearance",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appearance",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="appearance",
            name="first_revision",
            field=models.ForeignKey(
                blank=True,
                help_text="The one in which they first stood, where that is another",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="cables.revision",
            ),
        ),
        migrations.AddField(
            model_name="appearance",
            name="gone_by",
            field=models.ForeignKey(
                blank=True,
                help_text="Who has accepted that the words stand in the document no more",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="appearanceevent",
            name="first_revision",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The one in which they first stood, where that is another",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cables.revision",
            ),
        ),
        migrations.AddField(
            model_name="appearanceevent",
            name="gone_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Who has accepted that the words stand in the document no more",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="appearance",
            name="revision",
            field=models.ForeignKey(
                help_text="The latest in which the words stand",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="cables.revision",
            ),
        ),
        migrations.AlterField(
            model_name="appearanceevent",
            name="revision",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The latest in which the words stand",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cables.revision",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_appearanceevent" ("claim_id", "claimant_end", "claimant_start", "content_end", "content_start", "cue_end", "cue_start", "document_id", "end", "first_revision_id", "gone_by_id", "id", "marking_id", "order", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "revision_id", "start", "via_id", "via_name") SELECT new_values."claim_id", new_values."claimant_end", new_values."claimant_start", new_values."content_end", new_values."content_start", new_values."cue_end", new_values."cue_start", new_values."document_id", new_values."end", new_values."first_revision_id", new_values."gone_by_id", new_values."id", new_values."marking_id", new_values."order", new_values."paragraph_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."quote", new_values."revision_id", new_values."start", new_values."via_id", new_values."via_name" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6ed1a2751daf9223386d513c69274e56b6d4d1c1",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_58226",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_appearance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_appearanceevent" ("claim_id", "claimant_end", "claimant_start", "content_end", "content_start", "cue_end", "cue_start", "document_id", "end", "first_revision_id", "gone_by_id", "id", "marking_id", "order", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "revision_id", "start", "via_id", "via_name") SELECT new_values."claim_id", new_values."claimant_end", new_values."claimant_start", new_values."content_end", new_values."content_start", new_values."cue_end", new_values."cue_start", new_values."document_id", new_values."end", new_values."first_revision_id", new_values."gone_by_id", new_values."id", new_values."marking_id", new_values."order", new_values."paragraph_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."quote", new_values."revision_id", new_values."start", new_values."via_id", new_values."via_name" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6c4e96080bc4a104ac3191c7f2716da350b5d9d8",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cdcd1",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_appearance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_appearanceevent" ("claim_id", "claimant_end", "claimant_start", "content_end", "content_start", "cue_end", "cue_start", "document_id", "end", "first_revision_id", "gone_by_id", "id", "marking_id", "order", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "revision_id", "start", "via_id", "via_name") SELECT old_values."claim_id", old_values."claimant_end", old_values."claimant_start", old_values."content_end", old_values."content_start", old_values."cue_end", old_values."cue_start", old_values."document_id", old_values."end", old_values."first_revision_id", old_values."gone_by_id", old_values."id", old_values."marking_id", old_values."order", old_values."paragraph_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."quote", old_values."revision_id", old_values."start", old_values."via_id", old_values."via_name" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="064c96885fb7b8b76fa261afa99ca85f922d1d89",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2b6e2",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_appearance",
                    when="AFTER",
                ),
            ),
        ),
    ]
