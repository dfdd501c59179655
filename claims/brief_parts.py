"""What a brief of a dispute consists of, each part with its marking, and about how long it is; pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from cables.markings import LOWEST, MarkingValue
from claims.wording import lines

NOTE = "It holds the weightiest of what its reader may see; the page of the dispute holds the rest."
LONG = 125
UNREVIEWED = "† as read by the machine; not yet confirmed by a person."


@dataclass(frozen=True)
class Line:
    """A sentence or a name with its marking."""

    marking: MarkingValue
    text: str


@dataclass(frozen=True)
class PositionRow:
    """Where one country stands; `evidence` counts the acts that it rests on, `against` those that say otherwise."""

    marking: MarkingValue
    country: str
    stance: str
    since: str
    reason: str
    before: str
    evidence: int
    against: int
    reviewed: bool

    @property
    def basis(self) -> str:
        """The reason given, and where the country stood before."""
        before = f"Before: {self.before}" if self.before else ""
        stop = "." if before and self.reason and self.reason[-1] not in ".…" else ""
        return " ".join(filter(None, (self.reason + stop, before)))

    @property
    def support(self) -> str:
        """How many claims stand behind the position, and how many of the country's own against it."""
        claims = f"{self.evidence} claim{'' if self.evidence == 1 else 's'}{_sign(self.reviewed)}"
        return f"{claims}; {self.against} otherwise" if self.against else claims


@dataclass(frozen=True)
class Matter:
    """One thing at issue, the state of play in one sentence, and the positions; `silent` names those without one."""

    text: Line
    summary: Line
    rows: tuple[PositionRow, ...]
    silent: Line | None


@dataclass(frozen=True)
class KeyAct:
    """An act on the timeline; `answers` refers to others by their number, `source` to the list of sources."""

    marking: MarkingValue
    number: int
    when: str
    who: str
    kind: str
    words: str
    answers: str
    source: int
    url: str
    reviewed: bool

    @property
    def sign(self) -> str:
        """What says that nobody has confirmed it yet."""
        return _sign(self.reviewed)


@dataclass(frozen=True)
class Quotation:
    """Words as they stand in a document, in quotation marks and perhaps cut; who said them, when, and where they are printed."""

    marking: MarkingValue
    words: str
    who: str
    when: str
    source: str
    url: str
    reviewed: bool

    @property
    def origin(self) -> str:
        """Who said it, when, and where it is printed."""
        return ", ".join(filter(None, (self.who, self.when, self.source))) + _sign(self.reviewed)


@dataclass(frozen=True)
class Brief:
    """The whole brief, every text in it clean and cut to its place."""

    title: Line
    question: Line
    scope: str
    matters: tuple[Matter, ...]
    acts: tuple[KeyAct, ...]
    quotations: tuple[Quotation, ...]
    sources: tuple[Line, ...]
    note: str = NOTE
    unreviewed_note: str = UNREVIEWED

    @property
    def marking(self) -> MarkingValue:
        """The join of the markings of all that is printed."""
        return join(part.marking for part in self.parts())

    @property
    def is_long(self) -> bool:
        """Whether it takes smaller type to print it on two pages."""
        return count_lines(self) > LONG

    @property
    def has_unreviewed(self) -> bool:
        """Whether anything printed was confirmed by nobody."""
        rows = [row for matter in self.matters for row in matter.rows]
        return any(not item.reviewed for item in (*rows, *self.acts, *self.quotations))

    def parts(self) -> Iterator[Line | PositionRow | KeyAct | Quotation]:
        """Everything that carries a portion mark, in order of print."""
        yield from (self.title, self.question)
        for matter in self.matters:
            yield from (matter.text, matter.summary, *matter.rows, *([matter.silent] if matter.silent else []))
        yield from (*self.acts, *self.quotations, *self.sources)


def count_lines(brief: Brief) -> float:
    """About how many lines the brief takes, on pages of about sixty lines of 115 letters."""
    count = 14.0 + 1.5 * lines(brief.title.text, 60) + lines(brief.question.text, 95)
    for matter in brief.matters:
        count += 3 + lines(matter.text.text, 95) + lines(matter.summary.text, 105)
        count += sum(max(lines(row.country, 18), lines(row.basis, 48)) + 0.4 for row in matter.rows)
        count += lines(matter.silent.text, 105) if matter.silent else 0
    for act in brief.acts:
        count += max(lines(act.who, 25), lines(act.kind + act.words + act.answers, 60)) + 0.4
    count += sum(lines(item.words, 108) + lines(item.who + item.source, 80) + 0.6 for item in brief.quotations)
    return count + lines(" ".join(f"12 (S//NF) {source.text};" for source in brief.sources), 110)


def join(markings: Iterable[MarkingValue]) -> MarkingValue:
    """The lowest marking that dominates all of these."""
    return reduce(MarkingValue.join, markings, LOWEST)


def _sign(reviewed: bool) -> str:
    return "" if reviewed else " †"
