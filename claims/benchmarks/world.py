"""A made-up world to measure with: as many claims as wanted, consistent in every table, the same for the same seed.

The database makes the rows itself (`world_rows`). So that a million claims take minutes, the triggers of the tables rest
meanwhile, within the one transaction and under the lock that this takes: events are written by one statement for each
table, with the moment at which the row would have been held, and what the triggers would have refused is looked for at
the end. Indexes that guard nothing are made anew afterwards.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.db import connection
from django.db.backends.utils import CursorWrapper

from cables.access import everything_visible
from cables.markings import LEVELS, MarkingValue
from cables.models import Document, Marking, Source
from claims.models import Dispute
from entities.drafts import EntityValue
from entities.gazetteer import countries, functions, office_of
from entities.services import KnownEntities

from . import world_rows

TABLES = (
    "cables_document", "cables_revision", "cables_paragraph", "claims_dispute", "claims_proposition",
    "claims_disputedocument", "claims_claim", "claims_claimparty", "claims_appearance", "claims_stance",
    "claims_claimlink",
)  # fmt: skip
EVENTS = tuple(f"claims_{name}event" for name in world_rows.HELD)
ABOUT_IN_DISPUTE = 500
Say = Callable[[str], None]


@dataclass(frozen=True)
class World:
    """How large it is: `in_dispute` claims in the dispute `world-<in_dispute>`, the others spread over `disputes`."""

    claims: int
    in_dispute: int = 500
    disputes: int = 0
    seed: int = 7
    countries: int = 60
    propositions: int = 3

    def __post_init__(self) -> None:
        if not 0 < self.in_dispute <= self.claims:
            raise ValueError("The dispute holds at least one claim, and no more than there are.")
        if not 6 <= self.countries <= len(countries()):
            raise ValueError(f"From 6 to {len(countries())} countries take part.")
        others = self.claims - self.in_dispute
        object.__setattr__(self, "disputes", self.disputes or max(1, round(others / ABOUT_IN_DISPUTE)))

    @property
    def slug(self) -> str:
        """The dispute of which the size is known."""
        return f"world-{self.in_dispute}"


class Occupied(Exception):
    """The database holds something else; the message says what to do."""


def make_world(world: World, say: Say = lambda step: None, *, into_existing: bool = False) -> None:
    """Fill the database. Occupied where it holds documents of another make, or this world already."""
    with everything_visible():
        _refuse(world, into_existing)
        values = _values(world)
        with connection.cursor() as cursor:
            _make_ingredients(cursor, world)
            # Keys are checked with each statement: tables that wait for checks can neither be altered nor indexed.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL work_mem = '128MB'")
            with _triggers_at_rest(cursor), _indexes_afterwards(cursor, say):
                for step, statements in world_rows.STEPS.items():
                    say(step)
                    for statement in statements:
                        cursor.execute(statement, values)
                _write_events(cursor, say)
            _check(cursor)
            cursor.execute(f"DROP TABLE {', '.join(world_rows.STAGING)}")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    _analyse(say)


def _refuse(world: World, into_existing: bool) -> None:
    if Dispute.objects.filter(slug=world.slug).exists():
        raise Occupied(f"The dispute {world.slug} is there already; take an empty database.")
    if not into_existing and Document.objects.exclude(intake__has_key="world").exists():
        raise Occupied("The database holds documents that are not made up; --into-existing puts the world among them.")


def _values(world: World) -> dict[str, object]:
    return {
        "claims": world.claims, "in_dispute": world.in_dispute, "disputes": world.disputes, "seed": str(world.seed),
        "countries": world.countries, "propositions": world.propositions, "topics": len(world_rows.TOPICS),
        "sources": len(world_rows.SOURCES),
    }  # fmt: skip


def _make_ingredients(cursor: CursorWrapper, world: World) -> None:
    """Temporary tables of who acts, in which role, on what, under which marking, and told by whom."""
    actors = _actors(world)
    known = KnownEntities(actors).built_in
    _fill(
        cursor, "world_actor (i int, entity_id uuid, name text, code text, authority int)",
        ((i, known[actor].pk, actor.name, actor.country, actor.authority) for i, actor in enumerate(actors)),
    )  # fmt: skip
    _fill(
        cursor, "world_role (i int, kind text, stance text, verb text, joint text)",
        ((i, *role) for i, role in enumerate(world_rows.ROLES)),
    )  # fmt: skip
    _fill(cursor, "world_topic (i int, text text)", enumerate(world_rows.TOPICS))
    _fill(cursor, "world_marking (rank int, least int, most int, marking_id bigint)", _markings())
    _fill(cursor, "world_source (i int, id uuid)", _sources(world))


def _actors(world: World) -> list[EntityValue]:
    """The countries, then the foreign ministry of each."""
    states = list(countries().values())[: world.countries]
    ministry = functions()["foreign-ministry"]
    return [*(state.entity for state in states), *(office_of(state.code, ministry) for state in states)]


def _markings() -> Iterator[tuple[object, ...]]:
    least = 0
    for rank, (most, level, caveats) in enumerate(world_rows.MARKINGS):
        yield rank, least, most, Marking.objects.of(MarkingValue(LEVELS[level], frozenset(caveats))).pk
        least = most


def _sources(world: World) -> Iterator[tuple[object, ...]]:
    public = Marking.objects.of(MarkingValue(LEVELS[0]))
    for i, name in enumerate(world_rows.SOURCES):
        pk = uuid.uuid5(uuid.NAMESPACE_OID, f"{world.seed}:{name}")
        yield i, Source.objects.get_or_create(name=name, marking=public, defaults={"id": pk})[0].pk


def _fill(cursor: CursorWrapper, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    rows = list(rows)  # whatever they need is made before the copying begins
    cursor.execute(f"CREATE TEMPORARY TABLE {table} ON COMMIT DROP")
    with cursor.copy(f"COPY {table.split()[0]} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


@contextmanager
def _triggers_at_rest(cursor: CursorWrapper) -> Iterator[None]:
    """Without the triggers of ours; an error undoes this with the rest of the transaction."""
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@contextmanager
def _indexes_afterwards(cursor: CursorWrapper, say: Say) -> Iterator[None]:
    """Without the indexes that make nothing unique: built at once they take a fraction of the time."""
    cursor.execute(
        """SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
        WHERE indrelid = ANY(%s::regclass[]) AND NOT indisunique ORDER BY 1""",
        [[*TABLES, *EVENTS]],
    )
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    say("indexes")
    for _, definition in indexes:
        cursor.execute(definition)


def _write_events(cursor: CursorWrapper, say: Say) -> None:
    """What the triggers would have written, as of the moment that each row would have come."""
    say("events")
    for name, held in world_rows.HELD.items():
        event = apps.get_model("claims", f"{name}event")
        columns = [field.column for field in event._meta.fields if not field.name.startswith("pgh_")]
        names = ", ".join(f'"{column}"' for column in columns)
        values = ", ".join(f'r."{column}"' for column in columns)
        key = {"claimlink": "source_id", "claim": "id"}.get(name, "claim_id")
        made = "" if held.startswith("r.") else f"JOIN claims_claim c ON c.id = r.{key}"
        cursor.execute(
            f"""INSERT INTO claims_{name}event (pgh_created_at, pgh_label, pgh_obj_id, {names})
            SELECT {held}, 'insert', r.id, {values} FROM claims_{name} r {made}
            WHERE NOT EXISTS (SELECT FROM claims_{name}event e WHERE e.pgh_obj_id = r.id) ORDER BY r.id"""
        )


def _check(cursor: CursorWrapper) -> None:
    cursor.execute(world_rows.NOT_STANDING)
    if wrong := cursor.fetchone()[0]:
        raise RuntimeError(f"{wrong} quotes of the world do not stand in their paragraphs.")


def _analyse(say: Say) -> None:
    """Statistics, and pages marked as all visible, as a database that lives has them."""
    say("statistics")
    in_transaction = connection.in_atomic_block
    with connection.cursor() as cursor:
        for table in (*TABLES, *EVENTS, "entities_entity"):
            cursor.execute(f"{'ANALYZE' if in_transaction else 'VACUUM (ANALYZE)'} {table}")
