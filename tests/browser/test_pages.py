"""What a person does: sign in, look at a dispute, follow a mark to its words, decide, mark words, bring a text."""

import pytest
from playwright.sync_api import Page, expect

from cables.access import everything_visible
from cables.models import Document
from claims.models import Dispute
from entities.models import Mention

from .conftest import DENIAL, come_to

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTHS = [1920, 1280, 400, 320]


def test_dispute_draws_timeline_and_graph_beside_equal_tables(analyst_page: Page, herring: Dispute):
    analyst_page.goto(herring.get_absolute_url())
    timeline = come_to(analyst_page, "timeline")
    expect(timeline.locator("svg a.mark")).to_have_count(2)
    expect(timeline.locator("svg path.arc.rebuts")).to_have_count(1)
    expect(timeline.locator("tbody tr")).to_have_count(2)
    graph = come_to(analyst_page, "graph")
    expect(graph.locator("svg a.mark")).to_have_count(2)
    expect(graph.locator("tbody tr")).to_have_count(2)


def test_graph_stands_still_from_one_visit_to_the_next(analyst_page: Page, herring: Dispute):
    places = []
    for _ in range(2):
        analyst_page.goto(f"{herring.get_absolute_url()}graph/")
        node = analyst_page.locator("svg a[transform]").first
        places.append(node.get_attribute("transform"))
    assert places[0] == places[1]


def test_mark_is_reached_and_read_by_keyboard_and_leads_to_its_words(analyst_page: Page, herring: Dispute):
    analyst_page.goto(herring.get_absolute_url())
    mark = come_to(analyst_page, "timeline").locator("svg a.mark").nth(1)
    mark.focus()
    expect(analyst_page.locator("#timeline .drawing-words")).to_contain_text(DENIAL)
    analyst_page.keyboard.press("Enter")
    analyst_page.wait_for_url(f"**{herring.document.get_absolute_url()}#claim-*")
    shown = analyst_page.locator(".text .c.shown")
    expect(shown).to_have_text([DENIAL])
    expect(shown).to_be_in_viewport()
    expect(analyst_page.locator(".side .claim.shown")).to_contain_text("Denial")


def test_timeline_is_zoomed_and_shown_whole_again(analyst_page: Page, herring: Dispute):
    analyst_page.goto(f"{herring.get_absolute_url()}timeline/")
    mark = analyst_page.locator("svg a.mark").first
    before = mark.get_attribute("transform")
    analyst_page.get_by_role("button", name="Zoom in").click()
    assert mark.get_attribute("transform") != before
    analyst_page.get_by_role("button", name="Show the whole period").click()
    assert mark.get_attribute("transform") == before


def test_filter_changes_the_list_and_the_address(analyst_page: Page, herring: Dispute):
    analyst_page.goto(herring.get_absolute_url())
    claims = come_to(analyst_page, "claims").locator(".claim")
    expect(claims).to_have_count(2)
    analyst_page.locator("#claims").get_by_label("Kind").select_option("denial")
    expect(claims).to_have_count(1)
    analyst_page.wait_for_url("**/disputes/herring/?*kind=denial*")
    analyst_page.reload()
    come_to(analyst_page, "claims")
    expect(claims).to_have_count(1)


def test_claim_is_accepted_by_keyboard(analyst_page: Page, herring: Dispute):
    analyst_page.goto(herring.document.get_absolute_url())
    claim = analyst_page.locator(f"#said-{herring.denial.pk}")
    claim.get_by_role("button", name="Accept").focus()
    analyst_page.keyboard.press("Enter")
    expect(claim.locator(".label").first).to_have_text("Confirmed")
    expect(claim.get_by_role("button", name="Accept")).to_have_attribute("aria-pressed", "true")
    expect(claim.get_by_role("button", name="Accept")).to_be_focused()


def test_rejected_claim_leaves_the_text(analyst_page: Page, herring: Dispute):
    analyst_page.goto(herring.document.get_absolute_url())
    analyst_page.locator(f"#said-{herring.denial.pk}").get_by_role("button", name="Reject").click()
    expect(analyst_page.locator(".text .c")).to_have_count(2)  # the accusation, cut in two by a mention
    expect(analyst_page.get_by_text("Rejected claims (1)")).to_be_visible()


