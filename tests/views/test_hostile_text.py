"""Whatever stands in a text, every public page shows it as text and does nothing that it says."""

import json
import re

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from articles.models import Newspaper, Page, Section
from articles.search import rebuild
from tests.factories import NewspaperFactory
from tests.hostile import BARE, CONTROLS, PAYLOADS, fill, text_fields
from tests.models.rows import kept_models
from tests.public_site import ARTICLE, HTML, ISSUE, XML, Answer, ask, crawl, elements, fill_archive, load_real_issue

pytestmark = pytest.mark.django_db

HARMLESS = "words"
SEARCHES = [f"/search/?q={HARMLESS}", f"/en/search/?q={HARMLESS}&order=newest", f"/search/feed.atom?q={HARMLESS}"]
TURNS = [
    *[pytest.param(turn) for turn in (0, 20)],
    *[pytest.param(turn, marks=pytest.mark.slow) for turn in range(len(PAYLOADS)) if turn % 20],
]
SCHEMES = {"", "http", "https", "mailto"}
WITH_ADDRESS = ("href", "src", "action", "formaction", "data", "poster", "content")
Shape = set[tuple[str, str]]


def answers() -> list[Answer]:
    """Every public page, and what is found where every text is."""
    rebuild()
    return [*crawl(), *map(ask, SEARCHES)]


def shape(answer: Answer) -> Shape:
    """Which elements a page consists of, and which attributes they have; a class does nothing by itself."""
    return {(element.tag, name) for element in elements(answer.page()) for name in (*element.keys(), "")} - {
        (element.tag, "class") for element in elements(answer.page())
    }


def scripts(answer: Answer) -> list[tuple[str, str]]:
    """Each script element: its address, and what stands in it."""
    found = [element for element in elements(answer.page()) if element.tag == "script"]
    return [(element.get("src", ""), (element.text or "") if element.get("src") else "") for element in found]


def schemes(answer: Answer) -> set[str]:
    addresses = [
        element.get(name)
        for element in elements(answer.page())
        for name in WITH_ADDRESS
        if element.get(name) and (name != "content" or element.get("http-equiv"))
    ]
    # As a browser reads it: blanks and controls before and within the scheme do not count. (urlsplit refuses "https://]")
    found = (
        re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", address), re.IGNORECASE) for address in addresses
    )
    return {scheme[1].lower() if scheme else "" for scheme in found}


def fill_every_text(turn: int | None) -> None:
    for model in kept_models():
        for row in model._default_manager.order_by("pk"):
            fill(row, HARMLESS, turn)


@pytest.mark.parametrize("turn", TURNS)
def test_payload_in_every_text_is_inert_on_every_page(turn: int) -> None:
    fill_archive()
    fill_every_text(None)
    before = {answer.path: answer for answer in answers() if answer.kind == HTML}
    usual = set().union(*map(shape, before.values()))
    fill_every_text(turn)
    after = {answer.path: answer for answer in answers()}
    pages = {path: answer for path, answer in after.items() if answer.kind == HTML}

    assert {path: answer.status for path, answer in after.items() if answer.status != 200} == {}
    assert set(pages) == set(before)
    assert {path: strange for path, answer in pages.items() if (strange := shape(answer) - usual)} == {}
    assert {path: scripts(answer) for path, answer in pages.items()} == {
        path: scripts(answer) for path, answer in before.items()
    }
    assert {path for path, answer in pages.items() if not schemes(answer) <= SCHEMES} == set()
    assert [answer.xml().tag for answer in after.values() if answer.kind.endswith(XML)] != []
    assert [path for path, answer in after.items() if settings.SECRET_KEY in answer.text] == []


def test_payload_in_linked_data_is_read_back_as_it_was_written() -> None:
    article = load_real_issue()
    headline = "".join(PAYLOADS)[:300]
    article.headline_zh_hant = headline
    article.save()
    article.refresh_from_db()
    [block] = [
        element.text
        for element in elements(ask(ARTICLE).page())
        if element.tag == "script" and element.get("type") == "application/ld+json"
    ]

    assert json.loads(block)["headline"] == article.headline_zh_hant
    assert "<" not in block


def test_payload_is_shown_to_the_reader_as_it_was_written() -> None:
    """Escaped, not swallowed: an article about markup must be readable."""
    article = load_real_issue()
    section = article.sections.first()
    section.body_zh_hant = "\n\n".join(PAYLOADS[:-1])
    section.save()
    text = ["".join(element.itertext()) for element in elements(ask(ARTICLE).page()) if element.tag == "p"]

    assert [payload for payload in PAYLOADS[:-1] if not any(payload in paragraph for paragraph in text)] == []


def test_control_characters_break_no_page_and_no_feed() -> None:
    """A page's text as received keeps them, as evidence; its page must show it all the same."""
    fill_archive()
    for model in kept_models():
        for row in model._default_manager.order_by("pk"):
            for field in text_fields(model):
                if field.name not in BARE:
                    value = getattr(row, field.attname)
                    setattr(row, field.name, f"甲{CONTROLS}{value}"[: field.max_length])
            row.save()
    answers = list(crawl())

    assert {answer.path: answer.status for answer in answers if answer.status != 200} == {}
    assert {answer.page().tag for answer in answers if answer.kind == HTML} == {"html"}
    assert len([answer.xml() for answer in answers if answer.kind.endswith(XML)]) > 10


def test_text_fields_are_found_in_every_model() -> None:
    """A model without any here would pass the tests above unseen."""
    without = {model.__name__ for model in kept_models() if not list(text_fields(model))}
    assert without == {"Scan"}
    assert {field.name for field in text_fields(Newspaper)} >= {"name_zh_hant", "name_en", "website_url", "email"}
    assert {field.name for field in text_fields(Section)} >= {"heading_zh_hans", "body_en", "label"}
    assert {field.name for field in text_fields(Page)} >= {"source_text", "label"}


def test_very_long_texts_are_answered() -> None:
    article = load_real_issue()
    section = article.sections.first()
    section.body_zh_hant = "長" * 1_000_000
    section.heading_zh_hant = "x" * 300
    section.save()

    assert [ask(path).status for path in (ARTICLE, ISSUE, "/", f"/zh-hans{ARTICLE}")] == [200, 200, 200, 200]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil.example/", " javascript:x"])
def test_address_that_is_not_of_the_web_is_never_stored(address: str) -> None:
    with pytest.raises(ValidationError):
        NewspaperFactory(website_url=address)
