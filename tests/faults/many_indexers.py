"""A program: 4 threads that write articles in every way, 2 that search, and one that rebuilds, all at once.

Prints what went wrong, and whether the index is at the end what the articles are.
"""

import json
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import django

django.setup()

from django.db import DatabaseError, connection  # noqa: E402 (Django must be set up first)

from articles.models import Article, Category, Issue, SearchPending, SearchText, Section  # noqa: E402
from articles.models.search_index import DAY  # noqa: E402
from articles.search import rebuild, search  # noqa: E402
from articles.search.documents import documents  # noqa: E402
from articles.search.engine import current_engine  # noqa: E402
from articles.search.results import Status  # noqa: E402

TIMES, REBUILDS = 30, 3
rebuilt = threading.Event()


def save(time: int) -> None:
    article = Article.objects.order_by("pk")[time * 7]
    article.headline_zh_hant = f"改{time}"
    article.save()


def create_and_delete(time: int) -> None:
    issue = Issue.objects.get()
    article = Article.objects.create(issue=issue, number=90_000 + time, headline_zh_hant="新來的")
    Section.objects.create(article=article, anchor="t1", body_zh_hant="一年來，承壓奮進。")
    if time % 2:
        article.delete()


def update(time: int) -> None:
    category = Category.objects.get_or_create(slug=f"c{time % 3}", defaults={"name_zh_hant": f"欄{time % 3}"})[0]
    Article.objects.filter(number__range=(time * 20, time * 20 + 30)).update(category=category)


def rename(time: int) -> None:
    for category in Category.objects.order_by("pk")[:1]:
        category.name_zh_hant = f"名{time}"
        category.save()


def repeated(work: Callable[[int], object], times: int = TIMES) -> list[str]:
    failures = []
    for time in range(times):
        try:
            work(time)
        except DatabaseError as failure:
            failures.append(f"{work.__name__}: {failure}")
    connection.close()
    return failures


def look() -> list[str]:
    """Search until nothing is rebuilt any more."""
    failures = []
    while not rebuilt.is_set():
        status = search("晉江新聞", among=Article.objects.all()).status
        if status is Status.DAMAGED:
            failures.append("a reader was told of damage")
    connection.close()
    return failures


def rebuild_all() -> list[str]:
    try:
        return repeated(lambda time: rebuild(anew=time == 1), REBUILDS)
    finally:
        rebuilt.set()


def is_followed() -> bool:
    pks = list(Article.objects.values_list("pk", flat=True))
    wanted = {}
    for start in range(0, len(pks), 500):
        wanted |= documents(Article.objects.filter(pk__in=pks[start : start + 500]))
    held = {row.article_id: (row.key // DAY, row.title, row.text) for row in SearchText.objects.all()}
    return held == {pk: (each.day.toordinal(), each.title, each.text) for pk, each in wanted.items()}


def main() -> None:
    with ThreadPoolExecutor(7) as threads:
        jobs = [threads.submit(rebuild_all)]
        jobs += [threads.submit(repeated, work) for work in (save, create_and_delete, update, rename)]
        jobs += [threads.submit(look) for _reader in range(2)]
    failures = [failure for job in jobs for failure in job.result()]
    status = search("晉江新聞", among=Article.objects.all()).status
    sys.stdout.write(
        json.dumps(
            {
                "failures": failures,
                "followed": is_followed(),
                "sound": current_engine().is_sound(),
                "pending": SearchPending.objects.count(),
                "statuses": [status.value],
            }
        )
    )


if __name__ == "__main__":
    main()
