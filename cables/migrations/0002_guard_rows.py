"""Row-level security on documents and all that comes out of them; the view that search reads; immutable revisions."""

from django.db import migrations

from cables.row_security import VISIBLE_FUNCTION, guard

SEARCH_VIEW = migrations.RunSQL(
    """
    CREATE VIEW cables_search_visible AS SELECT id, target, document_id, marking_id, vector FROM cables_searchentry
    WHERE marking_id = ANY ((SELECT demarche_visible())::integer[])
    """,
    "DROP VIEW cables_search_visible",
)
IMMUTABLE_TEXT = migrations.RunSQL(
    """
    CREATE FUNCTION cables_revision_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'The text of a revision is immutable; add a revision.' USING ERRCODE = 'check_violation';
    END $$;
    CREATE TRIGGER immutable BEFORE UPDATE OF text ON cables_revision
    FOR EACH ROW WHEN (OLD.text IS DISTINCT FROM NEW.text) EXECUTE FUNCTION cables_revision_is_immutable();
    """,
    "DROP TRIGGER immutable ON cables_revision; DROP FUNCTION cables_revision_is_immutable();",
)
TABLES = ("source", "document", "original", "revision", "paragraph", "documenttag")


class Migration(migrations.Migration):
    dependencies = [("cables", "0001_initial")]
    operations = [
        VISIBLE_FUNCTION,
        *(guard(f"cables_{table}") for table in TABLES),
        SEARCH_VIEW,
        IMMUTABLE_TEXT,
    ]
