"""A program: 8 threads that read and then write in one transaction, beside 4 that read. Prints what went wrong."""

import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import django

django.setup()

from django.db import DatabaseError, connection, transaction  # noqa: E402 (Django must be set up first)

from articles.models import Article, Issue  # noqa: E402

WRITERS, READERS, TIMES = 8, 4, 50


def write(article: int) -> list[str]:
    return repeated(lambda: count_up(article))


def count_up(article: int) -> None:
    """Two reads, then two writes that depend on them: what an editor's save does."""
    with transaction.atomic():
        row = Article.objects.get(pk=article)
        issue = Issue.objects.get(pk=row.issue_id)
        row.version += 1
        row.save(update_fields=["version"])
        issue.take_article_number()


def read(article: int) -> list[str]:
    return repeated(lambda: list(Article.objects.for_detail().filter(pk=article)))


def repeated(work: Callable[[], object]) -> list[str]:
    failures = []
    for _time in range(TIMES):
        try:
            work()
        except DatabaseError as failure:
            failures.append(str(failure))
    connection.close()
    return failures


def main() -> None:
    article = Article.objects.get()
    with ThreadPoolExecutor(WRITERS + READERS) as threads:
        jobs = [threads.submit(write, article.pk) for _writer in range(WRITERS)]
        jobs += [threads.submit(read, article.pk) for _reader in range(READERS)]
    failures = [failure for job in jobs for failure in job.result()]
    after = Article.objects.select_related("issue").get()
    counted = after.version - article.version
    sys.stdout.write(
        json.dumps({"failures": failures, "versions": counted, "numbers": after.issue.last_article_number})
    )


if __name__ == "__main__":
    main()
