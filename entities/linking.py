"""Which of several readings of a name is meant in a document, and how learned names fit together."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .drafts import EntityValue
from .gazetteer import fold
from .names import Entry
from .spelling import initials

CERTAIN, LIKELY, GUESSED = 0.95, 0.8, 0.55


@dataclass(frozen=True)
class Context:
    """What a document tells before any ambiguous name is read.

    `host` is the country that a cable was sent from, `seen` how often each country is named beyond doubt.
    """

    host: str | None = None
    seen: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice:
    """The reading chosen, None where nothing speaks for any, with the rule that chose it and how sure that is."""

    entry: Entry | None
    rule: str
    confidence: float


def choose(entries: Sequence[Entry], context: Context, near: str | None = None) -> Choice:
    """The reading that fits the document: that of the country beside it (`near`), of the host, of the country named most.

    Short forms such as GOI, which name nobody by themselves, stay open where the document gives no hint; of other
    names the reading that the table gives first stands.
    """
    if len(entries) == 1 and entries[0].role != "initials":
        return Choice(entries[0], entries[0].role, CERTAIN)
    by_country = {entry.entity.country: entry for entry in reversed(entries) if entry.entity}
    if near in by_country:
        return Choice(by_country[near], "beside its country", CERTAIN)
    if context.host in by_country:
        return Choice(by_country[context.host], "host country", CERTAIN)
    body = next((entry for entry in entries if entry.role == "body"), None)
    if (
        entries[0].role == "capital"
        and body
        and entries[0].entity
        and not context.seen.get(entries[0].entity.country or "")
    ):
        return Choice(body, "seat of a body", LIKELY)
    named = {code: context.seen.get(code or "", 0) for code in by_country}
    best = max(named, key=lambda code: named[code], default=None)
    # A full name keeps its first reading as long as the document knows it; short forms and demonyms go by the count.
    weak = entries[0].role in ("initials", "demonym", "body", "capital")
    if (
        best is not None
        and named[best]
        and (weak or not named.get(entries[0].entity.country if entries[0].entity else None))
    ):
        return Choice(by_country[best], "country of the document", LIKELY)
    if entries[0].role == "initials":
        only = len(entries) == 1
        return Choice(entries[0], "initials", GUESSED) if only else Choice(None, "initials", GUESSED)
    return Choice(entries[0], entries[0].role, LIKELY)


def is_short_for(short: str, full: str) -> bool:
    """Whether one name is a shorter form of another: its first or last words, or its initials.

    >>> is_short_for("Moreau", "Claire Moreau"), is_short_for("Tidewell", "Tidewell Labs")
    (True, True)
    """
    few, many = fold(short).split(), fold(full).split()
    if not few or len(few) >= len(many):
        return False
    if many[: len(few)] == few or many[-len(few) :] == few:
        return True
    return len(few) == 1 and short.isupper() and spells(short, full)


def spells(acronym: str, full: str) -> bool:
    """Whether the capitals of an acronym are the initials of a name, its small words left out or not."""
    letters = acronym.replace(".", "").casefold()
    return len(letters) > 1 and letters in initials(full)


def find_full(short: str, known: Sequence[EntityValue]) -> EntityValue | None:
    """The last of the known entities that a short name is a form of."""
    return next((value for value in reversed(known) if is_short_for(short, value.name)), None)


def find_fuller(values: Iterable[EntityValue]) -> dict[EntityValue, EntityValue]:
    """For each learned entity that another document tells more about, the fuller value to put in its place.

    Takes the entities of many documents, repeats and all. One document says "Tidewell", another "Tidewell Labs, a
    Hangzhou firm": the bare one takes over country, kind and name. Entities of the table stay; so do those whose
    name fits several, and those that differ in country from every namesake.
    """
    counts = Counter(value for value in values if value.key is None)
    known = sorted(
        (v for v in counts if v.country), key=lambda v: (-counts[v], -v.authority, v.name, v.country or "", v.kind)
    )
    by_name: dict[str, list[EntityValue]] = {}
    for value in known:
        by_name.setdefault(_core(value.name), []).append(value)
    fuller = {}
    for value in counts:
        best = _find_namesake(value, by_name, known) or _with_owner(value, by_name)
        if best and best != value:
            fuller[value] = best
    return fuller


LEGAL_FORMS = frozenset(
    "ltd limited inc corp corporation co company plc nv sa spa ag gmbh bv oy oyj asa ab as llc pty berhad bhd kft cv sarl sas".split()
)


def _core(name: str) -> str:
    """A name as another document may print it: folded, without the legal form of a firm at its end."""
    words = fold(name).split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def _with_owner(value: EntityValue, by_name: Mapping[str, Sequence[EntityValue]]) -> EntityValue | None:
    """Somebody unnamed with the country of the house they are named by: "Tidewell's founder"."""
    owner = re.match(r"(?P<name>.+?)['’]s? ", value.name)
    known = by_name.get(_core(owner["name"]), ()) if owner and value.country is None else ()
    return replace(value, country=known[0].country) if known else None


def find_same(value: EntityValue, known: Sequence[EntityValue]) -> EntityValue | None:
    """Of the known entities of one name the one that a learned value means beyond doubt, None where that is open.

    That is one of the same kind and country, else the only one that tells more and contradicts nothing.
    """
    fits = [v for v in known if value.country in (None, v.country) and value.kind in ("organisation", v.kind)]
    exact = [v for v in fits if (v.kind, v.country) == (value.kind, value.country)]
    if exact:
        return max(exact, key=lambda v: v.authority)
    return fits[0] if len({(v.kind, v.country) for v in fits}) == 1 else None


def _find_namesake(
    value: EntityValue, by_name: Mapping[str, Sequence[EntityValue]], known: Sequence[EntityValue]
) -> EntityValue | None:
    """The best told entity of the same name, else the only one that the name is short for."""
    # A country guessed for somebody of unknown standing gives way to the one an office is held for.
    same = [
        other
        for other in by_name.get(_core(value.name), ())
        if value.country in (None, other.country) or other.official and not value.official and value.kind == "person"
    ]
    if same:
        return same[0]
    longer = [v for v in known if is_short_for(value.name, v.name) and value.country in (None, v.country)]
    names = {fold(other.name) for other in longer}
    return longer[0] if len(names) == 1 and value.kind == longer[0].kind else None
