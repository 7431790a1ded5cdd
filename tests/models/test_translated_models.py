"""Every translated text of every model: its base is the original's column, and what is empty is '', never NULL."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models
from django.forms import modelform_factory
from django.utils import translation
from factory.django import DjangoModelFactory

from articles.models import Category
from articles.models.language import LANGUAGES, column, original_language_of
from articles.models.original import translated_fields, with_companions
from articles.translation import TRANSLATED
from tests import factories
from tests.models.rows import stored_texts

WRITTEN = {"zh-hant": "甲", "zh-hans": "乙", "en": "A"}

in_each_language = pytest.mark.parametrize("active", LANGUAGES)

# Every translated model, and where its original language is said.

MODELS: list[tuple[type[DjangoModelFactory[Any]], str | None]] = [
    (factories.NewspaperFactory, None),
    (factories.EditionFactory, "original_language"),
    (factories.IssueFactory, "edition__original_language"),
    (factories.PageFactory, "issue__edition__original_language"),
    (factories.CategoryFactory, None),
    (factories.ContributorFactory, None),
    (factories.ArticleFactory, "original_language"),
    (factories.SectionFactory, "article__original_language"),
    (factories.ArticleImageFactory, "article__original_language"),
    (factories.AboutTextFactory, None),
]


def test_every_translated_model_is_tested() -> None:
    assert {factory._meta.model for factory, _path in MODELS} == set(TRANSLATED)


@pytest.mark.django_db
@in_each_language
@pytest.mark.parametrize(("factory", "path"), MODELS, ids=lambda part: getattr(part, "__name__", ""))
def test_base_column_of_every_text_is_the_original(
    factory: type[DjangoModelFactory[Any]], path: str | None, active: str
) -> None:
    names = TRANSLATED[factory._meta.model]
    for original in LANGUAGES if path else ["zh-hant"]:
        texts = {name: {column(name, language): text for language, text in WRITTEN.items()} for name in names}
        with translation.override(active):
            row = factory(
                **({path: original} if path else {}), **{k: v for each in texts.values() for k, v in each.items()}
            )
            row.save()
        assert original_language_of(row) == original
        assert {name: stored_texts(row, name) for name in names} == {
            name: {"base": WRITTEN[original], **WRITTEN} for name in names
        }


@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model.__name__)
def test_translated_fields_are_the_three_columns(model: type[models.Model]) -> None:
    assert translated_fields(model) == {
        name: {column(name, language) for language in LANGUAGES} for name in TRANSLATED[model]
    }


def test_companions_are_the_base_and_every_language() -> None:
    names = {"name", "name_zh_hant", "name_zh_hans", "name_en"}
    assert {
        given: with_companions(Category, given)
        for given in [("slug",), ("name",), ("name_en", "slug"), ("name", "name_en"), ()]
    } == {
        ("slug",): {"slug"},
        ("name",): names,
        ("name_en", "slug"): {*names, "slug"},
        ("name", "name_en"): names,
        (): set(),
    }


# Empty is '', never NULL.


@pytest.mark.django_db
@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model.__name__)
def test_text_columns_take_no_null(model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, model._meta.db_table)
    texts = {each for name in TRANSLATED[model] for each in (name, *(column(name, code) for code in LANGUAGES))}
    assert {each.name: each.null_ok for each in described if each.name in texts} == dict.fromkeys(texts, False)


@pytest.mark.django_db
@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model.__name__)
def test_form_that_leaves_texts_empty_saves_them_empty(model: type[models.Model]) -> None:
    factory = next(factory for factory, _path in MODELS if factory._meta.model is model)
    row = factory(**{column(name, "en"): "to be emptied" for name in TRANSLATED[model]})
    columns = [column(name, language) for name in TRANSLATED[model] for language in LANGUAGES]
    form_of_columns = modelform_factory(model, fields=columns)
    data = {name: "甲" if name.endswith("_zh_hant") else "" for name in columns}
    with translation.override("en"):
        form_of_columns(data, instance=row).save()
    emptied = {"base": "甲", "zh-hant": "甲", "zh-hans": "", "en": ""}
    assert [stored_texts(row, name) for name in TRANSLATED[model]] == [emptied] * len(TRANSLATED[model])


@pytest.mark.django_db
@in_each_language
def test_fixture_that_leaves_columns_out_loads_them_empty(active: str, tmp_path: Path) -> None:
    fixture = tmp_path / "short.json"
    given = [{"slug": "columns", "name_zh_hant": "要聞"}, {"slug": "base", "name": "要聞"}, {"slug": "nothing"}]
    rows = [
        {"model": "articles.category", "fields": {**fields, "updated_at": "2023-01-04T00:00:00Z"}} for fields in given
    ]
    fixture.write_text(json.dumps(rows), encoding="utf-8")
    with translation.override(active):
        call_command("loaddata", str(fixture), verbosity=0)
    full = {"base": "要聞", "zh-hant": "要聞", "zh-hans": "", "en": ""}
    assert {row.slug: stored_texts(row, "name") for row in Category.objects.all()} == {
        "columns": full,
        "base": full,
        "nothing": dict.fromkeys(full, ""),
    }


@pytest.mark.django_db
def test_null_text_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError):
        Category.objects.create(slug="null", name_en=None)
