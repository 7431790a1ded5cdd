"""The public addresses of the archive. They are permanent: tests/data/golden_urls.txt holds them."""

import datetime

from django.urls import path, register_converter

from articles.models.issue import day_path
from articles.syndication.feeds import edition_feed, search_feed
from articles.syndication.opensearch import search_description
from articles.syndication.sitemaps import robots, sitemap, sitemap_month, sitemap_site
from articles.views.about import about
from articles.views.archive import (
    category_detail,
    contributor_detail,
    edition_detail,
    edition_month,
    edition_year,
    newspaper_detail,
)
from articles.views.article import article_detail
from articles.views.health import healthz, readyz
from articles.views.issue import home, issue_detail
from articles.views.page import page_detail
from articles.views.scan import scan_copy, scan_original
from articles.views.search import search, search_suggest
from articles.views.short_code import short_code


class IssueKeyConverter:
    """`2023-01-04` or `2023-01-04-2`: the day, and which of that day where it is not the first."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-(?:[2-9]|[1-9][0-9]{1,4}))?"

    def to_python(self, value: str) -> tuple[datetime.date, int]:
        return datetime.date.fromisoformat(value[:10]), int(value[11:] or 1)

    def to_url(self, value: tuple[datetime.date, int]) -> str:
        return day_path(*value)


class NumberConverter:
    """A number of at most so many figures as the database holds, without leading noughts: one address a thing.

    `[0-9]` and never `\\d`, which reads the figures of every script: ３４９０ would be a second address.
    """

    regex = "[1-9][0-9]{0,9}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class YearConverter(NumberConverter):
    """Every year that a date can have: a mistyped 2203 must be shown, to be seen and mended."""

    regex = "(?!0000)[0-9]{4}"

    def to_url(self, value: int) -> str:
        return f"{value:04d}"


class MonthConverter(NumberConverter):
    regex = r"0[1-9]|1[0-2]"

    def to_url(self, value: int) -> str:
        return f"{value:02d}"


class DigestConverter:
    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class NameConverter(DigestConverter):
    """A slug that may be in any script: 李玲玲. ASCII digits, letters of any language, `-` and `_`."""

    regex = r"[-\w]{1,100}"


class CodeConverter(DigestConverter):
    """`JJ3490`, `JJ3490-01`, `JJ20230104-01`, `JJ20230104.2-01`."""

    regex = r"[A-Z]{1,8}(?:0|[1-9][0-9]{0,9})(?:\.(?:[2-9]|[1-9][0-9]{1,4}))?(?:-(?:0[1-9]|[1-9][0-9]{1,9}))?"


for converter, name in (
    (IssueKeyConverter, "issue"),
    (NumberConverter, "number"),
    (YearConverter, "year"),
    (MonthConverter, "month"),
    (DigestConverter, "digest"),
    (NameConverter, "name"),
    (CodeConverter, "code"),
):
    register_converter(converter, name)

urlpatterns = [
    path("", home, name="home"),
    path("about/", about, name="about"),
    path("categories/<name:slug>/", category_detail, name="category_detail"),
    path("people/<name:slug>/", contributor_detail, name="contributor_detail"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-site.xml", sitemap_site, name="sitemap_site"),
    path("scans/<digest:digest>-<number:width>.webp", scan_copy, name="scan_copy"),
    path("scans/<digest:digest>/original", scan_original, name="scan_original"),
    path("search/", search, name="search"),
    path("search/feed.atom", search_feed, name="search_feed"),
    path("search/opensearch.xml", search_description, name="search_description"),
    path("search/suggest", search_suggest, name="search_suggest"),
    path("<code:code>", short_code, name="short_code"),
    path("<slug:newspaper>/", newspaper_detail, name="newspaper_detail"),
    path("<slug:newspaper>/<slug:edition>/", edition_detail, name="edition_detail"),
    path("<slug:newspaper>/<slug:edition>/feed.atom", edition_feed, name="edition_feed"),
    path("<slug:newspaper>/<slug:edition>/<year:year>/", edition_year, name="edition_year"),
    path("<slug:newspaper>/<slug:edition>/<year:year>/<month:month>/", edition_month, name="edition_month"),
    path("<slug:newspaper>/<slug:edition>/<year:year>/<month:month>/sitemap.xml", sitemap_month, name="sitemap_month"),
    path("<slug:newspaper>/<slug:edition>/<issue:key>/", issue_detail, name="issue_detail"),
    path("<slug:newspaper>/<slug:edition>/<issue:key>/<number:number>/", article_detail, name="article_detail"),
    path("<slug:newspaper>/<slug:edition>/<issue:key>/pages/<number:position>/", page_detail, name="page_detail"),
]
