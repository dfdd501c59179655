"""Claims and names over the revisions of a document: said once, moved only where it is certain, never lost."""

import itertools

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cables import services
from cables.access import visible_to
from cables.intake import Intake, ingest
from cables.models import Document
from claims.models import Appearance, Claim, ClaimLink, ClaimTag, Stance
from claims.revisions import find_gone
from claims.services import review_claim, tag_claim
from entities.models import Mention
from entities.services import mark_mention, review_mention
from tests.pages import signed_in
from tests.readings import STAGES, PlainReading, value
from tests.rows import make_dispute, marking

pytestmark = pytest.mark.usefixtures("see_all")
HEAD = "Herring\n\nOSLO, {} March 2026 - The talks went on.\n\n"
ACCUSED, DENIED, WARNED = "Norland accused Sudland of theft.", "Sudland denied it.", "Estland warned both of them."
SENTENCES = [ACCUSED, DENIED, WARNED, "Norland denied that.", "The minister left.", "Nobody spoke."]
NUMBERS = itertools.count()


@pytest.fixture(autouse=True)
def _plain(settings, monkeypatch) -> None:
    """Read by names and verbs alone."""
    settings.STAGES = STAGES
    monkeypatch.setattr(services, "read", PlainReading)


def text(*paragraphs: str, day: int = 3) -> str:
    return HEAD.format(day) + "\n\n".join(paragraphs) + "\n"


def fetch(words: str, url: str = "https://paper.example/a", **said: str) -> Document:
    """What became of the page when it was fetched with these words."""
    document = ingest(words.encode(), "page.txt", Intake(url=url, **said)).document
    services.process(document.pk)
    document.refresh_from_db()
    assert document.state == "ready"
    return document


def claim(words: str) -> Claim:
    return Claim.objects.get(appearances__quote=words)


def place(words: str) -> Appearance:
    return Appearance.objects.select_related("revision", "first_revision").get(quote=words)


def rows() -> list[list[tuple]]:
    """All that is told of claims and names, but for the time of writing."""
    kept = [f.attname for f in Claim._meta.concrete_fields if f.name != "updated_at"]
    return [
        sorted(map(str, Claim.objects.values_list(*kept))),
        *(sorted(map(str, model.objects.values_list())) for model in (Appearance, Mention, ClaimLink)),
    ]


def test_a_sentence_that_still_stands_stays_the_same_claim_of_the_first_day():
    fetch(text(ACCUSED, DENIED))
    before = {row.kind: row.pk for row in Claim.objects.all()}
    fetch(text("The minister left.", DENIED, ACCUSED, day=5))
    assert {row.kind: row.pk for row in Claim.objects.all()} == before
    moved = place(DENIED)
    assert (moved.revision.number, moved.first_revision.number) == (2, 1)
    assert str(claim(DENIED).day) == "2026-03-03"


def test_a_new_sentence_is_of_the_revision_in_which_it_first_stood():
    fetch(text(ACCUSED))
    fetch(text(ACCUSED, WARNED, day=5))
    assert str(claim(WARNED).day) == "2026-03-05"
    assert place(WARNED).first_revision is None


def test_what_stands_no_more_was_said_all_the_same():
    fetch(text(ACCUSED, DENIED))
    document = fetch(text(ACCUSED))
    assert place(DENIED).revision.number == 1
    assert [one.claim for one in find_gone(Claim.objects.with_words(), document)] == [claim(DENIED)]
    document = fetch(text(ACCUSED, WARNED, DENIED))  # and it comes back
    assert place(DENIED).revision.number == 3
    assert find_gone(Claim.objects.with_words(), document) == []


def test_names_are_counted_once_whatever_the_revisions():
    fetch(text(ACCUSED, DENIED))
    before = set(Mention.objects.values_list("pk", flat=True))
    document = fetch(text("Nobody spoke.", ACCUSED))
    assert set(Mention.objects.values_list("pk", flat=True)) <= before
    assert set(Mention.objects.values_list("revision", flat=True)) == {document.current_id}
    assert Mention.objects.count() == 2


def test_what_a_person_decided_moves_to_the_only_place_of_its_words(analyst):
    document = fetch(text(ACCUSED, DENIED))
    review_claim(claim(DENIED), "rejected", analyst)
    tag_claim(claim(ACCUSED), "fish", analyst)
    start = document.current.text.index("minister") if "minister" in document.current.text else 0
    mention = mark_mention(document.current, (start, start + 7), value("Norland"), analyst)
    document = fetch(text("The minister left.", DENIED, ACCUSED))
    assert {place(words).revision_id for words in (ACCUSED, DENIED)} == {document.current_id}
    assert (claim(DENIED).status, Claim.objects.count()) == ("rejected", 2)
    mention.refresh_from_db()
    assert (mention.revision_id, mention.decided_by) == (document.current_id, analyst)


def test_what_has_no_certain_place_waits_for_a_person(analyst):
    fetch(text(ACCUSED, DENIED))
    review_claim(claim(DENIED), "confirmed", analyst)
    document = fetch(text(ACCUSED, DENIED, "Nobody spoke.", DENIED))
    decided = Claim.objects.get(status="confirmed")
    assert decided.appearances.get().revision.number == 1
    assert [(one.claim, one.waits) for one in find_gone(Claim.objects.with_words(), document)] == [(decided, True)]
    assert Claim.objects.filter(kind="denial", status="suggested").count() == 2


