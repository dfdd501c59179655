"""How near claims and propositions are in meaning: a vector of each is stored once, and Postgres compares some of them.

The worker computes a vector when a claim is stored or a proposition has new words; pages only compare what is stored,
and only few pairs: those that parties and days have left. A vector lies under the marking of its claim or proposition.
"""

import hashlib
import uuid
from collections.abc import Iterable

import numpy as np
from django.db import connection

from .models import Claim, ClaimMeaning, Dispute, PropositionMeaning
from .nlp.meaning import encode

SCALE = 1000  # vectors are stored in thousandths, as small integers
BATCH = 256
Pair = tuple[str, str]
Owner = tuple[
    uuid.UUID, str, int, str | None
]  # of a vector: its id, its words, its marking, the digest of words encoded
# Both vectors have length one, so the sum of the products is the cosine.
COMPARE = """
SELECT p.one::text, p.other::text, (
    SELECT sum(v.x::integer * v.y) FROM unnest(a.vector, b.vector) AS v (x, y)
)::float / {scale}
FROM unnest(%(ones)s::uuid[], %(others)s::uuid[]) AS p (one, other)
JOIN claims_claimmeaning a ON a.claim_id = p.one JOIN {table} b ON b.{key} = p.other
"""
UPSERT = """
INSERT INTO {table} ({key}, vector, digest, marking_id)
SELECT key, vector::smallint[], digest, marking FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::bigint[])
    AS given (key, vector, digest, marking)
ON CONFLICT ({key}) DO UPDATE SET vector = EXCLUDED.vector, digest = EXCLUDED.digest, marking_id = EXCLUDED.marking_id
"""
FOLLOW = """
UPDATE {table} m SET marking_id = o.marking_id FROM {owner} o
WHERE o.id = m.{key} AND o.marking_id <> m.marking_id AND o.id = ANY(%s::uuid[])
"""


def store_claim_meanings(claims: Iterable[uuid.UUID]) -> None:
    """Give some claims the vectors of their contents that they lack. Needs full visibility."""
    found = Claim.objects.filter(pk__in=claims)
    _store(ClaimMeaning, "claim_id", found.values_list("pk", "content", "marking_id", "meaning__digest"))


def store_proposition_meanings(dispute: Dispute) -> None:
    """Give the propositions of a dispute the vectors of their sentences that they lack. Needs full visibility."""
    rows = dispute.propositions.values_list("pk", "text", "marking_id", "meaning__digest")
    _store(PropositionMeaning, "proposition_id", rows)


def compare_claims(pairs: Iterable[Pair]) -> dict[Pair, float]:
    """How alike in meaning the claims of each pair are, from -1 to 1; pairs of which one has no vector are left out."""
    return _compare(pairs, ClaimMeaning, "claim_id")


def compare_with_propositions(pairs: Iterable[Pair]) -> dict[Pair, float]:
    """The same for pairs of a claim and a proposition."""
    return _compare(pairs, PropositionMeaning, "proposition_id")


def _compare(pairs: Iterable[Pair], model: type[ClaimMeaning | PropositionMeaning], key: str) -> dict[Pair, float]:
    pairs = list(pairs)
    if not pairs:
        return {}
    sql = COMPARE.format(scale=SCALE**2, table=model._meta.db_table, key=key)
    with connection.cursor() as cursor:
        cursor.execute(sql, {"ones": [one for one, _ in pairs], "others": [other for _, other in pairs]})
        return {(one, other): alike for one, other, alike in cursor.fetchall()}


def _store(model: type[ClaimMeaning | PropositionMeaning], key: str, rows: Iterable[Owner]) -> None:
    """Encode what has no vector of its present words, and let markings follow those of the owners."""
    lacking, kept = [], []
    for pk, text, marking, known in rows:
        digest = hashlib.sha256(text.encode()).hexdigest()
        if digest != known and text.strip():
            lacking.append((pk, text, digest, marking))
        elif known:
            kept.append(pk)
    table, owner = model._meta.db_table, model._meta.pk.related_model._meta.db_table
    for start in range(0, len(lacking), BATCH):
        pks, texts, digests, markings = map(list, zip(*lacking[start : start + BATCH], strict=True))
        vectors = np.rint(SCALE * np.asarray(encode(texts))).astype(int)
        # As text: to adapt numbers one by one costs more than to find the vectors.
        written = [f"{{{','.join(map(str, vector))}}}" for vector in vectors.tolist()]
        _execute(UPSERT.format(table=table, key=key), [pks, written, digests, markings])
    if kept:
        _execute(FOLLOW.format(table=table, owner=owner, key=key), [kept])


def _execute(sql: str, values: list[object]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
