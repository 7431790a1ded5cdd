"""Publish, withdraw, return to draft: what changes, and what is remembered of readers."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from articles.editing.publishing import publish, remember_readers, return_to_draft, withdraw
from articles.models import Article, Issue, Status
from tests import factories

NOW = datetime(2026, 5, 1, 8, 30, tzinfo=UTC)
BEFORE, LATER = NOW - timedelta(days=1), NOW + timedelta(days=1)

State = tuple[str, datetime | None, bool]


def state(row: Article | Issue) -> State:
    """As the database has it: status, publish time, whether readers saw it."""
    row = type(row).objects.get(pk=row.pk)
    return row.status, row.publish_at, row.was_public


DRAFT, PUBLISHED, WITHDRAWN = Status.DRAFT.value, Status.PUBLISHED.value, Status.WITHDRAWN.value
TABLE = [
    # before, action, after, changed
    ((DRAFT, None, False), publish, (PUBLISHED, NOW, False), 1),
    ((DRAFT, BEFORE, False), publish, (PUBLISHED, BEFORE, False), 1),
    ((DRAFT, LATER, False), publish, (PUBLISHED, LATER, False), 1),
    ((PUBLISHED, None, False), publish, (PUBLISHED, NOW, False), 1),
    ((PUBLISHED, BEFORE, False), publish, (PUBLISHED, BEFORE, False), 0),
    ((PUBLISHED, LATER, False), publish, (PUBLISHED, LATER, False), 0),
    ((WITHDRAWN, BEFORE, True), publish, (PUBLISHED, BEFORE, True), 1),
    ((DRAFT, None, False), withdraw, (WITHDRAWN, None, False), 1),
    ((PUBLISHED, BEFORE, False), withdraw, (WITHDRAWN, BEFORE, True), 1),
    ((PUBLISHED, NOW, False), withdraw, (WITHDRAWN, NOW, True), 1),
    ((PUBLISHED, LATER, False), withdraw, (WITHDRAWN, LATER, False), 1),
    ((PUBLISHED, None, False), withdraw, (WITHDRAWN, None, False), 1),
    ((WITHDRAWN, BEFORE, True), withdraw, (WITHDRAWN, BEFORE, True), 0),
    ((DRAFT, None, False), return_to_draft, (DRAFT, None, False), 0),
    ((DRAFT, LATER, False), return_to_draft, (DRAFT, None, False), 1),
    ((PUBLISHED, BEFORE, False), return_to_draft, (DRAFT, None, True), 1),
    ((PUBLISHED, LATER, False), return_to_draft, (DRAFT, None, False), 1),
    ((WITHDRAWN, BEFORE, True), return_to_draft, (DRAFT, None, True), 1),
]


@pytest.mark.django_db
@pytest.mark.parametrize("noun", ["issue", "article"])
@pytest.mark.parametrize(("before", "action", "after", "changed"), TABLE)
def test_status_changes_as_in_the_table(noun: str, before: State, action: Any, after: State, changed: int) -> None:
    values = dict(zip(("status", "publish_at", "was_public"), before, strict=True))
    with time_machine.travel(NOW, tick=False):
        if noun == "issue":
            row = factories.IssueFactory(**values)
        else:
            row = factories.ArticleFactory(issue=factories.IssueFactory(published=True), **values)
        other = factories.ArticleFactory()
        assert (action([row]), state(row), state(other)) == (changed, after, (DRAFT, None, False))
        assert (row.status, row.publish_at, row.was_public) == after


@pytest.mark.django_db
def test_publish_takes_the_moment_that_it_is_given() -> None:
    article = factories.ArticleFactory()
    assert (publish([article], now=BEFORE), state(article)) == (1, (PUBLISHED, BEFORE, False))


@pytest.mark.django_db
def test_several_rows_are_counted_as_they_change() -> None:
    drafts = factories.ArticleFactory.create_batch(2)
    public = factories.ArticleFactory(published=True)
    assert publish([*drafts, public]) == 2
    assert {row.status for row in Article.objects.all()} == {PUBLISHED}


@pytest.mark.django_db
def test_change_is_seen_in_the_time_of_change() -> None:
    with time_machine.travel(BEFORE, tick=False):
        article = factories.ArticleFactory(published=True)
    with time_machine.travel(NOW, tick=False):
        withdraw([article])
    assert Article.objects.get().updated_at == NOW


@pytest.mark.django_db
def test_withdrawn_issue_makes_its_seen_articles_gone() -> None:
    issue = factories.IssueFactory(published=True)
    seen = factories.ArticleFactory(issue=issue, published=True)
    draft = factories.ArticleFactory(issue=issue)
    withdrawn_before = factories.ArticleFactory(issue=issue, status=WITHDRAWN)
    elsewhere = factories.ArticleFactory(published=True)
    withdraw([issue])
    added_later = factories.ArticleFactory(issue=issue, status=PUBLISHED, publish_at=BEFORE)
    rows = [seen, draft, withdrawn_before, added_later, elsewhere]
    found = [Article.objects.get(pk=row.pk) for row in rows]
    assert [(row.is_public, row.is_gone) for row in found] == [
        (False, True),
        (False, False),
        (False, False),
        (False, False),
        (True, False),
    ]
    assert Issue.objects.get(pk=issue.pk).is_gone


@pytest.mark.django_db
def test_published_again_is_no_longer_gone() -> None:
    issue = factories.IssueFactory(published=True)
    article = factories.ArticleFactory(issue=issue, published=True)
    withdraw([issue])
    publish([issue])
    again = Article.objects.get(pk=article.pk)
    assert (again.is_public, again.is_gone, again.was_public) == (True, False, True)
    withdraw([again])
    gone = Article.objects.get(pk=article.pk)
    assert (gone.is_public, gone.is_gone) == (False, True)


@pytest.mark.django_db
def test_article_of_a_hidden_issue_was_never_seen() -> None:
    article = factories.ArticleFactory(status=PUBLISHED, publish_at=BEFORE)
    withdraw([article])
    assert (state(article), article.is_gone) == ((WITHDRAWN, BEFORE, False), False)


@pytest.mark.django_db
def test_readers_are_remembered_of_what_is_public_only() -> None:
    issue = factories.IssueFactory(published=True)
    public, draft = factories.ArticleFactory(issue=issue, published=True), factories.ArticleFactory(issue=issue)
    for row in (draft, public, issue):
        remember_readers(row)
    assert [row.was_public for row in (draft, public, issue)] == [False, True, True]
    assert [state(row) for row in (draft, public)] == [
        (DRAFT, None, False),
        (PUBLISHED, factories.LONG_AGO, True),
    ]
