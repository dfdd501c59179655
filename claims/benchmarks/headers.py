"""How many header fields are read right: marking, day, sender, addressees, of gold cables, our own, and a published volume."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cables.formats import extract
from cables.markings import HIGHEST, parse_marking
from cables.parsers import ParsedDocument, parse

from . import Figure

OURS = Path(__file__).parent / "cables"
VOLUME = Path(__file__).parent / "frus"
FIELDS = ("marking", "date", "from", "to")
GOAL = "at least 0.99"
Golden = Mapping[str, Any]


def measure_headers(evaluation: Path) -> Iterator[Figure]:
    """The share of right fields: on the gold cables below `evaluation` if that is there, on our own, on those of a volume."""
    sets = {
        "gold cables": list(gold_cables(evaluation)), "own cables": list(own_cables()),
        "FRUS documents": list(volume_documents()),
    }  # fmt: skip
    for name, cables in sets.items():
        if cables:
            wrong = [field for data, path, golden in cables for field in wrong_fields(data, path, golden)]
            for field in FIELDS:
                yield Figure(f"{name}: {field}", 1 - wrong.count(field) / len(cables), GOAL, f"of {len(cables)}")


def gold_cables(evaluation: Path) -> Iterator[tuple[bytes, str, Golden]]:
    """The cables of the gold disputes, each with its name and what its header says; none where the folder is absent."""
    for path in sorted((evaluation / "gold/dev").rglob("dispute.json")):
        for document in json.loads(path.read_text("utf-8"))["documents"]:
            if document["kind"] == "cable":
                header, marking = document["header"], document["marking"]
                banner = "//".join([marking["classification"], *marking["caveats"]])
                golden = {
                    "marking": banner,
                    "published": document["published"],
                    "from": header["from"],
                    "to": header["to"],
                }
                yield (path.parent / document["path"]).read_bytes(), document["path"], golden


def own_cables() -> Iterator[tuple[bytes, str, Golden]]:
    """Cables in differing layouts, written for this measure, with what their headers say."""
    for name, golden in json.loads((OURS / "golden.json").read_text("utf-8")).items():
        yield (OURS / f"{name}.txt").read_bytes(), f"{name}.txt", golden


def volume_documents() -> Iterator[tuple[bytes, str, Golden]]:
    """The documents of a volume in the form of Foreign Relations of the United States, written for this measure."""
    golden = json.loads((VOLUME / "golden.json").read_text("utf-8"))
    for part in extract((VOLUME / "volume.xml").read_bytes(), "volume.xml").parts:
        yield part.data, part.name, golden[part.name.removesuffix(".xml").rsplit("-", 1)[1]]


def wrong_fields(data: bytes, filename: str, golden: Golden) -> list[str]:
    """Which of the four fields of a cable are not read as they should be."""
    document = parse(data, filename, None if filename.endswith(".xml") else "cable")
    found = _found(document)
    marking = golden["marking"]
    wanted = {
        "marking": HIGHEST if marking == "HIGHEST" else parse_marking(marking) if marking else None,
        "date": golden["published"], "from": _level([golden["from"]]), "to": _level(golden["to"]),
    }  # fmt: skip
    return [field for field in FIELDS if found[field] != wanted[field]]


def _found(document: ParsedDocument) -> dict[str, object]:
    header = document.header
    return {
        "marking": document.marking, "date": str(document.published) if document.published else None,
        "from": _level([header.sender if header else document.issuer]), "to": _level(header.to if header else ()),
    }  # fmt: skip


def _level(posts: Iterable[str | None]) -> set[str]:
    """Posts for comparison: case and blanks levelled, and "OSLO, AMEMBASSY IMMEDIATE" taken for "AMEMBASSY OSLO"."""
    words = (str(post).upper().replace(",", " ").split() for post in posts)
    return {" ".join(sorted(set(post) - {"FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"})) for post in words}
