"""An article as linked data, whole."""

import json
from datetime import UTC, datetime

import pytest
from django.utils import translation

from articles.models import Article
from articles.syndication.schema_org import news_article
from tests import factories
from tests.public_site import ARTICLE, ask, elements, keep_scan, load_real_issue

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def test_linked_data_of_the_real_article() -> None:
    load_real_issue()
    Article.objects.update(updated_at=datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC))
    [block] = [
        element.text for element in elements(ask(ARTICLE).page()) if element.get("type") == "application/ld+json"
    ]
    data = json.loads(block)
    newspaper = {"name": "晉江經濟報", "url": f"{SITE}/jinjiang-economic-news/", "sameAs": "http://www.ijjnews.com/"}

    assert data == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{SITE}{ARTICLE}",
        "url": f"{SITE}{ARTICLE}",
        "mainEntityOfPage": f"{SITE}{ARTICLE}",
        "headline": Article.objects.get().headline_zh_hant,
        "inLanguage": "zh-Hant",
        "datePublished": "2023-01-04",
        "dateModified": "2024-05-06T07:08:09+00:00",
        "identifier": "JJ3490-01",
        "isAccessibleForFree": True,
        "author": [{"@type": "Person", "name": "李玲玲", "url": f"{SITE}/people/%E6%9D%8E%E7%8E%B2%E7%8E%B2/"}],
        "workTranslation": [
            {"@type": "NewsArticle", "inLanguage": "zh-Hans"},
            {"@type": "NewsArticle", "inLanguage": "en"},
        ],
        "isPartOf": {
            "@type": "PublicationIssue",
            "url": f"{SITE}/jinjiang-economic-news/philippines/2023-01-04/",
            "issueNumber": "3490",
            "datePublished": "2023-01-04",
            "isPartOf": {"@type": "Newspaper", **newspaper},
        },
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": "晉江經濟報",
            "url": "http://www.ijjnews.com/",
            "email": "jjb419@yahoo.cn",
        },
    }


def test_linked_data_leaves_out_what_is_unknown() -> None:
    article = factories.ArticleFactory(published=True, issue__number=None)
    made = Article.objects.for_detail().get(pk=article.pk)
    data = news_article(made)
    issue = data["isPartOf"]

    assert data.keys() & {"description", "articleSection", "author", "image", "pagination"} == set()
    assert issue.keys() == {"@type", "url", "datePublished", "isPartOf"}
    assert issue["isPartOf"].keys() == {"@type", "name", "url"}
    assert data["publisher"] == {"@type": "NewsMediaOrganization", "name": "晉江經濟報"}


def test_linked_data_tells_the_category_the_page_and_the_largest_picture() -> None:
    article = factories.ArticleFactory(published=True, category=factories.CategoryFactory(name_en="News"))
    article.page = factories.PageFactory(issue=article.issue, label="第一版")
    article.save()
    scan = keep_scan()
    factories.ArticleImageFactory(article=article, scan=scan)
    with translation.override("en"):
        data = news_article(Article.objects.for_detail().get(pk=article.pk))

    assert (data["articleSection"], data["pagination"]) == ("News", "第一版")
    assert data["image"] == [f"{SITE}/en{scan.copy_url(scan.copy_widths[-1]).removeprefix('/en')}"]


def test_linked_data_tells_the_language_that_is_really_shown() -> None:
    article = factories.ArticleFactory(published=True)
    with translation.override("en"):
        data = news_article(Article.objects.for_detail().get(pk=article.pk))

    assert (data["inLanguage"], data["headline"]) == ("zh-Hant", "晉江踏上新徵程")
    assert [other["inLanguage"] for other in data["workTranslation"]] == ["zh-Hant", "zh-Hans"]
