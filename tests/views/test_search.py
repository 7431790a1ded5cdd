"""The page of the search, as readers meet it: what is found, how it is marked, where it leads."""

import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.addresses import path_in
from articles.chinese.segment import normal_text
from articles.models import Article, Status
from articles.models.language import LANGUAGES
from articles.search import rebuild
from articles.search.documents import site_folding
from tests import factories
from tests.public_site import ARTICLE, ask, elements, keep_scan, load_real_issue

pytestmark = pytest.mark.django_db

WORDS = json.loads((Path(__file__).parents[1] / "data" / "recall_seed.json").read_text(encoding="utf-8"))
MARK = re.compile("<mark>(.*?)</mark>")
QUERIES = 12


def page(language: str = "zh-hant", **asked: str) -> str:
    answer = ask(f"{path_in(language, '/search/')}?{urlencode(asked)}")
    assert answer.status == 200
    return answer.text


def marks(text: str) -> list[str]:
    return [unescape(mark) for mark in MARK.findall(text)]


def same(one: str, other: str) -> bool:
    folding = site_folding()
    return normal_text(one, folding) == normal_text(other, folding)


def headlines(text: str) -> list[str]:
    found = re.findall(r'<h2><a href="[^"]*"[^>]*>(.*?)</a></h2>', text)
    return [unescape(re.sub("<[^>]+>", "", headline)) for headline in found]


def indexed(**fields: object) -> Article:
    article: Article = factories.ArticleFactory(published=True, **fields)
    factories.SectionFactory(article=article)
    return article


# Every word of the real page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_page_is_found_and_marked_exactly(language: str) -> None:
    """836 words as printed, 491 in Simplified characters, those across a column break; some in the others."""
    load_real_issue()
    rebuild()
    simplified = [simple for _printed, simple in WORDS["simplified"]]
    words = {
        "zh-hant": [*WORDS["words"], *simplified, *WORDS["joined"]],
        "zh-hans": [*simplified[::5], *WORDS["joined"], *WORDS["words"][::10]],
        "en": [*WORDS["words"][::10], *WORDS["joined"]],
    }[language]

    wrong = []
    for word in words:
        text = page(language, q=word)
        marked = marks(text)
        if len(headlines(text)) != 1 or not marked or not all(same(mark, word) for mark in marked):
            wrong.append((word, marked))

    assert (len(WORDS["words"]), len(simplified)) == (836, 491)
    assert wrong == []


def test_marks_are_in_the_script_that_is_shown() -> None:
    load_real_issue()
    rebuild()

    shown = {language: set(marks(page(language, q="新征程"))) for language in LANGUAGES}

    assert shown == {"zh-hant": {"新徵程"}, "zh-hans": {"新征程"}, "en": {"新徵程"}}


def test_hit_leads_to_its_paragraph_where_the_words_are_marked_too() -> None:
    load_real_issue()
    rebuild()
    found = re.search(r'<h2><a href="([^"]*)"', page(q="實驗室"))
    assert found
    path, anchor = unescape(found[1]).split("#")

    article = ask(path)
    paragraph = next(each for each in elements(article.page()) if each.get("id") == anchor)

    assert path == f"{ARTICLE}?q={quote('實驗室')}"
    assert [mark.text for mark in paragraph.iter("mark")] == ["實驗室"]
    assert ask(ARTICLE).text.count("<mark>") == 0


def test_every_text_that_is_found_is_marked_on_both_pages() -> None:
    """A word of its own in each text of an article: what the search marks, the article marks too."""
    category = factories.CategoryFactory(name_zh_hant="甲欄")
    article = factories.ArticleFactory(
        published=True,
        category=category,
        kicker_zh_hant="乙眉",
        headline_zh_hant="丙題",
        subheadline_zh_hant="丁題",
        standfirst_zh_hant="戊導",
    )
    factories.SectionFactory(article=article, label="07", heading_zh_hant="己節 庚節", body_zh_hant="辛文。\n\n壬文。")
    contributor = factories.ContributorFactory(name_zh_hant="癸某", name_en="Zhishuai")
    factories.BylineFactory(article=article, contributor=contributor, role="子報記者")
    factories.ArticleImageFactory(article=article, scan=keep_scan(), caption_zh_hant="丑圖", credit="寅攝")
    rebuild()
    words = [
        "甲欄",
        "乙眉",
        "丙題",
        "丁題",
        "戊導",
        "己節庚節",
        "辛文",
        "壬文",
        "癸某",
        "Zhishuai",
        "子報記者",
        "丑圖",
        "寅攝",
    ]

    found = {word: marks(page(q=word)) for word in words}
    shown = {word: marks(ask(f"{article.get_absolute_url()}?{urlencode({'q': word})}").text) for word in words}

    assert [word for word in words if not found[word]] == []
    assert [mark for word in words for mark in found[word] if not same(mark, word)] == []
    assert [word for word in words if not shown[word]] == ["甲欄", "Zhishuai"]  # a link, and a name not shown


