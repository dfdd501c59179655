"""How a claim takes a stance on what is at issue in a dispute, by rules that know no dispute in particular; pure.

Each rule is a function with a name in plain words; the first that applies decides. The page on the method
(`docs/positions.md`) lists them in the same order.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from claims.scene import terms_of
from claims.terms import find_terms, stem
from claims.values import Act, Actor, PropositionValue

NO_COMMENT = re.compile(
    r"\b(?:declin\w+|refus\w+) (?:to (?:comment|discuss|elaborate|be drawn|speak)|comment|any comment)|\bno comment\b",
    re.I,
)
NO_ANSWER = re.compile(
    r"\b(?:did|has|had|have|does)(?: not|n['’]t) (?:immediately |yet |so far )?(?:respond|repl|answer|return)\w*", re.I
)
THANKS = re.compile(r"\b(?:thank|grateful|gratitude|appreciat)", re.I)


class Stance(NamedTuple):
    """A stance on a proposition, the reason that the claim gives, and the name of the rule that read it."""

    proposition: str
    stance: str
    reason: str | None
    rule: str


@dataclass(frozen=True)
class Case:
    """One act held against one proposition: who stands on which side, how many words of its topic the act shares, and
    whether the dispute has no other proposition.
    """

    act: Act
    proposition: PropositionValue
    overlap: int
    is_alone: bool = True

    def is_accuser(self, actor: Actor | None) -> bool:
        """Whether an actor says that the proposition is so; a company does not say it with its country."""
        return _belongs(actor, self.proposition.accusers, with_country=bool(actor and actor.is_public))

    def is_accused(self, actor: Actor | None) -> bool:
        """Whether an actor is the one alleged against; a company is so with its country."""
        return _belongs(actor, self.proposition.accused, with_country=True)

    @property
    def on_accused(self) -> bool:
        """Whether the act is aimed at the accused side, by its targets or, where it has none, by a name in its words."""
        return any(self.is_accused(target) for target in self.act.targets) or (
            not self.act.targets and self.names_accused
        )

    @property
    def names_accused(self) -> bool:
        """Whether the words of the act name somebody of the accused side."""
        words = find_terms(self.act.quote)
        return any(find_terms(name) <= words for name in self.proposition.accused if len(name) > 2)

    @property
    def on_accusers(self) -> bool:
        """Whether the act is aimed at the side that accuses."""
        return any(self.is_accuser(target) for target in self.act.targets)

    @property
    def by_party(self) -> bool:
        """Whether the claimant belongs to either side."""
        return self.is_accuser(self.act.claimant) or self.is_accused(self.act.claimant)


def find_stance(act: Act, propositions: Sequence[PropositionValue]) -> Stance | None:
    """The stance that an act takes on one of the propositions, or None; nobody in particular takes none.

    A stance recorded with the claim, such as an analyst's own, stands above every rule. Otherwise only the
    proposition nearest in content is asked: for an act with a stated reason by the words of the reason, so that a ban
    for one reason is no stance on another.
    """
    if act.stance and act.proposition:
        return Stance(act.proposition, act.stance, act.reason, act.stance_rule or "as recorded with the claim")
    if act.claimant is None:
        return None
    for case in _cases(act, propositions):
        for name, rule in RULES.items():
            if stance := rule(case):
                return Stance(case.proposition.id, stance, _reason(act, stance), name)
    return None


def _cases(act: Act, propositions: Sequence[PropositionValue]) -> list[Case]:
    """The act held against the proposition that it shares most with: of its stated reason, then of its words.

    Where it shares equally much with several, those to which the claimant is a party; there may still be several.
    """
    whole, reason = terms_of(act), find_terms(act.reason or "")
    cases = [Case(act, p, len(whole & _topic(p)), len(propositions) == 1) for p in propositions]
    keys = [(len(reason & _topic(case.proposition)), case.overlap, case.by_party) for case in cases]
    return [case for case, key in zip(cases, keys, strict=True) if key == max(keys)]


@lru_cache(maxsize=1000)
def _topic(proposition: PropositionValue) -> frozenset[str]:
    """The stems of its terms without the parties' names: that a party is named does not say what is said of it."""
    names = find_terms(" ".join(name for name in proposition.accusers | proposition.accused if len(name) > 2))
    return frozenset(map(stem, proposition.terms)) - names


