"""What size costs: the same page in a small and in a large archive, within one run.

Seconds depend on the machine and are only printed: `pytest -m slow tests/bench -s`. That a page asks as many questions
of the database in a large archive as in a small one is asserted.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Edition, Issue, Status
from tests import factories
from tests.public_site import ARTICLE, load_real_issue

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

SMALL, LARGE = 10, 10_000
TIMES = 7
FIRST = date(1990, 1, 1)


def add_issues(edition: Edition, count: int) -> None:
    """One issue a day, each with one article."""
    issues = [
        Issue(
            edition=edition,
            date=FIRST + timedelta(days=day),
            number=day + 1,
            status=Status.PUBLISHED,
            publish_at=factories.LONG_AGO,
            last_article_number=1,
        )
        for day in range(count)
    ]
    Issue.objects.bulk_create(issues, batch_size=500)
    articles = [
        Article(
            issue=issue, number=1, status=Status.PUBLISHED, publish_at=factories.LONG_AGO, headline_zh_hant="晉江新聞"
        )
        for issue in Issue.objects.filter(edition=edition)
    ]
    Article.objects.bulk_create(articles, batch_size=500)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # which its autovacuum does within a minute of a large import


def measure(path: str) -> tuple[float, int]:
    """The median time of a request in milliseconds, and the number of its queries."""
    client = Client()
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return median(lambda: client.get(path)), len(queries)


def median(work: Callable[[], object]) -> float:
    times = []
    for _time in range(TIMES):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1000


def show(title: str, rows: dict[str, tuple[float, float]], columns: tuple[str, str]) -> None:
    lines = [f"{title:<28}{columns[0]:>16}{columns[1]:>16}{'ratio':>8}"]
    lines += [f"{name:<28}{a:>13.1f} ms{b:>13.1f} ms{b / a:>8.1f}" for name, (a, b) in rows.items()]
    sys.stdout.write("\n" + "\n".join(lines) + "\n")


def pages(edition: Edition) -> dict[str, str]:
    start = edition.get_absolute_url()
    latest = Issue.objects.filter(edition=edition).newest_first().first()
    assert latest
    middle = Issue.objects.filter(edition=edition).order_by("date")[latest.number // 2]
    return {
        "home": "/",
        "newspaper": edition.newspaper.get_absolute_url(),
        "edition": start,
        "year": f"{start}1990/",
        "month": f"{start}1990/01/",
        "latest issue": latest.get_absolute_url(),
        "issue in the middle": middle.get_absolute_url(),
        "article": f"{latest.get_absolute_url()}1/",
        "feed": f"{start}feed.atom",
        "sitemap of a month": f"{start}1990/01/sitemap.xml",
        "sitemap of the site": "/sitemap-site.xml",
        "sitemap": "/sitemap.xml",
        "short code": f"/{edition.code}1",
    }


def test_large_archive_asks_no_more_than_a_small_one() -> None:
    edition = factories.EditionFactory()
    add_issues(edition, SMALL)
    small = {name: measure(path) for name, path in pages(edition).items() if name != "short code"}
    Article.objects.all().delete()
    Issue.objects.all().delete()
    add_issues(edition, LARGE)
    large = {name: measure(path) for name, path in pages(edition).items() if name != "short code"}

    show("page", {name: (small[name][0], large[name][0]) for name in small}, (f"{SMALL} issues", f"{LARGE} issues"))
    assert {name: queries for name, (_time, queries) in large.items()} == {
        name: queries for name, (_time, queries) in small.items()
    }


def test_script_conversion_asks_nothing_of_the_database() -> None:
    load_real_issue()
    original, converted = measure(ARTICLE), measure(f"/zh-hans{ARTICLE}")

    show("article", {"by machine": (original[0], converted[0])}, ("zh-hant", "zh-hans"))
    assert converted[1] == original[1]
