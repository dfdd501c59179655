"""Offices named together with their state or place are one name: "French Ministry of Labour", "Embassy in Lima"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from entities.names import Entry
from entities.nlp.candidates import STATE_ROLES, Candidate
from entities.nlp.shapes import LOWER_FUNCTIONS


def merge_offices(text: str, names: Sequence[Candidate]) -> list[Candidate]:
    """The table's names with offices and their states joined: "Chinese" + "embassy" + "Washington", "Ministry of Commerce of" + "China"."""
    out: list[Candidate] = []
    place = 0
    while place < len(names):
        merged, used = _merge_at(text, names, place)
        out.append(merged or names[place])
        place += used
    return out


BETWEEN = re.compile(r"(?:['’]s?)? (?:(?:new|own|federal|national|state|royal|Federal|National|State|Royal|Union) )?")
OF_STATE = re.compile(r" (?:of|for) (?:the )?(?:Government of )?(?:the )?")
AT_PLACE = re.compile(r" (?:in|at) (?:the )?| ")


def _merge_at(text: str, names: Sequence[Candidate], place: int) -> tuple[Candidate | None, int]:
    """An office beginning with names[place], and how many names it takes; None where there is none."""
    first, rest = names[place], list(names[place + 1 : place + 3])
    if first.role == "function":
        return _office_first(text, first, rest)
    if first.role not in STATE_ROLES or not rest or rest[0].role != "function":
        return None, 1
    gap = text[first.end : rest[0].start]
    office = rest[0]
    if not BETWEEN.fullmatch(gap) or not _counts(text, office):
        return None, 1
    end, used = _with_place(text, office, rest[1:])
    return _office(first.start, end, office.entries, first.entries), used + 1


def _office_first(text: str, office: Candidate, rest: list[Candidate]) -> tuple[Candidate | None, int]:
    of_state = rest and rest[0].role in ("name", "initials") and OF_STATE.fullmatch(text[office.end : rest[0].start])
    if of_state and _counts(text, office):
        end, used = _with_place(text, rest[0], rest[1:]) if _is_post(office) else (rest[0].end, 1)
        return _office(office.start, end, office.entries, rest[0].entries), used + 1
    if _is_post(office) and text[office.start].isupper():
        end, used = _with_place(text, office, rest)
        if used > 1:
            return _office(office.start, end, office.entries, ()), used
    if text[office.start].isupper():
        return replace(office, label="ORG", weight=office.weight + 2), 1
    return None, 1


def _with_place(text: str, office: Candidate, rest: list[Candidate]) -> tuple[int, int]:
    """The end of an embassy's name with the place it stands in, and how many names that takes."""
    is_post = office.role != "function" or _is_post(office)
    is_placed = is_post and rest and rest[0].role in ("capital", "city", "name")
    if is_placed and AT_PLACE.fullmatch(text[office.end : rest[0].start]):
        return rest[0].end, 2
    return office.end, 1


def _is_post(office: Candidate) -> bool:
    return any(e.function and e.function.slug in ("embassy", "consulate", "mission") for e in office.entries)


def _counts(text: str, office: Candidate) -> bool:
    """Whether an office is a name here: in large letters, or one that is often printed in small ones."""
    if text[office.start].isupper():
        return True
    return any(e.function and LOWER_FUNCTIONS.search(e.function.slug) for e in office.entries)


def _office(start: int, end: int, functions: tuple[Entry, ...], owners: tuple[Entry, ...]) -> Candidate:
    return Candidate(start, end, "ORG", "office of a state", end - start + 12, (*functions, *owners))
