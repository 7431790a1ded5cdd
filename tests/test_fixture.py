"""The real issue 3490 as a fixture: loaded twice it changes nothing, and it is the same in whatever language."""

import json
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.utils import translation
from pytest_django import Settings

from articles.models import AboutText, Article, Byline, Edition, Issue, Newspaper, Page, Section
from articles.models.language import LANGUAGES, column
from articles.text import paragraphs
from articles.translation import TRANSLATED
from tests.models.rows import kept_models, table_rows

FIXTURE = settings.BASE_DIR / "fixtures" / "jinjiang_3490.json"


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    load()


def load() -> None:
    call_command("loaddata", FIXTURE.stem, verbosity=0)


def all_rows(*, keys: bool = True) -> dict[str, list[dict[str, Any]]]:
    """Every row of the archive's tables as they stand; without `keys`, by their contents alone."""
    return {
        model.__name__: [
            {name: value for name, value in row.items() if keys or not (name == "id" or name.endswith("_id"))}
            for row in table_rows(model)
        ]
        for model in kept_models()
    }


# Loading


def counts() -> dict[str, int]:
    return {name: len(rows) for name, rows in all_rows().items() if rows}


HELD = {
    "Newspaper": 1,
    "Edition": 1,
    "Issue": 1,
    "Page": 1,
    "Contributor": 1,
    "Article": 1,
    "Byline": 1,
    "Section": 39,
    "AboutText": 3,
}


def test_fixture_loaded_twice_changes_nothing() -> None:
    before = all_rows()
    load()
    assert (counts(), all_rows()) == (HELD, before)


@pytest.mark.parametrize("active", LANGUAGES)
@pytest.mark.parametrize("language_code", LANGUAGES)
def test_fixture_loads_the_same_in_every_language(language_code: str, active: str, settings: Settings) -> None:
    before = all_rows(keys=False)
    empty_the_archive()
    settings.LANGUAGE_CODE = language_code
    with translation.override(active):
        load()
    assert all_rows(keys=False) == before


def test_dump_of_the_archive_restores_the_same_rows(tmp_path: Path) -> None:
    before = all_rows(keys=False)
    dump = StringIO()
    with translation.override("en"):
        call_command("dumpdata", "articles", natural_foreign=True, natural_primary=True, stdout=dump)
    (tmp_path / "dump.json").write_text(dump.getvalue(), encoding="utf-8")
    empty_the_archive()
    with translation.override("zh-hans"):
        call_command("loaddata", str(tmp_path / "dump.json"), verbosity=0)
    assert all_rows(keys=False) == before


def empty_the_archive() -> None:
    for model in (Byline, Section, Article, Page, Issue, Edition, Newspaper, AboutText, *TRANSLATED):
        model.objects.all().delete()
    assert counts() == {}


def test_fixture_names_rows_by_natural_keys_only() -> None:
    rows = json.loads(FIXTURE.read_text(encoding="utf-8"))
    assert {tuple(row) for row in rows} == {("model", "fields")}
    assert Counter(row["model"] for row in rows) == {f"articles.{name.lower()}": count for name, count in HELD.items()}
    relations = [
        value
        for row in rows
        for name, value in row["fields"].items()
        if apps.get_model(row["model"])._meta.get_field(name).is_relation
    ]
    assert {type(value) for value in relations} == {list, type(None)}


def test_base_columns_of_the_fixture_are_the_original() -> None:
    assert {
        (model.__name__, name): [row[name] for row in table_rows(model)]
        for model, names in TRANSLATED.items()
        for name in names
    } == {
        (model.__name__, name): [row[column(name, "zh-hant")] for row in table_rows(model)]
        for model, names in TRANSLATED.items()
        for name in names
    }


# The languages


def written(language: str) -> list[tuple[str, str, bool]]:
    """Which texts are written in a language: model, field, and whether there is one."""
    return [
        (model.__name__, name, bool(row[column(name, language)]))
        for model, names in TRANSLATED.items()
        for name in names
        for row in table_rows(model)
    ]


def test_simplified_is_left_to_the_machine() -> None:
    assert [text for text in written("zh-hans") if text[2]] == []


def test_english_is_complete() -> None:
    """Every text that there is in Chinese, and a standfirst, which the printed page has none of."""
    differing = [
        (english, chinese)
        for english, chinese in zip(written("en"), written("zh-hant"), strict=True)
        if english != chinese
    ]
    assert differing == [(("Article", "standfirst", True), ("Article", "standfirst", False))]


def test_english_bodies_have_the_same_paragraphs() -> None:
    sections = Article.objects.get().sections.all()
    assert [len(paragraphs(section.body_en)) for section in sections] == [
        len(paragraphs(section.body_zh_hant)) for section in sections
    ]
    assert [(text.subject, len(paragraphs(text.body_en))) for text in AboutText.objects.in_order()] == [
        (text.subject, len(paragraphs(text.body_zh_hant))) for text in AboutText.objects.in_order()
    ]


def test_english_holds_no_chinese() -> None:
    columns = [
        str(row[column(name, "en")])
        for model, names in TRANSLATED.items()
        for name in names
        for row in table_rows(model)
    ]
    assert [text for text in columns if any("\u3000" <= character <= "\u9fff" for character in text)] == []
