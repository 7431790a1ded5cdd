"""Readers and an editor on their way through the archive, in a real browser."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.fixtures import Faults
from tests.browser.site import Site
from tests.public_site import ARTICLE, ISSUE

pytestmark = pytest.mark.browser

HEADLINE = "追趕、突破、引領、提升！晉江踏上2023新徵程！"
PARTS = ["s01", "s02", "s03", "s04", "s05", "s06"]


def path_of(page: Page) -> str:
    address = urlsplit(page.url)
    return address.path + (f"#{address.fragment}" if address.fragment else "")


def top_of(page: Page, anchor: str) -> float:
    """Where the element stands in the window: pixels below its upper edge."""
    box = page.locator(f"#{anchor}").bounding_box()
    assert box
    return box["y"]


def switch_to(page: Page, language: str) -> None:
    """A click by script: Playwright's own would scroll first, and with it lose the place that is to be kept."""
    with page.expect_navigation():
        page.locator(f'header a[hreflang="{language}"]').evaluate("link => link.click()")


def test_reader_goes_from_the_front_page_into_the_article(page: Page) -> None:
    page.goto("/")
    page.locator(f'main a[href="{ARTICLE}"]').first.click()

    expect(page.locator("h1")).to_have_text(HEADLINE)
    assert path_of(page) == ARTICLE
    assert [page.locator(f"#{part} h2").count() for part in PARTS] == [1] * 6
    assert page.locator("article section[id], article div[id]").count() >= 39


def test_reader_follows_the_table_of_contents(page: Page) -> None:
    page.goto(ARTICLE)
    for part in reversed(PARTS):
        page.locator(f'nav a[href="#{part}"]').first.click()
        assert path_of(page) == f"{ARTICLE}#{part}"
        assert 0 <= top_of(page, part) < 900 / 2 or is_at_the_end(page)


def is_at_the_end(page: Page) -> bool:
    return bool(page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 2"))


def test_reader_switches_the_script_and_keeps_the_place(page: Page) -> None:
    page.goto(f"{ARTICLE}#s03")
    switch_to(page, "zh-Hans")

    expect(page.locator("h1")).to_contain_text("晋江踏上2023新征程")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    assert path_of(page) == f"/zh-hans{ARTICLE}#s03"
    assert 0 <= top_of(page, "s03") < 450
    assert "徵程" not in page.locator("h1").inner_text()

    switch_to(page, "en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_contain_text("Jinjiang")
    assert path_of(page) == f"/en{ARTICLE}#s03"

    switch_to(page, "zh-Hant")
    expect(page.locator("h1")).to_have_text(HEADLINE)
    assert path_of(page) == f"{ARTICLE}#s03"


def test_reader_without_javascript_reads_everything(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.locator(f'main a[href="{ARTICLE}"]').first.click()
    expect(page.locator("h1")).to_have_text(HEADLINE)
    expect(page.locator("#s01")).to_be_visible()
    page.locator('nav a[href="#s06"]').first.click()
    assert path_of(page) == f"{ARTICLE}#s06"
    page.locator('header a[hreflang="en"]').click()
    expect(page.locator("h1")).to_contain_text("Jinjiang")
    context.close()


def test_reader_with_a_keyboard_skips_to_the_text_and_into_a_part(page: Page) -> None:
    page.goto(ARTICLE)
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_attribute("href", "#main")
    expect(focused).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert path_of(page) == f"{ARTICLE}#main"

    page.goto(ARTICLE)
    for _step in range(40):
        page.keyboard.press("Tab")
        if focused.get_attribute("href") == "#s02":
            break
    expect(focused).to_have_attribute("href", "#s02")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    assert path_of(page) == f"{ARTICLE}#s02"


def test_reader_finds_the_page_as_printed_and_the_short_code(page: Page) -> None:
    page.goto("/JJ3490-01")
    assert path_of(page) == ARTICLE
    page.locator(f'a[href="{ISSUE}pages/1/"]:visible').first.click()

    expect(page.locator("ol.lines li").nth(2)).to_have_text("2023年1月4日 星期三")


def test_reader_of_a_wrong_address_is_led_home(page: Page, faults: Faults) -> None:
    faults.expected_statuses.add(404)
    page.goto("/en/there/is/nothing/here/")
    expect(page.locator("main")).to_contain_text("404")
    page.locator("main a").first.click()

    assert path_of(page) == "/en/"


def log_in(page: Page, site: Site, prefix: str = "") -> None:
    page.goto(f"{prefix}/admin/")
    page.locator("#id_username").fill(site.username)
    page.locator("#id_password").fill(site.password)
    page.locator("#login-form [type=submit]").click()


def test_editor_corrects_a_word_and_sees_it_live(page: Page, site: Site) -> None:
    """And puts it back, so that the other journeys find the article as it was."""
    log_in(page, site)
    page.goto("/admin/articles/article/")
    page.locator('#result_list tbody a[href*="/change/"]').first.click()
    change = page.url

    for wrong, right in (("傳承弘揚", "傳承並弘揚"), ("傳承並弘揚", "傳承弘揚")):
        page.goto(change)
        fields = page.locator('textarea[name^="sections-"][name$="-body_zh_hant"]')
        values = fields.evaluate_all("fields => fields.map(field => field.value)")
        place = next(place for place, value in enumerate(values) if wrong in value)
        fields.nth(place).fill(values[place].replace(wrong, right))
        page.locator('[name="_continue"]:visible').first.click()
        expect(page.locator(".messagelist .success")).to_be_visible()
        page.goto(ARTICLE)
        expect(page.locator("article")).to_contain_text(right)
        expect(page.locator("article")).not_to_contain_text(wrong)


def test_editor_logs_out_and_may_no_longer_edit(page: Page, site: Site) -> None:
    log_in(page, site)
    page.goto("/admin/articles/article/")
    page.locator("#logout-form [type=submit]").click()
    page.goto("/admin/articles/article/")

    assert path_of(page) == "/admin/login/"
