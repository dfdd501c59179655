"""Proposals to take two entities for one: made with each document, decided by people, undone exactly, hidden with what is hidden."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cables.access import everything_visible, visible_to
from cables.markings import MarkingValue
from cables.models import Marking
from entities.drafts import EntityValue, MentionDraft
from entities.merging import accept_merge, propose_merges, reject_merge, undo_merge
from entities.models import (
    Alias,
    Entity,
    EntityMerge,
    Mention,
    MergeEvidence,
    NameKey,
    members_of,
    names_of,
    survivor_of,
)
from entities.services import save_mentions
from tests.rows import make_document


class Reading:
    """As much of a Doc as the stage of mentions asks for: who is named by which words."""

    def __init__(self, text: str, names: dict[str, EntityValue]) -> None:
        self._ = self
        self.mentions = tuple(
            MentionDraft(text.index(words), text.index(words) + len(words), words, "ORG", value, "test", 0.9, 0, 0)
            for words, value in names.items()
        )


def tell(*portions: tuple[str, str], **names: EntityValue) -> dict[str, Entity]:
    """Read a document that names somebody (`_` in a keyword stands for a space), with the proposals that follow from it."""
    document = make_document(*portions)
    revision = document.revisions.last()
    doc = Reading(revision.text, {words.replace("_", " "): value for words, value in names.items()})
    for _ in range(2):  # delivered twice
        save_mentions(revision, doc)
        propose_merges(revision, doc)
    return {mention.text: mention.entity for mention in Mention.objects.filter(revision=revision)}


def company(name: str, country: str | None = "NZ", kind: str = "company") -> EntityValue:
    return EntityValue(name, kind, country)


def test_writings_of_one_name_need_no_decision(see_all):
    first = tell(("UNCLASSIFIED", "Tidewell Labs objected."), Tidewell_Labs=company("Tidewell Labs"))
    value = company("TIDEWELL LABS, INC", None, "organisation")
    second = tell(("UNCLASSIFIED", "TIDEWELL LABS OBJECTED."), TIDEWELL_LABS=value)
    assert first["Tidewell Labs"] == second["TIDEWELL LABS"]
    assert not EntityMerge.objects.exists()


def test_what_only_may_be_the_same_waits_for_a_person(see_all):
    told = tell(("UNCLASSIFIED", "Tidewell Labs objected."), Tidewell_Labs=company("Tidewell Labs"))
    bare = tell(("UNCLASSIFIED", "Tidewell objected."), Tidewell=company("Tidewell", None))
    assert told["Tidewell Labs"] != bare["Tidewell"]
    merge = EntityMerge.objects.get()
    assert (merge.merged, merge.survivor) == (bare["Tidewell"], told["Tidewell Labs"])
    assert (merge.status, merge.rule, merge.decided_by) == ("suggested", "short form", None)
    assert {row.mention.entity for row in merge.evidence.all()} == {merge.merged, merge.survivor}
    assert merge.events.count() == 1


def test_a_name_in_a_later_document_is_not_taken_for_an_alias_of_an_earlier_one(see_all):
    minister, bare = (EntityValue(name, "person", "FR", True, 4) for name in ("Claire Moreau", "Moreau"))
    earlier = tell(("UNCLASSIFIED", "Moreau left. Claire Moreau stayed."), Moreau=minister, Claire_Moreau=minister)
    later = tell(("UNCLASSIFIED", "Moreau spoke."), Moreau=bare)
    assert earlier["Moreau"].name == "Claire Moreau"
    assert later["Moreau"].name == "Moreau"
    assert "A document calls Claire Moreau “Moreau”." in EntityMerge.objects.get().reason


def test_initials_in_brackets_are_a_name(see_all):
    text = "The National Electricity Board (NEB) met."
    board = tell(
        ("UNCLASSIFIED", text), National_Electricity_Board=company("National Electricity Board", "NZ", "organisation")
    )
    entity = board["National Electricity Board"]
    assert names_of(entity) == ["NEB", "National Electricity Board"]
    tell(("UNCLASSIFIED", "NEB met."), NEB=company("NEB", None, "organisation"))
    merge = EntityMerge.objects.get()
    assert merge.rule == "initials that a document introduces"
    assert "“NEB”" in merge.reason


def test_a_word_broken_by_a_line_is_no_other_name(see_all):
    value = company("Tidewell Labs")
    text = "TIDE-\nWELL LABS OBJECTED."
    found = tell(("UNCLASSIFIED", text), **{"TIDE-\nWELL_LABS": value})
    assert names_of(next(iter(found.values()))) == ["Tidewell Labs"]


def test_a_rejected_pair_is_never_proposed_again(see_all, analyst):
    tell(("UNCLASSIFIED", "Tidewell Labs objected."), Tidewell_Labs=company("Tidewell Labs"))
    tell(("UNCLASSIFIED", "Tidewell objected."), Tidewell=company("Tidewell", None))
    reject_merge(EntityMerge.objects.get(), analyst)
    tell(("UNCLASSIFIED", "Tidewell objected anew."), Tidewell=company("Tidewell", None))
    assert [(merge.status, merge.decided_by) for merge in EntityMerge.objects.all()] == [("rejected", analyst)]


def test_a_proposal_whose_reason_is_gone_goes_unless_a_person_decided(see_all, analyst):
    tell(("UNCLASSIFIED", "Tidewell Labs objected."), Tidewell_Labs=company("Tidewell Labs"))
    bare = tell(("UNCLASSIFIED", "Tidewell objected."), Tidewell=company("Tidewell", None))["Tidewell"]
    for decide, left in ((accept_merge, 1), (None, 0)):
        merge = EntityMerge.objects.get()
        if decide:
            decide(merge, analyst)
        else:
            undo_merge(merge)
        Entity.objects.filter(pk=bare.pk).update(name="Quite Another")
        NameKey.objects.filter(entity=bare).delete()
        propose_merges(Mention.objects.get(entity=bare).revision, None)
        assert EntityMerge.objects.count() == left


def test_what_cannot_be_one_is_refused_with_a_sentence(see_all, analyst):
    tell(("UNCLASSIFIED", "Orion objected."), Orion=company("Orion Line", "NZ"))
    tell(("UNCLASSIFIED", "Orion objected."), Orion=company("Orion Line", "PE"))
    tell(("UNCLASSIFIED", "Orion objected."), Orion=company("Orion Line", None))
    first, second = EntityMerge.objects.order_by("pk")
    accept_merge(first, analyst)
    with pytest.raises(ValueError, match="belongs to"):
        accept_merge(second, analyst)
    reject_merge(second, analyst)


@pytest.mark.parametrize("called", ["Orion", "Orion {}"])
def test_a_short_name_that_fits_many_is_no_question(see_all, called):
    tell(("UNCLASSIFIED", "Orion objected."), Orion=company("Orion", None))
    for n, place in enumerate(("Alpine", "Baltic", "Celtic"), 1):
        tell_of(called, place)
        assert EntityMerge.objects.count() == n
    tell_of(called, "Nordic")
    assert not EntityMerge.objects.exists()


def test_what_is_hidden_takes_no_question_away(see_all):
    tell(("UNCLASSIFIED", "Orion objected."), Orion=company("Orion", None))
    tell_of("Orion {}", "Alpine")
    for place in ("Baltic", "Celtic", "Nordic"):
        tell_of("Orion {}", place, "SECRET")
    assert [str(merge.marking) for merge in EntityMerge.objects.all()] == ["UNCLASSIFIED"]


def tell_of(called: str, place: str, banner: str = "UNCLASSIFIED") -> None:
    """Read a document of Orion Alpine, Orion Baltic ... that is called so, or only Orion."""
    name = called.format(place)
    tell((banner, f"{name} objected."), **{name: company(f"Orion {place}")})


# ------------------------------------------------------------------ accept and undo


def make_merge(one: Entity, other: Entity, banner: str = "UNCLASSIFIED") -> EntityMerge:
    marking = Marking.objects.of(MarkingValue(banner))
    return EntityMerge.objects.create(merged=one, survivor=other, rule="test", reason="Test.", marking=marking)


def state() -> list[object]:
    """Everything that a merge could change: the rows themselves, and what is read of them."""
    rows = [list(model.objects.order_by("pk").values()) for model in (Entity, Alias, Mention, NameKey, MergeEvidence)]
    merges = list(EntityMerge.objects.order_by("pk").values())
    read = [(e.pk, survivor_of(e).pk, members_of(e.pk), names_of(e), e.mention_count)
            for e in Entity.objects.with_counts().order_by("pk")]  # fmt: skip
    return [rows, merges, read, list(Entity.objects.standing().order_by("pk").values_list("pk", flat=True))]


@pytest.fixture
def four(see_all):
    found = [
        next(iter(tell(("UNCLASSIFIED", f"{name} objected."), **{name: company(name)}).values()))
        for name in ("Aster", "Birch", "Cedar", "Dahlia")
    ]
    merges = [make_merge(one, other) for one, other in itertools.combinations(found, 2)]
    return found, merges


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 5), max_size=8))
def test_undoing_whatever_was_accepted_in_any_order_restores_everything(four, analyst, steps):
    """Each step accepts a merge, or undoes it where it is accepted; a second walk undoes the rest in another order."""
    _, merges = four
    before, seen = state(), {}
    accepted: set[int] = set()
    for step in steps:
        merges[step].refresh_from_db()
        if step in accepted:
            undo_merge(merges[step])
        else:
            accept_merge(merges[step], analyst)
        accepted ^= {step}
        now = state()[2:]
        assert seen.setdefault(frozenset(accepted), now) == now
    for step in sorted(accepted, reverse=True):
        undo_merge(merges[step])
    assert state() == before


def test_all_that_is_one_has_one_survivor_and_counts_once(four, analyst):
    (aster, birch, cedar, dahlia), merges = four
    for merge in (merges[0], merges[3]):  # Aster into Birch, Birch into Cedar
        accept_merge(merge, analyst)
    assert {survivor_of(entity) for entity in (aster, birch, cedar)} == {cedar}
    assert set(members_of(birch.pk)) == {aster.pk, birch.pk, cedar.pk}
    counts = {entity.name: entity.mention_count for entity in Entity.objects.standing().with_counts()}
    assert counts == {"Cedar": 3, "Dahlia": 1}
    assert list(Entity.objects.standing().named("aster")) == [cedar]
    assert names_of(cedar) == ["Aster", "Birch", "Cedar"]
    assert dahlia in Entity.objects.standing()


# ------------------------------------------------------------------ access


def test_a_merge_that_may_not_be_seen_changes_nothing(db, analyst, visitor):
    with everything_visible():
        found = {}
        for name, banner in (("Aster", "UNCLASSIFIED"), ("Birch", "UNCLASSIFIED"), ("Cedar", "SECRET")):
            found |= tell((banner, f"{name} objected."), **{name: company(name)})
        secret = make_merge(found["Aster"], found["Birch"], "SECRET")
        hidden = make_merge(found["Cedar"], found["Birch"], "SECRET")
        for merge in (secret, hidden):
            accept_merge(merge, analyst)
    with visible_to(visitor):
        assert survivor_of(found["Aster"]) == found["Aster"]
        assert members_of(found["Birch"].pk) == [found["Birch"].pk]
        assert names_of(found["Birch"]) == ["Birch"]
        counts = {entity.name: entity.mention_count for entity in Entity.objects.standing().with_counts()}
        assert counts == {"Aster": 1, "Birch": 1}
        assert not EntityMerge.objects.exists()
    with visible_to(analyst):
        assert {survivor_of(entity) for entity in found.values()} == {found["Birch"]}


def test_what_a_secret_name_shows_is_proposed_under_secret(db, visitor, analyst):
    with everything_visible():
        tell(("UNCLASSIFIED", "Tidewell Labs objected."), ("SECRET", "Red Kite objected."),
             Tidewell_Labs=company("Tidewell Labs"), Red_Kite=company("Tidewell Labs"))  # fmt: skip
        tell(("UNCLASSIFIED", "Red Kite objected."), Red_Kite=company("Red Kite"))
        merge = EntityMerge.objects.get()
        assert str(merge.marking) == "SECRET"
        assert {str(row.marking) for row in merge.evidence.all()} == {"SECRET"}
    with visible_to(visitor):
        assert not EntityMerge.objects.exists()
        assert not MergeEvidence.objects.exists()
        assert not NameKey.objects.filter(key="=red kite", entity__name="Tidewell Labs").exists()
    with visible_to(analyst):
        assert EntityMerge.objects.exists()
