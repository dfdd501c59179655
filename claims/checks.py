"""Temporary until merged."""

from collections.abc import Iterable, Sequence
from datetime import date

from claims.values import Act, Link


def days_unanswered(acts: Sequence[Act], links: Iterable[Link], today: date) -> dict[str, int]:
    answered = {link.target for link in links if link.relation in ("rebuts", "responds", "counter-accuses")}
    return {
        act.id: (today - act.day).days
        for act in acts
        if act.kind == "accusation" and act.day and act.targets and act.id not in answered
    }
