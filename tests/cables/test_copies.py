"""The same story in several papers: found when read, and shown to each reader as far as they may see the papers."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse

from cables import copies as copying
from cables import services
from cables.access import everything_visible, visible_to
from cables.copies import find_copies, save_copies
from cables.intake import Intake, ingest
from cables.models import Copy, CopySignature, Document
from tests.pages import signed_in
from tests.readings import STAGES, PlainReading
from tests.rows import make_document

STORY = [
    "Norland accused Sudland of taking more herring in the western banks than the two had agreed upon last spring.",
    "The fisheries minister told parliament that inspectors had counted forty trawlers without lights in one night.",
    "An embassy official answered that every vessel carried a licence and that the count rested on a single picture.",
    "Talks between both capitals are to go on in the harbour town of Brekke once the winter storms are over.",
]
OTHER = [
    "Ferry companies along the coast expect delays after a strike of pilots was called for the end of this week.",
    "Their union asks for longer pauses between two watches, which the owners say no small company could ever afford.",
    "Passengers who booked a crossing may have their money back, or take the bridge that was opened in the autumn.",
]


@pytest.fixture(autouse=True)
def _plain(settings, monkeypatch) -> None:
    """Read by names and verbs alone."""
    settings.STAGES = [*STAGES, "cables.copies.save_copies"]
    monkeypatch.setattr(services, "read", PlainReading)


def paper(*paragraphs: str, name: str = "Daily", banner: str = "UNCLASSIFIED") -> Document:
    """An article that was read."""
    document = make_document(*((banner, words) for words in paragraphs), title=name)
    compare(document)
    return document


def compare(document: Document) -> None:
    with everything_visible():
        document.current.document = document
        save_copies(document.current, None)


def titles(document: Document) -> list[str]:
    return sorted(each.document.title for each in find_copies(document))


def test_a_story_in_ten_papers_is_one_cluster(see_all):
    papers = [paper(f"Paper {n} says good morning.", *STORY[: 3 + n % 2], name=f"Paper {n}") for n in range(10)]
    paper(*OTHER, name="Ferries")
    for each in papers:
        assert titles(each) == sorted(f"Paper {n}" for n in range(10) if papers[n] != each)


def test_shares_tell_how_much_is_in_the_other(see_all):
    whole, half = paper(*STORY, *OTHER), paper(*STORY)
    (cut,), (full,) = find_copies(whole), find_copies(half)
    assert full.share == 1.0
    assert 0.5 < cut.share < 0.65


def test_comparing_again_changes_no_row(see_all):
    papers = [paper(*STORY), paper(*STORY[:3])]
    before = list(Copy.objects.order_by("pk").values()), list(CopySignature.objects.order_by("pk").values_list("bands"))
    for each in papers:
        compare(each)
    after = list(Copy.objects.order_by("pk").values()), list(CopySignature.objects.order_by("pk").values_list("bands"))
    assert before == after


def test_short_texts_are_copies_only_if_equal(see_all):
    one, same = paper("All talks are off."), paper("All talks are OFF")
    paper("All talks are on.", name="On")
    assert [each.document for each in find_copies(one)] == [same]


def test_a_hidden_copy_shows_nowhere(see_all, visitor, analyst):
    seen, copy = paper(*STORY, name="Seen"), paper(*STORY, name="Copy")
    hidden = paper(*STORY, name="Hidden", banner="SECRET")
    with visible_to(visitor):
        assert titles(seen) == ["Copy"]
        assert Copy.objects.count() == 2
    with visible_to(analyst):
        assert titles(seen) == ["Copy", "Hidden"]
    browser = signed_in(visitor)
    page = browser.get(reverse("claims:document", args=[seen.pk])).text
    assert "Copies of this text (1)" in page
    assert "Hidden" not in page
    assert [each["title"] for each in browser.get(f"/api/v1/documents/{seen.pk}/").json()["copies"]] == ["Copy"]
    assert browser.get(reverse("cables:copy", args=[seen.pk, copy.pk])).status_code == 200
    assert browser.get(reverse("cables:copy", args=[seen.pk, hidden.pk])).status_code == 404
    assert browser.get(reverse("cables:copy", args=[hidden.pk, seen.pk])).status_code == 404


def test_two_papers_that_only_a_hidden_one_ties_are_no_copies_to_its_strangers(see_all, visitor, analyst):
    first, last = paper(*STORY, name="First"), paper(*OTHER, name="Last")
    paper(*STORY, *OTHER, name="Both", banner="SECRET")
    with visible_to(visitor):
        assert find_copies(first) == []
    with visible_to(analyst):
        assert titles(first) == ["Both", "Last"]
        assert [each.share for each in find_copies(first) if each.document == last] == [None]


def test_hidden_paragraphs_make_no_copies(see_all):
    """Who sees the first paragraph of each may not learn that the others are the same."""
    banners = [("UNCLASSIFIED", "A note."), *(("SECRET", words) for words in STORY)]
    one, other = (make_document(*banners) for _ in range(2))
    other.paragraphs.filter(order=0).update(text="Another note.")
    compare(one)
    compare(other)
    assert find_copies(one) == []


def test_the_difference_shows_both_only_as_far_as_each_may_be_seen(see_all, visitor):
    one = paper(*STORY, name="One")
    other = make_document(*(("UNCLASSIFIED", words) for words in STORY), ("SECRET", "A hidden line."), title="Other")
    compare(other)
    page = signed_in(visitor).get(reverse("cables:copy", args=[one.pk, other.pk])).text
    assert "Other" in page
    assert "hidden line" not in page


def bring(*paragraphs: str, url: str) -> Document:
    text = "\n\n".join(["A paper", *paragraphs])
    with everything_visible():
        return ingest(text.encode(), "page.txt", Intake(kind="article", url=url)).document


def test_a_revision_is_compared_with_its_new_words(see_all):
    one = paper(*STORY)
    changing = bring(*STORY, url="https://paper.example/a")
    services.process(changing.pk)
    assert [each.document for each in find_copies(one)] == [changing]
    bring(*OTHER, url="https://paper.example/a")
    services.process(changing.pk)
    assert find_copies(one) == []


def test_of_two_copies_read_at_once_one_finds_the_other(transactional_db):
    found = [bring(f"Good morning {n}.", *STORY, url=f"https://paper.example/{n}") for n in range(2)]

    def read(document: Document) -> None:
        services.process(document.pk)
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(read, found))
    with everything_visible():
        assert Copy.objects.count() == 2


def test_nearer_copies_of_one_marking_take_no_place_of_another(see_all, monkeypatch):
    monkeypatch.setattr(copying, "MOST_COPIES", 1)
    paper(*STORY, name="Near", banner="SECRET")
    paper(*STORY, name="Nearer", banner="SECRET")
    paper(*STORY[:3], name="Far")
    found = titles_of_pairs(paper(*STORY))
    assert "Far" in found
    assert len(found) == 2


def titles_of_pairs(document: Document) -> set[str]:
    return set(Copy.objects.filter(document=document).values_list("other__title", flat=True))
