"""Rows as comma-separated values in UTF-8, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Sequence

from claims.exports.base import Export, Row

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
                  "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip


def write_csv(rows: Sequence[Row]) -> bytes:
    """A head line with the names of the first row's fields, then a line for each row; nothing for no rows.

    The byte order mark makes spreadsheets read UTF-8.
    """
    if not rows:
        return b""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(rows[0])
    writer.writerows([_cell(row[name]) for name in rows[0]] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _cell(value: object) -> str:
    """The text of a cell; lists are joined by "; ". Text that a spreadsheet would take for a formula is quoted.

    The leading apostrophe is the remedy of OWASP's page on CSV injection; words quoted from a document are strangers'.
    """
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return str(value)
    text = str(value)
    return "'" + text if text.lstrip(" ").startswith(FORMULA_STARTS) else text


EXPORT = Export("text/csv; charset=utf-8", "csv", write_csv)
