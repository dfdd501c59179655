"""Documents as a parser would return them, for tests of the reading room."""

from cables.parsers.base import ParsedDocument, ParsedParagraph


def make_document(*paragraphs: str, role: str = "body", gap: str = "\n\n") -> ParsedDocument:
    """An article of these paragraphs, all of one role."""
    stretches, start = [], 0
    for paragraph in paragraphs:
        stretches.append(ParsedParagraph(None, start, start + len(paragraph), role))
        start += len(paragraph) + len(gap)
    return ParsedDocument(gap.join(paragraphs), "article", "", None, "en", None, None, None, tuple(stretches))
