"""The built-in table of states, bodies, offices, media and organisations; `names.py` finds them in texts."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .drafts import MINISTRY, EntityValue

DATA = Path(__file__).parent / "data"
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")


@dataclass(frozen=True)
class Country:
    """A state or territory: `code` is ISO 3166 alpha-2 (or XK, SU, DD, YU, CS)."""

    code: str
    name: str
    official: str
    capital: str
    seats: tuple[str, ...]
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]

    @property
    def entity(self) -> EntityValue:
        """The state as a speaker: what is said in its name is said by its government."""
        return EntityValue(self.name, "country", self.code, True, MINISTRY, f"country:{self.code}")


@dataclass(frozen=True)
class Body:
    """An international body; `speaks_as` is the code under which its words count, None where it speaks for nobody else."""

    key: str
    name: str
    speaks_as: str | None
    authority: int
    aliases: tuple[str, ...]
    members: frozenset[str]

    @property
    def entity(self) -> EntityValue:
        """The body as a speaker."""
        return EntityValue(self.name, "body", self.speaks_as, self.authority > 0, self.authority, f"body:{self.key}")


@dataclass(frozen=True)
class Function:
    """A kind of office that every state has: "foreign ministry", "embassy", "central bank"."""

    slug: str
    authority: int
    name: str


def fold(text: str) -> str:
    """The words of a name in lower case, without accents and punctuation: what two spellings of it share."""
    return " ".join(folded_words(text))


def folded_words(text: str) -> list[str]:
    """The words of a text, each as it is compared."""
    return [fold_word(match.group()) for match in WORD.finditer(text)]


def fold_word(word: str) -> str:
    """One word in lower case without accents and full stops."""
    word = word.replace(".", "").casefold()
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one file of the table."""
    with open(DATA / f"{name}.csv", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def split_names(cell: str) -> tuple[str, ...]:
    """The names in one cell of the table, which semicolons part."""
    return tuple(part for part in cell.split(";") if part)


@cache
def countries() -> dict[str, Country]:
    """All states and territories by code, former states included."""
    return {
        row["code"]: Country(
            row["code"], row["name"], row["official"], row["capital"], split_names(row["seats"]),
            split_names(row["demonyms"]), split_names(row["aliases"]),
        )
        for row in read_rows("countries")
    }  # fmt: skip


@cache
def bodies() -> dict[str, Body]:
    """All international bodies by key."""
    return {
        row["key"]: Body(
            row["key"], row["name"], row["speaks_as"] or None, int(row["authority"]), split_names(row["aliases"]),
            frozenset(row["members"].split()),
        )
        for row in read_rows("bodies")
    }  # fmt: skip


@cache
def functions() -> dict[str, Function]:
    """The kinds of office that every state has, by slug."""
    return {row["slug"]: Function(row["slug"], int(row["authority"]), row["name"]) for row in read_rows("functions")}


@cache
def cities() -> tuple[tuple[str, str], ...]:
    """The cities and regions of the table, each with the code of its country."""
    return tuple((city, row["country"]) for row in read_rows("cities") for city in split_names(row["cities"]))


@cache
def named_offices() -> dict[str, EntityValue]:
    """The offices of the table by key."""
    return {
        key: EntityValue(row["name"], "office", row["country"], True, int(row["authority"]), key)
        for row in read_rows("offices")
        for key in [f"office:{row['country']}:{row['slug']}"]
    }


def office_of(country: str, function: Function) -> EntityValue:
    """The office of a state or body (by its code) that has this function."""
    key = f"office:{country}:{function.slug}"
    if key in named_offices():
        return named_offices()[key]
    name = countries()[country].name if country in countries() else country
    return EntityValue(f"{function.name} of {name}", "office", country, True, function.authority, key)


@cache
def given_names() -> frozenset[str]:
    """Common given names of many languages, folded: they tell a person from an organisation, and nothing of a country."""
    return frozenset(fold(row["name"]) for row in read_rows("given_names"))


@cache
def genders() -> dict[str, str]:
    """Whether a given name, folded, is a woman's ("f") or a man's ("m"); names of both are left out."""
    return {fold(row["name"]): row["gender"] for row in read_rows("given_names") if row["gender"]}
