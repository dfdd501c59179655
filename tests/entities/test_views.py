"""Pages of entities; deciding on mentions and marking words by hand."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from cables.access import everything_visible
from entities.models import Mention
from tests.pages import HTMX, shown, signed_in
from tests.rows import make_document, make_entity, make_mention


def mark(browser: Client, document, **fields: object):
    """Send the form that marks words."""
    return browser.post(
        reverse("entities:mark", args=[document.pk]), {"name": "Norland Shipping", "kind": "company", **fields}
    )


def test_list_is_a_page_and_a_part_and_finds_by_name(as_analyst):
    make_entity("Norland", "NO")
    page = as_analyst.get("/entities/?q=norl")
    part = as_analyst.get("/entities/?q=norl", headers=HTMX)
    assert b"<html" in page.content
    assert b"<html" not in part.content
    assert b"Norland" in page.content
    assert b"Norland" in part.content
    assert b"No entity of that name" in as_analyst.get("/entities/?q=sud").content


def test_page_says_who_it_is_and_where_it_is_mentioned(as_analyst):
    entity = make_entity("Norland", "NO", authority=4)
    document = make_document(("UNCLASSIFIED", "Norland spoke."), title="A speech")
    mention = make_mention(document, "Norland", entity)
    html = as_analyst.get(entity.get_absolute_url()).content.decode()
    assert "authority 4 of 5" in html
    assert f"{document.get_absolute_url()}#mention-{mention.pk}" in html


def test_entity_known_from_hidden_words_is_missing(visitor):
    entity = make_entity("Agent", "NO", authority=0, banner="SECRET", kind="person")
    browser = signed_in(visitor)
    answers = [browser.get(reverse("entities:entity", args=[pk])) for pk in (entity.pk, uuid.uuid4())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert shown(answers[0]) == shown(answers[1])


def test_mention_is_reviewed_once_however_often_it_is_sent(as_analyst, analyst):
    document = make_document(("UNCLASSIFIED", "Norland spoke."))
    mention = make_mention(document, "Norland", make_entity("Norland", "NO"))
    for _ in range(2):
        answer = as_analyst.post(reverse("entities:review", args=[mention.pk]), {"status": "rejected"})
        assert answer.headers["Location"] == document.get_absolute_url()
    with everything_visible():
        mention.refresh_from_db()
    assert (mention.status, mention.decided_by) == ("rejected", analyst)
    assert b'class="m ' not in as_analyst.get(document.get_absolute_url()).content


def test_reader_may_not_review_whatever_the_id(diplomat):
    browser = signed_in(diplomat)
    document = make_document(("UNCLASSIFIED", "Norland spoke."))
    mention = make_mention(document, "Norland", make_entity("Norland", "NO"))
    for pk in (mention.pk, uuid.uuid4()):
        assert browser.post(reverse("entities:review", args=[pk]), {"status": "confirmed"}).status_code == 403


def test_selected_words_are_marked(as_analyst):
    document = make_document(("UNCLASSIFIED", "Ships came. Ships left."))
    mark(as_analyst, document, words="Ships", start=12, end=17)
    with everything_visible():
        mention = Mention.objects.select_related("entity").get()
    assert (mention.start, mention.text, mention.entity.name, mention.status) == (
        12,
        "Ships",
        "Norland Shipping",
        "confirmed",
    )


def test_typed_words_are_found_across_a_line_break(as_analyst):
    document = make_document(("UNCLASSIFIED", "It was Norland\nShipping that came."))
    mark(as_analyst, document, words="Norland Shipping")
    with everything_visible():
        assert Mention.objects.get().text == "Norland\nShipping"


@pytest.mark.parametrize(
    ("fields", "advice"),
    [
        ({"words": "Ships"}, "stand 2 times"),
        ({"words": "Boats"}, "do not stand in the text"),
        ({"words": "Ships left", "kind": ""}, "This name is new"),
        ({"words": "Ships left", "country": "QQ"}, "This code is not known"),
    ],
)
def test_words_that_cannot_be_marked_stay_in_the_form_with_what_to_do(as_analyst, fields, advice):
    document = make_document(("UNCLASSIFIED", "Ships came. Ships left."))
    answer = mark(as_analyst, document, **fields)
    assert answer.status_code == 422
    assert advice in answer.content.decode()
    assert f'value="{fields["words"]}"' in answer.content.decode()
    with everything_visible():
        assert not Mention.objects.exists()


def test_name_of_the_built_in_table_needs_no_kind(as_analyst):
    document = make_document(("UNCLASSIFIED", "The island spoke."))
    mark(as_analyst, document, words="The island", name="Iceland", kind="")
    with everything_visible():
        assert Mention.objects.get().entity.key == "country:IS"


def test_words_of_a_text_not_wholly_readable_cannot_be_marked(make_user):
    document = make_document(("UNCLASSIFIED", "Ships came."), ("SECRET", "Ships left."))
    browser = signed_in(make_user("junior", level=0, role="analyst"))
    assert mark(browser, document, words="Ships came").status_code == 404