def test_hit_in_another_language_leads_to_the_page_in_it() -> None:
    load_real_issue()
    rebuild()

    [address] = re.findall(r'<h2><a href="([^"]*)"', page(q="laboratory"))

    assert unescape(address).startswith(f"/en{ARTICLE}?q=laboratory#")
    assert marks(ask(unescape(address).split("#")[0]).text) != []


def test_article_with_marks_is_the_same_page_for_search_engines() -> None:
    load_real_issue()

    root = ask(f"{ARTICLE}?q={quote('晉江')}").page()

    [canonical] = [link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"]
    assert canonical == f"http://127.0.0.1:8000{ARTICLE}"
    languages = [link.get("href") for link in root.findall(".//nav[@class='lang']/a")]
    assert languages == [f"{path_in(each, ARTICLE)}?q={quote('晉江')}" for each in LANGUAGES]


def test_hit_shows_headline_issue_both_dates_section_and_excerpt() -> None:
    load_real_issue()
    rebuild()

    text = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page(q="實驗室").split('class="hits"')[1]))

    shown = [
        "2023年1月4日 星期三",
        "農曆壬寅年 十二月十三",
        "菲律賓版",
        "第3490期",
        "追趕、突破、引領、提升！晉江踏上2023新徵程！",
        "增強科研平臺策源功能",
    ]
    assert [each for each in shown if each not in text] == []


# Order, pages, kinds


def test_order_is_relevance_unless_another_is_chosen() -> None:
    old_title = indexed(headline_zh_hant="海絲之路", issue__date=date(2020, 1, 1))
    new_body = indexed(headline_zh_hant="別的標題", issue__date=date(2022, 1, 1))
    factories.SectionFactory(article=new_body, body_zh_hant="說到海絲。")
    rebuild()

    orders = {
        order: headlines(page(q="海絲", order=order)) for order in ("", "relevance", "newest", "oldest", "nonsense")
    }

    by_relevance, by_age = ["海絲之路", "別的標題"], ["別的標題", "海絲之路"]
    assert orders == {
        "": by_relevance,
        "relevance": by_relevance,
        "newest": by_age,
        "oldest": by_age[::-1],
        "nonsense": by_relevance,
    }
    assert old_title.pk < new_body.pk


def test_hits_come_in_pages_of_twenty() -> None:
    issue = factories.IssueFactory(published=True)
    for number in range(45):
        factories.ArticleFactory(published=True, issue=issue, headline_zh_hant=f"海絲 {number}")
    rebuild()

    pages = [headlines(page(q="海絲", order="newest", page=str(number))) for number in (1, 2, 3, 99)]

    assert [len(each) for each in pages] == [20, 20, 5, 5]
    assert pages[2] == pages[3]
    assert len({headline for each in pages for headline in each}) == 45
    assert "45篇" in page(q="海絲")


def kinds(text: str) -> dict[str, list[str]]:
    aside = text.split('class="kinds"')[1].split("</aside>", maxsplit=1)[0]
    plain = {}
    for part in aside.split("<section")[1:]:
        name = re.findall(r"<h2>(.*?)</h2>", part)[0]
        rows = re.findall(r"<li>(.*?)</li>", part)
        plain[name] = [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in rows]
    return plain


def test_kinds_are_counted_and_lead_to_their_hits() -> None:
    category = factories.CategoryFactory(slug="news")
    first = indexed(headline_zh_hant="海絲一", issue__date=date(2021, 5, 1), category=category)
    factories.BylineFactory(article=first)
    second = indexed(headline_zh_hant="海絲二", issue__date=date(2022, 6, 1))
    indexed(headline_zh_hant="海絲三", issue=second.issue)
    rebuild()
    text = page(q="海絲")

    assert kinds(text) == {
        "時間": ["2022年 2", "2021年 1"],
        "報紙": ["晉江經濟報 2", "晉江經濟報 1"],
        "版別": ["晉江經濟報 菲律賓版 2", "晉江經濟報 菲律賓版 1"],
        "欄目": ["要聞 1"],
        "作者": ["李玲玲 1"],
    }
    addresses = [unescape(each) for each in re.findall(r'<li><a href="([^"]*)" rel="nofollow"', text)]
    assert [len(headlines(ask(address).text)) for address in addresses] == [2, 1, 2, 1, 2, 1, 1, 1]
    assert kinds(page(q="海絲", when="2022"))["時間"] == ["2022年6月 2"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"since": "2022-02-01"}, ["海絲二"]),
        ({"until": "2022-02-01"}, ["海絲一"]),
        ({"since": "2022年2月1日", "until": "2021-01-01"}, ["海絲一"]),
        ({"when": "2023"}, ["海絲二"]),
        ({"when": "2023-02"}, []),
        ({"when": "2023-13"}, ["海絲二", "海絲一"]),
        ({"lunar": "正月初一"}, ["海絲二", "海絲一"]),
        ({"lunar": "癸卯年正月初一"}, ["海絲二"]),
        ({"lunar": "正月初二"}, []),
        ({"lunar": "五月卅五"}, ["海絲二", "海絲一"]),
        ({"festival": "春節"}, ["海絲二", "海絲一"]),
        ({"festival": "端午"}, []),
        ({"festival": "復活節"}, ["海絲二", "海絲一"]),
    ],
)
def test_days_of_both_calendars_narrow(asked: dict[str, str], found: list[str]) -> None:
    """Two articles, each on the first day of a lunar year: 2022-02-01 and 2023-01-22."""
    indexed(headline_zh_hant="海絲一", issue__date=date(2022, 2, 1))
    indexed(headline_zh_hant="海絲二", issue__date=date(2023, 1, 22))
    rebuild()
    if asked == {"since": "2022-02-01"}:
        asked = {"since": "2022-02-02"}

    assert headlines(page(q="海絲", order="newest", **asked)) == found
    assert headlines(page(order="newest", **asked)) == found


