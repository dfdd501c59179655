"""Annotated documents: where they are, which part of them may be learned from, and their claims with offsets.

The annotations quote the text, as the corpora have them; `resolve_claim` finds the quotes.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.nlp.training.split import OWN, WRITTEN, held_back

Shape = dict[str, Any]
HERE = Path(__file__).parent
CORPUS = {  # file of annotations -> (folder of texts, kind of document where the file states none)
    "written-a": ("written-a", "article"),
    "written-b": ("written-b", "article"),
    "statements": ("statements", "statement"),
    "news": ("news", "article"),
    "telegrams-a": ("telegrams", "cable"),
    "telegrams-b": ("telegrams", "cable"),
}


@dataclass(frozen=True)
class AnnotatedText:
    """One annotated document: its source, the kind of document, the annotation as it stands, and the file's bytes."""

    source: str
    kind: str
    about: Shape
    data: bytes

    @property
    def id(self) -> str:
        """The name of its file, without the ending."""
        return self.about["id"]


def read_annotated(corpus: Path, held: bool) -> Iterator[AnnotatedText]:
    """The documents that are held back (`held`) or those to learn from: the corpus first, then the project's own."""
    for source, (folder, kind) in CORPUS.items():
        yield from _part(source, kind, corpus / "build" / f"{source}.jsonl", corpus / "text" / folder, held)
    for source, folder in ((WRITTEN, "written"), (OWN, "heldback")):
        yield from _part(source, "article", HERE / folder / "annotations.jsonl", HERE / folder / "text", held)


def _part(source: str, kind: str, lines: Path, texts: Path, held: bool) -> Iterator[AnnotatedText]:
    documents = [json.loads(line) for line in lines.read_text("utf-8").splitlines() if line.strip()]
    apart = held_back(source, [about["id"] for about in documents])
    for about in documents:
        if (about["id"] in apart) == held:
            yield AnnotatedText(source, about.get("kind") or kind, about, (texts / f"{about['id']}.txt").read_bytes())


class QuoteError(ValueError):
    """Quoted words do not stand where the annotation says."""


def resolve_claim(text: str, claim: Mapping[str, Any]) -> Shape:
    """The claim with offsets of the text in place of its quotes. Raises QuoteError."""
    start = text.find(claim["s"])
    if start < 0:
        raise QuoteError(f"no such stretch: {claim['s'][:80]!r}")
    end = start + len(claim["s"])
    return {
        "kind": claim["kind"],
        "start": start,
        "end": end,
        "cue": _inside(text, claim["cue"], start, end),
        "content": _inside(text, claim["content"], start, end) if claim.get("content") else None,
        "claimant": _claimant(text, claim, start, end),
        **{
            role: [_party(text, party, start, end) for party in claim.get(role, ())]
            for role in ("targets", "addressees")
        },
        "when": claim.get("when"),
        "negated": bool(claim.get("negated")),
    }


def _claimant(text: str, claim: Mapping[str, Any], start: int, end: int) -> Shape | None:
    if not claim.get("claimant"):
        return None
    about = {key: claim.get(key) for key in ("name", "country")}
    return {**_nearest(text, claim["claimant"], start, end), **about, "official": bool(claim.get("official"))}


def _party(text: str, party: Mapping[str, Any], start: int, end: int) -> Shape:
    return {**_nearest(text, party["q"], start, end), "name": party.get("name"), "country": party.get("country")}


def _whole_words(quote: str) -> re.Pattern[str]:
    """The quote where it neither begins nor ends inside a word."""
    before, after = (r"(?<!\w)" if quote[0].isalnum() else ""), (r"(?!\w)" if quote[-1].isalnum() else "")
    return re.compile(before + re.escape(quote) + after)


def _inside(text: str, quote: str, start: int, end: int) -> Shape:
    """Where a quote stands within a stretch, as whole words if it can."""
    found = _whole_words(quote).search(text, start, end)
    return _span(text, quote, found.start() if found else text.find(quote, start, end))


def _nearest(text: str, quote: str, start: int, end: int) -> Shape:
    """Where a quote stands within a stretch, else last before it, else first behind it."""
    words = _whole_words(quote)
    places = [found.start() for found in words.finditer(text)]
    inside = [place for place in places if start <= place and place + len(quote) <= end]
    before = [place for place in places if place < start]
    return _span(text, quote, [*inside[:1], *before[-1:], *places, text.find(quote)][0])


def _span(text: str, quote: str, start: int) -> Shape:
    if start < 0:
        raise QuoteError(f"not in the text: {quote!r}")
    return {"start": start, "end": start + len(quote), "text": quote}
