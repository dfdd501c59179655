"""Which acts of a dispute a reader with two pages needs: the weightiest and the newest, first tellings only; pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from claims.positions import DEEDS
from claims.values import Act, Link

KEY_KINDS = frozenset({"accusation", "denial", "launch", *DEEDS})
HEFT = {"accusation": 20, "denial": 20, "launch": 10} | dict.fromkeys(DEEDS, 100)
FEW = 10
ANSWERS_COUNTED = 4


def pick_acts(acts: Sequence[Act], links: Iterable[Link], most: int) -> list[Act]:
    """The key acts, the heaviest first, at most so many: two thirds by weight, the rest the newest of the others.

    Key are accusations, denials, measures, agreements and launches by those who speak for a country, and whatever
    others answer. Repeats of an act that is told are left out. A quiet dispute is filled up with its heaviest others.
    """
    ids = {act.id for act in acts}
    inside = [link for link in links if link.source in ids and link.target in ids and link.source != link.target]
    answers = Counter(link.target for link in inside if link.relation != "repeats")
    repeats = {link.source for link in inside if link.relation == "repeats"}
    told = [act for act in acts if act.claimant and act.id not in repeats]
    ranked = sorted(told, key=lambda act: (-_heft(act, answers[act.id]), *_newest_first(act)))
    key = [act for act in ranked if _is_key(act) or answers[act.id]]
    key += [act for act in ranked if act not in key][: max(0, FEW - len(key))]
    heavy = key[: most - most // 3] if len(key) > most else key
    newest = sorted((act for act in key if act not in heavy), key=_newest_first)[: most - len(heavy)]
    return [*heavy, *newest]


def in_time(act: Act) -> tuple[object, ...]:
    """The key that puts acts in order of time, those without a day last."""
    return (act.day is None, act.day or date.max, act.document, act.order, act.id)


def _is_key(act: Act) -> bool:
    return act.kind in KEY_KINDS and not act.negated and act.claimant.speaks_for_country


def _heft(act: Act, answers: int) -> int:
    said = HEFT.get(act.kind, 0) if not act.negated and act.claimant.speaks_for_country else 0
    return said + act.claimant.authority + 5 * min(answers, ANSWERS_COUNTED)


def _newest_first(act: Act) -> tuple[object, ...]:
    return (-(act.day or date.min).toordinal(), act.document, act.order, act.id)
