"""Where a text names somebody of the built-in table: its names in all their forms, looked up word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .drafts import EntityValue
from .gazetteer import (
    WORD,
    Country,
    Function,
    bodies,
    cities,
    countries,
    fold,
    fold_word,
    folded_words,
    functions,
    named_offices,
    read_rows,
    split_names,
)

# What may stand between two words of one name: "Quai d'Orsay", "Guinea-Bissau", "Economy, Trade", "St. Lucia", "Trinidad & Tobago".
GAP = re.compile(r"[ ,&/'’.-]{0,3}")
STOP_GAP = re.compile(r"[.,] ?$")
# Names that are also ordinary words or everyday first and family names: they count only in the case that the table gives.
RISKY = frozenset(
    "us are car who god got goes it ice can aid arm apple meta time fox visa vale shell intel mobil gulf oracle "
    "male chad turkey china rice split "
    "nice reading cork dar sana dk nk swa sar ed pal pak addis rota cortes garante guardian times age standard punch vanguard "
    "reforma petra kayhan ina spa ft ap rt wagner quad arabia time orange sap leonardo roche bild rai mena wam ada reliance "
    "visa exim cpc mac doc dod atom shape del mission dac nea ida nam can spd hue java pemex post state states quai rada duma "
    "kremlin ceylon georgia jordan niger mali guinea congo cuba peru emb cabinet garuda vw ing fiat ard lg kia iberia austral "
    "sudan chile togo benin gabon emirates america union wp coe".split()
)


@dataclass(frozen=True)
class Entry:
    """One reading of a name. `role` is name, initials, capital, demonym, city, body, office, media, organisation or function."""

    role: str
    entity: EntityValue | None = None
    function: Function | None = None


@dataclass(frozen=True)
class Name:
    """Characters `start` to `end` of a text that may mean one of `entries`."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def role(self) -> str:
        """The role of the first reading; readings of one name share it unless the name is ambiguous."""
        return self.entries[0].role


def find_entity(name: str) -> EntityValue | None:
    """Whom a whole string names, None where that is nobody of the table or more than one."""
    entries = _index().get(tuple(folded_words(name)), ())
    entities = {entry.entity for entry, _ in entries if entry.entity}
    return entities.pop() if len(entities) == 1 else None


def find_country(words: str) -> Country | None:
    """The state that a string names by its name, capital or demonym; None where it names none or several."""
    found = {entry.entity.key for entry, _ in _index().get(tuple(folded_words(words)), ()) if entry.entity}
    codes = {key.removeprefix("country:") for key in found if key and key.startswith("country:")}
    return countries()[codes.pop()] if len(codes) == 1 else None


def read_code(words: str) -> str | None:
    """The code of a state or body that is given by its code or by its name; None where it is neither."""
    code = words.strip().upper()
    if code in countries():
        return code
    if code in bodies():
        return bodies()[code].speaks_as
    if state := find_country(words):
        return state.code
    known = find_entity(words)
    return known.country if known and known.kind == "body" else None


@cache
def state_words() -> dict[str, tuple[Entry, ...]]:
    """The states by each of their names, demonyms and capitals that is one word, folded."""
    found = {
        words[0]: tuple(entry for entry, _ in entries if entry.role in ("name", "demonym", "capital"))
        for words, entries in _index().items()
        if len(words) == 1
    }
    return {word: entries for word, entries in found.items() if entries}


def find_names(text: str, printed: str | None = None) -> list[Name]:
    """The names of the table in a text, the longest at each place, in order and without overlap.

    `printed` is the same text, letter for letter, as it stood before its case was restored: a short form such as
    GOI is told by its capitals there, and a word such as "us" by its case in `text`.
    """
    words = list(WORD.finditer(text))
    folded = [fold_word(word.group()) for word in words]
    starts, found, place = _starts(), [], 0
    while place < len(words):
        size, entries = 1, ()
        for size in starts.get(folded[place], ()):
            entries = _match(text, printed or text, words, folded, place, size)
            if entries:
                break
        if entries:
            found.append(Name(words[place].start(), _end(words[place + size - 1]), entries))
        place += size if entries else 1
    return found


def _end(word: re.Match[str]) -> int:
    return word.end()


