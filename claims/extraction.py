"""What `manage.py extract` prints of a document: plain values in the shape that scorers and other programs read; pure."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from cables.markings import MarkingValue
from cables.nlp import in_capitals
from cables.parsers.base import CableHeader, ParsedDocument
from claims.drafts import ClaimDraft, PartyDraft
from entities.drafts import EntityValue, MentionDraft

Shape = dict[str, Any]

# The contract's words for our kinds of entity; the others are called the same.
KIND_NAMES = {"office": "agency"}
# Of any other format the offsets index the text that was taken from the file, so it must come along.
PLAIN_SUFFIX = ".txt"


def shape_document(
    path: str, parsed: ParsedDocument, mentions: Iterable[MentionDraft], claims: Iterable[ClaimDraft]
) -> Shape:
    """One document as a JSON object; offsets are code points of the text. Mentions by a common noun are left out.

    Telegrams in capitals do not tell "the Ministry" from "the ministry": there such mentions are given too.
    """
    capitals = in_capitals(parsed.text)
    text = {} if path.lower().endswith(PLAIN_SUFFIX) else {"text": parsed.text}
    return {
        "path": path,
        "kind": parsed.kind,
        "title": parsed.title,
        "published": str(parsed.published) if parsed.published else None,
        "language": parsed.language,
        **text,
        "marking": _marking(parsed.marking),
        "header": _header(parsed.header) if parsed.header and parsed.kind == "cable" else None,
        "mentions": [shape_mention(mention) for mention in mentions if capitals or mention.label != "ROLE"],
        "claims": [shape_claim(claim, parsed.text) for claim in claims],
        "warnings": list(parsed.warnings),
    }


def _marking(marking: MarkingValue | None) -> Shape | None:
    if marking is None:
        return None
    return {"classification": marking.classification, "caveats": sorted(marking.caveats)}


def _header(header: CableHeader) -> Shape:
    return {
        "mrn": header.mrn,
        "from": header.sender,
        "to": list(header.to),
        "info": list(header.info),
        "precedence": header.precedence,
        "dtg": header.dtg.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if header.dtg else None,
        "subject": header.subject,
        "tags": list(header.tags),
        "refs": list(header.refs),
    }


def shape_mention(mention: MentionDraft) -> Shape:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "label": mention.label,
        "entity": _entity(mention.entity) if mention.entity else None,
    }


def _entity(entity: EntityValue) -> Shape:
    return {"name": entity.name, "kind": KIND_NAMES.get(entity.kind, entity.kind), "country": entity.country}


def shape_claim(claim: ClaimDraft, text: str) -> Shape:
    claimant = claim.claimant
    return {
        "kind": claim.kind,
        "start": claim.start,
        "end": claim.end,
        "claimant": {**_party(claimant, claim), "official": claimant.official} if claimant else None,
        "targets": [_party(party, claim) for party in claim.targets],
        "addressees": [_party(party, claim) for party in claim.addressees],
        "cue": _span(claim.cue),
        "content": _span(claim.content) if claim.content else None,
        "when": str(claim.when) if claim.when else None,
        "negated": claim.negated,
        "confidence": round(claim.confidence, 3),
        "quote": text[claim.start : claim.end],
        "reason": claim.reason,
        "rule": claim.rule,
    }


def _party(party: PartyDraft, claim: ClaimDraft) -> Shape:
    """A party that no words of the body name (the sender of a cable) stands, empty, where its claim begins."""
    written = party.start is not None and party.end is not None
    return {
        "start": party.start if written else claim.start,
        "end": party.end if written else claim.start,
        "text": party.text if written else "",
        "name": party.name,
        "country": party.country,
    }


def _span(span: tuple[int, int]) -> Shape:
    return {"start": span[0], "end": span[1]}
