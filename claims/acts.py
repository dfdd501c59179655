"""Claims, links and what is at issue as the plain values that everything is built from, of today or of an earlier moment.

Read by SQL and not as model instances: a dispute has thousands of claims, and this is the whole cost of its pages. At
`known_at` the same statements read the tables as they were then (`cables.history`).
"""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from django.db import connection
from django.urls import reverse

from cables.banners import banner_of
from cables.history import held
from entities.ladder import load_ladder
from entities.sameness import PUBLIC_MERGES, sameness_of

from .terms import find_terms
from .values import Act, Actor, Link, Place, PropositionValue, Ruling, make_act

# For whom a person spoke on the day; the view `entities_sameness` (m) knows who counts as one with whom.
TENURE = """SELECT t.id, t.country, t.authority FROM entities_tenure t
    WHERE t.person_id = ANY (coalesce(m.members, ARRAY[c.claimant_id]))
    AND c.day >= coalesce(t.since, '-infinity') AND c.day <= coalesce(t.until, 'infinity')
    ORDER BY t.authority DESC, t.id LIMIT 1"""
# For whom a claimant speaks: who was merged into somebody, and of whom the text tells no country, speaks as that one does.
LENT = "c.claimant_country = '' AND m.survivor_id IS NOT NULL"
SPEAKS_FOR = f"""coalesce(t.country, CASE WHEN {LENT} THEN e.country ELSE c.claimant_country END),
    c.official OR t.id IS NOT NULL OR {LENT} AND e.official,
    coalesce(t.authority, CASE WHEN {LENT} THEN e.authority ELSE c.authority END)"""
CLAIMANT = f"""LEFT JOIN entities_sameness m ON m.entity_id = c.claimant_id
LEFT JOIN entities_entity e ON e.id = coalesce(m.survivor_id, c.claimant_id)
LEFT JOIN LATERAL ({TENURE}) t ON true"""
CLAIM = f"""
SELECT c.id, c.kind, coalesce(m.survivor_id, c.claimant_id), e.name, e.kind, c.claimant_name, {SPEAKS_FOR}, c.content,
    c.terms, c.reason, c.negated, c.day, c.day_precision, c.day_basis, c.status, c.confidence, c.marking_id, s.stance,
    s.proposition_id, s.rule, s.reason
FROM claims_claim c
{CLAIMANT}
LEFT JOIN LATERAL (
    SELECT s.* FROM claims_stance s JOIN claims_proposition p ON p.id = s.proposition_id
    WHERE s.claim_id = c.id AND p.dispute_id = %(dispute)s AND s.status <> 'rejected' AND p.status = 'confirmed'
    ORDER BY s.status, s.id LIMIT 1
) s ON true
WHERE c.status <> 'rejected' AND c.id IN ({{claims}})
"""
PLACES = """
SELECT a.claim_id, a.document_id, a."order", a.quote, coalesce(m.survivor_id, a.via_id), v.name, v.kind, a.via_name,
    d.title, s.name, d.kind, a.marking_id, d.published
FROM claims_appearance a JOIN cables_document d ON d.id = a.document_id
LEFT JOIN cables_source s ON s.id = d.source_id LEFT JOIN entities_sameness m ON m.entity_id = a.via_id
LEFT JOIN entities_entity v ON v.id = coalesce(m.survivor_id, a.via_id)
WHERE a.claim_id IN ({claims}) ORDER BY a."order", a.id
"""
PARTIES = """
SELECT p.claim_id, coalesce(m.survivor_id, p.entity_id), e.name, e.kind, p.name,
    CASE WHEN p.country = '' AND m.survivor_id IS NOT NULL THEN e.country ELSE p.country END
FROM claims_claimparty p LEFT JOIN entities_sameness m ON m.entity_id = p.entity_id
LEFT JOIN entities_entity e ON e.id = coalesce(m.survivor_id, p.entity_id)
WHERE p.role = 'target' AND p.claim_id IN ({claims}) ORDER BY p."order"
"""
LINKS = """
SELECT l.source_id, l.target_id, l.relation, l.confidence, l.rule, l.manner FROM claims_claimlink l
WHERE l.status <> 'rejected' AND l.source_id IN ({claims}) AND l.target_id IN ({claims})
"""
ISSUES = """
SELECT p.status, p.id::text, p.text, p.terms, p.accusers, p.accused, p.marking_id,
    o.id::text, p.id::text, o.country, o.stance, o.since, o.reason, u.username, o.marking_id
FROM claims_proposition p LEFT JOIN claims_overruling o ON o.proposition_id = p.id
LEFT JOIN auth_user u ON u.id = o.created_by_id
WHERE p.dispute_id = %(dispute)s ORDER BY p.created_at, p.id, o.since, o.created_at
"""
# What positions rest on: the claims that take a stance, in the order of their documents, and what they tell again.
TAKING = f"""
SELECT DISTINCT ON (c.id) c.id::text, c.kind, coalesce(m.survivor_id, c.claimant_id)::text, c.claimant_name,
    {SPEAKS_FOR}, c.day,
    c.day_precision, c.day_basis, s.marking_id, s.stance, s.proposition_id::text, s.rule,
    coalesce(nullif(s.reason, ''), c.reason), a.document_id::text, a."order", r.told
FROM (
    SELECT DISTINCT ON (a.claim_id) a.claim_id, a.document_id, a."order"
    FROM claims_disputedocument m JOIN claims_appearance a USING (document_id)
    WHERE m.dispute_id = %(dispute)s ORDER BY a.claim_id, a."order", a.id
) a JOIN claims_claim c ON c.id = a.claim_id
JOIN claims_stance s ON s.claim_id = c.id JOIN claims_proposition p ON p.id = s.proposition_id
{CLAIMANT}
LEFT JOIN (
    SELECT l.source_id, array_agg(ARRAY[l.target_id::text, l.rule]) AS told FROM claims_claimlink l
    WHERE l.relation = 'repeats' AND l.status <> 'rejected' AND l.source_id IN ({{claims}}) GROUP BY l.source_id
) r ON r.source_id = c.id
WHERE c.status <> 'rejected' AND s.status <> 'rejected' AND p.status = 'confirmed' AND p.dispute_id = %(dispute)s
ORDER BY c.id, s.status, s.id
"""
DAYS = "SELECT min(c.day), max(c.day) FROM claims_claim c WHERE c.status <> 'rejected' AND c.id IN ({claims})"
IN_DISPUTE = """SELECT a.claim_id FROM claims_disputedocument m JOIN claims_appearance a USING (document_id)
    WHERE m.dispute_id = %(dispute)s"""
