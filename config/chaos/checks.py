"""What must hold once all is quiet: nothing that was accepted is lost, doubled or half-written. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

QUARANTINED = "broke off"


@dataclass(frozen=True)
class Held:
    """One document that the database holds: the hash of its bytes, its state, and how many rows came out of it."""

    sha256: str
    state: str
    error: str
    bytes_kept: bool  # whether the storage gives exactly these bytes
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """Hashes of documents that are not as they should be, and of those that were put aside."""

    lost: frozenset[str]
    doubled: frozenset[str]
    half_written: frozenset[str]
    unfinished: frozenset[str]
    quarantined: frozenset[str]

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost, doubled, half-written or left lying."""
        return not (self.lost or self.doubled or self.half_written or self.unfinished)


def judge(accepted: Mapping[str, Mapping[str, int] | None], held: Iterable[Held]) -> Verdict:
    """Compare what was answered "accepted" with what is held.

    `accepted` gives, by hash, the counts of an undisturbed reading of the same text (None: it is never read).
    """
    found: dict[str, list[Held]] = {}
    for one in held:
        found.setdefault(one.sha256, []).append(one)
    singles = [ones[0] for ones in found.values()]
    return Verdict(
        lost=frozenset(sha for sha in accepted if sha not in found or not all(one.bytes_kept for one in found[sha])),
        doubled=frozenset(sha for sha, ones in found.items() if len(ones) > 1),
        half_written=frozenset(one.sha256 for one in singles if not _is_whole(one, accepted.get(one.sha256))),
        unfinished=frozenset(one.sha256 for one in singles if not _is_final(one)),
        quarantined=frozenset(one.sha256 for one in singles if one.state == "failed" and QUARANTINED in one.error),
    )


def _is_whole(one: Held, undisturbed: Mapping[str, int] | None) -> bool:
    """All rows of a document that is ready, none of one that is not."""
    if one.state == "ready":
        return undisturbed is None or dict(one.counts) == dict(undisturbed)
    return not any(one.counts.values())


def _is_final(one: Held) -> bool:
    return one.state == "ready" or (one.state == "failed" and bool(one.error))
