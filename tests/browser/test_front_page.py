"""A reader opens the archive."""

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures import axe

pytestmark = pytest.mark.browser


def test_front_page_shows_the_masthead(page: Page) -> None:
    page.goto("/")

    assert "晉江經濟報" in page.locator("body").inner_text()
    assert axe(page) == []
