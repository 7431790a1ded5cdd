"""Every public address answers, in every language, with what a public page owes its readers."""

import json
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
from django.urls import URLPattern, get_resolver

from articles.models import Article, Issue
from articles.models.language import BCP47, LANGUAGES
from articles.public_urls import PublicUrl, public_urls
from articles.urls import urlpatterns
from tests import factories
from tests.public_site import (
    ARTICLE,
    EDITION,
    HTML,
    ISSUE,
    TEXT,
    XML,
    Answer,
    ask,
    crawl,
    elements,
    fetched,
    fill_archive,
    load_real_issue,
    public_paths,
)

pytestmark = pytest.mark.django_db

UNDATED = ("robots.txt", "healthz", "readyz", "/search/")  # what they say has no date
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}


def test_public_urls_of_the_real_issue_are_all_of_its_addresses() -> None:
    load_real_issue()
    person = "/people/%E6%9D%8E%E7%8E%B2%E7%8E%B2/"
    assert [url.path for url in public_urls()] == [
        "/",
        "/about/",
        "/jinjiang-economic-news/",
        f"{EDITION}/",
        f"{EDITION}/2023/",
        person,
        f"{EDITION}/2023/01/",
        ISSUE,
        f"{ISSUE}pages/1/",
        ARTICLE,
        f"{EDITION}/2023/01/sitemap.xml",
        f"{EDITION}/feed.atom",
        "/search/",
        "/search/opensearch.xml",
        "/sitemap.xml",
        "/sitemap-site.xml",
        "/robots.txt",
        "/healthz",
        "/readyz",
    ]


def test_public_urls_tell_the_date_and_the_languages_of_an_article() -> None:
    article = factories.ArticleFactory(published=True)
    changed = datetime(2024, 5, 6, tzinfo=UTC)
    Article.objects.filter(pk=article.pk).update(updated_at=changed)

    found = [url for url in public_urls() if url.path == article.get_absolute_url()]

    assert found == [PublicUrl(article.get_absolute_url(), changed, ("zh-hant", "zh-hans"))]


def test_public_urls_name_every_kind_of_address() -> None:
    """A new address must be listed here, or be one of those that readers reach by a redirect or within a page."""
    fill_archive()
    resolver = get_resolver()
    listed = {resolver.resolve(unquote(url.path)).url_name for url in public_urls()}
    names = {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)}

    assert names - listed == {
        "scan_copy",
        "scan_original",
        "short_code",
        "search_feed",
        "search_suggest",
    }
    assert listed - names == set()


def test_public_urls_of_an_empty_archive_answer() -> None:
    assert {answer.path: answer.status for answer in crawl()} == dict.fromkeys(public_paths(), 200)


def faults_of(answer: Answer) -> list[str]:
    """What is wrong with the answer to a reader without an account."""
    policy = set(answer.headers.get("Content-Security-Policy", "").split("; "))
    vary = answer.headers.get("Vary", "").replace(" ", "").lower().split(",")
    language = next((code for code in LANGUAGES if answer.path.startswith(f"/{code}/")), LANGUAGES[0])
    duties = {
        "status": answer.status == 200,
        "ETag": "ETag" in answer.headers,
        "Last-Modified": "Last-Modified" in answer.headers or answer.path.endswith(UNDATED),
        "Content-Language": answer.headers.get("Content-Language") == language,
        "Content-Security-Policy": policy == POLICY,
        "X-Content-Type-Options": answer.headers.get("X-Content-Type-Options") == "nosniff",
        "Set-Cookie": answer.cookies == [],
        "Vary": not {"cookie", "accept-language"} & set(vary),
        "Cache-Control": "Cache-Control" in answer.headers,
        "Content-Type": answer.kind.endswith((HTML, XML, TEXT)),
    }
    return [f"{answer.path}: {duty}" for duty, is_done in duties.items() if not is_done]


def faults_of_page(answer: Answer) -> list[str]:
    root = answer.page()
    language = next((code for code in LANGUAGES if answer.path.startswith(f"/{code}/")), LANGUAGES[0])
    languages = [element.get("lang") for element in elements(root) if element.get("lang") is not None]
    duties = {
        "lang of the page": root.get("lang") == BCP47[language],
        "lang of the parts": set(languages) <= set(BCP47.values()),
        "nothing inline": not any(
            element.tag == "style" or element.get("style") or name.startswith("on")
            for element in elements(root)
            for name in element.keys()  # noqa: SIM118 (an element of html5lib is no dictionary)
        ),
        "scripts": all(
            element.get("src") or element.get("type") == "application/ld+json"
            for element in elements(root)
            if element.tag == "script"
        ),
        "one h1": len(root.findall(".//h1")) == 1,
        "resources": all(address.startswith("/") and not address.startswith("//") for address in fetched(root)),
        "anchors": has_unique_ids(root),
    }
    return [f"{answer.path}: {duty}" for duty, is_done in duties.items() if not is_done]


def has_unique_ids(root: object) -> bool:
    names = [element.get("id") for element in elements(root) if element.get("id")]
    return len(names) == len(set(names))


def test_every_public_address_does_its_duty() -> None:
    fill_archive()
    answers = list(crawl())

    assert len(answers) > 60
    assert [fault for answer in answers for fault in faults_of(answer)] == []
    assert [fault for answer in answers if answer.kind == HTML for fault in faults_of_page(answer)] == []
    assert [answer.xml().tag for answer in answers if answer.kind.endswith(XML)] != []
    linked = [json.loads(block.text) for answer in answers for block in linked_data(answer)]
    assert {block["@type"] for block in linked} == {"NewsArticle"}


def linked_data(answer: Answer) -> list[object]:
    blocks = answer.page().iter("script") if answer.kind == HTML else ()
    return [block for block in blocks if block.get("type") == "application/ld+json"]


def test_every_public_address_is_not_sent_twice() -> None:
    """With its own tag a page answers 304 without a body; HEAD tells the same of it as GET."""
    fill_archive()
    for path in public_paths():
        got = ask(path)
        again = ask(path, if_none_match=got.headers["ETag"])
        head = ask(path, method="HEAD")
        kept = {
            name: value for name, value in got.headers.items() if name in ("ETag", "Cache-Control", "Last-Modified")
        }

        assert (again.status, again.content) == (304, b"")
        assert {name: again.headers.get(name) for name in kept} == kept
        assert (head.status, head.content, head.headers) == (got.status, b"", got.headers)


def test_every_public_address_refuses_what_is_not_reading() -> None:
    fill_archive()
    paths = [*public_paths(), "/JJ3490", f"/scans/{'0' * 64}/original", f"/scans/{'0' * 64}-480.webp"]
    answers = {method: {ask(path, method=method).status for path in paths} for method in ("OPTIONS", "TRACE")}
    changing = {method: {ask(path, method=method).status for path in paths} for method in ("POST", "PUT", "DELETE")}

    assert answers == {"OPTIONS": {405}, "TRACE": {405}}
    assert changing == {"POST": {403}, "PUT": {403}, "DELETE": {403}}
    assert Issue.objects.exists()


def test_public_page_changes_its_tag_as_soon_as_its_text_changes() -> None:
    article = load_real_issue()
    tags = {path: ask(path).headers["ETag"] for path in ("/", ISSUE, ARTICLE, f"{EDITION}/feed.atom")}
    article.headline_zh_hant = "另一個標題"
    article.save()

    assert [path for path, tag in tags.items() if ask(path, if_none_match=tag).status != 200] == []