# What is not found, or not understood


def test_nothing_found_says_what_was_searched_and_what_is_near() -> None:
    load_real_issue()
    rebuild()
    other, near, latin = page(q="晉江 白馬"), page(q="實驗市"), page(q="jinjiagn")

    tries = [re.findall(r'<a href="[^"]*" rel="nofollow">([^<]*)</a>', text) for text in (other, near, latin)]

    assert [text.count("可搜尋1期報紙，日期為2023年1月4日。") for text in (other, near, latin)] == [1, 1, 1]
    assert tries[:2] == [["晉江"], ["實驗室"]]
    assert tries[2][0] == "Jinjiang"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("漢" * 201, "搜尋最多可輸入200個字"),
        ("漢 " * 21, "搜尋最多可輸入20個詞"),
        ("“” OR *", "請輸入要找的詞。"),
        ("-晉江", "只輸入了要排除的詞"),
    ],
)
def test_what_cannot_be_looked_for_is_told(typed: str, hint: str) -> None:
    assert hint in page(q=typed)


@pytest.mark.parametrize(
    "typed",
    [
        "\x00",
        "\x00晉江\x1f",
        "'",
        '"',
        "\\",
        "%",
        "(",
        "*",
        "NEAR(",
        "\ud7ff\U0010ffff",
        "“",
        "-",
        "|",
        "AND",
        "OR OR",
        "。",
        "<script>alert(1)</script>",
        "{{ 7 }}",
        "%(x)s",
    ],
)
def test_nothing_that_is_typed_is_an_error(typed: str) -> None:
    load_real_issue()
    rebuild()

    text = page(q=typed)

    assert "<script>alert" not in text
    assert ask(f"/search/feed.atom?{urlencode({'q': typed})}").status == 200
    assert ask(f"/search/suggest?{urlencode({'q': typed})}").status == 200
    assert ask(f"{ARTICLE}?{urlencode({'q': typed})}").status == 200


def test_hostile_parameters_are_left_out_of_account() -> None:
    load_real_issue()
    rebuild()
    names = (
        "since",
        "until",
        "when",
        "lunar",
        "festival",
        "newspaper",
        "edition",
        "category",
        "person",
        "page",
        "order",
    )

    statuses = {
        ask(f"/search/?{urlencode({'q': '晉江', name: value})}").status
        for name in names
        for value in ("\x00", "9" * 400, "'", "-1", "é" * 200, "0000-00-00", "9999-99", "a/b/c")
    }

    assert statuses == {200}
    assert ask("/search/?q=%ff%fe&q=2").status == 200


# The issue itself


@pytest.mark.parametrize(
    "typed",
    [
        "3490",
        "第3490期",
        "２０２３年１月４日",
        "2023-01-04",
        "2023年1月4日",
        "壬寅年十二月十三",
        "农历壬寅年 腊月十三",
        "臘月十三",
        "4 January 2023",
        "JJ3490",
        "JJ3490-01",
    ],
)
def test_number_or_date_brings_the_issue_first(typed: str) -> None:
    article = load_real_issue()
    rebuild()

    named = page(q=typed).split('class="named"')[1].split("</section>")[0]

    assert re.findall('href="([^"]*)"', named) == [article.issue.get_absolute_url()]


# What readers may not see


