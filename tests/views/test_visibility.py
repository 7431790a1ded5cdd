"""Who sees what: every state of an issue and of an article, at every address, for a reader without an account."""

from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from django.db import models
from django.utils import timezone
from time_machine import travel

from articles.addresses import path_in
from articles.editing.publishing import publish, return_to_draft, withdraw
from articles.models import Article, ArticleImage, Byline, Issue, Page, Section
from articles.models.language import LANGUAGES
from articles.public_urls import public_urls
from tests import factories
from tests.public_site import ask, keep_scan

pytestmark = pytest.mark.django_db

MARK = "Xq7hidden"
Row = Article | Issue


def stay_a_draft(row: Row) -> None:
    assert row.status == "draft"


def schedule(row: Row) -> None:
    publish([row], now=timezone.now() + timedelta(days=1))


def withdraw_unseen(row: Row) -> None:
    withdraw([row])


def publish_and_withdraw(row: Row) -> None:
    publish([row])
    withdraw([row])


def publish_and_return(row: Row) -> None:
    publish([row])
    return_to_draft([row])


def publish_and_delete(row: Row) -> None:
    publish([row])
    if isinstance(row, Issue):
        row.articles.all().delete()
    row.delete()


def publish_now(row: Row) -> None:
    publish([row])


# What a stranger is answered at each address of an article, and at those of what it stands in, by the article's state.
ADDRESSES = ("article", "picture", "page", "scan of the page", "category", "contributor", "code", "issue")
ARTICLE_STATES: dict[Callable[[Row], None], tuple[int, ...]] = {
    publish_now: (200, 200, 200, 200, 200, 200, 302, 200),
    stay_a_draft: (404, 404, 200, 404, 404, 404, 302, 200),
    schedule: (404, 404, 200, 404, 404, 404, 302, 200),
    withdraw_unseen: (404, 404, 200, 404, 404, 404, 302, 200),
    publish_and_withdraw: (410, 404, 200, 404, 404, 404, 302, 200),
    publish_and_return: (404, 404, 200, 404, 404, 404, 302, 200),
    publish_and_delete: (404, 404, 200, 200, 404, 404, 302, 200),
}
ISSUE_STATES: dict[Callable[[Row], None], tuple[int, ...]] = {
    publish_now: (200, 200, 200, 200, 200, 200, 302, 200),
    stay_a_draft: (404, 404, 404, 404, 404, 404, 404, 404),
    schedule: (404, 404, 404, 404, 404, 404, 404, 404),
    withdraw_unseen: (404, 404, 404, 404, 404, 404, 404, 404),
    publish_and_withdraw: (410, 404, 410, 404, 404, 404, 302, 410),
    publish_and_return: (404, 404, 404, 404, 404, 404, 404, 404),
    publish_and_delete: (404, 404, 404, 404, 404, 404, 404, 404),
}


def mark_texts(row: models.Model) -> None:
    """The mark into every text of the row: its own words must not reach a stranger by any door."""
    for field in row._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField) and not isinstance(field, models.SlugField)
        if is_text and not field.choices and field.name != "digest":
            setattr(row, field.name, f"{MARK} {field.name}"[: field.max_length])
    row.save()


def hidden_article(issue: Issue) -> Article:
    """A draft with everything that an article may have, each text of it marked."""
    article = factories.ArticleFactory(issue=issue, category=factories.CategoryFactory(slug="hidden-category"))
    article.page = factories.PageFactory(issue=issue, scan=keep_scan(colour="navy"))
    article.save()
    picture = factories.ArticleImageFactory(article=article, scan=keep_scan(colour="maroon"))
    byline = factories.BylineFactory(article=article, contributor__slug="hidden-person")
    section = factories.SectionFactory(article=article)
    for row in (picture, byline, byline.contributor, section, article, article.category):
        mark_texts(row)
    return article


@pytest.fixture
def public_issue() -> Issue:
    """What is public beside it: an issue with an article before, between and after."""
    first = factories.ArticleFactory(published=True)
    edition = first.issue.edition
    issue = factories.IssueFactory(published=True, edition=edition)
    factories.ArticleFactory(published=True, issue=issue)
    factories.ArticleFactory(published=True, issue__edition=edition)
    return issue


def addresses(article: Article) -> tuple[str, ...]:
    """In the order of ADDRESSES."""
    picture, page = article.images.get().scan, article.page
    return (
        article.get_absolute_url(),
        picture.smallest_url,
        page.get_absolute_url(),
        page.scan.smallest_url,
        article.category.get_absolute_url(),
        article.bylines.get().contributor.get_absolute_url(),
        f"/{article.issue.short_code}",
        article.issue.get_absolute_url(),
    )


