"""Positions as a reader needs them: what each side says now, what it said before, on which words, and all in one sentence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from .positions import NO_POSITION, Position
from .values import STANCES, Act, PropositionValue

SAID = {
    "affirms": "affirmed by",
    "denies": "denied by",
    "restricts": "met with restrictions by",
    "supports": "supported by",
    "opposes": "opposed by",
    "neutral": "left open by",
    "no comment": "not commented on by",
}
ORDER = [*STANCES, NO_POSITION]
LISTS = ("evidence", "against", "voices")
WITH_ARTICLE = (
    "United ",
    "European ",
    "African ",
    "Arab League",
    "Netherlands",
    "Philippines",
    "Bahamas",
    "Maldives",
    "Gambia",
)


@dataclass(frozen=True)
class Standing:
    """Where one country stands on one proposition: its position now, earlier ones, and the acts behind them."""

    country: str
    now: Position
    before: tuple[Position, ...]
    evidence: tuple[Act, ...]
    against: tuple[Act, ...]
    voices: tuple[Act, ...]

    @property
    def is_found(self) -> bool:
        """Whether any official said anything that counts."""
        return self.now.stance != NO_POSITION

    @property
    def acts(self) -> tuple[tuple[Act, ...], ...]:
        """What it rests on, what speaks against it, and other voices."""
        return (self.evidence, self.against, self.voices)


@dataclass(frozen=True)
class Standings:
    """All countries on one proposition, those with a position first, and the state of play as one sentence."""

    proposition: PropositionValue
    rows: tuple[Standing, ...]
    summary: str

    @property
    def silent(self) -> list[Standing]:
        """Those of whom nothing is known, not even another voice of their country."""
        return [row for row in self.rows if not row.is_found and not row.voices]

    @property
    def heard(self) -> list[Standing]:
        """The others."""
        return [row for row in self.rows if row.is_found or row.voices]

    def with_acts(self, told: Mapping[str, Act]) -> "Standings":
        """The same with the acts of `told` in place of those of the same id."""
        rows = (
            replace(
                row, **{name: tuple(told.get(act.id, act) for act in getattr(row, name)) for name in LISTS}
            )
            for row in self.rows
        )  # fmt: skip
        return replace(self, rows=tuple(rows))


def build_standings(
    positions: Sequence[Position],
    acts: Sequence[Act],
    propositions: Sequence[PropositionValue],
    name_of: Callable[[str], str],
) -> list[Standings]:
    """One `Standings` for each proposition, from the periods that `build_positions` gives; the heaviest words first."""
    found = []
    by_id = {act.id: act for act in acts}
    periods: dict[str, dict[str, list[Position]]] = {}
    for position in positions:
        periods.setdefault(position.proposition, {}).setdefault(position.country, []).append(position)
    for proposition in propositions:
        rows = [_standing(country, one, by_id) for country, one in periods.get(proposition.id, {}).items()]
        rows.sort(key=lambda row: (ORDER.index(row.now.stance), -row.now.weight, name_of(row.country)))
        found.append(Standings(proposition, tuple(rows), summarise(rows, name_of)))
    return found


def _standing(country: str, periods: Sequence[Position], by_id: Mapping[str, Act]) -> Standing:
    now = periods[-1]
    evidence = sorted(
        (by_id[pk] for pk in now.evidence), key=lambda act: -(act.claimant.authority if act.claimant else 0)
    )
    return Standing(
        country, now, tuple(reversed(periods[:-1])), tuple(evidence), tuple(by_id[pk] for pk in now.against),
        tuple(by_id[pk] for pk in now.voices),
    )  # fmt: skip


def summarise(rows: Sequence[Standing], name_of: Callable[[str], str]) -> str:
    """ "Affirmed by the United States; denied by China; no position found for two others." """
    parts = []
    for stance, said in SAID.items():
        names = [with_article(name_of(row.country)) for row in rows if row.now.stance == stance]
        if names:
            parts.append(f"{said} {' and '.join(filter(None, [', '.join(names[:-1]), names[-1]]))}")
    if not parts:
        return "No official position has been found yet."
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def with_article(name: str) -> str:
    """The name as it stands in a sentence: "the United States", "China"."""
    return f"the {name}" if name.startswith(WITH_ARTICLE) or name.endswith(("Republic", "Islands", "Union")) else name
