"""Which two entities may be one, why, and how sure that is: for a person to decide; pure.

Every rule says its reason in words. Nothing is proposed where types, countries, numbers or given names contradict.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations

from cables.markings import MarkingValue

from .gazetteer import bodies, countries
from .spelling import given_names_agree, initials, is_misspelled, letters, normalise, numbers, short_forms

ANY_BODY = frozenset({"company", "office", "body"})  # what an "organisation" may turn out to be
FURTHER = 0.05  # what each further rule adds to the confidence of the first
MOST = 0.95
WEAK = frozenset({"shared short name", "short form", "initials", "surname and country"})
MOST_FITTING = 3  # names that a short one may stand for and still be worth a question


@dataclass(frozen=True)
class Name:
    """One writing that an entity goes by, and who may know that."""

    text: str
    marking: MarkingValue


@dataclass(frozen=True)
class Known:
    """What is known of an entity when it is held against another; `names` are those of texts besides its own, `since`
    is when it was first met.
    """

    id: str
    name: str
    kind: str
    country: str
    marking: MarkingValue
    official: bool = False
    authority: int = 0
    is_built_in: bool = False
    since: float = 0.0
    names: tuple[Name, ...] = ()

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return normalise(self.name).rpartition(" ")[2]

    def called(self, writing: str) -> Name | None:
        """The name of a text that is written so: the one that most people may know of."""
        found = [name for name in self.names if normalise(name.text) == writing]
        return min(found, key=lambda name: (name.marking.level, len(name.marking.caveats), name.text), default=None)


@dataclass(frozen=True)
class Ground:
    """Why two entities may be one: the name of the rule, a sentence, how sure, and the names of texts it rests on."""

    rule: str
    reason: str
    confidence: float
    names: tuple[Name, ...] = ()


@dataclass(frozen=True)
class MergeProposal:
    """That `merged` may be `survivor`; `texts` are the names that the reasons rest on, `marking` who may know of it."""

    merged: str
    survivor: str
    rule: str
    reason: str
    confidence: float
    texts: frozenset[str]
    marking: MarkingValue


def propose_merge(one: Known, other: Known) -> MergeProposal | None:
    """The proposal to take two entities for one, or None; the same whichever comes first."""
    merged, survivor = sorted((one, other), key=_standing)
    if one.id == other.id or (one.is_built_in and other.is_built_in) or contradiction(one, other):
        return None
    if not letters(one.name) or not letters(other.name):
        return None
    grounds = sorted((g for rule in RULES if (g := rule(merged, survivor))), key=lambda ground: -ground.confidence)
    if not grounds:
        return None
    names = [name for ground in grounds for name in ground.names]
    marking = reduce(MarkingValue.join, (name.marking for name in names), one.marking.join(other.marking))
    best = grounds[0]
    return MergeProposal(
        merged.id, survivor.id, best.rule, " ".join(ground.reason for ground in grounds),
        round(max(best.confidence, min(MOST, best.confidence + FURTHER * (len(grounds) - 1))), 2),
        frozenset(name.text for name in names), marking,
    )  # fmt: skip


def drop_vague(proposals: Sequence[MergeProposal]) -> list[MergeProposal]:
    """Those that tell something: a short name that fits many means none of them in particular.

    Counted is only what whoever may see the one proposal sees too, so that nothing is missed because of what is hidden.
    """
    weak: dict[str, list[MergeProposal]] = {}
    for proposal in proposals:
        if proposal.rule in WEAK:
            weak.setdefault(proposal.merged, []).append(proposal)
    return [
        one
        for one in proposals
        if one.rule not in WEAK
        or sum(one.marking.dominates(rival.marking) for rival in weak[one.merged]) <= MOST_FITTING
    ]


def contradiction(one: Known, other: Known) -> str | None:
    """Why two entities cannot be one, as a sentence; None where nothing speaks against it."""
    kinds = {one.kind, other.kind}
    if len(kinds) > 1 and not ("organisation" in kinds and kinds & ANY_BODY):
        return f"{one.name} is a {one.kind} and {other.name} a {other.kind}."
    if one.country and other.country and one.country != other.country:
        return f"{one.name} belongs to {_land(one)} and {other.name} to {_land(other)}."
    if one.kind == "person" and one.surname == other.surname and not given_names_agree(one.name, other.name):
        return f"{one.name} and {other.name} have different given names."
    places = [normalise(known.name).partition(" in ")[2] for known in (one, other)]
    if all(places) and places[0] != places[1]:
        return f"{one.name} and {other.name} are in different places."
    if numbers(one.name) != numbers(other.name):
        return f"{one.name} and {other.name} differ in their numbers."
    return None


def find_conflict(members: Iterable[Known], rejected: Iterable[tuple[str, str]]) -> str | None:
    """Why some entities cannot all be one: two of them contradict each other, or a person has said that they differ."""
    apart = {frozenset(pair) for pair in rejected}
    for one, other in combinations(members, 2):
        if reason := contradiction(one, other):
            return reason
        if {one.id, other.id} in apart:
            return f"A person has decided that {one.name} is not {other.name}."
    return None


def _standing(known: Known) -> tuple[object, ...]:
    """In the order in which one goes into the other: the fuller, better known entity is the one that stays."""
    return (
        known.is_built_in, bool(known.country), known.kind != "organisation", known.authority, not known.name.isupper(),
        len(normalise(known.name).split()), len(known.name), -known.since, known.id,
    )  # fmt: skip


def _land(known: Known) -> str:
    """The name of a country or body; its code where the table does not have it."""
    entry = countries().get(known.country) or bodies().get(known.country)
    return entry.name if entry else known.country


# ------------------------------------------------------------------ rules


def same_letters(merged: Known, survivor: Known) -> Ground | None:
    """The same name, of which one text tells less, or in capitals, or with its words joined otherwise."""
    if letters(merged.name) != letters(survivor.name):
        return None
    how = []
    if normalise(merged.name) != normalise(survivor.name):
        how.append("with its words joined otherwise")
    if merged.name.isupper() != survivor.name.isupper():
        how.append("once all in capitals")
    if merged.country != survivor.country:
        how.append("once without a country")
    if merged.kind != survivor.kind:
        how.append(f"once as {merged.kind}, once as {survivor.kind}")
    written = f", {', '.join(how)}" if how else ""
    return Ground("same letters", f"The same letters{written}.", 0.9)


def initials_of_name(merged: Known, survivor: Known) -> Ground | None:
    """“NEB” and “National Electricity Board”: sure where a document calls it so, else a guess."""
    short = normalise(merged.name)
    if merged.kind == "person" or not merged.name.replace(".", "").isupper() or short not in initials(survivor.name):
        return None
    if name := survivor.called(short):
        reason = f"A document calls {survivor.name} “{name.text}”, its initials."
        return Ground("initials that a document introduces", reason, 0.9, (name,))
    return Ground("initials", f"“{merged.name}” are the initials of {survivor.name}.", 0.6)


def shared_name(merged: Known, survivor: Known) -> Ground | None:
    """A document calls one by the name of the other, or documents call both by one name that is short for neither."""
    for one, other in ((merged, survivor), (survivor, merged)):
        writing = normalise(one.name)
        if (name := other.called(writing)) and writing != normalise(other.name):
            rule, sure = (
                ("shared short name", 0.75) if writing in short_forms(other.name, other.kind) else ("shared name", 0.8)
            )
            return Ground(rule, f"A document calls {other.name} “{name.text}”.", sure, (name,))
    shortened = short_forms(merged.name, merged.kind) | short_forms(survivor.name, survivor.kind)
    for name in merged.names:
        writing = normalise(name.text)
        if writing not in shortened and (same := survivor.called(writing)):
            return Ground("shared name", f"Documents call both of them “{same.text}”.", 0.8, (name, same))
    return None


def same_office(merged: Known, survivor: Known) -> Ground | None:
    """Two persons of one surname who speak for one country; in an office of one rank, or at least may do so."""
    if merged.kind != "person" or merged.surname != survivor.surname or letters(merged.name) == letters(survivor.name):
        return None
    if not merged.country or merged.country != survivor.country:
        return None
    if merged.official and survivor.official and merged.authority == survivor.authority:
        reason = f"The same surname, and both speak for {_land(survivor)} in an office of one rank."
        return Ground("surname, office and country", reason, 0.8)
    return Ground("surname and country", f"The same surname and country ({_land(survivor)}).", 0.55)


def short_form(merged: Known, survivor: Known) -> Ground | None:
    """“Tidewell” and “Tidewell Labs”: one name is the first or last words of the other."""
    short = normalise(merged.name)
    words = short_forms(survivor.name, survivor.kind) - initials(survivor.name)
    if merged.kind == "person" or short not in words:
        return None
    confidence = 0.7 if merged.country and merged.country == survivor.country else 0.6
    return Ground("short form", f"“{merged.name}” may be short for {survivor.name}.", confidence)


def near_spelling(merged: Known, survivor: Known) -> Ground | None:
    """A letter or two apart, with one type and one country."""
    if merged.kind != survivor.kind or not merged.country or merged.country != survivor.country:
        return None
    if not is_misspelled(merged.name, survivor.name):
        return None
    reason = f"Spelled almost alike, and both a {merged.kind} of {_land(merged)}."
    return Ground("near spelling", reason, 0.6)


RULES: tuple[Callable[[Known, Known], Ground | None], ...] = (
    same_letters, initials_of_name, shared_name, same_office, short_form, near_spelling,
)  # fmt: skip
