"""What writing many rows at once tells of itself, and when."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from articles.models import Article, Byline, Category, Section
from articles.models.bulk import in_batches, moved_in_bulk, written_in_bulk
from tests import factories

pytestmark = pytest.mark.django_db

WORDS = {Article: "headline_zh_hant", Section: "heading_zh_hant", Byline: "role"}
Told = list[tuple[str, list[Any], set[str] | None]]


@pytest.fixture
def told() -> Iterator[Told]:
    """Of each signal: its name, what `role` or `headline_zh_hant` each row has in that moment, the fields updated."""
    heard: Told = []
    names = {written_in_bulk: "written", moved_in_bulk: "moved"}

    def hear(sender: type[Any], *, signal: Any, rows: Any, update_fields: Any = None, **_others: Any) -> None:
        assert connection.in_atomic_block
        words = sorted(getattr(row, WORDS[sender]) for row in rows)
        heard.append((names[signal], words, None if update_fields is None else set(update_fields)))

    for signal in names:
        for model in WORDS:
            signal.connect(hear, sender=model)
    yield heard
    for signal in names:
        for model in WORDS:
            signal.disconnect(hear, sender=model)


def test_bulk_create_tells_of_the_rows_that_it_made(told: Told) -> None:
    issue = factories.IssueFactory()
    rows = (Article(issue=issue, number=number, headline_zh_hant=f"第{number}篇") for number in (1, 2))
    made = Article.objects.bulk_create(rows)

    assert told == [("written", ["第1篇", "第2篇"], None)]
    assert [article.headline_zh_hant for article in made] == ["第1篇", "第2篇"]
    assert set(made) == set(Article.objects.all())


def test_update_tells_of_the_rows_before_it_changes_them(told: Told) -> None:
    byline = factories.BylineFactory(role="記者")
    factories.BylineFactory(role="攝影")
    changed = Byline.objects.filter(role="記者").update(role="通訊員")

    assert (told, changed) == ([("written", ["記者"], {"role"})], 1)
    byline.refresh_from_db()
    assert byline.role == "通訊員"


def test_bulk_update_tells_through_update(told: Told) -> None:
    article = factories.ArticleFactory(headline_zh_hant="舊")
    told.clear()
    article.headline_zh_hant = "新"
    changed = Article.objects.bulk_update([article], ["headline_zh_hant"])

    languages = {"headline", "headline_zh_hant", "headline_zh_hans", "headline_en"}
    assert (told, changed) == ([("written", ["舊"], languages)], 1)


def to_another_article(byline: Byline) -> None:
    Byline.objects.filter(role="記者").update(article=factories.ArticleFactory())


def to_another_article_by_key(byline: Byline) -> None:
    Byline.objects.filter(role="記者").update(article_id=factories.ArticleFactory().pk)


def to_another_article_in_bulk(byline: Byline) -> None:
    byline.article = factories.ArticleFactory()
    Byline.objects.bulk_update([byline], ["article"])


def to_another_article_by_its_manager(byline: Byline) -> None:
    factories.ArticleFactory().bylines.add(byline)


WAYS = [to_another_article, to_another_article_by_key, to_another_article_in_bulk, to_another_article_by_its_manager]


@pytest.mark.parametrize("move", WAYS)
def test_change_of_a_foreign_key_is_told_before_and_after(told: Told, move: Callable[[Byline], None]) -> None:
    byline = factories.BylineFactory(role="記者")
    move(byline)

    fields = {to_another_article: {"article"}, to_another_article_by_its_manager: {"article"}}
    assert told == [("written", ["記者"], fields.get(move, {"article_id"})), ("moved", ["記者"], None)]


def test_rows_written_under_keys_of_their_own_may_have_been_elsewhere(told: Told) -> None:
    byline = factories.BylineFactory(role="記者")
    moved = Byline(pk=byline.pk, article=factories.ArticleFactory(), contributor=byline.contributor, role="攝影")
    told.clear()
    Byline.objects.bulk_create([moved], update_conflicts=True, unique_fields=["id"], update_fields=["article", "role"])

    assert told == [("moved", ["記者"], None), ("written", ["攝影"], None)]


def test_managers_of_related_rows_tell_too(told: Told) -> None:
    section = factories.SectionFactory()
    article, category = factories.ArticleFactory(headline_zh_hant="新聞"), factories.CategoryFactory()
    article.sections.add(section)
    category.articles.set([article])
    category.articles.clear()

    assert [each for each in told if each[0] == "written"] == [
        ("written", ["工作回顧"], {"article"}),
        ("written", ["新聞"], {"category"}),
        ("written", ["新聞"], {"category"}),
    ]


def test_failed_writing_is_undone_with_what_was_told_of_it() -> None:
    category = factories.CategoryFactory(name_zh_hant="舊")
    with pytest.raises(TypeError, match="stale"):
        Category.objects.filter(pk=category.pk).update(name="新")

    category.refresh_from_db()
    assert category.name_zh_hant == "舊"


def test_batches_hold_every_value_once() -> None:
    sizes = [0, 1, 3, 4, 6, 7]

    assert [list(in_batches(iter(range(size)), 3)) for size in sizes] == [
        [],
        [[0]],
        [[0, 1, 2]],
        [[0, 1, 2], [3]],
        [[0, 1, 2], [3, 4, 5]],
        [[0, 1, 2], [3, 4, 5], [6]],
    ]
    assert Section.objects.bulk_create([]) == []