def _belongs(actor: Actor | None, side: Iterable[str], with_country: bool) -> bool:
    if actor is None:
        return False
    marks = {name.casefold() for name in side}
    country = actor.country.casefold() if actor.country and with_country else ""
    return bool(marks & {actor.key.casefold(), actor.name.casefold(), country})


def _reason(act: Act, stance: str) -> str | None:
    if stance == "no comment" and not act.reason:
        return "did not answer" if NO_ANSWER.search(act.quote) else "declined to comment"
    return act.reason


# ------------------------------------------------------------------ rules


def declines_to_comment(case: Case) -> str | None:
    """The claimant declined to comment or did not answer."""
    act = case.act
    silent = act.kind == "no comment" or NO_COMMENT.search(act.quote) or NO_ANSWER.search(act.quote)
    return "no comment" if silent and act.kind in ("no comment", "rejection", "assertion") else None


def restricts_the_accused(case: Case) -> str | None:
    """A measure against the accused side or its product, by someone who is not of that side."""
    act = case.act
    if act.kind != "restriction" or act.negated or case.is_accused(act.claimant):
        return None
    return "restricts" if case.on_accused or case.names_accused else None


def accuses_the_accused(case: Case) -> str | None:
    """An accusation against the accused side on the topic of the proposition, or a bare one by the accusers."""
    act = case.act
    if act.kind != "accusation" or act.negated or not case.on_accused or case.is_accused(act.claimant):
        return None
    return "affirms" if case.overlap or case.is_accuser(act.claimant) else None


def denies_as_accused(case: Case) -> str | None:
    """A denial by the accused side (whoever prints the charge), or by anyone of what the accusers say on the topic."""
    act = case.act
    if act.kind != "denial" or act.negated or case.is_accuser(act.claimant):
        return None
    if case.is_accused(act.claimant):
        by_nobody_else = not any(target.is_public for target in act.targets)
        return "denies" if case.on_accusers or case.overlap or by_nobody_else else None
    return "denies" if case.on_accusers and case.overlap else None


def backs_a_side(case: Case) -> str | None:
    """Praise or defence of one side, by someone of neither; thanks are a courtesy and take no side."""
    act = case.act
    if act.kind != "support" or act.negated or case.by_party or THANKS.search(act.quote):
        return None
    return "supports" if case.on_accusers or case.on_accused else None


def deals_with_the_accused(case: Case) -> str | None:
    """An agreement with the accused side, by someone of neither side."""
    act = case.act
    signs = act.kind == "agreement" and not act.negated and not case.by_party
    return "supports" if signs and case.on_accused and not case.on_accusers else None


def speaks_against_a_side(case: Case) -> str | None:
    """Criticism of one side on the topic, by someone of neither."""
    act = case.act
    if act.kind != "condemnation" or act.negated or case.by_party or not case.overlap:
        return None
    return "opposes" if case.on_accusers or case.on_accused else None


def takes_no_side(case: Case) -> str | None:
    """An official of neither side spoke on the topic, or to a side where the dispute has only one, and took none."""
    act = case.act
    if case.by_party or not act.claimant.speaks_for_country:
        return None
    if (act.kind in ("accusation", "denial") and not act.negated) or act.kind == "launch":
        return None
    to_a_side = case.is_alone and (case.on_accused or case.on_accusers)
    return "neutral" if case.overlap or to_a_side else None


RULES: dict[str, Callable[[Case], str | None]] = {
    "declines to comment": declines_to_comment,
    "restricts the accused": restricts_the_accused,
    "accuses the accused": accuses_the_accused,
    "denies as the accused, or what the accusers say": denies_as_accused,
    "backs a side": backs_a_side,
    "deals with the accused": deals_with_the_accused,
    "speaks against a side": speaks_against_a_side,
    "spoke about it and took no side": takes_no_side,
}
