"""The header of a cable as JSON, as revisions keep it and the API gives it. Pure."""

from cables.parsers.base import ParsedDocument


def shape_header(parsed: ParsedDocument) -> dict[str, object] | None:
    """The fields under the names of the contract of `extract`, with what it leaves out; None for what has no header."""
    header = parsed.header
    if header is None:
        return None
    return {
        "mrn": header.mrn, "from": header.sender, "to": list(header.to), "info": list(header.info),
        "precedence": header.precedence, "info_precedence": header.info_precedence,
        "dtg": header.dtg.strftime("%Y-%m-%dT%H:%M:%SZ") if header.dtg else None,
        "captions": list(header.captions), "eo": header.eo,
        "declassify_on": str(header.declassify_on) if header.declassify_on else None, "reason": header.reason,
        "subject": header.subject, "tags": list(header.tags), "tag_countries": list(header.tag_countries),
        "refs": list(header.refs),
        "references": [{"letter": r.letter, "text": r.text, "number": r.number} for r in header.references],
        "persons": list(header.persons),
        "actions": [
            {"paragraph": a.paragraph, "deadline": str(a.deadline) if a.deadline else None, "words": a.words}
            for a in parsed.actions
        ],
        "raw": dict(header.raw),
    }  # fmt: skip
