"""Every kind of public page can be read by everybody: no violation of WCAG, no scrolling sideways, in any dress."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from articles.addresses import path_in
from articles.models.language import LANGUAGES
from tests.browser.fixtures import Faults, axe
from tests.browser.site import Site
from tests.browser.test_journeys import log_in
from tests.public_site import ARTICLE, EDITION, ISSUE

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "about": "/about/",
    "newspaper": "/jinjiang-economic-news/",
    "edition": f"{EDITION}/",
    "year": f"{EDITION}/2023/",
    "month": f"{EDITION}/2023/01/",
    "issue": ISSUE,
    "article": ARTICLE,
    "page": f"{ISSUE}pages/1/",
    "contributor": "/people/李玲玲/",
    "search": "/search/",
    "search with hits": "/search/?q=晉江&since=2020-01-01",
    "search without hits": "/search/?q=晉江+白馬",
    "search not understood": "/search/?q=-晉江&lunar=x",
    "article with marks": f"{ARTICLE}?q=晉江",
    "not found": "/there/is/nothing/here/",
}
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
    .map(element => element.outerHTML.slice(0, 120))"""


@pytest.fixture(params=["light", "dark"])
def dressed(request: pytest.FixtureRequest, browser: Browser, site: Site, faults: Faults) -> Iterator[Page]:
    """A page in the light or the dark dress that a reader's machine asks for."""
    faults.expected_statuses.add(404)
    context: BrowserContext = browser.new_context(base_url=site.url, color_scheme=request.param, viewport=NARROW)
    faults.watch(context)
    yield context.new_page()
    context.close()
    assert faults.seen == []


def sideways(page: Page) -> list[str]:
    """What makes the page wider than the window, if anything does."""
    is_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [str(element) for element in page.evaluate(TOO_WIDE)] or ["?"] if is_wide else []


@pytest.mark.parametrize("kind", PAGES)
def test_page_has_no_violation_and_does_not_scroll_sideways(dressed: Page, kind: str) -> None:
    seen = {}
    for language in LANGUAGES:
        dressed.set_viewport_size(NARROW)
        dressed.goto(path_in(language, PAGES[kind]))
        seen[f"{language} sideways"] = sideways(dressed)
        seen[f"{language} narrow"] = axe(dressed)
        dressed.set_viewport_size(WIDE)
        seen[f"{language} wide"] = axe(dressed)

    assert {where: found for where, found in seen.items() if found} == {}


@pytest.mark.parametrize("kind", ["home", "issue", "article"])
def test_page_can_be_read_at_twice_the_letter_size(page: Page, kind: str) -> None:
    """WCAG 1.4.4: letters twice as large, nothing cut off or sideways."""
    page.set_viewport_size({"width": 640, "height": 900})
    page.goto(PAGES[kind])
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")

    assert sideways(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_admin_has_no_violation(browser: Browser, site: Site, language: str) -> None:
    """What an editor uses daily: the desk, the form of an article, the form of an issue.

    Without the policy: axe copies the sheets that Django's own style sheets import into inline ones. That the admin
    itself keeps the policy, the journeys show.
    """
    context = browser.new_context(base_url=site.url, viewport=WIDE, bypass_csp=True)
    page = context.new_page()
    log_in(page, site, path_in(language, "/").rstrip("/"))
    seen = {"desk": axe(page)}
    for model in ("article", "issue"):
        page.goto(path_in(language, f"/admin/articles/{model}/"))
        seen[f"{model}s"] = axe(page)
        page.locator('#result_list tbody a[href*="/change/"]').first.click()
        page.wait_for_load_state()
        seen[model] = axe(page)
    context.close()

    assert {where: found for where, found in seen.items() if found} == {}
