"""The paragraphs of a revision, found by offset."""

from bisect import bisect_right

from cables.models import Paragraph, Revision


class Paragraphs:
    """The paragraphs of a revision, found by offset."""

    def __init__(self, revision: Revision) -> None:
        self.rows = list(Paragraph.objects.filter(revision=revision).select_related("marking").order_by("start"))
        self.starts = [row.start for row in self.rows]

    def holding(self, start: int, end: int) -> Paragraph | None:
        """The paragraph that holds all of [start, end)."""
        index = bisect_right(self.starts, start) - 1
        row = self.rows[index] if index >= 0 else None
        return row if row and end <= row.end else None