def _match(
    text: str, printed: str, words: list[re.Match[str]], folded: list[str], place: int, size: int
) -> tuple[Entry, ...]:
    """The readings of the `size` words from `place` on, as far as their case and the gaps between them allow."""
    known = _index().get(tuple(folded[place : place + size]))
    if not known or place + size > len(words):
        return ()
    gaps = zip(words[place : place + size - 1], words[place + 1 : place + size], strict=True)
    if not all(_is_gap(text, left, right) for left, right in gaps):
        return ()
    start, end = words[place].start(), words[place + size - 1].end()
    here, there = text[start:end], printed[start:end]
    risky = size == 1 and folded[place] in RISKY
    return tuple(
        entry for entry, shape in known if _fits(here, shape) or not risky and here != there and _fits(there, shape)
    )


def _is_gap(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    gap = text[left.end() : right.start()]
    # A full stop ends a name unless it follows an abbreviation: "St. Lucia".
    return GAP.fullmatch(gap) is not None and ("." not in gap or len(left.group()) <= 2)


def _fits(words: str, shape: str) -> bool:
    """Whether words are printed in the shape of the table: "A" all capitals, "a" any case, else capitals where it has them."""
    if shape == "A":
        return words.isupper()
    if shape == "a":
        return True
    return words[0].isupper() or words[0].isdigit()


def _shape(name: str) -> str:
    if name.isupper():
        return "A"
    return "a" if name.islower() else "Aa"


@cache
def _index() -> dict[tuple[str, ...], tuple[tuple[Entry, str], ...]]:
    """All names of the table by their folded words, each with its readings and the shape that it is printed in."""
    index: dict[tuple[str, ...], dict[Entry, str]] = {}
    for name, entry in _all_names():
        words = tuple(folded_words(name))
        if words:
            # The looser shape of two spellings: "Tass" and "TASS".
            shapes = index.setdefault(words, {})
            shapes[entry] = min(shapes.get(entry, "A"), _shape(name), key=("a", "Aa", "A").index)
    return {words: tuple(entries.items()) for words, entries in index.items()}


@cache
def _starts() -> dict[str, tuple[int, ...]]:
    """For each word that opens a name, the lengths of such names in words, the longest first."""
    lengths: dict[str, set[int]] = {}
    for words in _index():
        lengths.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in lengths.items()}


def _all_names() -> Iterator[tuple[str, Entry]]:
    for country in countries().values():
        yield from _country_names(country)
    for body in bodies().values():
        for name in (body.name, *body.aliases):
            yield name, Entry("body", body.entity)
    for row in read_rows("offices"):
        office = named_offices()[f"office:{row['country']}:{row['slug']}"]
        for name in (row["name"], *split_names(row["aliases"])):
            yield name, Entry("office", office)
    for row in read_rows("functions"):
        for name in (row["name"].lower(), *split_names(row["aliases"])):
            yield name, Entry("function", function=functions()[row["slug"]])
    yield from _media_names()
    yield from _organisation_names()
    for city, code in cities():
        yield city, Entry("city", EntityValue(city, "place", code or None))


def _country_names(country: Country) -> Iterator[tuple[str, Entry]]:
    for name in (country.name, country.official, *country.aliases):
        yield name, Entry("initials" if _is_initials(name) else "name", country.entity)
    for name in _initials(country):
        yield name, Entry("initials", country.entity)
    for name in (country.capital, *country.seats):
        yield name, Entry("capital", country.entity)
    for name in country.demonyms:
        yield name, Entry("demonym", country.entity)
        if not name.lower().endswith(("s", "sh", "ch", "ese", "men", "x", "z", "hman", "woman")):
            yield name + "s", Entry("demonym", country.entity)


def _is_initials(name: str) -> bool:
    """Whether a short form is "Government of ..." by its initials, which several states share."""
    return name.isupper() and name.startswith("GO") and len(name) > 2


def _initials(country: Country) -> Iterator[str]:
    """ "GOJ" for the Government of Japan or Jordan, "GOCR" for that of Costa Rica."""
    words = [word for word in folded_words(country.name) if word not in ("and", "of", "the")]
    yield "GO" + words[0][0].upper()
    if len(words) > 1:
        yield "GO" + "".join(word[0] for word in words).upper()


def _media_names() -> Iterator[tuple[str, Entry]]:
    for row in read_rows("media"):
        value = EntityValue(
            row["name"], "organisation", row["country"] or None, key=f"media:{fold(row['name'])}", media=True
        )
        for name in (row["name"], *split_names(row["aliases"])):
            yield name, Entry("media", value)


def _organisation_names() -> Iterator[tuple[str, Entry]]:
    for row in read_rows("organisations"):
        key = f"{row['kind']}:{fold(row['name'])}"
        value = EntityValue(row["name"], row["kind"], row["country"] or None, key=key)
        for name in (row["name"], *split_names(row["aliases"])):
            yield name, Entry("organisation", value)
