"""axe-core finds nothing wrong with any page, in the states that a user meets, light and dark."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from claims.models import Dispute
from tests.browser.conftest import sign_in

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FOUND = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 3).join(" | ")}`)"""


def violations(page: Page, path: str) -> list[str]:
    """What axe-core objects to on a page, once everything on it has loaded."""
    page.goto(path)
    for _ in range(12):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(60)
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE)
    return [f"{path} {found}" for found in page.evaluate(FOUND)]


def addresses(herring: Dispute) -> list[str]:
    """Every page that a reader or an analyst opens, empty and erring states among them."""
    dispute = herring.get_absolute_url()
    return [
        "/", dispute, f"{dispute}?as_of=2026-03-01", f"{dispute}?as_of=1999-01-01", f"{dispute}positions/",
        f"{dispute}timeline/", f"{dispute}timeline/?kind=launch", f"{dispute}map/", f"{dispute}graph/", f"{dispute}claims/",
        f"{dispute}documents/", f"{dispute}news/", f"{dispute}compare/",
        f"{dispute}compare/?first=2026-03-01&second=2026-03-02", f"{dispute}brief/", "/countries/SE/",
        herring.document.get_absolute_url(), f"/claims/{herring.denial.pk}/", "/search/?q=herring", "/search/",
        f"{dispute}desk/", "/following/", "/entities/", "/documents/", "/documents/add/",
        "/documents/uploads/", "/documents/from-browser/", "/channels/", "/method/", "/nowhere/",
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, live_server, analyst, herring: Dispute, scheme: str):
    page = chromium.new_context(base_url=live_server.url, color_scheme=scheme).new_page()
    sign_in(page, "analyst")
    found = [each for path in addresses(herring) for each in violations(page, path)]
    assert not found, "\n".join(found)
