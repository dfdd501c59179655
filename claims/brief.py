"""A dispute as a brief of two pages: what is at issue, who stands where, what happened, in whose words; pure.

Everything that it prints carries the marking of what it came from, and the whole the join of those. What it leaves out
is neither counted nor hinted at, so it raises nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest

from cables.markings import HIGHEST, MarkingValue, parse_marking
from claims.brief_parts import Brief, KeyAct, Line, Matter, PositionRow, Quotation, count_lines, join
from claims.key_acts import in_time, pick_acts
from claims.kinds import KINDS
from claims.positions import Position
from claims.standings import Standing, Standings, summarise
from claims.values import Act, Actor, Link
from claims.wording import cut, day_in_words, in_quotes, plain

RELATIONS = {
    "rebuts": "rebuts", "responds": "responds to", "supports": "supports", "withdraws": "withdraws",
    "supersedes": "supersedes", "repeats": "repeats",
}  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """How many of each part are printed, and the room for one quotation in letters."""

    matters: int
    rows: int
    acts: int
    quotations: int
    words: int


# Tried in this order until the brief is no longer than two pages.
LIMITS = (
    Limits(4, 14, 14, 8, 320), Limits(4, 12, 12, 8, 280), Limits(3, 12, 11, 7, 240), Limits(3, 9, 10, 6, 220),
    Limits(2, 8, 9, 6, 200), Limits(2, 6, 8, 5, 180), Limits(1, 5, 7, 4, 160),
)  # fmt: skip
MOST_LINES = 160
SOURCE_ROOM = 80


@dataclass(frozen=True)
class Material:
    """What a brief is made of."""

    title: str
    question: str
    marking: MarkingValue
    standings: Sequence[Standings]
    acts: Sequence[Act]
    links: Sequence[Link]
    scope: str
    name_of: Callable[[str], str]

    def marking_of(self, ids: Iterable[str]) -> MarkingValue:
        """The join over some acts; the highest where one of them is not among the acts."""
        by_id = {act.id: act for act in self.acts}
        return join(parse_marking(by_id[pk].marking) if pk in by_id else HIGHEST for pk in ids)

    def who(self, actor: Actor | None) -> str:
        """Somebody by name, with the country; who does not speak for it is told apart."""
        if actor is None:
            return "Nobody named"
        country = self.name_of(actor.country) if actor.country else ""
        kind = "" if actor.is_public else actor.kind
        more = ", ".join(word for word in (kind, country) if word and word.casefold() not in actor.name.casefold())
        return f"{cut(actor.name, 64)} ({cut(more, 32)})" if more else cut(actor.name, 60)


def build_brief(
    *,
    title: str,
    question: str,
    marking: str,
    standings: Sequence[Standings],
    acts: Sequence[Act],
    links: Sequence[Link],
    name_of: Callable[[str], str],
    as_of: date | None = None,
    known_at: datetime | None = None,
) -> Brief:
    """The brief of a dispute, as long as fits on two pages; `marking` is that of its title, question and propositions.

    With `as_of` an act of a later day, or of none, is passed over.
    """
    known = tuple(act for act in acts if as_of is None or (act.day and act.day <= as_of))
    material = Material(
        title, question, parse_marking(marking), standings, known, links, _scope(as_of, known_at), name_of
    )
    for limits in LIMITS:
        brief = _build(material, limits)
        if count_lines(brief) <= MOST_LINES:
            break
    return brief


def _build(material: Material, limits: Limits) -> Brief:
    matters = _matters(material, limits)
    heavy = pick_acts(material.acts, material.links, limits.acts)
    shown = sorted(heavy, key=in_time)
    quoted = _quoted([rows for _, rows in matters], heavy, limits.quotations)
    names = list(dict.fromkeys(cut(act.source, SOURCE_ROOM) for act in (*shown, *quoted) if act.source))
    sources = [
        Line(
            join(parse_marking(act.marking) for act in (*shown, *quoted) if cut(act.source, SOURCE_ROOM) == name), name
        )
        for name in names
    ]
    return Brief(
        Line(material.marking, cut(material.title, 140)), Line(material.marking, cut(material.question, 280)),
        material.scope, tuple(matter for matter, _ in matters), tuple(_key_acts(material, shown, names)),
        tuple(_quotation(material, act, limits.words) for act in quoted), tuple(sources),
    )  # fmt: skip


def _matters(material: Material, limits: Limits) -> list[tuple[Matter, list[Standing]]]:
    """What is at issue with the rows shown; where there is too much, that on which most countries stand somewhere."""
    ranked = sorted(material.standings, key=lambda item: -sum(row.is_found for row in item.rows))[: limits.matters]
    chosen = [item for item in material.standings if item in ranked]
    room = max(2, limits.rows // len(chosen)) if chosen else 0
    found = []
    for item in chosen:
        rows = _pick_rows(item.rows, room)
        silent = [row for row in item.rows if not row.is_found]
        built = tuple(_row(material, row) for row in rows)
        summary = summarise(rows, material.name_of)
        matter = Matter(
            Line(material.marking, cut(item.proposition.text, 200)),
            Line(join(row.marking for row in built).join(material.marking), cut(summary, 400)),
            built, _silent(material, silent),
        )  # fmt: skip
        found.append((matter, rows))
    return found


def _pick_rows(rows: Sequence[Standing], most: int) -> list[Standing]:
    """The rows with a position, at most so many: the heaviest of each stance in turn, left in their order."""
    by_stance: dict[str, list[Standing]] = {}
    for row in sorted(rows, key=lambda row: -row.now.weight):
        if row.is_found:
            by_stance.setdefault(row.now.stance, []).append(row)
    turns = [row for turn in zip_longest(*by_stance.values()) for row in turn if row]
    return [row for row in rows if row in turns[:most]]


def _row(material: Material, row: Standing) -> PositionRow:
    earlier = row.before[:1]
    ids = [*row.now.evidence, *row.now.against, *(pk for period in earlier for pk in period.evidence)]
    return PositionRow(
        material.marking_of(ids).join(material.marking), cut(material.name_of(row.country), 40), row.now.stance,
        day_in_words(row.now.since, row.now.precision), cut(row.now.reason or "", 90), _before(earlier),
        len(row.evidence), len(row.against), any(act.reviewed for act in row.evidence),
    )  # fmt: skip


def _before(earlier: Sequence[Position]) -> str:
    return "; ".join(f"{period.stance} until {day_in_words(period.until)}" for period in earlier)


def _silent(material: Material, rows: Sequence[Standing]) -> Line | None:
    if not rows:
        return None
    marking = material.marking_of(act.id for row in rows for act in row.voices)
    names = ", ".join(material.name_of(row.country) for row in rows)
    return Line(marking.join(material.marking), cut(f"No official position found: {names}.", 200))


def _key_acts(material: Material, shown: Sequence[Act], sources: Sequence[str]) -> Iterator[KeyAct]:
    numbers = {act.id: number for number, act in enumerate(shown, 1)}
    for act in shown:
        answered = sorted(
            {(numbers[x.target], x.relation) for x in material.links if x.source == act.id and x.target in numbers}
        )[:2]
        ids = [act.id, *(shown[number - 1].id for number, _ in answered)]
        targets = ", ".join(target.name for target in act.targets[:2])
        yield KeyAct(
            material.marking_of(ids), numbers[act.id], day_in_words(act.day, act.precision if act.day else "none"),
            material.who(act.claimant), _kind(act), _words(act, targets), _answers(answered),
            sources.index(cut(act.source, SOURCE_ROOM)) + 1 if act.source else 0, act.url, act.reviewed,
        )  # fmt: skip


def _kind(act: Act) -> str:
    label = KINDS[act.kind].label if act.kind in KINDS else act.kind.capitalize()
    return f"{label} (negated)" if act.negated else label


def _words(act: Act, targets: str) -> str:
    """Whom the act is about and what it says: in quotation marks only where it is the document's own words."""
    content, quote = plain(act.content), plain(act.quote)
    said = content if content and content not in quote else in_quotes(cut(content or quote, 115)) if quote else ""
    return ": ".join(filter(None, (f"about {cut(targets, 44)}" if targets else "", cut(said, 120))))


