"""The formats in which timeline, positions and claims leave the app; each takes built rows and runs no query."""

from claims.exports import csv, docx, json, pdf
from claims.exports.base import Export
from claims.exports.rows import claim_rows, position_rows, timeline_rows

EXPORTS: dict[str, Export] = {
    "csv": csv.EXPORT,
    "json": json.EXPORT,
}
# A brief is written from a `claims.brief.Brief`, not from rows.
BRIEFS: dict[str, Export] = {
    "pdf": Export("application/pdf", "pdf", pdf.write_pdf),
    "docx": Export("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", docx.write_docx),
}

__all__ = ["BRIEFS", "EXPORTS", "Export", "claim_rows", "position_rows", "timeline_rows"]
