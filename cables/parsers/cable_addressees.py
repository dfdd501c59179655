"""Whom a cable is from and to: posts without routing and numbers, and the precedence of each kind of addressee."""

import re
from collections.abc import Iterable

from cables.parsers.cable_header import RawHeader

PRECEDENCES = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}
_RANKS = list(PRECEDENCES.values())
_NAMED = "|".join(_RANKS)
_PRECEDENCE = re.compile(rf"\s+(?:NIACT\s+)?({_NAMED})(?:\s+\d{{1,5}})?\s*$", re.I)
_PRECEDENCE_FIRST = re.compile(rf"(?:NIACT\s+)?({_NAMED})\s+(?=\S)", re.I)
_POST_TYPES = r"AM ?EMBASSY|AM ?CONSUL|US ?MISSION|USEU|USUN|USINT|USLO|AIT|SECSTATE|DEPT|CONSULATE|EMBASSY|MISSION"
_PLACE_FIRST = re.compile(rf"(?P<place>.+),\s*(?P<post>{_POST_TYPES})", re.I)
_POST_FIRST = re.compile(rf"(?:R[UH][A-Z]{{4,6}}\s*/\s*)?(?:{_POST_TYPES})\b", re.I)
_DESCRIBED = re.compile(r"\b(?:the|in|of|and)\b")
_SERIAL = re.compile(r"\s+\d{1,5}$")
_ROUTE = re.compile(r"^R[UH][A-Z]{3,6}\s*/\s*")
_LETTERS = re.compile(r"(?:OF +)?(?P<letters>(?:[ZOPR]{1,2} +){1,3})(?=\d{6})")
_FOR_INFO = re.compile(r"\b([ZOPR]) FOR INFO\b")
_ROUTED = re.compile(r"([ZOPR])\1 ")


def read_sender(raw: RawHeader) -> str | None:
    """The post that a cable is from."""
    senders, _ = read_posts([f"{line};" for line in raw.fields.get("from", [])[:1]])
    return senders[0] if senders else None


def read_posts(lines: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """The posts of a list without routing, precedence and serial number, and the precedences."""
    items = " ".join(lines).split(";") if ";" in "".join(lines) else _split_posts(lines)
    posts: dict[str, None] = {}
    levels: list[str] = []
    for item in items:
        post = _ROUTE.sub("", " ".join(item.split()).strip(" ,."))
        while level := _PRECEDENCE.search(" " + post):
            levels.append(level[1].upper())
            post = (" " + post)[: level.start()].strip()
        if level := _PRECEDENCE_FIRST.match(post):
            levels.append(level[1].upper())
            post = post[level.end() :]
        post = _SERIAL.sub("", post).strip(" ,")
        if place_first := _PLACE_FIRST.fullmatch(post):
            post = f"{place_first['post']} {place_first['place']}"
        if post:
            posts[post] = None
    return tuple(posts), levels


def _split_posts(lines: Iterable[str]) -> list[str]:
    """One post a line, or several with commas between them."""
    posts: list[str] = []
    for line in lines:
        parts = [part for part in line.split(",") if part.strip()]
        named = all(_POST_FIRST.match(part.strip()) for part in parts)
        described = _PLACE_FIRST.search(line) or _DESCRIBED.search(line)  # "the Embassies in France, Norway and Italy"
        several = len(parts) > 1 and (named or not described) and "(" not in line
        posts += parts if several else [line]
    return posts


def read_precedence(raw: RawHeader, levels: list[str]) -> str | None:
    """The precedence of the action addressees: its own field, the first letter of the date-time group, routing, posts."""
    words = raw.joined("precedence").upper()
    stated = next(
        (level for level in _RANKS if level in words), PRECEDENCES.get(words[:1]) if len(words) == 1 else None
    )
    routed = (match[1] for line in raw.fields.get("routing", ()) if (match := _ROUTED.match(line)))
    letter = next((letters[0] for letters in [_letters(raw)] if letters), None) or next(routed, None)
    return stated or PRECEDENCES.get(letter or "") or min(levels, key=_RANKS.index, default=None)


def read_info_precedence(raw: RawHeader, levels: list[str]) -> str | None:
    """The precedence of the info addressees: the highest named among them, else the last letter of the date-time group.

    A group with one letter ("R 121530Z") gives that to everybody.
    """
    if levels:
        return min(levels, key=_RANKS.index)
    said = next((match[1] for line in raw.fields.get("dtg", ()) if (match := _FOR_INFO.search(line))), None)
    letters = _letters(raw)
    return PRECEDENCES.get(said or (letters[-1] if letters else "")) if raw.fields.get("info") else None


def _letters(raw: RawHeader) -> list[str]:
    """The letters before the date-time group, "O P 121530Z"; a doubled one ("OO") counts once."""
    lines = [*raw.fields.get("dtg", ()), *raw.fields.get("date", ())]
    match = next((match for line in lines if (match := _LETTERS.match(line))), None)
    return [letters[0] for letters in match["letters"].split()] if match else []