def _answers(answered: Sequence[tuple[int, str]]) -> str:
    return "; ".join(f"{RELATIONS.get(relation, relation)} {number}" for number, relation in answered)


def _quoted(rows: Sequence[Sequence[Standing]], heavy: Sequence[Act], most: int) -> list[Act]:
    """The acts to quote: the heaviest words behind each position, matter by matter in turn, then the heaviest acts."""
    turns = zip_longest(*([row.evidence[0] for row in matter if row.evidence] for matter in rows))
    found: dict[str, Act] = {}
    for act in (*(act for turn in turns for act in turn if act), *heavy):
        words = plain(act.quote)
        if words:
            found.setdefault(words.casefold(), act)
    return list(found.values())[:most]


def _quotation(material: Material, act: Act, room: int) -> Quotation:
    via = f", reported by {act.via.name}" if act.via and act.via.name != act.source else ""
    return Quotation(
        parse_marking(act.marking), in_quotes(cut(act.quote, room)), material.who(act.claimant),
        day_in_words(act.day, act.precision if act.day else "none"), cut(f"{act.source}{via}", 100), act.url,
        act.reviewed,
    )  # fmt: skip


def _scope(as_of: date | None, known_at: datetime | None) -> str:
    """ "As of 27 Apr 2026, as known on 2 May 2026 at 09:30 UTC." """
    said = f"As of {day_in_words(as_of)}" if as_of else "All that was said to date"
    if not known_at:
        return f"{said}."
    return f"{said}, as known on {day_in_words(known_at.date())} at {known_at:%H:%M %Z}".rstrip() + "."


__all__ = ["Brief", "build_brief"]
