"""When an original language changes, the base columns of all that is under it follow; nothing else changes."""

from typing import Any

import pytest
from django.db import models
from django.utils import translation

from articles.editing.original_language import follow_article, follow_edition
from articles.models.language import LANGUAGES, column
from tests import factories
from tests.models.rows import stored_columns, stored_texts

TEXTS = {"zh-hant": "甲", "zh-hans": "乙", "en": "A"}


def texts(*fields: str) -> dict[str, str]:
    return {column(field, language): text for field in fields for language, text in TEXTS.items()}


def bases(row: models.Model, *fields: str) -> list[str]:
    stored = [stored_texts(row, field) for field in fields]
    assert [{**each, "base": ""} for each in stored] == [{**TEXTS, "base": ""}] * len(fields)
    return [each["base"] for each in stored]


def without(columns: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in columns.items() if name not in names}


@pytest.mark.django_db
@pytest.mark.parametrize("active", LANGUAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_sections_and_pictures_follow_their_article(language: str, active: str) -> None:
    article = factories.ArticleFactory(original_language="zh-hans")
    section = factories.SectionFactory(article=article, **texts("heading", "body"))
    picture = factories.ArticleImageFactory(article=article, **texts("caption", "alternative_text"))
    other = factories.SectionFactory(article__original_language="zh-hans", **texts("heading", "body"))
    before = stored_columns(section)
    article.original_language = language
    with translation.override(active):
        article.save()
        follow_article(article)
    assert bases(section, "heading", "body") == [TEXTS[language]] * 2
    assert bases(picture, "caption", "alternative_text") == [TEXTS[language]] * 2
    assert bases(other, "heading", "body") == ["乙"] * 2
    assert without(stored_columns(section), "heading", "body") == without(before, "heading", "body")


@pytest.mark.django_db
@pytest.mark.parametrize("active", LANGUAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_issues_and_pages_follow_their_edition(language: str, active: str) -> None:
    edition = factories.EditionFactory(original_language="zh-hans")
    issue = factories.IssueFactory(edition=edition, **texts("notes"))
    page = factories.PageFactory(issue=issue, **texts("name"))
    other = factories.PageFactory(issue__edition__original_language="zh-hans", **texts("name"))
    article = factories.ArticleFactory(issue=issue, original_language="zh-hans", **texts("headline"))
    edition.original_language = language
    with translation.override(active):
        edition.save()
        follow_edition(edition)
    assert (bases(issue, "notes"), bases(page, "name")) == ([TEXTS[language]], [TEXTS[language]])
    assert (bases(other, "name"), bases(article, "headline")) == (["乙"], ["乙"])
