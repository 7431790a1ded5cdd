"""`rebuild_search`: what it indexes, what it says, and how it is stopped and goes on."""

import re
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.management.commands import rebuild_search as command
from articles.models import Article, SearchText
from articles.search import search
from articles.search.writing import BATCH
from tests import factories

pytestmark = pytest.mark.django_db

GO_ON = "`manage.py rebuild_search` goes on from there."


def rebuild_search(*arguments: str) -> str:
    out = StringIO()
    call_command("rebuild_search", *arguments, stdout=out)
    return out.getvalue()


def make_articles(count: int) -> None:
    issue = factories.IssueFactory()
    Article.objects.bulk_create(
        Article(issue=issue, number=number, headline_zh_hant=f"第{number}篇") for number in range(1, count + 1)
    )


def interrupted_at_batch(number: int) -> Callable[..., Any]:
    """Ctrl-C in the middle of a transaction: at the writing of this batch."""
    batches = []

    def execute(statement: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        if sql.startswith("INSERT INTO") and "articles_searchtext" in sql:
            batches.append(sql)
            if len(batches) == number:
                raise KeyboardInterrupt
        return statement(sql, *arguments)

    return execute


def test_articles_are_indexed_and_counted() -> None:
    make_articles(3)

    assert re.fullmatch(r"The search knows 3 articles.\n", rebuild_search())
    assert search("第2篇", among=Article.objects.all()).pks == [Article.objects.get(number=2).pk]


def test_nothing_is_indexed_of_an_empty_archive() -> None:
    assert re.fullmatch(r"The search knows 0 articles.\n", rebuild_search())


def test_interrupted_it_says_how_to_go_on_and_does_so() -> None:
    make_articles(BATCH + 3)
    with (
        connection.execute_wrapper(interrupted_at_batch(2)),
        pytest.raises(CommandError, match=f"^Interrupted. {GO_ON}$") as stopped,
    ):
        rebuild_search()
    indexed = SearchText.objects.count()

    assert (stopped.value.returncode, indexed) == (130, BATCH)
    assert re.fullmatch(rf"The search knows {BATCH + 3} articles.\n", rebuild_search())
    assert SearchText.objects.count() == BATCH + 3


def test_asked_to_begin_anew_it_does_not_go_on() -> None:
    make_articles(BATCH + 3)
    with connection.execute_wrapper(interrupted_at_batch(2)), pytest.raises(CommandError):
        rebuild_search()

    assert rebuild_search("--anew").startswith(f"The search knows {BATCH + 3} articles")


def test_lines_are_printed_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "LINE_EVERY", BATCH * 2)
    count = BATCH * 4 + 1
    make_articles(count)
    printed = (
        rf"{BATCH * 2} of {count} articles\n{BATCH * 4} of {count} articles\n"
        rf"The search knows {count} articles.\n"
    )

    assert re.fullmatch(printed, rebuild_search())


def test_refusal_of_the_database_is_told_without_a_traceback() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE articles_searchpending")

    with pytest.raises(CommandError, match=r"^The database refuses: .*articles_searchpending") as refusal:
        rebuild_search()
    assert str(refusal.value).endswith(f"\n{GO_ON}")
