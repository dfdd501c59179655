"""Operations for migrations: row-level security for a table with a marking."""

from django.db.migrations import RunSQL

# The markings visible to this transaction: a list put there for its user, or the word `everything` for the machine's own
# work, which must also see the markings that it has just made. Nothing set means none. In policies the function is
# wrapped in a sub-select, so that Postgres works it out once for a query and not once for a row.
VISIBLE_FUNCTION = RunSQL(
    """
    CREATE FUNCTION demarche_visible() RETURNS integer[] LANGUAGE sql STABLE AS $$
        SELECT CASE coalesce(current_setting('demarche.visible', true), '')
            WHEN '' THEN '{}'::integer[]
            WHEN 'everything' THEN (SELECT coalesce(array_agg(id::integer), '{}') FROM cables_marking)
            ELSE current_setting('demarche.visible', true)::integer[]
        END
    $$
    """,
    "DROP FUNCTION demarche_visible()",
)


def guard(table: str) -> RunSQL:
    """Show and accept only rows of `table` whose marking this transaction may see, the table's owner included."""
    return RunSQL(
        [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY visible ON {table} USING (marking_id = ANY ((SELECT demarche_visible())::integer[]))",
        ],
        [
            f"DROP POLICY visible ON {table}",
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        ],
    )


def quote_check(table: str, column: str) -> RunSQL:
    """Refuse a row of `table` whose `column` is not word for word its paragraph's text from `start` to `end`."""
    return RunSQL(
        f"""
        CREATE FUNCTION {table}_stands() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (
                SELECT FROM cables_paragraph p
                WHERE p.id = NEW.paragraph_id AND p.document_id = NEW.document_id AND p.revision_id = NEW.revision_id
                AND NEW.start >= p.start AND NEW."end" <= p."end"
                AND substr(p.text, NEW.start - p.start + 1, NEW."end" - NEW.start) = NEW.{column}
            ) THEN
                RAISE EXCEPTION '% : the words are not those of the text at [%, %)', TG_TABLE_NAME, NEW.start, NEW."end"
                USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER stands
        BEFORE INSERT OR UPDATE OF start, "end", {column}, paragraph_id, document_id, revision_id ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_stands();
        """,
        f"DROP TRIGGER stands ON {table}; DROP FUNCTION {table}_stands();",
    )
