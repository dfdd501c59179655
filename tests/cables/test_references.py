"""References of cables are tied to the documents that they name, whichever comes in first, and show nobody more than theirs."""

from itertools import permutations

import pytest
from django.test import Client

from cables import references
from cables.access import everything_visible, visible_to
from cables.models import Document, Marking, Reference, Revision
from cables.parsers import parse

pytestmark = pytest.mark.usefixtures("see_all")


class Read:
    """Stands for a Doc: what the stage takes of one is the parsed document."""

    def __init__(self, parsed):
        self._ = self
        self.reading = self
        self.parsed = parsed


def bring(post: str, number: int, refs: str = "", day: str = "101200Z MAR 26", banner: str = "UNCLAS") -> Document:
    """A cable that was parsed and had its references saved, without the reading that references do not need."""
    lines = [
        f"R {day}",
        f"FM AMEMBASSY {post}",
        "TO SECSTATE WASHDC",
        f"{banner} {post} {number:06d}",
        "SUBJECT: A DAM",
    ]
    text = "\n".join([*lines, *([f"REF: {refs}"] if refs else []), "", "1. Text."])
    parsed = parse(text.encode(), "cable.txt", "cable")
    row = Marking.objects.of(parsed.marking)
    document = Document.objects.create(
        title=f"{post} {number}", kind="cable", state="ready", marking=row, published=parsed.published.first(),
        published_precision="day",
    )  # fmt: skip
    revision = Revision.objects.create(document=document, text=text, marking=row)
    references.save_references(revision, Read(parsed))
    return document


def targets(document: Document) -> list[str | None]:
    """The titles of what a document refers to."""
    return [r.target.title if r.target else None for r in Reference.objects.made_by(document)]


CABLES = {
    "answer": ("OSLO", 44, "A. 26 LIMA 7  B. QUITO 98 (NOTAL)  C. NOTE OF MAY 3"),
    "first": ("LIMA", 7, ""),
    "second": ("QUITO", 98, "LIMA 7"),
}


@pytest.mark.parametrize("order", list(permutations(CABLES)))
def test_links_are_the_same_in_whatever_order_cables_come(order):
    documents = {name: bring(*CABLES[name]) for name in order}
    assert targets(documents["answer"]) == ["LIMA 7", "QUITO 98", None]
    assert targets(documents["second"]) == ["LIMA 7"]
    assert [r.document.title for r in Reference.objects.pointing_at(documents["first"])] == (
        ["OSLO 44", "QUITO 98"] if order.index("answer") < order.index("second") else ["QUITO 98", "OSLO 44"]
    )


def test_reading_a_cable_again_changes_no_reference():
    bring("LIMA", 7)
    document = bring("OSLO", 44, "A. LIMA 7  B. TELCON")
    parsed = parse(document.revisions.get().text.encode(), "cable.txt", "cable")
    before = list(Reference.objects.values_list("id", "document", "order", "letter", "text", "number", "target"))
    references.save_references(document.revisions.get(), Read(parsed))
    assert (
        list(Reference.objects.values_list("id", "document", "order", "letter", "text", "number", "target")) == before
    )


def test_reference_that_is_no_longer_read_goes():
    document = bring("OSLO", 44, "A. LIMA 7  B. QUITO 98")
    parsed = parse(document.revisions.get().text.replace("B. QUITO 98", "").encode(), "cable.txt", "cable")
    references.save_references(document.revisions.get(), Read(parsed))
    assert [reference.text for reference in Reference.objects.made_by(document)] == ["LIMA 7"]


def test_a_year_that_is_not_given_is_the_nearest_earlier_one():
    bring("LIMA", 7, day="051200Z JUN 24")
    document = bring("OSLO", 44, "LIMA 7")
    assert targets(document) == ["LIMA 7"]
    nearer = bring("LIMA", 7, day="051200Z JUN 25")
    assert Reference.objects.get(document=document).target == nearer
    bring("LIMA", 7, day="051200Z JUN 26")  # later than the cable that refers
    bring("LIMA", 7, day="051200Z JUN 75")
    assert Reference.objects.get(document=document).target == nearer


def test_a_number_of_two_documents_in_a_year_is_tied_to_neither_without_a_year():
    bring("LIMA", 7)
    first = bring("OSLO", 44, "LIMA 7")
    bring("LIMA", 7)
    assert targets(first) == [None]


def test_a_range_refers_to_each_of_its_cables():
    for number in (101, 102, 103):
        bring("STATE", number)
    document = bring("OSLO", 44, "A. STATE 101-103")
    assert targets(document) == ["STATE 101", "STATE 102", "STATE 103"]
    assert [reference.words for reference in Reference.objects.made_by(document)][1] == "STATE 102 of STATE 101-103"


def test_a_cable_does_not_refer_to_itself():
    assert targets(bring("OSLO", 44, "OSLO 44")) == [None]


def test_references_carry_the_marking_of_the_whole_cable(diplomat, visitor):
    bring("OSLO", 44, "LIMA 7", banner="CONFIDENTIAL")
    with visible_to(diplomat):
        assert Reference.objects.count() == 1
    with visible_to(visitor):
        assert Reference.objects.count() == 0


@pytest.fixture
def secret_target(db) -> tuple[Document, Document]:
    """An open cable that refers to a secret one, which refers to the open one's neighbour."""
    with everything_visible():
        secret = bring("LIMA", 7, "QUITO 98", banner="SECRET")
        return bring("OSLO", 44, "LIMA 7"), secret


def test_target_above_clearance_is_shown_as_one_that_is_not_here(secret_target, visitor, client: Client):
    document, secret = secret_target
    unknown = bring("OSLO", 45, "LIMA 8")
    client.force_login(visitor)
    pages = [client.get(d.get_absolute_url()).content.decode() for d in (document, unknown)]
    assert str(secret.pk) not in pages[0]
    assert all("not among the documents that you can see" in page for page in pages)
    answers = [client.get(f"/api/v1/documents/{d.pk}/").json()["references"] for d in (document, unknown)]
    assert [answer[0]["document"] for answer in answers] == [None, None]


def test_referring_cable_above_clearance_is_not_shown(visitor, analyst, client: Client):
    target = bring("QUITO", 98)
    secret = bring("LIMA", 7, "QUITO 98", banner="SECRET")
    for reader, seen in ((visitor, False), (analyst, True)):
        client.force_login(reader)
        page = client.get(target.get_absolute_url()).content.decode()
        answer = client.get(f"/api/v1/documents/{target.pk}/").json()["referred_to_by"]
        assert (str(secret.pk) in page, bool(answer)) == (seen, seen)
        assert ("SECRET" in page) == seen  # the banner rises with what is shown


def test_page_links_both_ways(as_analyst):
    target = bring("LIMA", 7)
    document = bring("OSLO", 44, "LIMA 7")
    assert target.get_absolute_url() in as_analyst.get(document.get_absolute_url()).content.decode()
    assert document.get_absolute_url() in as_analyst.get(target.get_absolute_url()).content.decode()
    answer = as_analyst.get(f"/api/v1/documents/{document.pk}/").json()
    assert answer["references"] == [{"letter": "", "text": "LIMA 7", "number": "LIMA//7", "document": str(target.pk)}]
