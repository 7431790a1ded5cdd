"""One name in three places: the name of an address is its view's and its template's."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern

from articles.models import Article
from articles.urls import urlpatterns
from tests import factories

# What is not a page of HTML, with the template of another name or format that it has, if any.
NO_PAGES = {
    "edition_feed": None,
    "search_feed": None,
    "search_suggest": None,
    "search_description": "articles/search_description.xml",
    "healthz": None,
    "readyz": None,
    "scan_copy": None,
    "scan_original": None,
    "short_code": None,
    "robots": "articles/robots.txt",
    "sitemap": "articles/sitemap.xml",
    "sitemap_site": "articles/sitemap_map.xml",
    "sitemap_month": "articles/sitemap_map.xml",
}
EDITION = "/jinjiang-economic-news/philippines/"
ADDRESSES = {
    "home": "/",
    "about": "/about/",
    "category_detail": "/categories/news/",
    "contributor_detail": "/people/李玲玲/",
    "healthz": "/healthz",
    "readyz": "/readyz",
    "robots": "/robots.txt",
    "search": "/search/",
    "search_feed": "/search/feed.atom",
    "search_description": "/search/opensearch.xml",
    "search_suggest": "/search/suggest",
    "sitemap": "/sitemap.xml",
    "sitemap_site": "/sitemap-site.xml",
    "short_code": "/JJ3490",
    "newspaper_detail": "/jinjiang-economic-news/",
    "edition_detail": EDITION,
    "edition_feed": f"{EDITION}feed.atom",
    "edition_year": f"{EDITION}2023/",
    "edition_month": f"{EDITION}2023/01/",
    "sitemap_month": f"{EDITION}2023/01/sitemap.xml",
    "issue_detail": f"{EDITION}2023-01-04/",
    "article_detail": f"{EDITION}2023-01-04/1/",
    "page_detail": f"{EDITION}2023-01-04/pages/1/",
}
WITHOUT_A_SCAN = {"scan_copy", "scan_original"}  # the real issue has none yet; neither has a template


def test_address_is_called_as_its_view() -> None:
    names = {pattern.name: pattern.callback.__name__ for pattern in urlpatterns}
    assert names == {name: name for name in [*ADDRESSES, *WITHOUT_A_SCAN]}
    assert {type(pattern) for pattern in urlpatterns} == {URLPattern}


@pytest.fixture
def archive(db: None) -> Iterator[Client]:
    call_command("loaddata", "jinjiang_3490", verbosity=0)
    Article.objects.update(category=factories.CategoryFactory(slug="news"))
    return Client()


@pytest.mark.parametrize("name", ADDRESSES)
def test_template_is_called_as_the_view(archive: Client, name: str) -> None:
    response = archive.get(ADDRESSES[name])
    assert (response.wsgi_request.resolver_match.url_name, response.status_code) == (
        name,
        302 if name == "short_code" else 200,
    )
    first = response.templates[0].name if response.templates else None
    assert first == NO_PAGES.get(name, f"articles/{name}.html")
