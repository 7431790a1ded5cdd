"""The sitemaps and robots.txt: what a search engine is told."""

import pytest

from articles.addresses import path_in
from articles.models import Article
from articles.models.language import BCP47, LANGUAGES
from articles.public_urls import public_urls
from tests import factories
from tests.public_site import ARTICLE, EDITION, ask, fill_archive, load_real_issue

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
NO_PAGES = ("feed.atom", ".xml", "/robots.txt", "/search/", "/healthz", "/readyz")


def locations(path: str) -> list[str]:
    return [element.text or "" for element in ask(path).xml().iter(f"{MAP}loc")]


def everything() -> list[str]:
    """The addresses in all the maps that the index names."""
    return [page for part in locations("/sitemap.xml") for page in locations(part.removeprefix(SITE))]


def test_sitemap_names_a_map_for_the_site_and_one_for_each_month() -> None:
    load_real_issue()
    assert locations("/sitemap.xml") == [f"{SITE}/sitemap-site.xml", f"{SITE}{EDITION}/2023/01/sitemap.xml"]


def test_sitemaps_hold_every_public_page_once_in_each_language_that_it_exists_in() -> None:
    fill_archive()
    pages = [
        f"{SITE}{path_in(language, url.path)}"
        for url in public_urls()
        if not url.path.endswith(NO_PAGES)
        for language in url.languages
    ]
    assert sorted(everything()) == sorted(pages)
    assert len(pages) == len(set(pages))


def test_sitemap_tells_an_articles_languages_and_date() -> None:
    article = factories.ArticleFactory(published=True)
    month = f"{article.issue.edition.get_absolute_url()}{article.issue.date:%Y/%m}/sitemap.xml"
    Article.objects.update(updated_at="2024-05-06T07:08:09Z")
    path = article.get_absolute_url()
    [page] = [url for url in ask(month).xml() if url.findtext(f"{MAP}loc") == f"{SITE}{path}"]

    assert page.findtext(f"{MAP}lastmod") == "2024-05-06T15:08:09+08:00"
    assert {link.get("hreflang"): link.get("href") for link in page.findall(LINK)} == {
        "zh-Hant": f"{SITE}{path}",
        "zh-Hans": f"{SITE}/zh-hans{path}",
    }


def test_sitemap_is_the_same_at_every_languages_address() -> None:
    load_real_issue()
    for path in ("/sitemap.xml", "/sitemap-site.xml", f"{EDITION}/2023/01/sitemap.xml"):
        assert {ask(path_in(language, path)).content for language in LANGUAGES} == {ask(path).content}


def test_sitemap_of_the_real_article_has_three_languages() -> None:
    load_real_issue()
    found = [page for page in everything() if page.endswith(ARTICLE)]
    assert found == [f"{SITE}{path_in(language, ARTICLE)}" for language in BCP47]


def test_sitemap_of_an_empty_archive_is_a_sitemap() -> None:
    assert locations("/sitemap.xml") == [f"{SITE}/sitemap-site.xml"]
    assert locations("/sitemap-site.xml") == [
        f"{SITE}{path_in(language, path)}" for path in ("/", "/about/") for language in LANGUAGES
    ]


@pytest.mark.parametrize("path", ["2023/02", "2022/01", "2024/01"])
def test_sitemap_of_a_month_without_issues_is_not_found(path: str) -> None:
    load_real_issue()
    assert ask(f"{EDITION}/{path}/sitemap.xml").status == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_robots_keeps_machines_out_of_the_admin_and_the_search_only(language: str) -> None:
    answer = ask(path_in(language, "/robots.txt"))

    assert answer.kind == "text/plain; charset=utf-8"
    assert answer.text.splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /zh-hans/admin/",
        "Disallow: /en/admin/",
        "Disallow: /search/",
        "Disallow: /zh-hans/search/",
        "Disallow: /en/search/",
        f"Sitemap: {SITE}/sitemap.xml",
    ]
