"""Text fields clean themselves alike by every way that a text takes into the database."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.forms import modelform_factory

from articles.models import Article, Issue, Newspaper, Page
from articles.text import clean_line, clean_text
from tests import factories
from tests.models.rows import stored_columns

# A byte order mark, NUL, vertical tab, a lone surrogate, bidirectional override, three kinds of line end, a decomposed
# letter, and a compatibility ideograph that must stay (U+F9DC).
DIRTY = "\ufeff 晉\x00江\x0b\ud800經\u202e濟\r\n報\r隆\uf9dc\u2028cafe\u0301\t。 "
LINE = "晉江經濟 報 隆\uf9dc café 。"
PROSE = " 晉江經濟\n報\n隆\uf9dc\ncafé\t。 "
TEXTS = {"headline_zh_hant": DIRTY, "standfirst_zh_hant": DIRTY, "printed_byline": DIRTY}
CLEAN = {
    "headline": LINE,
    "headline_zh_hant": LINE,
    "standfirst": PROSE,
    "standfirst_zh_hant": PROSE,
    "printed_byline": LINE,
}


def test_expected_texts_are_what_the_cleaning_gives() -> None:
    assert (clean_line(DIRTY), clean_text(DIRTY)) == (LINE, PROSE)


def save(issue: Issue, folder: Path) -> Article:
    row = Article(issue=issue, number=1, **TEXTS)
    row.save()
    return row


def save_changes(issue: Issue, folder: Path) -> Article:
    row = factories.ArticleFactory(issue=issue)
    for name, text in TEXTS.items():
        setattr(row, name, text)
    row.save(update_fields=list(TEXTS))
    return row


def full_clean(issue: Issue, folder: Path) -> Article:
    row = Article(issue=issue, number=1, **TEXTS)
    row.full_clean()
    assert {name: getattr(row, name) for name in CLEAN} == CLEAN
    row.save()
    return row


def bulk_create(issue: Issue, folder: Path) -> Article:
    [row] = Article.objects.bulk_create([Article(issue=issue, number=1, **TEXTS)])
    return row


def bulk_update(issue: Issue, folder: Path) -> Article:
    row = factories.ArticleFactory(issue=issue)
    for name, text in TEXTS.items():
        setattr(row, name, text)
    Article.objects.bulk_update([row], list(TEXTS))
    return row


def get_or_create(issue: Issue, folder: Path) -> Article:
    """Found again by the same dirty text."""
    for _again in range(2):
        row, _created = Article.objects.get_or_create(issue=issue, **TEXTS, defaults={"number": 1})
    assert Article.objects.count() == 1
    return row


def loaddata(issue: Issue, folder: Path) -> Article:
    at = "2023-01-04T00:00:00Z"
    fields = {"issue": issue.natural_key(), "number": 1, "created_at": at, "updated_at": at, **TEXTS}
    fixture = folder / "dirty.json"
    fixture.write_text(json.dumps([{"model": "articles.article", "fields": fields}]), encoding="utf-8")
    call_command("loaddata", str(fixture), verbosity=0)
    return Article.objects.get()


WAYS = [save, save_changes, full_clean, bulk_create, bulk_update, get_or_create, loaddata]


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_text_is_cleaned_alike_by_every_way(way: Callable[[Issue, Path], Article], tmp_path: Path) -> None:
    stored = stored_columns(way(factories.IssueFactory(), tmp_path))
    assert {name: stored[name] for name in CLEAN} == CLEAN


@pytest.mark.django_db
def test_text_is_cleaned_alike_by_a_form() -> None:
    """A browser cannot send a surrogate, a form refuses NUL and first strips the ends; the rest is as everywhere."""
    row = factories.ArticleFactory()
    typed = DIRTY.replace("\x00", "").replace("\ud800", "")
    form = modelform_factory(Article, fields=list(TEXTS))(dict.fromkeys(TEXTS, typed), instance=row)
    form.save()
    stored = stored_columns(row)
    assert {name: stored[name] for name in CLEAN} == {name: text.rstrip() for name, text in CLEAN.items()}


@pytest.mark.django_db
def test_saved_text_is_clean_in_memory_too() -> None:
    row = factories.ArticleFactory(**TEXTS)
    assert {name: getattr(row, name) for name in CLEAN} == CLEAN


SOURCE = "\ufeff\n\n 第一行 \r\n第二行\x0b\u202e\r隆\uf9dc\u2028cafe\u0301\t"


@pytest.mark.django_db
def test_source_text_is_kept_as_it_came(tmp_path: Path) -> None:
    issue = factories.IssueFactory()
    saved = factories.PageFactory(issue=issue, source_text=SOURCE)
    saved.full_clean()
    [in_bulk] = Page.objects.bulk_create([Page(issue=issue, position=2, source_text=SOURCE)])
    fixture = tmp_path / "page.json"
    fields = {"issue": issue.natural_key(), "position": 3, "source_text": SOURCE, "updated_at": "2023-01-04T00:00:00Z"}
    fixture.write_text(json.dumps([{"model": "articles.page", "fields": fields}]), encoding="utf-8")
    call_command("loaddata", str(fixture), verbosity=0)
    loaded = Page.objects.get(position=3)
    assert [stored_columns(row)["source_text"] for row in (saved, in_bulk, loaded)] == [SOURCE] * 3


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("第一行\n第\x00二行", "Line 2, column 2: U+0000 cannot be stored. Remove it and save again."),
        ("\ud800第一行\n第\x00二行", "Line 1, column 1: U+D800 cannot be stored. Remove it and save again."),
    ],
)
def test_source_text_that_cannot_be_stored_is_told_by_place(source: str, message: str) -> None:
    field = Page._meta.get_field("source_text")
    with pytest.raises(ValidationError) as refused:
        field.clean(source, None)
    assert (refused.value.messages, refused.value.code) == ([message], "unstorable")


def test_source_text_field_asks_as_every_field_does() -> None:
    with pytest.raises(ValidationError) as refused:
        Page._meta.get_field("source_text").clean(None, None)
    assert refused.value.code == "null"


@pytest.mark.parametrize("name", ["headline", "standfirst"])
def test_value_that_is_no_text_is_left_to_the_database(name: str) -> None:
    field: Any = Article._meta.get_field(name)
    assert (field.get_prep_value(None), field.to_python(None)) == (None, None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("www.ijjnews.com", "https://www.ijjnews.com"),
        ("http://www.ijjnews.com/", "http://www.ijjnews.com/"),
        ("https://www.ijjnews.com", "https://www.ijjnews.com"),
        ("", ""),
    ],
)
def test_web_address_without_a_scheme_is_taken_for_https(typed: str, kept: str) -> None:
    assert Newspaper._meta.get_field("website_url").formfield().clean(typed) == kept
