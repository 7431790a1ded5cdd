"""Lists of the desk: the search works in every language of the interface, and survives whatever is typed."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.search import rebuild
from articles.search.engine import current_engine
from tests.admin.forms import messages_of
from tests.factories import (
    ArticleFactory,
    BylineFactory,
    CategoryFactory,
    ContributorFactory,
    IssueFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db
LANGUAGES = ["", "/zh-hans", "/en"]


def found(client: Client, url: str, query: str) -> list[str]:
    rebuild()
    response = client.get(url, {"q": query})
    assert response.status_code == 200
    return [str(row) for row in response.context["cl"].result_list]


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_articles_are_found_by_headline_byline_contributor_and_number(desk: Client, prefix: str) -> None:
    article = ArticleFactory(
        issue__number=3490,
        headline_zh_hans="晋江踏上新征程",
        headline_en="Jinjiang sets out",
        printed_byline="本報記者 李玲玲",
    )
    BylineFactory(article=article, contributor=ContributorFactory(name_zh_hant="陳大文", name_en="David Chen"))
    ArticleFactory(headline_zh_hant="別的事")
    queries = ["新徵程", "新征程", "sets out", "李玲玲", "陳大文", "david", "3490", "晉江 3490"]

    lists = [found(desk, f"{prefix}/admin/articles/article/", query) for query in queries]

    assert lists == [[str(article)]] * len(queries)


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_issues_are_found_by_number_day_and_printed_date(desk: Client, prefix: str) -> None:
    issue = IssueFactory(date="2023-01-04", number=3490, printed_lunar_date="農曆壬寅年 十二月十三")
    issue.refresh_from_db()
    IssueFactory()

    lists = [found(desk, f"{prefix}/admin/articles/issue/", query) for query in ("3490", "2023-01-04", "壬寅")]

    assert lists == [[str(issue)]] * 3


HOSTILE = ["漢" * 30_000, "a " * 1_500, "9" * 40, "'", '"', '"' * 300, "%", "\\", "<script>", "\x00", "a__b", "-1"]


@pytest.mark.parametrize("model", ["article", "issue", "page", "contributor", "category", "newspaper", "scan"])
def test_hostile_searches_find_nothing_and_break_nothing(desk: Client, model: str) -> None:
    assert [found(desk, f"/en/admin/articles/{model}/", query) for query in HOSTILE] == [[]] * len(HOSTILE)


def test_a_search_that_is_too_long_is_cut_and_says_so(desk: Client) -> None:
    article = ArticleFactory()
    rebuild()

    response = desk.get("/en/admin/articles/article/", {"q": "晉江 " * 30})

    assert list(response.context["cl"].result_list) == [article]
    assert messages_of(response) == ["Only the first 20 words and 200 characters of the search were used."]


def test_list_of_articles_asks_the_database_a_constant_number_of_times(desk: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            desk.get("/en/admin/articles/article/")
        return len(asked)

    SectionFactory()
    few = queries()
    for _number in range(5):
        SectionFactory()

    assert queries() == few


def test_list_says_how_complete_each_language_is(desk: Client) -> None:
    article = ArticleFactory(headline_en="News")
    SectionFactory(article=article)
    complete = ArticleFactory(headline_en="News", original_language="en", issue=article.issue)
    SectionFactory(article=complete, body_en="Text", heading_en="Heading", heading_zh_hans="题", body_zh_hans="文")

    page = desk.get("/en/admin/articles/article/").content.decode()

    shown = ["繁 original", "简 by machine", "EN in part", "EN original", "繁 complete"]
    assert [text for text in shown if f">{text}</span>" in page] == shown


@pytest.mark.parametrize("model", ["article", "issue", "page", "scan"])
def test_lists_can_be_walked_by_date(desk: Client, model: str) -> None:
    field = desk.get(f"/en/admin/articles/{model}/").context["cl"].date_hierarchy

    assert desk.get(f"/en/admin/articles/{model}/", {f"{field}__year": "2023"}).status_code == 200


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_articles_are_found_by_every_word_drafts_too_in_either_script(desk: Client, prefix: str) -> None:
    article = SectionFactory(body_zh_hant="集成電路省創新實驗室。").article
    ArticleFactory(headline_zh_hant="別的事")

    lists = [found(desk, f"{prefix}/admin/articles/article/", query) for query in ("實驗室", "实验室", "電路 -石獅")]

    assert lists == [[str(article)]] * 3


@pytest.mark.parametrize("model", ["contributor", "category"])
def test_names_are_found_in_either_script_and_half_typed(desk: Client, model: str) -> None:
    factory = {"contributor": ContributorFactory, "category": CategoryFactory}[model]
    row = factory(name_zh_hant="陳國樑", name_en="Chen Guoliang")
    factory(name_zh_hant="別人", name_en="Somebody Else")

    lists = [found(desk, f"/en/admin/articles/{model}/", query) for query in ("国梁", "陳國", "guol", "Chen Guo")]

    assert lists == [[str(row)]] * 4


def test_issues_are_found_as_readers_call_them(desk: Client) -> None:
    issue = IssueFactory(date="2023-01-04", number=3490)
    issue.refresh_from_db()
    IssueFactory()
    names = ("第3490期", "2023年1月4日", "壬寅年臘月十三", "农历壬寅年十二月十三")

    assert [found(desk, "/admin/articles/issue/", name) for name in names] == [[str(issue)]] * 4


@pytest.fixture
def _no_index(transactional_db: None) -> Iterator[None]:
    """A table that is not there ends a transaction: this takes a request as it is in life, without one around it."""
    current_engine().drop()
    yield
    Article.objects.all().delete()
    rebuild(anew=True)


@pytest.mark.usefixtures("_no_index")
def test_a_damaged_index_leaves_the_search_of_headlines(desk: Client) -> None:
    article = ArticleFactory(headline_zh_hant="晉江新聞")

    response = desk.get("/en/admin/articles/article/", {"q": "新聞"})

    assert list(response.context["cl"].result_list) == [article]
    assert "rebuild_search" in messages_of(response)[0]
