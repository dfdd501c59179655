"""Who did what in a dispute between two moments, from the events that are kept of every change."""

import datetime
import uuid

from django.db import connection

from .interests import Doing

# An author is whom the request's context names; where a program without a request did it, who decided or made the row.
USER = "(x.metadata ->> 'user')::integer"
DECIDED = "CASE WHEN e.pgh_label <> 'delete' AND e.decided_at > %(since)s THEN e.decided_by_id END"
MADE = "CASE WHEN e.pgh_label <> 'delete' THEN e.created_by_id END"
IN_WINDOW = """LEFT JOIN pghistory_context x ON x.id = e.pgh_context_id
    WHERE e.pgh_created_at > %(since)s AND e.pgh_created_at <= %(until)s"""
ISSUES = "(SELECT pgh_obj_id FROM claims_propositionevent WHERE dispute_id = %(dispute)s)"


def _events(table: str, author: str, claim: str = "NULL", issue: str = "NULL", country: str = "''", more: str = "",
            derived: bool = False) -> str:  # fmt: skip
    """SQL of one table's events in the window, with the claim, the proposition and the country that each touched."""
    return f"""SELECT coalesce({USER}, {author}), e.pgh_created_at, {claim}::uuid, {issue}::uuid, {country}, {derived}
    FROM {table}event e {more} {IN_WINDOW}"""


OF_CLAIM = "JOIN known k ON k.claim_id = e.{}"
EVENTS = "\nUNION ALL ".join(
    (
        _events("claims_claim", f"coalesce({DECIDED}, k.bringer)", "e.pgh_obj_id", more=OF_CLAIM.format("pgh_obj_id")),
        _events("claims_appearance", "k.bringer", "e.claim_id", more=OF_CLAIM.format("claim_id")),
        _events("claims_claimparty", "k.bringer", "e.claim_id", more=OF_CLAIM.format("claim_id")),
        _events("claims_disputedocument", "k.bringer", "k.claim_id", more="JOIN known k USING (document_id)")
        + " AND e.dispute_id = %(dispute)s AND e.pgh_label <> 'update'",
        _events("claims_claimlink", DECIDED, "e.source_id", more=OF_CLAIM.format("source_id"), derived=True),
        _events("claims_claimlink", DECIDED, "e.target_id", more=OF_CLAIM.format("target_id"), derived=True),
        _events("claims_stance", DECIDED, "e.claim_id", more=OF_CLAIM.format("claim_id"), derived=True)
        + f" AND e.proposition_id IN {ISSUES}",
        _events("entities_tenure", "NULL", "c.pgh_obj_id", more="""JOIN (
            SELECT DISTINCT pgh_obj_id, claimant_id FROM claims_claimevent JOIN known ON claim_id = pgh_obj_id
        ) c ON c.claimant_id = e.person_id"""),
        _events("claims_proposition", DECIDED, issue="e.pgh_obj_id") + " AND e.dispute_id = %(dispute)s",
        _events("claims_overruling", MADE, issue="e.proposition_id", country="e.country")
        + f" AND e.proposition_id IN {ISSUES}",
    )
)  # fmt: skip
KNOWN = """WITH known AS MATERIALIZED (
    SELECT DISTINCT a.claim_id, a.document_id, d.brought_by_id AS bringer
    FROM claims_appearanceevent a LEFT JOIN cables_document d ON d.id = a.document_id
    WHERE a.document_id IN (SELECT document_id FROM claims_disputedocumentevent WHERE dispute_id = %(dispute)s)
)
"""


def read_doings(dispute: uuid.UUID, since: datetime.datetime, until: datetime.datetime) -> list[Doing]:
    """The events of a dispute after `since` and up to `until`, as far as the reader may see them."""
    with connection.cursor() as cursor:
        cursor.execute(KNOWN + EVENTS, {"dispute": dispute, "since": since, "until": until})
        rows = cursor.fetchall()
    return [
        Doing(
            author, moment, frozenset([str(claim)] if claim else []), str(issue or ""), country, derived and not author
        )
        for author, moment, claim, issue, country, derived in rows
    ]
