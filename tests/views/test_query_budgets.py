"""How many queries a page may cost; the same for one row as for hundreds."""

from dataclasses import dataclass

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.addresses import path_in
from articles.models import Article, Category, Contributor, Edition
from articles.models.language import LANGUAGES
from articles.search import rebuild
from tests import factories
from tests.public_site import ask

pytestmark = pytest.mark.django_db

# For each kind of page the most queries that it may cost. The issue allows home, issue and article six.
BUDGETS = {
    "home": 6,
    "issue": 6,
    "article": 6,
    "page": 4,
    "newspaper": 4,
    "edition": 4,
    "year": 4,
    "month": 3,
    "category": 5,
    "contributor": 5,
    "about": 2,
    "feed": 3,
    "search": 12,
    "feed of a search": 6,
    "suggestions": 6,
    "description of the search": 1,
    "article with marks": 7,
    "sitemap": 3,
    "sitemap of the site": 5,
    "sitemap of a month": 5,
    "robots": 0,
    "healthz": 0,
    "unknown address": 0,
}


@dataclass
class Archive:
    """An edition, and the article whose page is looked at."""

    edition: Edition
    article: Article
    category: Category
    contributor: Contributor

    def paths(self) -> dict[str, str]:
        edition, issue = self.edition.get_absolute_url(), self.article.issue
        return {
            "home": "/",
            "issue": issue.get_absolute_url(),
            "article": self.article.get_absolute_url(),
            "page": issue.pages.first().get_absolute_url(),
            "newspaper": self.edition.newspaper.get_absolute_url(),
            "edition": edition,
            "year": f"{edition}{issue.date:%Y}/",
            "month": f"{edition}{issue.date:%Y/%m}/",
            "category": self.category.get_absolute_url(),
            "contributor": self.contributor.get_absolute_url(),
            "about": "/about/",
            "feed": f"{edition}feed.atom",
            "search": "/search/?q=晉江",
            "feed of a search": "/search/feed.atom?q=晉江",
            "suggestions": "/search/suggest?q=晉江",
            "description of the search": "/search/opensearch.xml",
            "article with marks": f"{self.article.get_absolute_url()}?q=晉江",
            "sitemap": "/sitemap.xml",
            "sitemap of the site": "/sitemap-site.xml",
            "sitemap of a month": f"{edition}{issue.date:%Y/%m}/sitemap.xml",
            "robots": "/robots.txt",
            "healthz": "/healthz",
            "unknown address": "/there/is/nothing/here/",
        }

    def add_articles(self, count: int) -> None:
        for _article in range(count):
            article = factories.ArticleFactory(published=True, issue=self.article.issue, category=self.category)
            factories.BylineFactory(article=article, contributor=self.contributor)
            factories.SectionFactory(article=article)

    def add_parts(self, *, sections: int, names: int, pictures: int) -> None:
        """Lengthen the article itself."""
        for _section in range(sections):
            factories.SectionFactory(article=self.article)
        for order in range(names):
            factories.BylineFactory(article=self.article, order=order + 2)
        for order in range(pictures):
            factories.ArticleImageFactory(article=self.article, order=order + 2)

    def add_issues(self, count: int) -> None:
        for _issue in range(count):
            issue = factories.IssueFactory(published=True, edition=self.edition)
            article = factories.ArticleFactory(published=True, issue=issue, category=self.category)
            factories.BylineFactory(article=article, contributor=self.contributor)
            factories.PageFactory(issue=issue)


@pytest.fixture
def archive() -> Archive:
    """One of everything, so that no query is left out for want of rows."""
    article = factories.ArticleFactory(published=True, category=factories.CategoryFactory())
    byline = factories.BylineFactory(article=article)
    factories.SectionFactory(article=article)
    factories.ArticleImageFactory(article=article)
    page = factories.PageFactory(issue=article.issue, scan=factories.ScanFactory())
    article.page = page
    article.save()
    archive = Archive(article.issue.edition, article, article.category, byline.contributor)
    archive.add_articles(2)
    ask("/")  # Django asks SQLite once in a process whether it knows JSON
    return archive


def costs(archive: Archive, language: str = LANGUAGES[0]) -> dict[str, int]:
    found = {}
    rebuild()
    for kind, path in archive.paths().items():
        with CaptureQueriesContext(connection) as queries:
            answer = ask(path_in(language, path))
        assert answer.status == (404 if kind == "unknown address" else 200)
        found[kind] = len(queries)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_keeps_to_its_budget(archive: Archive, language: str) -> None:
    over = {kind: (cost, BUDGETS[kind]) for kind, cost in costs(archive, language).items() if cost > BUDGETS[kind]}
    assert over == {}


def test_page_costs_the_same_with_more_in_it(archive: Archive) -> None:
    before = costs(archive)
    archive.add_articles(30)
    archive.add_parts(sections=300, names=5, pictures=5)
    factories.PageFactory.create_batch(30, issue=archive.article.issue)
    archive.add_issues(20)

    assert costs(archive) == before


def test_article_without_anything_costs_no_more() -> None:
    """An article of one headline, in an issue without pages."""
    article = factories.ArticleFactory(published=True)
    ask("/")
    with CaptureQueriesContext(connection) as queries:
        assert ask(article.get_absolute_url()).status == 200

    assert len(queries) <= BUDGETS["article"]


def test_empty_archive_costs_little() -> None:
    ask("/")
    with CaptureQueriesContext(connection) as queries:
        assert ask("/").status == 200

    assert len(queries) == 2  # the latest issue, the newspapers
