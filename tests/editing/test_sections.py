"""After an edit, the sections of an article are numbered from 1 on in their reading order."""

import pytest

from articles.editing.sections import renumber_sections
from articles.models import Article
from tests import factories


def rows(article: Article) -> list[tuple[int, str]]:
    return [(row.position, row.anchor) for row in article.sections.all()]


@pytest.mark.django_db
def test_sections_are_numbered_in_reading_order() -> None:
    article = factories.ArticleFactory()
    for position, anchor in [(7, "s03"), (0, "s04"), (7, "s01"), (9, "s02")]:
        factories.SectionFactory(article=article, position=position, anchor=anchor)
    other = factories.SectionFactory(position=5, anchor="t9")
    for _again in range(2):
        renumber_sections(article)
        assert rows(article) == [(1, "s04"), (2, "s03"), (3, "s01"), (4, "s02")]
    assert rows(other.article) == [(5, "t9")]


@pytest.mark.django_db
def test_article_without_sections_stays_so() -> None:
    article = factories.ArticleFactory()
    renumber_sections(article)
    assert rows(article) == []
