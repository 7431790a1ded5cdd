"""Fixtures of the browser tests: the running site, Chromium, and a page that notices every fault.

A test that takes `page` fails when the browser logs an error, when a request fails, or when anything is asked of
another host. A test that expects a refusal says so first: `faults.expected_statuses.add(404)`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.browser.chromium import FLAGS, find
from tests.browser.site import Site, running_site

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")


@dataclass
class Faults:
    """What went wrong in a browser context, in the order in which it did."""

    host: str
    expected_statuses: set[int] = field(default_factory=set)
    seen: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self.on_console)
        context.on("weberror", lambda error: self.seen.append(f"exception: {error.error}"))
        context.on("request", self.on_request)
        context.on("requestfailed", self.on_failure)
        context.on("response", self.on_response)

    def on_console(self, message: ConsoleMessage) -> None:
        # Chromium logs each 4xx and 5xx once more on the console; on_response is the one to judge these.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.seen.append(f"console: {message.text}")

    def on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and address.netloc != self.host:
            self.seen.append(f"foreign host: {request.url}")

    def on_failure(self, request: Request) -> None:
        # A download and a page left before it was complete end in this way too.
        if request.failure != "net::ERR_ABORTED":
            self.seen.append(f"failed: {request.url}: {request.failure}")

    def on_response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected_statuses:
            self.seen.append(f"{response.status}: {response.url}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.fail("No Chromium here: run `make test-browser`, or set CHROMIUM= to one.", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def faults(site: Site) -> Faults:
    return Faults(host=urlsplit(site.url).netloc)


@pytest.fixture
def context(browser: Browser, site: Site, faults: Faults) -> Iterator[BrowserContext]:
    """A visitor without a past: no cookie, no cache. Addresses are relative to the site: `page.goto("/en/")`."""
    context = browser.new_context(base_url=site.url, viewport={"width": 1280, "height": 900}, locale="zh-TW")
    faults.watch(context)
    yield context
    context.close()
    assert faults.seen == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def axe(page: Page) -> list[dict[str, Any]]:
    """The violations of WCAG 2.2 A and AA on the page as it stands: rule, help and the elements concerned."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(WCAG)}})
    return [
        {"rule": found["id"], "help": found["help"], "elements": [node["html"] for node in found["nodes"]]}
        for found in results.response["violations"]
    ]


def screenshot(page: Page, path: Path) -> Path:
    """A picture of the whole page that is the same each time: no blinking caret, no transition."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=True, animations="disabled", caret="hide")
    return path
