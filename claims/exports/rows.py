"""Claims, timeline and positions as flat rows, the same for every format."""

from collections.abc import Iterable, Mapping, Sequence

from claims.days import written
from claims.exports.base import Row
from claims.positions import Position
from claims.timeline import TimelineEntry
from claims.values import Act


def claim_rows(acts: Iterable[Act]) -> list[Row]:
    """One row for each claim."""
    return [
        {
            "id": act.id, "when": written(act.day, act.precision), "kind": act.kind,
            "claimant": act.claimant.name if act.claimant else None,
            "country": act.claimant.country if act.claimant else None,
            "speaks_for_country": bool(act.claimant and act.claimant.speaks_for_country),
            "targets": [target.name for target in act.targets], "negated": act.negated, "content": act.content,
            "reason": act.reason, "quote": act.quote, "via": act.via.name if act.via else None, "source": act.source,
            "document": act.document, "url": act.url, "marking": act.marking, "reviewed": act.reviewed,
            "confidence": act.confidence,
        }
        for act in acts
    ]  # fmt: skip


def timeline_rows(entries: Iterable[TimelineEntry]) -> list[Row]:
    """One row for each entry, with what it answers as "relation id"."""
    return [
        {
            "id": entry.id, "when": entry.when, "precision": entry.precision, "lane": entry.lane, "kind": entry.kind,
            "claimant": entry.claimant, "country": entry.country, "targets": list(entry.targets),
            "negated": entry.negated, "content": entry.content, "quote": entry.quote, "via": entry.via,
            "source": entry.source, "url": entry.url, "marking": entry.marking, "reviewed": entry.reviewed,
            "answers": [f"{answer.relation} {answer.id}" for answer in entry.answers],
        }
        for entry in entries
    ]  # fmt: skip


def position_rows(positions: Sequence[Position], sentences: Mapping[str, str]) -> list[Row]:
    """One row for each period; `sentences` gives the words of a proposition by its id."""
    return [
        row | {"proposition": sentences.get(position.proposition, position.proposition)}
        for position in positions
        for row in [position.as_dict()]
    ]
