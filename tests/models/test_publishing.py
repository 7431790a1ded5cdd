"""What readers may see, for every combination of status and publish time of an article and of its issue."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
import time_machine
from django.db import models

from articles.editing.publishing import return_to_draft, withdraw
from articles.models import Article, ArticleImage, Byline, Category, Contributor, Issue, Page, Scan, Status
from articles.models.publishing import Publishable
from tests import factories

NOW = datetime(2026, 5, 1, 8, 30, tzinfo=UTC)
TIMES = {
    "never": None,
    "past": NOW - timedelta(days=1),
    "now": NOW,
    "soon": NOW + timedelta(microseconds=1),
}
STATES = {f"{status}-{time}": (status, at) for status, (time, at) in product(Status.values, TIMES.items())}
DUE = {"published-past", "published-now"}
PAIRS = {f"{article}/{issue}" for article, issue in product(STATES, STATES)}
PUBLIC = {f"{article}/{issue}" for article, issue in product(DUE, DUE)}


@pytest.fixture
def _matrix(db: None) -> Iterable[None]:
    """An issue in every state, with an article in every state on a page of its own, with all that hangs on it.

    Everything is named by the states of its article and issue: `published-past/draft-never`.
    """
    edition = factories.EditionFactory()
    with time_machine.travel(NOW, tick=False):
        for number, (issue_state, (status, at)) in enumerate(STATES.items(), start=1):
            issue = factories.IssueFactory(edition=edition, status=status, publish_at=at, number=number)
            issue.notes_en = issue_state
            issue.save()
            for position, state in enumerate(STATES, start=1):
                _article(issue, position, state, f"{state}/{issue_state}")
        yield


def _article(issue: Issue, position: int, state: str, name: str) -> None:
    status, at = STATES[state]
    scan = Scan.objects.create(digest=f"page {name}", format="PNG", width=1, height=1, size=1, name=name)
    photograph = Scan.objects.create(
        digest=f"photo {name}", format="PNG", width=1, height=1, size=1, name=f"photo {name}"
    )
    page = Page.objects.create(issue=issue, position=position, label=name, scan=scan)
    article = Article.objects.create(
        issue=issue,
        page=page,
        number=position,
        printed_byline=name,
        status=status,
        publish_at=at,
        category=Category.objects.create(slug=name),
    )
    Byline.objects.create(article=article, contributor=Contributor.objects.create(slug=name))
    ArticleImage.objects.create(article=article, scan=photograph, credit=name)


def names(rows: models.QuerySet, field: str) -> list[str]:
    """With repetitions, so that a row found twice is seen."""
    return sorted(getattr(row, field) for row in rows)


@pytest.mark.usefixtures("_matrix")
def test_matrix_holds_every_combination() -> None:
    assert names(Article.objects.all(), "printed_byline") == sorted(PAIRS)


@pytest.mark.usefixtures("_matrix")
def test_published_issues_are_the_due_ones() -> None:
    assert names(Issue.objects.published(), "notes_en") == sorted(DUE)
    assert names([issue for issue in Issue.objects.all() if issue.is_public], "notes_en") == sorted(DUE)


@pytest.mark.usefixtures("_matrix")
def test_published_articles_are_due_in_a_due_issue() -> None:
    assert names(Article.objects.published(), "printed_byline") == sorted(PUBLIC)
    assert names([row for row in Article.objects.all() if row.is_public], "printed_byline") == sorted(PUBLIC)


@pytest.mark.usefixtures("_matrix")
def test_published_pages_bear_no_article_that_readers_do_not_see() -> None:
    assert names(Page.objects.published(), "label") == sorted(PUBLIC)


@pytest.mark.django_db
def test_page_on_which_a_hidden_article_goes_on_is_not_published() -> None:
    issue = factories.IssueFactory(published=True)
    first, second, twelfth = (factories.PageFactory(issue=issue, position=position) for position in (1, 2, 12))
    article = factories.ArticleFactory(issue=issue, page=first, published=True)
    factories.SectionFactory(article=article, source_lines=[[[1, 5, 5]], [[1, 6, 6], [2, 1, 2]]])
    shown = [list(Page.objects.published())]
    withdraw([article])
    shown.append(list(Page.objects.published()))
    return_to_draft([article])
    shown.append(list(Page.objects.published()))
    assert shown == [[first, second, twelfth], [twelfth], [twelfth]]


@pytest.mark.usefixtures("_matrix")
def test_published_images_are_those_of_published_articles() -> None:
    assert names(ArticleImage.objects.published(), "credit") == sorted(PUBLIC)


@pytest.mark.usefixtures("_matrix")
def test_published_scans_are_those_of_published_pages_and_articles() -> None:
    expected = [*names(Page.objects.published(), "label"), *(f"photo {name}" for name in PUBLIC)]
    assert names(Scan.objects.published(), "name") == sorted(expected)


@pytest.mark.usefixtures("_matrix")
def test_categories_and_contributors_need_a_published_article() -> None:
    assert names(Category.objects.with_published_articles(), "slug") == sorted(PUBLIC)
    assert names(Contributor.objects.with_published_articles(), "slug") == sorted(PUBLIC)


@pytest.mark.django_db
def test_category_and_contributor_of_many_articles_are_listed_once() -> None:
    category, contributor = factories.CategoryFactory(), factories.ContributorFactory()
    issue = factories.IssueFactory(published=True)
    for article in factories.ArticleFactory.create_batch(3, published=True, issue=issue, category=category):
        factories.BylineFactory(article=article, contributor=contributor)
    assert list(Category.objects.with_published_articles()) == [category]
    assert list(Contributor.objects.with_published_articles()) == [contributor]


@pytest.mark.django_db
def test_scan_used_twice_is_listed_once_and_public_by_either_use() -> None:
    hidden = factories.PageFactory(scan=factories.ScanFactory())
    factories.PageFactory(issue__published=True, scan=hidden.scan)
    factories.ArticleImageFactory(article__published=True, scan=hidden.scan)
    factories.ScanFactory()
    assert list(Scan.objects.published()) == [hidden.scan]


def test_row_is_due_or_scheduled_or_neither() -> None:
    with time_machine.travel(NOW, tick=False):
        rows = {name: Issue(status=status, publish_at=at) for name, (status, at) in STATES.items()}
        assert {name for name, row in rows.items() if row.is_due} == DUE
        assert {name for name, row in rows.items() if row.is_scheduled} == {"published-never", "published-soon"}


@pytest.mark.django_db
def test_scheduled_article_appears_at_its_minute() -> None:
    issue = factories.IssueFactory(status=Status.PUBLISHED, publish_at=NOW)
    article = factories.ArticleFactory(issue=issue, status=Status.PUBLISHED, publish_at=NOW + timedelta(minutes=1))
    seen = []
    for seconds in (-1, 0, 59, 60):
        with time_machine.travel(NOW + timedelta(seconds=seconds), tick=False):
            assert Article.objects.published().exists() == article.is_public
            seen.append((Issue.objects.published().exists(), article.is_public))
    assert seen == [(False, False), (True, False), (True, False), (True, True)]


def test_issue_is_gone_once_seen_and_withdrawn() -> None:
    rows = {(status, seen): Issue(status=status, was_public=seen) for status, seen in product(Status, (False, True))}
    assert [key for key, row in rows.items() if row.is_gone] == [(Status.WITHDRAWN, True)]


def test_article_is_gone_once_seen_and_it_or_its_issue_withdrawn() -> None:
    rows = {
        (status, of_issue, seen): Article(status=status, issue=Issue(status=of_issue), was_public=seen)
        for status, of_issue, seen in product(Status, Status, (False, True))
    }
    assert [key for key, row in rows.items() if row.is_gone] == [
        (Status.DRAFT, Status.WITHDRAWN, True),
        (Status.PUBLISHED, Status.WITHDRAWN, True),
        (Status.WITHDRAWN, Status.DRAFT, True),
        (Status.WITHDRAWN, Status.PUBLISHED, True),
        (Status.WITHDRAWN, Status.WITHDRAWN, True),
    ]


def test_what_is_published_are_issues_and_articles() -> None:
    assert {model.__name__ for model in Publishable.__subclasses__()} == {"Issue", "Article"}