def test_what_stands_under_a_higher_marking_waits_and_gives_nothing_away(analyst, visitor):
    cable = "SECRET\n\nFM A\nTO B\n\nSUBJECT: HERRING\n\n1. (U) {}\n\n2. ({}) {}\n"
    fetch(cable.format("All went on.", "U", DENIED), kind="cable")
    review_claim(claim(DENIED), "confirmed", analyst)
    fetch(cable.format("All went on there.", "S", DENIED), kind="cable")
    decided = Claim.objects.get(status="confirmed")
    assert decided.appearances.get().revision.number == 1
    with visible_to(visitor):
        assert Claim.objects.get() == decided
        assert not Appearance.objects.exclude(revision__number=1).exists()


def test_links_and_stances_that_people_decided_outlive_their_words(analyst):
    fetch(text(ACCUSED, DENIED))
    source, target = claim(DENIED), claim(ACCUSED)
    decided = {"rule": "test", "status": "confirmed", "marking": marking()}
    ClaimLink.objects.create(source=source, target=target, relation="rebuts", **decided)
    proposition = make_dispute().propositions.get()
    Stance.objects.create(claim=target, proposition=proposition, stance="affirms", **decided)
    document = fetch(text("Nobody spoke."))
    assert (ClaimLink.objects.count(), Stance.objects.count()) == (1, 1)
    assert all(one.waits for one in find_gone(Claim.objects.with_words(), document))


def test_the_page_lets_a_person_accept_that_words_are_gone(as_analyst, analyst, visitor):
    fetch(text(ACCUSED, DENIED))
    review_claim(claim(DENIED), "confirmed", analyst)
    document = fetch(text(ACCUSED))
    page = as_analyst.get(document.get_absolute_url()).content.decode()
    assert "No longer in the text" in page
    assert "waits for an analyst" in page
    assert f'id="claim-{claim(DENIED).pk}"' in page
    assert "Accept as gone" not in signed_in(visitor).get(document.get_absolute_url()).content.decode()
    address = reverse("claims:claim_gone", args=[place(DENIED).pk])
    assert signed_in(visitor).post(address).status_code == 403
    as_analyst.post(address)
    page = as_analyst.get(document.get_absolute_url()).content.decode()
    assert "accepted as gone" in page
    assert "waits for an analyst" not in page
    services.request_reading(Document.objects.filter(pk=document.pk))
    services.process(document.pk)
    assert place(DENIED).gone_by == analyst


def test_the_page_lets_a_person_show_where_a_claim_stands_now(as_analyst, analyst):
    fetch(text(ACCUSED, DENIED))
    review_claim(claim(DENIED), "confirmed", analyst)
    document = fetch(text(ACCUSED, "On Friday, Sudland flatly denied it. Nobody spoke."))
    decided, old = Claim.objects.get(status="confirmed"), place(DENIED)
    paragraph = document.current.paragraphs.get(text__contains="flatly")
    address = reverse("claims:claim_anchor", args=[old.pk])
    answer = as_analyst.post(address, {"paragraph": paragraph.pk, "words": "Sudland admitted it."}, follow=True)
    assert "exactly once" in answer.content.decode()
    as_analyst.post(address, {"paragraph": paragraph.pk, "words": "Sudland flatly denied it."})
    now = decided.appearances.get()
    words = document.current.text
    assert (now.revision_id, now.first_revision_id) == (document.current_id, old.revision_id)
    assert words[now.start : now.end] == now.quote == "Sudland flatly denied it."
    assert words[now.cue_start : now.cue_end] == "denied"
    assert words[now.claimant_start : now.claimant_end] == "Sudland"


PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4
)


@hypothesis_settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PARAGRAPHS, min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_whatever_is_edited_quotes_stand_and_no_decision_is_lost(analyst, versions, chance):
    url = f"https://paper.example/{next(NUMBERS)}"
    decided: dict[object, str] = {}
    for number, version in enumerate(versions):
        document = fetch(text(*version) + f"\nVersion {url} {number} ends.\n", url)
        for row in Claim.objects.in_document(document.pk).filter(status="suggested"):
            if chance.random() < 0.3:
                decided[row.pk] = review_claim(row, chance.choice(["confirmed", "rejected"]), analyst).status
        for row in Mention.objects.in_document(document.pk).filter(status="suggested")[:1]:
            decided[row.pk] = review_mention(row, "confirmed", analyst).status
        before = rows()
        services.request_reading(Document.objects.filter(pk=document.pk))
        services.process(document.pk)
        assert rows() == before
    for row in Appearance.objects.filter(document=document).select_related("revision"):
        assert row.revision.text[row.start : row.end] == row.quote
        assert row.revision.text[row.cue_start : row.cue_end] in row.quote
    for row in Mention.objects.filter(document=document).select_related("revision"):
        assert row.revision.text[row.start : row.end] == row.text
    now = dict(Claim.objects.values_list("pk", "status")) | dict(Mention.objects.values_list("pk", "status"))
    assert {pk: now[pk] for pk in decided} == decided
    assert not ClaimTag.objects.exists()
