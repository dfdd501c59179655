"""Which entities count as one: the only place that follows accepted merges, for today's rows and for those of the past.

A merge changes no entity, mention or claim. Whatever reads by entity joins the view `entities_sameness` (entity_id,
survivor_id, members), which knows the entities of accepted merges and no others; so to undo a merge is to take one
decision back. The view obeys the row-level security of the merges: who may not see a merge sees two entities.
"""

from django.db.migrations import RunSQL

# Merges in both directions, followed to the end. Of all that are one, the one that is merged into no other survives.
SAMENESS = """
    WITH RECURSIVE accepted AS (
        SELECT merged_id, survivor_id FROM entities_entitymerge WHERE status = 'confirmed'
    ), beside AS (
        SELECT merged_id AS one, survivor_id AS other FROM accepted
        UNION ALL SELECT survivor_id, merged_id FROM accepted
    ), reach AS (
        SELECT one, other FROM beside
        UNION SELECT reach.one, beside.other FROM reach JOIN beside ON beside.one = reach.other
    )
    SELECT r.one AS entity_id,
        (array_agg(e.id ORDER BY e.id IN (SELECT merged_id FROM accepted), e.created_at, e.id))[1] AS survivor_id,
        array_agg(e.id ORDER BY e.id) AS members
    FROM reach r JOIN entities_entity e ON e.id = r.other GROUP BY r.one
"""
# The merges that everybody may see: all that rows for every reader may rest on.
PUBLIC_MERGES = """entities_entitymerge AS (SELECT * FROM entities_entitymerge WHERE marking_id IN (
    SELECT id FROM cables_marking WHERE level = 0 AND caveats = '{}'))"""
SAMENESS_VIEW = RunSQL(f"CREATE VIEW entities_sameness AS {SAMENESS}", "DROP VIEW entities_sameness")


def sameness_of(merges: str) -> str:
    """SQL of two common table expressions: `merges`, which hides the table of merges, and what is one by them."""
    return f"{merges}, entities_sameness AS ({SAMENESS})"
