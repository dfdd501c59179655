"""The queue of what may be one: decided by keys alone, as parts, without leaving the page."""

import pytest
from playwright.sync_api import Page, expect

from cables.access import everything_visible
from claims.models import Dispute
from entities.models import EntityMerge
from tests.rows import make_entity, make_mention, marking

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def merge(herring: Dispute) -> EntityMerge:
    """A proposal that a name in the herring story is Sudland."""
    one = make_entity("The herring swam", "SE")
    mentions = [
        make_mention(herring.document, "the herring swam", one),
        make_mention(herring.document, "Sudland", herring.sudland),
    ]
    with everything_visible():
        row = marking("CONFIDENTIAL")
        merge = EntityMerge.objects.create(
            merged=one,
            survivor=herring.sudland,
            rule="shared name",
            reason="A document calls it so.",
            confidence=0.8,
            marking=row,
        )
        for mention in mentions:
            merge.evidence.create(mention=mention, marking=row)
    return merge


def settled(page: Page) -> None:
    """Wait until htmx listens to the part that it has put in."""
    page.wait_for_load_state("networkidle")
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-added, .htmx-settling")).to_have_count(0)


def test_a_proposal_is_accepted_undone_and_rejected_by_keys(analyst_page: Page, herring: Dispute, merge: EntityMerge):
    page = analyst_page
    page.goto(f"{herring.get_absolute_url()}desk/")
    row = page.locator(f"#merge-{merge.pk}")
    expect(row.locator("mark")).to_have_text(["the herring swam", "Sudland"])
    row.get_by_role("button", name="Accept").focus()
    page.keyboard.press("Enter")
    undo = row.get_by_role("button", name="Undo")
    settled(page)
    expect(undo).to_be_focused()
    expect(row).to_contain_text("decided by analyst")
    page.keyboard.press("Enter")
    settled(page)
    expect(row.get_by_role("button", name="Accept")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(row).to_contain_text("is not Sudland")
    expect(row.locator("input[name=next]")).to_have_value(f"{herring.get_absolute_url()}desk/#merges")
    with everything_visible():
        merge.refresh_from_db()
    assert merge.status == "rejected"


def test_the_page_of_a_survivor_undoes_a_merge(analyst_page: Page, merge: EntityMerge):
    page = analyst_page
    page.goto("/merges/")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.goto(merge.merged.get_absolute_url())
    expect(page.locator("h1")).to_have_text("Sudland")
    expect(page.locator("main")).to_contain_text("is merged into Sudland")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("h1")).to_have_text("The herring swam")
    settled(page)  # a request still under way would hold the tables that are emptied next


@pytest.mark.parametrize("width", [400, 1280])
def test_the_queue_is_no_wider_than_the_window(analyst_page: Page, merge: EntityMerge, width: int):
    analyst_page.set_viewport_size({"width": width, "height": 900})
    analyst_page.goto("/merges/")
    assert analyst_page.evaluate("document.documentElement.scrollWidth") <= width
