"""What an analyst should look at again in a dispute: contradictions, weak sources, unsure days, silence; pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claims.days import last_day, written
from claims.positions import Position
from claims.scene import same_country
from claims.values import Act, Link

OPPOSITES = frozenset(
    {frozenset({"affirms", "denies"}), frozenset({"restricts", "denies"}), frozenset({"supports", "opposes"})}
)
OPPOSED = frozenset().union(*OPPOSITES)
CHANGES = frozenset({"hardens", "softens", "withdraws", "supersedes"})
ANSWERS = frozenset({"rebuts", "responds", "counter-accuses"})
TAKEN_BACK = frozenset({"withdraws", "supersedes"})


@dataclass(frozen=True)
class Finding:
    """One thing to look at: its kind, a sentence, and the ids of the acts concerned."""

    kind: str
    text: str
    acts: tuple[str, ...]


def build_checks(acts: Sequence[Act], links: Sequence[Link], positions: Sequence[Position]) -> list[Finding]:
    """All findings of one dispute, kind by kind; the same acts in any order give the same findings."""
    ordered = sorted(acts, key=lambda act: (act.day or date.max, act.document, act.order, act.id))
    by_id = {act.id: act for act in ordered}
    return [
        *_unmarked_changes(ordered, links),
        *_early_replies(by_id, links),
        *_unnamed_sources(by_id, positions),
        *_fallback_days(ordered),
    ]


def unlinked_denials(acts: Iterable[Act], links: Iterable[Link]) -> list[Act]:
    """The denials that rebut nothing, in the order given."""
    rebutting = {link.source for link in links if link.relation == "rebuts"}
    return [act for act in acts if act.kind == "denial" and not act.negated and act.id not in rebutting]


def days_unanswered(acts: Sequence[Act], links: Sequence[Link], today: date) -> dict[str, int]:
    """For every standing accusation that a public actor made of somebody named, and that their side has not answered,
    the days since.

    An answer to the same accusation as told elsewhere counts where it was given on the day of this one or later.
    """
    by_id = {act.id: act for act in acts}
    taken_back = {link.target for link in links if link.relation in TAKEN_BACK}
    retellings = _retellings(links)
    answers: dict[str, list[Act]] = defaultdict(list)
    for link in links:
        if link.relation in ANSWERS and link.source in by_id:
            answers[retellings.get(link.target, link.target)].append(by_id[link.source])
    return {
        act.id: (today - act.day).days
        for act in acts
        if _stands(act, today) and act.id not in taken_back and not _is_answered(act, answers, retellings)
    }


def _stands(act: Act, today: date) -> bool:
    said = act.kind == "accusation" and not act.negated and act.day is not None and act.day <= today
    return said and bool(act.claimant and act.claimant.is_public) and any(target.is_named for target in act.targets)


def _is_answered(act: Act, answers: Mapping[str, Sequence[Act]], retellings: Mapping[str, str]) -> bool:
    return any(
        any(same_country(target, answer.claimant) for target in act.targets)
        and (answer.day is None or last_day(answer.day, answer.precision) >= act.day)
        for answer in answers.get(retellings.get(act.id, act.id), ())
    )


def _retellings(links: Iterable[Link]) -> dict[str, str]:
    """For every claim that repeats another or is repeated one claim that stands for all the same."""
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = key = parent[parent[key]]
        return key

    for link in links:
        if link.relation == "repeats":
            parent[find(link.source)] = find(link.target)
    return {key: find(key) for key in list(parent)}


# ------------------------------------------------------------------ findings


def _unmarked_changes(acts: Sequence[Act], links: Iterable[Link]) -> Iterator[Finding]:
    """A speaker who takes the opposite stance on one proposition, and no link says that it changed."""
    marked = {frozenset({link.source, link.target}) for link in links if link.relation in CHANGES}
    last: dict[tuple[str, str], Act] = {}
    for act in acts:
        if not (act.claimant and act.stance and act.proposition):
            continue
        place = act.claimant.key, act.proposition
        before = last.get(place)
        opposite = before and frozenset({before.stance, act.stance}) in OPPOSITES
        if opposite and frozenset({before.id, act.id}) not in marked:
            text = f"{act.claimant.name} {before.stance} it{_on(before)} and {act.stance} it{_on(act)}."
            yield Finding("unmarked change", text, (before.id, act.id))
        if act.stance in OPPOSED:
            last[place] = act


def _early_replies(by_id: Mapping[str, Act], links: Iterable[Link]) -> Iterator[Finding]:
    """A reply that bears an earlier day than what it answers."""
    for link in sorted(links, key=lambda link: (link.source, link.target, link.relation)):
        source, target = by_id.get(link.source), by_id.get(link.target)
        if link.relation not in ANSWERS or not (source and target and source.day and target.day):
            continue
        if last_day(source.day, source.precision) < target.day:
            text = f"The reply{_on(source)} is dated before the claim{_on(target)} that it answers."
            yield Finding("early reply", text, (source.id, target.id))


def _unnamed_sources(by_id: Mapping[str, Act], positions: Iterable[Position]) -> Iterator[Finding]:
    """A position whose only evidence comes from somebody who is not named."""
    for position in positions:
        evidence = [by_id[key] for key in position.evidence if key in by_id]
        if len(position.evidence) == len(evidence) == 1 and (source := evidence[0].claimant) and not source.is_named:
            text = f"That {position.country} {position.stance} it rests on one unnamed source alone: {source.name}."
            yield Finding("one unnamed source", text, position.evidence)


def _fallback_days(acts: Iterable[Act]) -> Iterator[Finding]:
    """The claims of a document that bear its own day because their words give none."""
    found: dict[str, list[str]] = defaultdict(list)
    for act in acts:
        if act.basis == "document":
            found[act.document].append(act.id)
    for _, ids in sorted(found.items()):
        claims = "One claim bears" if len(ids) == 1 else f"{len(ids)} claims bear"
        yield Finding("day of the document", f"{claims} the day of the document, for want of a stated one.", tuple(ids))


def _on(act: Act) -> str:
    return f" on {day}" if (day := written(act.day, act.precision)) else ""
