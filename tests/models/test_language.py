"""The base column of a translated text always equals the original language's, whatever language is active."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core import serializers
from django.db import models
from django.utils import translation

from articles.models import Article
from articles.models.language import LANGUAGES, column
from tests import factories
from tests.models.rows import stored_texts, table_rows

WRITTEN = {"zh-hant": "甲", "zh-hans": "乙", "en": "A"}

in_each_language = pytest.mark.parametrize("active", LANGUAGES)
from_each_original = pytest.mark.parametrize("original", LANGUAGES)


def written(field: str, texts: dict[str, str]) -> dict[str, str]:
    return {column(field, language): text for language, text in texts.items()}


def article(original: str) -> Article:
    return factories.ArticleFactory(original_language=original, **written("headline", WRITTEN))


def expected(original: str, text: str) -> dict[str, str]:
    """What the database should hold once the original's headline has been changed to `text`."""
    return {"base": text, **WRITTEN, original: text}


# Every way of writing one text: `name` is the base's name or the original's column.


def save(row: Article, name: str, text: str) -> None:
    setattr(row, name, text)
    row.save()


def save_naming_the_field(row: Article, name: str, text: str) -> None:
    setattr(row, name, text)
    row.save(update_fields=[name])


def save_of_only(row: Article, name: str, text: str) -> None:
    found = Article.objects.only(name).get(pk=row.pk)
    setattr(found, name, text)
    found.save()


def save_of_deferred(row: Article, name: str, text: str) -> None:
    found = Article.objects.defer(name).get(pk=row.pk)
    setattr(found, name, text)
    found.save()


def save_after_reading_again(row: Article, name: str, text: str) -> None:
    setattr(row, name, "forgotten")
    row.refresh_from_db()
    setattr(row, name, text)
    row.save()


def save_of_a_pickled(row: Article, name: str, text: str) -> None:
    setattr(row, name, text)
    pickle.loads(pickle.dumps(row)).save()  # noqa: S301 our own bytes


def bulk_update(row: Article, name: str, text: str) -> None:
    setattr(row, name, text)
    Article.objects.bulk_update([row], [name])


def update_or_create(row: Article, name: str, text: str) -> None:
    Article.objects.update_or_create(pk=row.pk, defaults={name: text})


def bulk_create_over_it(row: Article, name: str, text: str) -> None:
    texts = {**written("headline", WRITTEN), **({name: text} if name != "headline" else {})}
    again = Article(issue=row.issue, number=row.number, original_language=row.original_language, **texts)
    setattr(again, name, text)
    Article.objects.bulk_create([again], update_conflicts=True, unique_fields=["issue", "number"], update_fields=[name])


def raw_save(row: Article, name: str, text: str) -> None:
    """As `loaddata` saves."""
    setattr(row, name, text)
    row.save_base(raw=True)


WAYS_OF_WRITING = [
    save,
    save_naming_the_field,
    save_of_only,
    save_of_deferred,
    save_after_reading_again,
    save_of_a_pickled,
    bulk_update,
    update_or_create,
    bulk_create_over_it,
    raw_save,
]


@pytest.mark.django_db
@in_each_language
@from_each_original
@pytest.mark.parametrize("named", ["base", "column"])
@pytest.mark.parametrize("way", WAYS_OF_WRITING, ids=lambda way: way.__name__)
def test_base_column_follows_the_original(
    way: Callable[[Article, str, str], None], named: str, original: str, active: str
) -> None:
    row = article(original)
    with translation.override(active):
        way(row, "headline" if named == "base" else column("headline", original), "新")
    assert stored_texts(row, "headline") == expected(original, "新")


@pytest.mark.django_db
@in_each_language
@from_each_original
def test_base_column_is_not_touched_by_a_translation(original: str, active: str) -> None:
    row = article(original)
    other = "en" if original != "en" else "zh-hant"
    with translation.override(active):
        save_naming_the_field(row, column("headline", other), "新")
    assert stored_texts(row, "headline") == {"base": WRITTEN[original], **WRITTEN, other: "新"}


def construct(**values: Any) -> Article:
    row = Article(**values)
    row.save()
    return row


def bulk_create(**values: Any) -> Article:
    [row] = Article.objects.bulk_create([Article(**values)])
    return row


def get_or_create(*, issue: models.Model, number: int, **values: Any) -> Article:
    row, _created = Article.objects.get_or_create(issue=issue, number=number, defaults=values)
    return row


@pytest.mark.django_db
@in_each_language
@from_each_original
@pytest.mark.parametrize("make", [construct, Article.objects.create, bulk_create, get_or_create])
def test_base_name_at_birth_fills_the_original(make: Callable[..., Article], original: str, active: str) -> None:
    issue = factories.IssueFactory()
    with translation.override(active):
        row = make(issue=issue, number=1, original_language=original, headline="新")
    assert stored_texts(row, "headline") == {"base": "新", **dict.fromkeys(LANGUAGES, ""), original: "新"}


@in_each_language
@from_each_original
def test_column_at_birth_wins_over_the_base_name(original: str, active: str) -> None:
    with translation.override(active):
        row = Article(original_language=original, headline="舊", **written("headline", WRITTEN))
    assert (row.headline, *(getattr(row, column("headline", language)) for language in LANGUAGES)) == (
        WRITTEN[original],
        *WRITTEN.values(),
    )


@pytest.mark.django_db
@in_each_language
@pytest.mark.parametrize("name", ["headline", "headline_zh_hant", "headline_en"])
def test_update_of_a_text_is_refused(name: str, active: str) -> None:
    row = article("zh-hant")
    with translation.override(active), pytest.raises(TypeError, match=f"base column of {name} stale"):
        Article.objects.update(**{name: "新"})
    with translation.override(active), pytest.raises(TypeError, match="stale"):
        Article.objects.update(**written("headline", WRITTEN), headline="新")
    assert stored_texts(row, "headline") == {"base": "甲", **WRITTEN}
    assert Article.objects.update(printed_byline="本報訊") == 1


@pytest.mark.django_db
@in_each_language
@from_each_original
def test_base_name_reads_the_original(original: str, active: str) -> None:
    pk = article(original).pk
    with translation.override(active):
        rows = [
            Article.objects.get(pk=pk),
            Article.objects.only("headline").get(pk=pk),
            Article.objects.defer("headline").get(pk=pk),
        ]
        rows[0].headline_en = rows[0].headline_zh_hant = rows[0].headline_zh_hans = "forgotten"
        rows[0].refresh_from_db(fields=["headline"])
        assert [row.headline for row in rows] == [WRITTEN[original]] * 3


def test_base_name_of_the_class_is_its_descriptor() -> None:
    assert Article.headline.field == "headline"


# A row written out in one language and put back in another.


@pytest.mark.django_db
@in_each_language
@from_each_original
def test_restored_row_is_as_it_was(original: str, active: str) -> None:
    with time_machine.travel("2023-01-04T08:00:00Z", tick=False):  # JSON keeps no microseconds
        row = article(original)
    before = table_rows(Article)
    with translation.override("en"):
        dump = serializers.serialize("json", [row], use_natural_foreign_keys=True, use_natural_primary_keys=True)
    row.headline_zh_hant = row.headline_zh_hans = row.headline_en = "edited"
    row.save()
    assert table_rows(Article) != before
    with translation.override(active):
        for restored in serializers.deserialize("json", dump):
            restored.save()
    assert table_rows(Article) == before
