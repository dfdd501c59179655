"""A claim within its exchange: what it answers, what that answered, and what answers it in turn; pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claims.values import Act, Link

DEEPEST = 4
MOST = 20  # at one place of a thread


@dataclass(frozen=True)
class Turn:
    """An act of the exchange, the link that ties it to the turn before it, and the turns that follow from it."""

    act: Act
    link: Link
    turns: tuple["Turn", ...] = ()
    left_out: int = 0


@dataclass(frozen=True)
class Thread:
    """What an act answers (and so on back in time), and what answers it (and so on)."""

    answers: tuple[Turn, ...]
    answered_by: tuple[Turn, ...]


def build_thread(start: str, acts: Iterable[Act], links: Iterable[Link]) -> Thread:
    """The exchange around one act in both directions, each place in order of time; no act stands twice in a direction."""
    by_id = {act.id: act for act in acts}
    back: dict[str, list[tuple[str, Link]]] = defaultdict(list)
    on: dict[str, list[tuple[str, Link]]] = defaultdict(list)
    for link in links:
        if link.source in by_id and link.target in by_id:
            back[link.source].append((link.target, link))
            on[link.target].append((link.source, link))
    return Thread(_turns(start, by_id, back, {start}, DEEPEST), _turns(start, by_id, on, {start}, DEEPEST))


def acts_of(thread: Thread) -> list[Act]:
    """Every act that the thread shows."""
    waiting, found = [*thread.answers, *thread.answered_by], []
    while waiting:
        turn = waiting.pop()
        found.append(turn.act)
        waiting.extend(turn.turns)
    return found


def _turns(
    start: str,
    by_id: Mapping[str, Act],
    near: Mapping[str, Sequence[tuple[str, Link]]],
    seen: set[str],
    depth: int,
) -> tuple[Turn, ...]:
    """The turns that follow from one; what stands nearer to it is shown there and not again further away."""
    fresh = {pk: link for pk, link in near.get(start, ()) if pk not in seen}
    seen |= set(fresh)
    found = []
    for pk in sorted(fresh, key=lambda pk: _by_time(by_id[pk])):
        turns = _turns(pk, by_id, near, seen, depth - 1) if depth > 1 else ()
        found.append(Turn(by_id[pk], fresh[pk], turns[:MOST], max(0, len(turns) - MOST)))
    return tuple(found)


def _by_time(act: Act) -> tuple[object, ...]:
    return (act.day is None, act.day or date.max, act.document, act.order, act.id)
