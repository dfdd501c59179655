"""Disputes to brief on: a small one that reads well, and one with far more of everything than two pages hold."""

from datetime import UTC, date, datetime, timedelta

from claims.brief import Brief, build_brief
from claims.positions import build_positions
from claims.standings import build_standings
from claims.values import Act, Actor, Link, PropositionValue
from tests.claims.acts import NORLAND, NORLAND_MINISTRY, OVERFISHING, SUDLAND_EMBASSY, WESTLAND_AGENCY, act

NAMES = {"NO": "Norland", "SE": "Sudland", "FI": "Westland", "DK": "Eastland"}
SMALL = [
    act("a", "accusation", NORLAND_MINISTRY, SUDLAND_EMBASSY, says="Sudland took herring beyond its quota",
        day="2026-03-01", marking="UNCLASSIFIED", source="Ministry statement", reviewed=True),
    act("b", "denial", SUDLAND_EMBASSY, NORLAND, says="The herring quota was kept", day="2026-03-04",
        marking="CONFIDENTIAL", source="26 NORLAND 12"),
    act("c", "restriction", WESTLAND_AGENCY, SUDLAND_EMBASSY, says="Westland banned herring from Sudland",
        day="2026-03-09", marking="SECRET//NOFORN", source="26 WESTLAND 7"),
]  # fmt: skip
ANSWERS = [Link("b", "a", "rebuts")]


def brief_of(
    acts: list[Act], links: list[Link] = ANSWERS, propositions: list[PropositionValue] | None = None, **more: object
) -> Brief:
    """The brief on the given acts of the quarrel over herring."""
    propositions = propositions or [OVERFISHING]
    as_of = more.get("as_of")
    countries = more.pop("countries", ["NO", "SE", "DK"])
    found = build_positions(acts, propositions, countries, as_of)
    name_of = more.pop("name_of", lambda code: NAMES.get(code, code))
    values = {"title": "Herring", "question": "Who took the herring?", "marking": "UNCLASSIFIED"} | more
    standings = build_standings(found, acts, propositions, name_of)
    return build_brief(standings=standings, acts=acts, links=links, name_of=name_of, **values)


def small_brief() -> Brief:
    """Three acts of three countries, as of a day and as known at a time."""
    return brief_of(SMALL, as_of=date(2026, 3, 31), known_at=datetime(2026, 4, 2, 9, 30, tzinfo=UTC))


def huge_brief(words: str) -> Brief:
    """Sixty countries, five matters and 300 acts, the given words being repeated wherever a text stands."""
    codes = [f"{chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(60)]
    who = [Actor(f"o{i}", f"{words * 2}{i}", code, True, 1 + i % 5, "office") for i, code in enumerate(codes)]
    matters = [PropositionValue(f"p{i}", words * 8) for i in range(5)]
    kinds = ("accusation", "denial", "restriction", "launch", "support")
    stances = ("affirms", "denies", "restricts", "neutral", "opposes", "supports", "no comment")
    acts = [
        Act(str(i), kinds[i % 5], who[i % 60], (who[(i + 7) % 60],), words * 9, f"{i} {words * 20}",
            day=date(2020, 1, 1) + timedelta(i), precision="day", document=f"d{i}", marking="SECRET//NOFORN",
            source=f"{i} {words * 4}", stance=stances[i % 7], proposition=f"p{i % 5}", reason=words * 6)
        for i in range(300)
    ]  # fmt: skip
    links = [Link(str(i), str(j), "rebuts") for i in range(100, 300) for j in (i % 90, i * 7 % 90)]
    return brief_of(
        acts, links, matters, countries=codes, name_of=lambda code: f"{code} {words[:25]}", title=words * 6,
        question=words * 12,
    )  # fmt: skip