def hide(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(status=Status.DRAFT)


def test_draft_shows_nowhere() -> None:
    category = factories.CategoryFactory(slug="secret", name_zh_hant="密欄")
    article = indexed(headline_zh_hant="海絲密稿", category=category, issue__date=date(2010, 5, 1))
    factories.BylineFactory(article=article, contributor=factories.ContributorFactory(name_zh_hant="歐陽密"))
    rebuild()
    paths = [
        "/search/?q=海絲密稿",
        "/search/?q=歐陽密",
        "/search/?q=海絲密告",
        "/search/?when=2010&order=newest",
        "/search/suggest?q=海絲",
        "/search/suggest?q=歐陽",
        "/search/feed.atom?q=海絲",
    ]
    paths = [quote(path, safe="/?=&") for path in paths]
    before = [without_the_form(ask(path).text) for path in paths]
    hide(article)
    after = [without_the_form(ask(path).text) for path in paths]

    secrets = ["密稿", "歐陽密", "密欄", article.get_absolute_url()]
    assert [any(secret in text for secret in secrets) for text in before] == [True] * len(paths)
    assert [[secret for secret in secrets if secret in text] for text in after] == [[]] * len(paths)


def without_the_form(text: str) -> str:
    """What the site says, not what was typed."""
    for typed in ("海絲密稿", "歐陽密", "海絲密告"):
        for said in (f'value="{typed}"', f"<title>{typed} ", f'<h1 class="vh">搜尋：{typed}', quote(typed)):
            text = text.replace(said, "")
    return text


# Addresses


def test_search_is_an_address_with_a_feed_and_a_description() -> None:
    load_real_issue()
    rebuild()
    asked = urlencode({"q": "晉江", "when": "2023"})
    root = ask(f"/search/?{asked}").page()
    links = {link.get("type"): link.get("href") for link in root.iter("link") if link.get("type")}

    feed = ask(links["application/atom+xml"])
    description = ask("/en/search/opensearch.xml")

    assert links["application/atom+xml"] == f"/search/feed.atom?{asked}"
    assert links["application/opensearchdescription+xml"] == "/search/opensearch.xml"
    atom = "{http://www.w3.org/2005/Atom}"
    assert [entry.findtext(f"{atom}title") for entry in feed.xml().iter(f"{atom}entry")] == [
        "追趕、突破、引領、提升！晉江踏上2023新徵程！"
    ]
    search = "{http://a9.com/-/spec/opensearch/1.1/}"
    templates = [url.get("template") for url in description.xml().iter(f"{search}Url")]
    assert templates == [
        "http://127.0.0.1:8000/en/search/?q={searchTerms}",
        "http://127.0.0.1:8000/en/search/feed.atom?q={searchTerms}",
        "http://127.0.0.1:8000/en/search/opensearch.xml",
    ]
    assert len(description.xml().findtext(f"{search}ShortName") or "") <= 16


def test_language_links_take_the_search_along() -> None:
    root = ask(f"/search/?q={quote('晉江')}").page()

    links = [link.get("href") for link in root.findall(".//nav[@class='lang']/a")]

    assert links == [f"{path_in(language, '/search/')}?q={quote('晉江')}" for language in LANGUAGES]


def test_search_is_not_for_crawlers() -> None:
    root = ask(f"/search/?q={quote('晉江')}").page()
    robots = ask("/robots.txt").text

    assert [meta.get("content") for meta in root.iter("meta") if meta.get("name") == "robots"] == ["noindex"]
    assert [f"Disallow: {path_in(language, '/search/')}" in robots for language in LANGUAGES] == [True] * 3


# Cost


@pytest.mark.parametrize("order", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("typed", ["海絲", "3490", "海絲 白馬", "海絲路", "不存在的詞"])
def test_page_costs_at_most_twelve_queries(typed: str, order: str) -> None:
    category = factories.CategoryFactory()
    for number in range(25):
        article = indexed(headline_zh_hant=f"海絲 {number} 3490", category=category, headline_en="Silk")
        factories.BylineFactory(article=article)
        factories.ArticleImageFactory(article=article)
    rebuild()
    page("en", q=typed, order=order)

    with CaptureQueriesContext(connection) as queries:
        page("en", q=typed, order=order)

    assert len(queries) <= QUERIES


def test_queries_that_once_took_seconds_are_answered_and_marked() -> None:
    """200 characters of their own, ligatures that fold to four, a text of one character, a synonym that multiplies."""
    article = indexed(headline_zh_hant="海絲")
    factories.SectionFactory(article=article, body_zh_hant="一" * 100_000)
    factories.SynonymFactory(words=f"甲 = {'乙' * 290}")
    rebuild()
    long = "".join(map(chr, range(0x4E00, 0x4E00 + 200)))

    texts = [page(q=typed) for typed in (long, "㍿" * 200, "一" * 200, "甲" * 200)]

    assert [len(text) < 100_000 for text in texts] == [True] * 4
    assert {mark.strip("一") for mark in marks(texts[2])} == {""}
    assert ask(f"{article.get_absolute_url()}?q={quote('一')}").text.count("<mark>") <= 1001
