"""The desk in a real browser: no fault, no violation of the content policy, everything within reach of a keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures import Faults, axe
from tests.browser.site import Site

PAGES = [
    "/admin/",
    "/admin/articles/article/",
    "/admin/articles/issue/",
    "/admin/articles/article/1/change/",
    "/admin/articles/issue/1/change/",
    "/admin/articles/page/1/change/",
    "/admin/auth/user/add/",
    "/admin/auth/group/add/",
]


@pytest.fixture
def desk(page: Page, site: Site) -> Page:
    """Logged in as the demo editor. A violation of the policy is an error on the console, which fails the test."""
    page.goto("/admin/login/")
    page.locator("#id_username").fill(site.username)
    page.locator("#id_password").fill(site.password)
    page.keyboard.press("Enter")
    expect(page.locator("#user-tools")).to_be_visible()
    return page


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_desk_has_no_accessibility_violation(desk: Page, faults: Faults, scheme: str, width: int) -> None:
    desk.emulate_media(color_scheme=scheme)
    desk.set_viewport_size({"width": width, "height": 900})

    found = {}
    for url in PAGES:
        desk.goto(url)
        desk.wait_for_timeout(150)  # Django's scripts and ours name their fields a moment after loading
        assert faults.seen == []
        found[url] = axe(desk)
        faults.seen.clear()  # axe itself copies imported style sheets into the page, which the policy refuses

    assert {url: violations for url, violations in found.items() if violations} == {}


def save(desk: Page) -> None:
    """Save, and wait for the form to come back whole."""
    with desk.expect_navigation():
        desk.locator("[name=_continue]").click()


def test_sections_move_by_keyboard_and_stay_where_they_were_put(desk: Page) -> None:
    url = "/admin/articles/article/1/change/"
    desk.goto(url)
    headings = desk.locator("[id$=heading_zh_hant]:not([id*=__prefix__])")
    before = [heading.input_value() for heading in headings.all()]

    button = desk.locator("#sections-1 .move button").first
    button.focus()
    desk.keyboard.press("Enter")
    expect(button).to_be_focused()
    save(desk)

    after = [heading.input_value() for heading in headings.all()]
    assert after == [before[1], before[0], *before[2:]]
    desk.locator("#sections-0 .move button").last.click()
    save(desk)
    assert [heading.input_value() for heading in headings.all()] == before


def test_one_switch_shows_one_language_and_is_remembered(desk: Page) -> None:
    desk.goto("/admin/articles/article/1/change/")
    desk.locator("#language-switch [value=en]").check()
    desk.reload()

    columns = ("zh_hant", "zh_hans", "en")
    assert [desk.locator(f"#id_headline_{name}").is_visible() for name in columns] == [False, False, True]
    assert desk.locator("#id_sections-0-body_en").is_visible()


def test_findings_appear_while_a_masthead_is_typed(desk: Page) -> None:
    desk.goto("/admin/articles/issue/1/change/")
    findings = desk.locator("#issue-check .findings > *")
    expect(findings).to_have_count(0)

    desk.locator("#id_printed_weekday").fill("星期四")
    expect(findings).to_have_count(1)
    expect(findings).to_contain_text("星期三")