def statuses(paths: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """In each language, what a stranger is answered at each address."""
    return {
        language: {name: ask(path_in(language, path)).status for name, path in zip(ADDRESSES, paths, strict=True)}
        for language in LANGUAGES
    }


def leaks(hidden_path: str) -> list[str]:
    """Public addresses whose answer bears a marked word or a link to what is hidden."""
    words = (MARK, "hidden-person", "hidden-category", hidden_path)
    answers = [(url.path, unquote(ask(url.path).text)) for url in public_urls()]
    return [path for path, text in answers if any(word in text for word in words)]


@pytest.mark.parametrize(("become", "expected"), ARTICLE_STATES.items())
def test_article_in_each_state(public_issue: Issue, become: Callable[[Row], None], expected: tuple[int, ...]) -> None:
    article = hidden_article(public_issue)
    paths = addresses(article)
    become(article)

    assert statuses(paths) == {language: dict(zip(ADDRESSES, expected, strict=True)) for language in LANGUAGES}


@pytest.mark.parametrize(("become", "expected"), ISSUE_STATES.items())
def test_issue_in_each_state(become: Callable[[Row], None], expected: tuple[int, ...]) -> None:
    issue = factories.IssueFactory()
    article = hidden_article(issue)
    publish([article])
    paths = addresses(article)
    become(issue)

    assert statuses(paths) == {language: dict(zip(ADDRESSES, expected, strict=True)) for language in LANGUAGES}


@pytest.mark.parametrize("become", [state for state in ARTICLE_STATES if state is not publish_now])
def test_hidden_article_stands_in_no_public_answer(public_issue: Issue, become: Callable[[Row], None]) -> None:
    article = hidden_article(public_issue)
    path = article.get_absolute_url()
    assert leaks(path) == []
    publish([article])
    assert {path, public_issue.get_absolute_url()} <= set(leaks(path))
    return_to_draft([article])
    Article.objects.filter(pk=article.pk).update(was_public=False)
    article.refresh_from_db()
    become(article)

    assert leaks(path) == []
    assert MARK not in ask(path).text


@pytest.mark.parametrize("become", [state for state in ISSUE_STATES if state is not publish_now])
def test_hidden_issue_stands_in_no_public_answer(public_issue: Issue, become: Callable[[Row], None]) -> None:
    issue = factories.IssueFactory(edition=public_issue.edition, date=date(2031, 3, 5), number=4321)
    article = hidden_article(issue)
    publish([article])
    for row in (issue, article.page):
        mark_texts(row)
    path, page_path = issue.get_absolute_url(), article.page.get_absolute_url()
    become(issue)

    assert leaks(path) == []
    assert [MARK in ask(hidden).text for hidden in (path, page_path)] == [False, False]
    assert [url.path for url in public_urls() if "2031" in url.path] == []
    # The edition's number before 4321 is known to be missing, but not that the archive has 4321.
    assert "4321" not in ask(public_issue.edition.newspaper.get_absolute_url()).text


def test_unknown_and_hidden_are_answered_alike(public_issue: Issue) -> None:
    """A draft's address says nothing that an address without an article does not say."""
    article = hidden_article(public_issue)
    hidden = ask(article.get_absolute_url())
    unknown = ask(article.get_absolute_url().replace(f"/{article.number}/", "/9/"))

    assert (hidden.status, hidden.headers) == (unknown.status, unknown.headers)
    assert hidden.text == unknown.text.replace("/9/", f"/{article.number}/")


def test_withheld_page_shows_neither_its_text_nor_its_scan(public_issue: Issue) -> None:
    """It bears an article that has been withdrawn: the page would show it."""
    article = hidden_article(public_issue)
    mark_texts(article.page)
    publish([article])
    assert MARK in ask(article.page.get_absolute_url()).text
    withdraw([article])
    answer = ask(article.page.get_absolute_url())

    assert answer.status == 200
    assert f"{MARK} source_text" not in answer.text
    assert article.page.scan.digest not in answer.text
    assert article.page.scan.digest not in ask(public_issue.get_absolute_url()).text


def test_scheduled_article_appears_at_its_minute(public_issue: Issue) -> None:
    article = hidden_article(public_issue)
    schedule(article)
    assert ask(article.get_absolute_url()).status == 404
    with travel(timezone.now() + timedelta(days=1, seconds=1), tick=False):
        assert ask(article.get_absolute_url()).status == 200


def test_withdrawn_article_is_not_confirmed_to_those_who_hold_a_copy(public_issue: Issue) -> None:
    article = hidden_article(public_issue)
    publish([article])
    held = ask(article.get_absolute_url()).headers
    withdraw([article])
    answer = ask(article.get_absolute_url(), if_none_match=held["ETag"], if_modified_since=held["Last-Modified"])

    assert answer.status == 410
    assert answer.headers["Cache-Control"] == "no-store"


def test_marked_fields_are_all_texts_of_an_article() -> None:
    """The crawl above proves nothing about a field that it left out."""
    rows = (Article, Section, Byline, ArticleImage, Page, Issue)
    unmarked = {
        f"{row.__name__}.{field.name}"
        for row in rows
        for field in row._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and (field.choices or isinstance(field, models.SlugField))
    }

    assert unmarked == {
        "Article.original_language",
        "Article.status",
        "Issue.status",
        "Section.anchor",
        "Section.kind",
    }
