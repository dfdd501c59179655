"""A real browser before a real server; whatever it complains of fails the test."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from cables.access import everything_visible
from claims.models import ClaimLink, Dispute
from tests.rows import make_claim, make_dispute, make_document, make_entity, make_mention, marking, settle

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
ACCUSATION = "Norland accused Sudland of taking herring beyond its quota"
DENIAL = "Sudland denied that it took herring beyond its quota"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed; name it in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=os.getuid() != 0)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, live_server) -> Iterator[Page]:
    """A page whose console must stay silent: no error, no refusal by the content security policy."""
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def sign_in(page: Page, name: str) -> None:
    """Sign in by the form."""
    page.goto("/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Disputes").wait_for()


def come_to(page: Page, name: str) -> Locator:
    """A part of the dispute's page, which loads once it comes into view; it listens once htmx has settled it."""
    part = page.locator(f"#{name}")
    part.scroll_into_view_if_needed()
    expect(part.locator("[hx-trigger='intersect once']")).to_have_count(0)
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-added, .htmx-settling")).to_have_count(0)
    return part


@pytest.fixture
def analyst_page(page: Page, analyst: User) -> Page:
    """The analyst's page, signed in by the form."""
    sign_in(page, analyst.username)
    return page


@pytest.fixture
def herring(transactional_db) -> Dispute:
    """A dispute with one document: an accusation, and a denial that answers it."""
    dispute = make_dispute()
    norland, sudland = make_entity("Norland", "NO"), make_entity("Sudland", "SE")
    portions = ("UNCLASSIFIED", f"{ACCUSATION}."), ("CONFIDENTIAL", f"{DENIAL}, and the herring swam on.")
    document = make_document(*portions, title="Herring story", dispute=dispute)
    accusation = make_claim(document, ACCUSATION, "accusation", norland, sudland)
    denial = make_claim(document, DENIAL, "denial", sudland, norland, day="2026-03-02")
    make_mention(document, "Norland", norland)
    with everything_visible():
        ClaimLink.objects.create(
            source=denial,
            target=accusation,
            relation="rebuts",
            rule="test",
            status="confirmed",
            marking=marking("CONFIDENTIAL"),
        )
    settle(dispute)
    dispute.document, dispute.denial, dispute.norland, dispute.sudland = document, denial, norland, sudland
    return dispute
