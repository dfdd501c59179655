"""One act is said once, however often it is printed: the tellings of one act are gathered here, and reporters counted; pure.

A claim is found in one document. Where another document tells of the same act (a link "repeats" between claims of one
side on the same day, or of the same words in copies of one text), both are places of one act: the first telling stands
for it, the others are further appearances.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claims.days import last_day
from claims.reprints import RULE as PRINTED_AGAIN
from claims.scene import same_side
from claims.values import Act, Link, Place

# A report comes out within these days of what it reports; so far a day that is only the document's may be late.
REPORT_LAG = timedelta(days=3)


@dataclass(frozen=True)
class Tellings:
    """The acts, each once with all its places; `of` says for every claim which act it tells of."""

    acts: tuple[Act, ...]
    links: tuple[Link, ...]
    of: dict[str, str]


def gather_tellings(acts: Sequence[Act], links: Iterable[Link]) -> Tellings:
    """The acts with the places of all their tellings, and the links between different acts; in order of time."""
    links = list(links)
    by_id = {act.id: act for act in sorted(acts, key=_by_time)}
    first = {pk: pk for pk in by_id}
    for link in sorted(links, key=lambda link: (link.source, link.target)):
        if link.relation == "repeats" and link.source in by_id and link.target in by_id:
            _join(first, by_id, link)
    groups: dict[str, list[Act]] = defaultdict(list)
    for act in by_id.values():
        groups[_root(first, act.id)].append(act)
    told = tuple(_told(group) for group in groups.values())
    of = {act.id: one.id for one, group in zip(told, groups.values(), strict=True) for act in group}
    return Tellings(told, tuple(_between(links, of)), of)


def count_reporters(act: Act) -> int:
    """How many tell of it independently: one for each reporter, and papers that print the same sentence are one."""
    owner: dict[str, str] = {}
    names = {place.reporter for place in act.places}
    parent = {name: name for name in names}
    for place in act.places:
        words = " ".join(place.quote.casefold().split())
        other = owner.setdefault(words, place.reporter)
        a, b = _root(parent, other), _root(parent, place.reporter)
        parent[max(a, b)] = min(a, b)
    return len({_root(parent, name) for name in names})


def is_same_day(one: Act, other: Act) -> bool:
    """Whether two tellings can be of one day: as far as the days are known, they overlap.

    A day that is only its document's may be up to three days later than the act.
    """
    if one.day is None or other.day is None:
        return False
    (a, b), (c, d) = _span(one), _span(other)
    return a <= d and c <= b


def _span(act: Act) -> tuple[date, date]:
    start = act.day - REPORT_LAG if act.basis == "document" else act.day
    return start, last_day(act.day, act.precision)


def _join(first: dict[str, str], by_id: dict[str, Act], link: Link) -> None:
    a, b = _root(first, link.source), _root(first, link.target)
    ends = ((by_id[link.source], by_id[link.target]), (by_id[a], by_id[b]))
    if a == b:
        return
    # A paper that prints a story a week later tells of no other act; who speaks was compared when the link was made.
    printed_again = link.rule == PRINTED_AGAIN
    if printed_again or all(is_same_day(*pair) and same_side(pair[0].claimant, pair[1].claimant) for pair in ends):
        early, late = sorted((by_id[a], by_id[b]), key=_by_time)
        first[late.id] = early.id


def _root(first: dict[str, str], pk: str) -> str:
    while first[pk] != pk:
        first[pk] = first[first[pk]]
        pk = first[pk]
    return pk


def _told(group: Sequence[Act]) -> Act:
    """The first telling with the places of all; reviewed if any of them is."""
    if len(group) == 1:
        return group[0]
    places: dict[tuple[str, int], Place] = {}
    for act in group:
        for place in act.places:
            places.setdefault((place.document, place.order), place)
    return replace(group[0], places=tuple(places.values()), reviewed=any(act.reviewed for act in group))


def _between(links: Iterable[Link], of: dict[str, str]) -> list[Link]:
    found: dict[tuple[str, str, str], Link] = {}
    for link in links:
        source, target = of.get(link.source), of.get(link.target)
        if source and target and source != target:
            key = (source, target, link.relation)
            if key not in found or found[key].confidence < link.confidence:
                found[key] = replace(link, source=source, target=target)
    return list(found.values())


def _by_time(act: Act) -> tuple[object, ...]:
    return (act.day is None, act.day or date.max, act.document, act.order, act.id)
