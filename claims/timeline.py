"""The claims of a dispute as dated entries in lanes; pure: acts and links in, plain entries out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from claims.days import last_day, written
from claims.tellings import count_reporters
from claims.values import Act, Link


@dataclass(frozen=True)
class Answer:
    """An arc from an entry to the earlier entry `id` that it answers or repeats; `manner` says how a rebuttal denies."""

    id: str
    relation: str
    manner: str
    confidence: float


@dataclass(frozen=True)
class TimelineEntry:
    """One claim on the timeline.

    `start` and `end` bound what is known of the day: they are equal for a day, and the first and last day of a month
    or a year otherwise, so a page draws a stretch and never a made-up day. Both are None for an undated entry.
    `appearances` counts the places where it stands, `reporters` those who tell of it independently.
    `lane` is the country code of those who speak for a country; others stand in a lane under their own name.
    """

    id: str
    start: date | None
    end: date | None
    when: str | None
    precision: str
    lane: str
    lane_kind: str
    kind: str
    claimant: str | None
    country: str | None
    official: bool
    targets: tuple[str, ...]
    content: str
    quote: str
    negated: bool
    reason: str | None
    via: str | None
    source: str
    document: str
    url: str
    marking: str
    reviewed: bool
    confidence: float
    basis: str
    source_kind: str
    appearances: int
    reporters: int
    answers: tuple[Answer, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether anything is known of its day."""
        return self.start is not None

    def as_dict(self) -> dict[str, object]:
        """The entry as JSON: every field under its name, days as YYYY-MM-DD or null, answers as objects."""
        days = {"start": _iso(self.start), "end": _iso(self.end)}
        return vars(self) | days | {"targets": list(self.targets), "answers": [{**vars(x)} for x in self.answers]}


def build_timeline(acts: Sequence[Act], links: Iterable[Link]) -> list[TimelineEntry]:
    """The acts as entries in order of time, those without a day last; arcs only to acts that are among `acts`."""
    shown = {act.id for act in acts}
    answers: dict[str, list[Answer]] = {}
    for link in links:
        if link.source in shown and link.target in shown:
            answers.setdefault(link.source, []).append(Answer(link.target, link.relation, link.manner, link.confidence))
    ordered = sorted(acts, key=lambda act: (act.day is None, act.day or date.max, act.document, act.order, act.id))
    return [_entry(act, tuple(answers.get(act.id, ()))) for act in ordered]


def timeline_as_dict(entries: Sequence[TimelineEntry]) -> dict[str, object]:
    """The timeline as JSON, for page and API alike.

    {"lanes": [{"name", "kind": "country" | "voice", "count"}], "entries": [dated entries], "undated": [entries]};
    countries come before voices, the busier lane first.
    """
    count: dict[tuple[str, str], int] = {}
    for entry in entries:
        lane = (entry.lane, entry.lane_kind)
        count[lane] = count.get(lane, 0) + 1
    lanes = sorted(count, key=lambda lane: (lane[1] != "country", -count[lane], lane[0]))
    return {
        "lanes": [{"name": name, "kind": kind, "count": count[name, kind]} for name, kind in lanes],
        "entries": [entry.as_dict() for entry in entries if entry.is_dated],
        "undated": [entry.as_dict() for entry in entries if not entry.is_dated],
    }


def _entry(act: Act, answers: tuple[Answer, ...]) -> TimelineEntry:
    who = act.claimant
    speaks = bool(who and who.speaks_for_country)
    precision = act.precision if act.day else "none"
    return TimelineEntry(
        id=act.id, start=act.day, end=last_day(act.day, precision), when=written(act.day, precision),
        precision=precision, lane=who.country if speaks else who.name if who else "nobody named",
        lane_kind="country" if speaks else "voice", kind=act.kind, claimant=who.name if who else None,
        country=who.country if who else None, official=bool(who and who.official),
        targets=tuple(target.name for target in act.targets), content=act.content, quote=act.quote,
        negated=act.negated, reason=act.reason, via=act.via.name if act.via else None, source=act.source,
        document=act.document, url=act.url, marking=act.marking, reviewed=act.reviewed, confidence=act.confidence,
        basis=act.basis, source_kind=act.places[0].kind if act.places else "", appearances=len(act.places) or 1,
        reporters=count_reporters(act) or 1, answers=answers,
    )  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
