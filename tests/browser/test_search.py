"""Readers who look for something, in a real browser: with the keyboard, without JavaScript, on a telephone."""

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.fixtures import Faults, axe
from tests.browser.site import Site
from tests.public_site import ARTICLE, ISSUE

pytestmark = pytest.mark.browser

HEADLINE = "追趕、突破、引領、提升！晉江踏上2023新徵程！"


@pytest.fixture
def page_without_scripts(browser: Browser, site: Site, faults: Faults) -> Iterator[Page]:
    context = browser.new_context(base_url=site.url, java_script_enabled=False, viewport={"width": 390, "height": 800})
    faults.watch(context)
    yield context.new_page()
    context.close()
    assert faults.seen == []


def test_reader_without_scripts_finds_a_word_that_a_column_broke(page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto("/zh-hans/")
    page.locator("#find").fill("实验室")
    page.keyboard.press("Enter")

    expect(page.locator(".excerpt mark")).to_have_text("实验室")
    page.locator(".hits h2 a").click()

    expect(page.locator("mark")).to_have_text("实验室")
    assert unquote(page.url).endswith(f"/zh-hans{ARTICLE}?q=实验室#s02-2-p1")
    assert page.locator("#s02-2-p1 mark").count() == 1


def test_reader_changes_the_language_of_a_search(page: Page) -> None:
    page.goto("/search/?q=新徵程")
    page.locator('header a[hreflang="en"]').click()

    expect(page.locator(".excerpt mark")).to_have_text("新徵程")
    assert unquote(page.url).endswith("/en/search/?q=新徵程")


def test_reader_chooses_a_suggestion_with_the_keyboard(page: Page) -> None:
    page.goto("/about/")
    page.locator("#find").focus()
    page.keyboard.type("晋江踏上")
    options = page.locator(".suggestions li")
    expect(options).to_have_count(1)
    expect(options).to_contain_text(HEADLINE)
    assert axe(page) == []

    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{ARTICLE}")


def test_reader_leaves_the_suggestions_alone(page: Page) -> None:
    page.goto("/about/")
    page.locator("#find").press_sequentially("李玲玲")
    expect(page.locator(".suggestions li")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".suggestions")).to_be_hidden()
    page.keyboard.press("Enter")

    page.wait_for_url("**/search/?q=*")
    expect(page.locator(".hits h2")).to_have_text(HEADLINE)


def test_reader_finds_an_issue_by_its_lunar_date(page: Page) -> None:
    page.goto("/search/")
    page.locator("#asked").fill("壬寅年臘月十三")
    page.keyboard.press("Enter")
    page.locator(".named a").click()

    page.wait_for_url(f"**{ISSUE}")


def test_reader_narrows_by_a_festival_and_takes_it_away(page: Page) -> None:
    page.goto("/search/?q=晉江")
    page.locator("summary").click()
    page.locator("#festival").select_option("春節")
    page.locator(".ask button").click()

    expect(page.locator(".nothing")).to_be_visible()
    page.locator(".chosen a").click()

    expect(page.locator(".hits h2")).to_have_text(HEADLINE)