CHOSEN = "SELECT unnest(%(claims)s::uuid[])"

_DOCUMENTS = "e.document_id IN (SELECT document_id FROM claims_disputedocument)"
_CLAIMS = "e.{} IN (SELECT claim_id FROM claims_appearance)"
PAST = "WITH " + ",\n".join(
    (
        held("claims_disputedocument", "e.dispute_id = %(dispute)s"),
        held("claims_appearance", _DOCUMENTS),
        held("claims_claim", _CLAIMS.format("pgh_obj_id")),
        held("claims_claimparty", _CLAIMS.format("claim_id")),
        held("claims_claimlink", _CLAIMS.format("source_id")),
        held("claims_proposition", "e.dispute_id = %(dispute)s"),
        held("claims_stance", "e.proposition_id IN (SELECT id FROM claims_proposition)"),
        held("claims_overruling", "e.proposition_id IN (SELECT id FROM claims_proposition)"),
        held("entities_tenure", "true"),
        sameness_of(held("entities_entitymerge", "true")),
    )
)
PUBLIC = f"WITH {sameness_of(PUBLIC_MERGES)}"
Key = uuid.UUID


class Reader:
    """Reads one dispute, or some claims, as what is held now or was at `known_at`; RLS decides what there is.

    `for_all` takes for one only who is so for everybody: what the machine then writes for every reader gives no merge away.
    """

    def __init__(
        self,
        dispute: Key | None = None,
        claims: Iterable[Key] | None = None,
        known_at: datetime.datetime | None = None,
        for_all: bool = False,
    ) -> None:
        chosen = None if claims is None else list(claims)
        self.values = {"dispute": dispute, "claims": chosen, "known_at": known_at}
        self.of = IN_DISPUTE if chosen is None else CHOSEN
        self.before = PAST if known_at else PUBLIC if for_all else ""
        self.ladder = load_ladder()

    def acts(self) -> list[Act]:
        """The claims that nobody rejected."""
        places, parties = self._places(), self._parties()
        return [act for act in (self._act(row, places, parties) for row in self._rows(CLAIM)) if act.places]

    def taking(self) -> tuple[list[Act], list[Link]]:
        """The claims that take a stance, without their words, places and targets, and which of them repeat which."""
        acts, links = [], []
        for *row, told in self._rows(TAKING):
            acts.append(act := self._taking_act(*row))
            links += [Link(act.id, target, "repeats", rule=rule) for target, rule in told or ()]
        return acts, links

    def links(self) -> list[Link]:
        """The links between them that nobody rejected."""
        return [Link(str(source), str(target), *rest) for source, target, *rest in self._rows(LINKS)]

    def days(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The first and the last day on which any of them was said; None where no day is known."""
        return self._rows(DAYS)[0]

    def issues(self) -> tuple[list[PropositionValue], list[Ruling]]:
        """What is at issue, as far as people have confirmed it, and what analysts have overruled, the earliest first."""
        propositions, rulings = {}, []
        for status, *row in self._rows(ISSUES):
            if status == "confirmed" and row[0] not in propositions:
                propositions[row[0]] = build_proposition(*row[:5], banner_of(row[5]))
            if row[6]:
                rulings.append(Ruling(*row[6:-1], banner_of(row[-1])))
        return list(propositions.values()), sorted(rulings, key=lambda ruling: ruling.since)

    def _rows(self, sql: str) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute((self.before + sql.replace("{claims}", self.of)).strip(), self.values)
            return cursor.fetchall()

    def _taking_act(
        self, pk: str, kind: str, entity: str | None, name: str, country: str, official: bool, rank: int, day: datetime.date | None,
        precision: str, basis: str, marking: int, stance: str, proposition: str, rule: str, reason: str, document: str,
        order: int,
    ) -> Act:  # fmt: skip
        claimant = _speaker(entity, name, country, official, self.ladder.get(rank, rank)) if entity or name else None
        return make_act(
            id=pk, kind=kind, claimant=claimant, day=day, precision=precision or "none", basis=basis, stance=stance,
            marking=banner_of(marking), proposition=proposition, stance_rule=rule, reason=reason or None,
            document=document, order=order,
        )  # fmt: skip

    def _act(self, row: tuple, places: dict[Key, list[Place]], parties: dict[Key, list[Actor]]) -> Act:
        pk, kind, *who, content, terms, reason, negated, day, precision, basis, status, confidence, marking = row[:19]
        who[-1] = self.ladder.get(who[-1], who[-1])
        stance, proposition, rule, why = row[19:]
        stands = tuple(places.get(pk, ()))
        first = stands[0] if stands else Place("")
        return make_act(
            id=str(pk), kind=kind, claimant=_claimant(*who), targets=tuple(parties.get(pk, ())), content=content,
            terms=frozenset(terms), day=day, precision=precision or "none", basis=basis, negated=negated,
            reason=why or reason or None, reviewed=status == "confirmed", confidence=confidence,
            marking=banner_of(marking), stance=stance, proposition=str(proposition) if proposition else None,
            stance_rule=rule or "", document=first.document, order=first.order, quote=first.quote,
            url=f"{first.url}#claim-{pk}", source=first.source, via=first.via, places=stands,
        )  # fmt: skip

    def _places(self) -> dict[Key, list[Place]]:
        found: dict[Key, list[Place]] = defaultdict(list)
        urls: dict[Key, str] = {}
        for pk, document, order, quote, *via, via_name, title, source, kind, marking, published in self._rows(PLACES):
            url = urls.get(document) or urls.setdefault(document, reverse("claims:document", args=[document]))
            reported = _actor(*via, via_name, "") if via_name else None
            place = Place(
                str(document), order, quote, url, source or title, kind, reported, banner_of(marking), published
            )
            found[pk].append(place)
        return found

    def _parties(self) -> dict[Key, list[Actor]]:
        found: dict[Key, list[Actor]] = defaultdict(list)
        for pk, *entity, name, country in self._rows(PARTIES):
            found[pk].append(_actor(*entity, name, country))
        return found


def build_proposition(
    pk: Key | str, text: str, terms: Iterable[str], accusers: Iterable[str], accused: Iterable[str], marking: str = ""
) -> PropositionValue:
    """The value of one proposition; its terms are those of its sentence and those added by hand."""
    words = find_terms(text) | find_terms(" ".join(terms))
    return PropositionValue(str(pk), text, words, frozenset(accusers), frozenset(accused), marking)


@lru_cache(maxsize=2000)
def _speaker(entity: str | None, name: str, country: str, official: bool, rank: int) -> Actor:
    """As much of a claimant as a position asks for."""
    return Actor(entity or f"{country}:{name}".casefold(), name, country or None, official, rank)


def _claimant(pk: Key | None, entity: str | None, kind: str | None, name: str, *rest: object) -> Actor | None:
    return _actor(pk, entity, kind, name, *rest) if name or pk else None


@lru_cache(maxsize=10_000)
def _actor(
    pk: Key | None, entity: str | None, kind: str | None, name: str, country: str, official: bool = False, rank: int = 0
) -> Actor:
    """Somebody known by their entity, or an unnamed party known by country and words."""
    key = str(pk) if pk else f"{country}:{name}".casefold()
    return Actor(key, entity or name, country or None, official, rank, kind or "organisation")
