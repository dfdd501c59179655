"""The claims of a story that ten papers print count once, and a further copy changes nothing."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cables.access import visible_to
from cables.copies import save_copies
from claims.links import find_links
from claims.models import ClaimLink
from claims.positions import build_positions
from claims.reprints import RULE, set_apart
from claims.snapshot import Snapshot
from claims.tellings import Tellings, count_reporters, gather_tellings
from claims.values import Act, Place
from tests.claims.acts import NORLAND, OVERFISHING, SUDLAND_EMBASSY, TRAWLER, WESTLAND, act
from tests.rows import make_claim, make_dispute, make_document, make_entity, settle

STORY = [
    act("a", "accusation", NORLAND, TRAWLER, says="took herring beyond the quota", day="2026-03-01", order=1),
    act("b", "denial", SUDLAND_EMBASSY, NORLAND, says="called it baseless", day="2026-03-01", order=2),
    act("c", "accusation", NORLAND, TRAWLER, says="took herring beyond the quota", day="2026-03-01", order=3),
    act("d", "support", WESTLAND, NORLAND, says="backed the herring quota", day="2026-03-01", order=4),
]
EARLIER = act(
    "first", "accusation", NORLAND, TRAWLER, says="herring boats took more than their quota", day="2026-02-10"
)
PARTS = st.integers(0, 2 ** len(STORY) - 1)  # which of them a paper prints


def printed(paper: str, acts: list[Act], days: int = 0, marking: str = "UNCLASSIFIED") -> list[Act]:
    """The acts as a paper of that day tells of them."""
    return [
        replace(
            one, id=f"{paper}{one.id}", document=paper, marking=marking, basis="document",
            day=date(2026, 3, 1) + timedelta(days), places=(Place(paper, one.order, one.quote, source=paper),),
        )
        for one in acts
    ]  # fmt: skip


def gather(*papers: list[Act]) -> Tellings:
    """All that copies of one story tell, after what was said before."""
    acts = [EARLIER, *(one for paper in papers for one in paper)]
    names = frozenset(paper[0].document for paper in papers if paper)
    return gather_tellings(acts, find_links(acts, {name: names - {name} for name in names}))


@given(st.lists(st.tuples(PARTS, st.integers(0, 40)), max_size=5))
def test_a_further_copy_moves_no_position_and_makes_no_act(copies):
    first = printed("p0", STORY)
    papers = [
        printed(f"p{n}", [one for i, one in enumerate(STORY) if part >> i & 1], days)
        for n, (part, days) in enumerate(copies, 1)
    ]
    alone, together = gather(first), gather(first, *papers)
    assert [one.id for one in together.acts] == [one.id for one in alone.acts]
    assert set(together.links) == set(alone.links)
    positions = [build_positions(each.acts, [OVERFISHING]) for each in (alone, together)]
    assert positions[0] == positions[1]


def test_ten_papers_are_ten_places_of_one_act_by_one_reporter():
    papers = [printed(f"p{n}", [STORY[0]], days=n) for n in range(10)]
    acts = {one.id: one for one in gather(*papers).acts}
    assert set(acts) == {"first", "p0a"}
    assert (len(acts["p0a"].places), count_reporters(acts["p0a"])) == (10, 1)


def test_papers_that_are_no_copies_tell_of_acts_of_their_own():
    papers = [*printed("p0", STORY[:1]), *printed("p1", STORY[:1], days=20)]
    assert set_apart(papers, {}) == (papers, [])
    assert len(gather_tellings(papers, find_links(papers)).acts) == 2


def test_another_speaker_of_the_same_words_is_another_act():
    other = [replace(one, claimant=WESTLAND) for one in printed("p1", STORY[:1])]
    kept, links = set_apart([*printed("p0", STORY[:1]), *other], {"p0": frozenset({"p1"}), "p1": frozenset({"p0"})})
    assert (len(kept), links) == (2, [])


def test_what_stands_for_a_copy_is_seen_by_all_its_readers():
    """A public paper is answered itself, although a secret one printed the story before."""
    secret, public = printed("p0", STORY[:1], marking="SECRET"), printed("p1", STORY[:1], days=1)
    copies = {"p0": frozenset({"p1"}), "p1": frozenset({"p0"})}
    kept, links = set_apart([*secret, *public], copies)
    assert [one.id for one in kept] == ["p0a", "p1a"]
    assert [(link.source, link.target, link.rule) for link in links] == [("p1a", "p0a", RULE)]


def test_copies_read_from_the_database_count_once(see_all, analyst):
    norland, sudland = make_entity("Norland", "NO"), make_entity("Sudland", "SE")
    words = (
        "Norland accused Sudland of taking more herring from the western banks than the quota of last spring allows."
    )
    more = "Ferries run late. Both sides met in the harbour town of Brekke, and nobody would say more about it that day, or the next."
    dispute = make_dispute()
    for number in range(3):
        document = make_document(
            ("UNCLASSIFIED", words), ("UNCLASSIFIED", more), title=f"Paper {number}", dispute=dispute
        )
        make_claim(document, words, "accusation", norland, sudland, day=f"2026-03-1{4 * number // 2}")
        save_copies(document.current, None)
        settle(dispute)
        with visible_to(analyst):
            snapshot = Snapshot(dispute)
            (only,) = snapshot.acts
            stance = [(p.country, p.stance, p.since, len(p.evidence)) for p in snapshot.positions if p.country == "NO"]
        assert len(only.places) == number + 1
        assert stance == [("NO", "affirms", date(2026, 3, 10), 1)]
    assert set(ClaimLink.objects.values_list("rule", flat=True)) == {RULE}
