"""The Atom feed of an edition."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from articles.models import Article
from articles.syndication.feeds import ARTICLES_IN_A_FEED
from tests import factories
from tests.public_site import EDITION, ask, load_real_issue

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SITE = "http://127.0.0.1:8000"
CHANGED = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def words(element: ElementTree.Element, *names: str) -> list[str | None]:
    return [element.findtext("/".join(f"{ATOM}{step}" for step in name.split("/"))) for name in names]


@pytest.mark.parametrize(
    ("prefix", "lang", "title", "headline", "author"),
    [
        ("", "zh-Hant", "晉江經濟報 菲律賓版", "追趕、突破、引領、提升！晉江踏上2023新徵程！", "李玲玲"),
        ("/zh-hans", "zh-Hans", "晋江经济报 菲律宾版", "追赶、突破、引领、提升！晋江踏上2023新征程！", "李玲玲"),
        (
            "/en",
            "en",
            "Jinjiang Economic News, Philippines edition",
            "Catch up, break through, lead, improve: Jinjiang sets out on a new journey for 2023",
            "Li Lingling",
        ),
    ],
)
def test_feed_of_the_real_issue(prefix: str, lang: str, title: str, headline: str, author: str) -> None:
    load_real_issue()
    Article.objects.update(updated_at=CHANGED)
    answer = ask(f"{prefix}{EDITION}/feed.atom")
    feed = answer.xml()
    [entry] = feed.findall(f"{ATOM}entry")
    address = f"{SITE}{prefix}{EDITION}/2023-01-04/1/"

    assert (answer.kind, feed.get(LANG), feed.findtext(f"{ATOM}title")) == (
        "application/atom+xml; charset=utf-8",
        lang,
        title,
    )
    assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {
        "alternate": f"{SITE}{prefix}{EDITION}/",
        "self": f"{SITE}{prefix}{EDITION}/feed.atom",
    }
    assert words(entry, "id", "published", "updated", "author/name") == [
        address,
        "2023-01-03T16:00:00+00:00",  # midnight in Manila
        "2024-05-06T07:08:09+00:00",
        author,
    ]
    assert entry.findtext(f"{ATOM}title") == headline
    assert entry.find(f"{ATOM}link").get("href") == address


def test_feed_brings_the_newest_first_and_no_more_than_it_holds() -> None:
    edition = factories.EditionFactory()
    made = [factories.ArticleFactory(published=True, issue__edition=edition) for _ in range(ARTICLES_IN_A_FEED + 3)]
    factories.ArticleFactory(issue__edition=edition)
    factories.ArticleFactory(published=True)
    feed = ask(f"{edition.get_absolute_url()}feed.atom").xml()

    newest = [f"{SITE}{article.get_absolute_url()}" for article in reversed(made)][:ARTICLES_IN_A_FEED]
    assert [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")] == newest


def test_feed_names_every_author_and_needs_none() -> None:
    article = factories.ArticleFactory(published=True)
    path = f"{article.issue.edition.get_absolute_url()}feed.atom"
    assert ask(path).xml().find(f"{ATOM}entry/{ATOM}author") is None
    for order, name in enumerate(("李玲玲", "王小明")):
        factories.BylineFactory(article=article, order=order, contributor__name_zh_hant=name)

    assert words(ask(path).xml(), "entry/author/name") == ["李玲玲、王小明"]


def test_feed_of_an_edition_without_articles_is_a_feed() -> None:
    edition = factories.EditionFactory()
    answer = ask(f"{edition.get_absolute_url()}feed.atom")

    assert (answer.status, answer.xml().findall(f"{ATOM}entry")) == (200, [])
    assert "Last-Modified" in answer.headers


def test_feed_of_an_unknown_edition_is_not_found() -> None:
    assert ask("/unknown/edition/feed.atom").status == 404
