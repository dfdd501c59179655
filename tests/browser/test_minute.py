"""The diplomat's minute: who says what, what changed, and a finger on the words; by mouse, by keys alone, without scripts."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from claims.models import Dispute, Visit
from tests.rows import make_claim, make_document, settle

from .conftest import ACCUSATION, DENIAL, come_to, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STATE = "Norway accuses since 1 Mar 2026; Sweden denies since 2 Mar 2026."


@pytest.fixture
def returning(herring: Dispute, analyst: User) -> Dispute:
    """The dispute as of a reader who was there before, and for whom something has come since."""
    last_seen = timezone.now()
    document = make_document(("UNCLASSIFIED", "Norland barred boats of Sudland."), title="Barred", dispute=herring)
    make_claim(
        document, "Norland barred boats of Sudland", "restriction", herring.norland, herring.sudland, day="2026-03-05"
    )
    settle(herring)
    Visit.objects.create(user=analyst, dispute=herring, latest=timezone.now(), before=last_seen)
    return herring


def test_the_minute_by_mouse(analyst_page: Page, returning: Dispute):
    page = analyst_page
    page.goto("/")
    page.get_by_role("link", name="Herring").click()
    expect(page.locator("#state-of-play")).to_contain_text(
        "Norway has imposed measures since 5 Mar 2026; Sweden denies"
    )
    news = page.locator("#news-list")
    expect(news).to_contain_text("Norway: affirms → restricts")
    expect(page.locator("#positions tbody tr")).to_have_count(2)
    come_to(page, "map")
    expect(page.locator("#map svg a").first).to_be_visible()
    come_to(page, "timeline")
    expect(page.locator("#timeline svg a.mark")).to_have_count(3)
    page.locator("#positions").get_by_role("link", name=DENIAL).click()
    expect(page.locator(".text .c.shown")).to_have_text([DENIAL])


def test_the_minute_by_keys_alone(analyst_page: Page, herring: Dispute):
    page = analyst_page
    page.goto(herring.get_absolute_url())
    expect(page.locator("#state-of-play")).to_have_text(STATE)
    focused = "document.activeElement.textContent.trim()"
    for _ in range(60):
        page.keyboard.press("Tab")
        if DENIAL in page.evaluate(focused):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".text .c.shown")).to_have_text([DENIAL])
    page.go_back()
    page.locator("#as-of-slider").focus()
    page.keyboard.press("Home")
    expect(page.locator("#state-of-play")).to_have_text("Norway accuses since 1 Mar 2026; no position found for 1.")
    page.wait_for_url("**/?*as_of=2026-03-01*")


def test_the_minute_without_scripts(chromium: Browser, live_server, analyst, herring: Dispute):
    page = chromium.new_context(base_url=live_server.url, java_script_enabled=False).new_page()
    sign_in(page, "analyst")
    page.get_by_role("link", name="Herring").click()
    expect(page.locator("#state-of-play")).to_have_text(STATE)
    page.get_by_label("Said by", exact=True).fill("2026-03-01")
    page.get_by_role("button", name="Show").first.click()
    expect(page.locator("#state-of-play")).to_contain_text("Norway accuses")
    for part, rows in (("Map", 1), ("Timeline", 1)):
        page.goto(f"{herring.get_absolute_url()}?as_of=2026-03-01")
        page.get_by_role("link", name=part, exact=True).last.click()
        expect(page.locator("table tbody tr")).to_have_count(rows)
    page.get_by_role("link", name=ACCUSATION).click()
    expect(page.locator(".text")).to_contain_text(ACCUSATION)


def test_slider_sets_the_day_for_every_part(analyst_page: Page, herring: Dispute):
    page = analyst_page
    page.goto(herring.get_absolute_url())
    page.locator("#as-of-slider").fill("0")
    expect(page.locator("#state-of-play")).to_contain_text("no position found for 1")
    come_to(page, "timeline")
    expect(page.locator("#timeline svg a.mark")).to_have_count(1)
    page.get_by_role("link", name="Back to today").click()
    expect(page.locator("#state-of-play")).to_have_text(STATE)