def test_selected_words_are_marked_as_an_entity(analyst_page: Page, herring: Dispute):
    analyst_page.goto(herring.document.get_absolute_url())
    analyst_page.evaluate(
        """() => {
          const paragraph = document.querySelectorAll("[data-start]")[1];
          const node = paragraph.lastChild;
          const start = node.data.indexOf("herring");
          getSelection().setBaseAndExtent(node, start, node, start + "herring swam".length);
          document.dispatchEvent(new MouseEvent("mouseup"));
        }"""
    )
    expect(analyst_page.get_by_label("Words", exact=True)).to_have_value("herring swam")
    analyst_page.get_by_label("Name of whom they mean").fill("Herring")
    analyst_page.locator("[data-marks-words]").get_by_label("Kind").select_option("product")
    analyst_page.get_by_role("button", name="Mark these words").click()
    expect(analyst_page.locator(".text .m-product")).to_have_text("herring swam")
    with everything_visible():
        mention = Mention.objects.get(text="herring swam")
        assert mention.revision.text[mention.start : mention.end] == "herring swam"


def test_uploaded_file_shows_its_state_without_a_reload(analyst_page: Page, herring: Dispute):
    analyst_page.goto("/documents/add/?dispute=herring")
    analyst_page.get_by_label("Files").set_input_files(
        [{"name": "speech.txt", "mimeType": "text/plain", "buffer": b"Norland spoke."}]
    )
    analyst_page.get_by_role("button", name="Add", exact=True).click()
    row = analyst_page.locator("#uploads tbody tr")
    expect(row).to_contain_text("Received")
    with everything_visible():
        Document.objects.filter(state="received").update(state="failed", error="No words in it.")
    expect(row).to_contain_text("No words in it.")


def test_document_shows_its_claims_once_it_is_read(analyst_page: Page, herring: Dispute):
    with everything_visible():
        Document.objects.update(state="processing")
    analyst_page.goto(herring.document.get_absolute_url())
    expect(analyst_page.locator("#state")).to_contain_text("Being read")
    with everything_visible():
        Document.objects.update(state="ready", title="Herring told anew")
    expect(analyst_page.locator("#state")).to_contain_text("Ready")
    expect(analyst_page.locator("h1")).to_have_text("Herring told anew")


def test_search_shows_what_is_found_while_the_address_follows(analyst_page: Page, herring: Dispute):
    analyst_page.goto("/search/")
    analyst_page.get_by_role("searchbox").fill("herring")
    analyst_page.keyboard.press("Enter")
    expect(analyst_page.locator("#results .claim")).to_have_count(4)
    expect(analyst_page.locator("#banner")).to_have_text("CONFIDENTIAL")
    analyst_page.wait_for_url("**/search/?q=herring*")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_window(analyst_page: Page, herring: Dispute, width: int):
    analyst_page.set_viewport_size({"width": width, "height": 900})
    dispute = herring.get_absolute_url()
    parts = [f"{dispute}{part}/" for part in ("timeline", "map", "graph", "compare", "brief", "desk")]
    pages = [
        "/",
        dispute,
        *parts,
        "/countries/SE/",
        "/following/",
        herring.document.get_absolute_url(),
        f"/claims/{herring.denial.pk}/",
    ]
    for path in [
        *pages,
        "/documents/",
        "/documents/add/",
        "/documents/uploads/",
        "/entities/",
        "/search/?q=herring",
        "/method/",
    ]:
        analyst_page.goto(path)
        analyst_page.wait_for_load_state("networkidle")
        assert analyst_page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_dispute_is_read_without_scripts(chromium, live_server, analyst, herring: Dispute):
    page = chromium.new_context(base_url=live_server.url, java_script_enabled=False).new_page()
    page.goto("/accounts/login/")
    page.get_by_label("Username").fill("analyst")
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Herring").click()
    expect(page.locator("#positions")).to_contain_text("Affirmed by Norway; denied by Sweden.")
    page.get_by_role("link", name="Timeline").last.click()
    expect(page.locator("table tbody tr")).to_have_count(2)
    page.get_by_role("link", name=DENIAL).click()
    expect(page.locator(".text")).to_contain_text(DENIAL)
