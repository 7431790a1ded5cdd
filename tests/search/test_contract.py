"""What every engine must do: one suite, for the engine that the database has."""

import json
import string
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
import time_machine
from django.conf import settings

from articles.chinese.script import to_simplified
from articles.editing.publishing import publish, return_to_draft, withdraw
from articles.models import Article, Issue, SearchText, Synonym
from articles.models.search_index import DAY
from articles.search import index, rebuild, remove, results, search, suggest
from articles.search.named_issues import named_issues
from articles.search.query import Hint
from articles.search.results import Order, Status, count_without_each
from tests import factories
from tests.public_site import load_real_issue

pytestmark = pytest.mark.django_db

SEED = json.loads((settings.BASE_DIR / "tests" / "data" / "recall_seed.json").read_text(encoding="utf-8"))
MANILA = timezone(timedelta(hours=8))


def write(headline: str = "", body: str = "", day: date | None = None, **fields: Any) -> Article:
    """A published article of an issue of its own, not yet indexed."""
    if day:
        fields["issue__date"] = day
    article = factories.ArticleFactory(published=True, headline_zh_hant=headline, **fields)
    if body:
        factories.SectionFactory(article=article, heading_zh_hant="", body_zh_hant=body)
    return article


def indexed(**headlines: str) -> dict[int, str]:
    """Articles with these headlines, by primary key, indexed in this order."""
    articles = {write(headline).pk: name for name, headline in headlines.items()}
    rebuild()
    return articles


def everything(typed: str, **options: Any) -> list[int]:
    return search(typed, among=Article.objects.all(), **options).pks


def readers(typed: str, **options: Any) -> list[int]:
    return search(typed, among=Article.objects.published(), **options).pks


def names(articles: dict[int, str], typed: str) -> str:
    """The names of those found, in the order in which they were written."""
    found = readers(typed)
    return " ".join(name for pk, name in articles.items() if pk in found)


# The real page


def test_every_word_of_the_real_page_is_found_in_either_script() -> None:
    article = load_real_issue()
    rebuild()
    words = SEED["words"]
    simplified = [simple for _, simple in SEED["simplified"]]
    joined = SEED["joined"]
    assert (len(words), len(simplified), len(joined)) == (836, 491, 8)
    asked = [*words, *simplified, *joined, *map(to_simplified, joined)]
    assert [word for word in asked if readers(word, order=Order.NEWEST) != [article.pk]] == []


def test_words_that_the_real_page_has_not_are_not_found() -> None:
    load_real_issue()
    rebuild()
    absent = (
        "輪一",
        "體一化",
        "臺北",
        "14.5%",
        "202",
        "G22",
        "jjb41",
        "晉江泉州廈門",
        "實驗室 臺北",
        "實驗室 -晉江",
        "龘",
    )
    assert [word for word in absent if readers(word) != []] == []


# What matches


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("追趕突破", "comma"),
        ("追赶、突破", "comma"),
        ("“追趕 突破”", "comma"),
        ("追趕 突破", "comma stop"),
        ("追趕。突破", "comma stop"),
        ("4.5%", "percent"),
        ("４．５％", "percent"),
        ("14.5", "more"),
        ("5", "percent more"),
        ("G228", "road"),
        ("g２２８", "road"),
        ("228", ""),
        ("odm", "maker"),
        ("2023", "year"),
        ("12023", "long"),
        ("2023*", "year"),
        ("1+n", "plus"),
        ("II型", "two"),
        ("Ⅱ型", "two"),
        ("型", "two"),
        ("𠮷", "rare"),
        ("𡃁", "rare"),
        ("\ue000", "rare"),
        ("吉", ""),
        ("高值", "variant"),
        ("ec*", "english"),
        ("ECO*", "english"),
        ("econ", ""),
        ("economy -growth", ""),
        ("economy -grow", "english"),
        ("g228 OR odm", "road maker"),
        ("g228|odm|2023", "road maker year"),
        ("追趕 -“追趕突破”", "stop"),
        ("追趕 NOT 、", "comma stop"),
    ],
)
def test_articles_are_found_by_the_definition_of_a_match(typed: str, found: str) -> None:
    articles = indexed(
        comma="追趕、突破", stop="追趕。突破", percent="增長4.5%", more="增長14.5％", road="國道G228線",
        maker="ＯＤＭ企業", year="2023年", long="12023號", plus="“1+N”模式", two="II型大城市",
        rare="𠮷野家𡃁仔\ue000", variant="髙値",
        english="Economy: growth",
    )  # fmt: skip
    assert names(articles, typed) == found


def test_a_word_of_3000_letters_is_found_and_one_that_differs_at_its_end_is_not() -> None:
    word = "x" * 3000
    article, other = write(body=f"晉江 {word}a"), write(body=f"{word}b 晉江")
    rebuild()
    assert everything("晉江", order=Order.NEWEST) == [other.pk, article.pk]
    assert sorted(everything("x" * 199 + "*")) == sorted([article.pk, other.pk])
    assert everything("x" * 70) == []


def test_every_text_of_an_article_is_searched() -> None:
    article = write(
        "標題甲",
        "正文乙",
        kicker_zh_hant="眉題丙",
        subheadline_en="subtitle",
        standfirst_zh_hans="导语丁",
        printed_byline="署名戊",
        category=factories.CategoryFactory(name_zh_hant="欄目己", name_en="Column"),
        headline_en="Headline",
        issue__masthead="報頭庚",
        issue__printed_number="第玖期",
    )
    factories.SectionFactory(article=article, label="09", heading_zh_hant="小題辛", body_en="Body text")
    factories.BylineFactory(
        article=article, role="攝影壬", contributor__name_zh_hant="人名癸", contributor__name_en="Name"
    )
    factories.ArticleImageFactory(
        article=article, caption_zh_hant="圖說子", alternative_text_en="Picture", credit="來源丑"
    )
    rebuild()
    asked = (
        *("甲", "乙", "丙", "subtitle", "丁", "戊", "己", "column", "headline", "庚", "玖"),
        *("09", "辛", "body text", "壬", "癸", "name", "子", "picture", "丑", "導語丁"),
    )
    assert [word for word in asked if readers(word) != [article.pk]] == []


def test_one_text_does_not_run_on_into_the_next() -> None:
    write("追趕", "突破")
    rebuild()
    assert (readers("追趕突破"), len(readers("追趕 突破"))) == ([], 1)


def test_what_is_excluded_stands_nowhere_in_a_hit() -> None:
    """Not only not in the headline, by which a hit ranks first: once it did, with 泉州 in its text."""
    write("晉江", "泉州市")
    kept = write("晉江", "廈門市")
    rebuild()
    found = [readers(f"晉江 {rest}", order=order) for rest in ("-泉州", "-泉州市", "NOT 泉") for order in Order]
    assert found == [[kept.pk]] * 9
    assert [each.pk for each in suggested("晉江 -泉州市x").articles] != []
    assert [each.pk for each in suggested("-泉州市 晉江").articles] == [kept.pk]


# Order


def test_hits_come_newest_first_or_oldest_first_or_by_relevance() -> None:
    once, thrice, title, other = (
        write("甲", "晉江", day=date(2023, 1, 4)),
        write("乙", "晉江、晉江。晉江", day=date(2020, 5, 1)),
        write("晉江", "丙", day=date(1950, 10, 1)),
        write("丁", "晋江", day=date(2024, 2, 29)),
    )
    rebuild()
    found = {order: readers("晉江", order=order) for order in Order}
    assert found == {
        Order.RELEVANCE: [title.pk, thrice.pk, other.pk, once.pk],
        Order.NEWEST: [other.pk, once.pk, thrice.pk, title.pk],
        Order.OLDEST: [title.pk, thrice.pk, once.pk, other.pk],
    }
    assert readers("晉江") == found[Order.RELEVANCE]


def test_a_headline_ranks_first_where_it_has_all_of_the_words() -> None:
    one, both = write("晉江", "經濟、晉江、泉州", day=date(2024, 1, 1)), write("晉江經濟", day=date(2020, 1, 1))
    either = write("泉州", "晉江經濟", day=date(2025, 1, 1))
    rebuild()
    assert readers("晉江 經濟") == [both.pk, one.pk, either.pk]
    assert readers("晉江經濟") == [both.pk, either.pk]


def test_keys_follow_the_days_and_within_a_day_the_order_of_coming() -> None:
    edition = factories.EditionFactory()
    days = [date(2023, 1, 4), date(1840, 2, 3), date(9999, 12, 31), date(2023, 1, 4), date(1, 1, 1)]
    articles = [
        write("晉江", day=day, issue__edition=edition, issue__sequence=place) for place, day in enumerate(days, 1)
    ]
    for article in articles:
        index([article.pk])
    keys = {row.article_id: row.key for row in SearchText.objects.all()}
    numbers = [0, 0, 0, 1, 0]
    assert [keys[article.pk] for article in articles] == [
        day.toordinal() * DAY + number for day, number in zip(days, numbers, strict=True)
    ]
    assert readers("晉江", order=Order.OLDEST) == [articles[place].pk for place in (4, 1, 0, 3, 2)]
    assert readers("晉江", order=Order.NEWEST) == [articles[place].pk for place in (2, 0, 3, 1, 4)]


# How many


def test_no_more_than_the_newest_and_the_headlines_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "MOST_HITS", 3)
    articles = [write("晉江" if year == 2000 else "泉州", "晉江", day=date(year, 1, 1)) for year in range(2000, 2005)]
    rebuild()
    pks = [article.pk for article in articles]
    found = {order: search("晉江", among=Article.objects.published(), order=order) for order in Order}
    assert {order: (result.pks, result.count, result.has_more) for order, result in found.items()} == {
        Order.RELEVANCE: ([pks[0], pks[4], pks[3], pks[2]], 3, True),
        Order.NEWEST: ([pks[4], pks[3], pks[2]], 3, True),
        Order.OLDEST: ([pks[0], pks[1], pks[2]], 3, True),
    }
    assert [facet.value.year for facet in found[Order.OLDEST].facets.months] == [2004, 2003, 2002]
    withdraw(articles[:2])
    exactly = search("晉江", among=Article.objects.published())
    assert (exactly.count, exactly.has_more) == (3, False)


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (date(2001, 1, 1), date(2003, 1, 1), [2003, 2002, 2001]),
        (date(2001, 1, 2), date(2002, 12, 31), [2002]),
        (date(2002, 1, 1), date(2002, 1, 1), [2002]),
        (date(1, 1, 1), date(9999, 12, 31), [2004, 2003, 2002, 2001, 2000]),
        (date(2003, 1, 1), date(2001, 1, 1), []),
        (date(2010, 1, 1), date(2011, 1, 1), []),
    ],
)
def test_a_range_of_days_has_its_first_and_its_last(first: date, last: date, years: list[int]) -> None:
    articles = {year: write("晉江", "晉江經濟報", day=date(year, 1, 1)).pk for year in range(2000, 2005)}
    rebuild()
    newest = [articles[year] for year in years]
    found = [readers(typed, order=order, days=(first, last)) for typed in ("晉江", "經濟報", "") for order in Order]
    assert found == [newest, newest, newest[::-1]] * 3


# Who may see what


def test_readers_never_find_what_is_not_published_and_editors_do() -> None:
    now = datetime(2026, 5, 1, 8, 30, tzinfo=MANILA)
    with time_machine.travel(now, tick=False):
        shown = write("晉江")
        draft = factories.ArticleFactory(issue=shown.issue, headline_zh_hant="晉江")
        hidden = factories.ArticleFactory(published=True, issue=factories.IssueFactory(), headline_zh_hant="晉江")
        scheduled = write("晉江", publish_at=now + timedelta(minutes=1))
        withdrawn, gone_issue = write("晉江"), write("晉江")
        withdraw([withdrawn])
        withdraw([gone_issue.issue])
        rebuild()
        every = {each.pk for each in (shown, draft, hidden, scheduled, withdrawn, gone_issue)}
        found = search("晉江", among=Article.objects.published())
        assert (found.pks, found.count, found.has_more) == ([shown.pk], 1, False)
        assert [facet.count for facet in found.facets.months] == [1]
        assert set(everything("晉江")) == every
    with time_machine.travel(now + timedelta(minutes=1), tick=False):
        assert set(readers("晉江")) == {shown.pk, scheduled.pk}


def test_what_is_withdrawn_is_gone_at_once_without_the_index() -> None:
    article = write("晉江")
    rebuild()
    seen = [readers("晉江")]
    for change in (withdraw, return_to_draft, publish):
        change([article])
        seen.append(readers("晉江"))
    assert seen == [[article.pk], [], [], [article.pk]]


def test_hits_are_sought_among_any_articles() -> None:
    first, second = write("晉江"), write("晉江")
    rebuild()
    ways = (
        Article.objects.filter(pk=second.pk),
        Article.objects.exclude(pk=first.pk),
        Article.objects.filter(issue__edition=second.issue.edition).order_by("-headline_en"),
        Article.objects.for_list().filter(issue__date=second.issue.date),
        Article.objects.none(),
        Article.objects.filter(pk__in=[]),
    )
    assert [search("晉江", among=among).pks for among in ways] == [[second.pk]] * 4 + [[]] * 2


# Change


def test_an_article_is_found_from_its_indexing_to_its_removal() -> None:
    article = write("晉江")
    seen = [everything("晉江")]
    index([article.pk])
    seen.append(everything("晉江"))
    index([article.pk])
    seen.append(everything("晉江"))
    remove([article.pk])
    seen.append(everything("晉江"))
    remove([article.pk])
    index([article.pk, article.pk])
    seen.append(everything("晉江"))
    assert seen == [[], [article.pk], [article.pk], [], [article.pk]]


def test_a_changed_article_is_found_by_its_new_words_only() -> None:
    article, other = write("晉江", "泉州市"), write("泉州市")
    rebuild()
    section = article.sections.get()
    section.body_zh_hant = "廈門市"
    section.save()
    index([article.pk])
    assert [everything(word) for word in ("泉州", "泉州市", "廈門", "州", "晉江")] == [
        [other.pk],
        [other.pk],
        [article.pk],
        [other.pk],
        [article.pk],
    ]


def test_an_article_of_another_day_takes_its_place_among_the_days() -> None:
    first, second = write("晉江", day=date(2020, 1, 1)), write("晉江", day=date(2021, 1, 1))
    rebuild()
    seen = [everything("晉江", order=Order.NEWEST)]
    Issue.objects.filter(pk=first.issue.pk).update(date=date(2022, 1, 1))
    index([first.pk])
    seen.append(everything("晉江", order=Order.NEWEST))
    assert seen == [[second.pk, first.pk], [first.pk, second.pk]]
    assert everything("晉江", days=(date(2020, 1, 1), date(2020, 12, 31))) == []


def test_a_deleted_article_is_forgotten() -> None:
    article, other = write("晉江"), write("晉江")
    rebuild()
    pk = article.pk
    article.delete()
    assert everything("晉江") == [other.pk]
    index([pk])
    assert (everything("晉江"), SearchText.objects.filter(article=pk).count()) == ([other.pk], 0)


def test_an_article_that_is_not_there_is_neither_indexed_nor_removed() -> None:
    index([10**9])
    remove([10**9])
    index([])
    remove([])
    assert SearchText.objects.count() == 0


def test_an_article_without_words_is_indexed_and_never_found() -> None:
    article = write("…", issue__number=None)
    index([article.pk])
    assert SearchText.objects.get().text == ""
    assert (everything("…"), everything("-晉江"), everything("")) == ([], [], [article.pk])


def test_rebuilding_changes_no_answer() -> None:
    for word in ("晉江", "泉州", "晉江經濟"):
        write(word, "晉江與泉州的經濟。")
    rebuild()
    seen = [everything(typed, order=order) for typed in ("晉江", "泉州 OR 經濟", "經濟") for order in Order]
    rebuild()
    again = [everything(typed, order=order) for typed in ("晉江", "泉州 OR 經濟", "經濟") for order in Order]
    rebuild(anew=True)
    anew = [everything(typed, order=order) for typed in ("晉江", "泉州 OR 經濟", "經濟") for order in Order]
    assert seen == again == anew
    assert search("晉江", among=Article.objects.all()).status is Status.WHOLE


# Whatever is typed


# What looks like an engine's syntax, and finds the words in it that the one article has.
FINDING = [
    "NEAR", "a NEAR b", "a AND", "OR b", "a OR OR", "^晉", "a' OR '1'='1", "a\\", "'a\\'", "%s", "!a", "{condition}",
    "a & b", "a | b", "a <-> b", "a:*", "(a", "a)", "+a", "~a", "[a]", "$1", "?1", ":a", "@a", "＾晉江", "- terms : a",
    "\"a", "a\"", "''a''", "a--", "a;", "a\x00", "e" + "\u0301" * 199, "“\"「a", "((((a))))", "te* AND 晉*",
]  # fmt: skip
# And what finds nothing: operators alone, words that it has not, too much of anything.
NOTHING = [
    *string.punctuation, "＾", "\U000f0000", "AND", "OR", "NOT", "NOT NOT", "NEAR(a b)", "NEAR/2", "terms:晉",
    "{terms}:晉", "rowid:1", "**", "a*b", "* *",
    '""', '"""', "''", "';--", "'; DROP TABLE articles_search; --", "\\'", "\\\\",
    "%(a)s", "{}", "{0}", "a <2> b", "a:A", ":*", "()", "((((", "))))", "<<>>", "“", "”", "「", "』", "“「", '"「"',
    "$$", ";;;;", "。", "a;b;c", "0", "00", "1e9", "-1", "--", "---a", "-晉江", "NOT 晉江", "-%", "\U00020bb7" * 200,
    "ﷺ" * 200, "㌀" * 200, "㌀" * 100, "½" * 200, "a " * 100, "-a " * 66, "|" * 200, "“" * 200, "*" * 200, "'" * 200,
    "\\" * 200, "(" * 200, "a" * 200, "a" * 201, "晉" * 200, "é" * 200, "e*" * 100, "a NEAR b -s",
]  # fmt: skip
BLANK = [*map(chr, range(33)), "\x7f", "\x9f", "\ud800", "\udfff", "\ufeff", "\u202e", "\u3000", "\r\n", "", "\uffff"]


def test_no_typed_text_is_an_error_and_each_finds_what_it_means() -> None:
    only = write("a NEAR b", "晉江 terms rowid condition s 1 e").pk
    rebuild()
    assert [typed for typed in FINDING if readers(typed) != [only]] == []
    assert [typed for typed in NOTHING if readers(typed) != []] == []
    assert [typed for typed in BLANK if readers(typed) != [only]] == []  # nothing is asked: all are shown


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("晉" * 201, Hint.TOO_LONG),
        ("晉 " * 21, Hint.TOO_MANY),
        ("-晉江", Hint.ONLY_EXCLUDED),
        ("%", Hint.NO_WORDS),
        ("晉江", None),
    ],
)
def test_a_result_says_why_nothing_was_looked_for(typed: str, hint: Hint | None) -> None:
    result = search(typed, among=Article.objects.all())
    assert (result.pks, result.query.hint, result.status) == ([], hint, Status.WHOLE)


def test_the_longest_queries_are_no_error() -> None:
    """A hundred phrases, and twenty terms of ten alternatives each: SQLite's parser once gave up at a hundred."""
    characters = [chr(0x5000 + number) for number in range(100)]
    article = write("晉江", "".join(characters))
    for letter in string.ascii_lowercase[:20]:
        Synonym.objects.create(words=" = ".join(f"{letter}{number}" for number in range(12)))
    rebuild()
    every = ";".join(characters)
    assert (readers(every), readers(f"{every[:190]} -晉江"), readers(f"晉江 -{every[:190]}")) == ([article.pk], [], [])
    many = [f"{letter}1" for letter in string.ascii_lowercase[:20]]
    assert (readers(" ".join(many)), readers("晉江 OR " + " OR ".join(many[:19]))) == ([], [article.pk])
    assert readers("晉江 " + " ".join(f"-{word}.{word}" for word in many[:19])) == [article.pk]


# Kinds and counts


def test_facets_count_the_hits_of_each_kind() -> None:
    jinjiang, quanzhou = factories.EditionFactory(), factories.EditionFactory()
    news, sport = factories.CategoryFactory(), factories.CategoryFactory()
    li, wang = factories.ContributorFactory(), factories.ContributorFactory()
    articles = [
        write("晉江", day=date(2023, 1, 4), issue__edition=jinjiang, category=news),
        write("晉江", day=date(2023, 1, 31), issue__edition=jinjiang, category=news),
        write("晉江", day=date(2022, 12, 1), issue__edition=quanzhou, category=sport),
        write("晉江", day=date(2022, 1, 1), issue__edition=jinjiang),
        write("廈門", day=date(2023, 1, 5), issue__edition=jinjiang, category=sport),
        factories.ArticleFactory(headline_zh_hant="晉江", category=sport),
    ]
    for article, contributors in zip(articles, ([li, wang], [li], [li], [], [wang], [wang]), strict=True):
        for order, contributor in enumerate(contributors):
            factories.BylineFactory(article=article, contributor=contributor, order=order)
    factories.BylineFactory(article=articles[0], contributor=li, order=9, role="攝影")
    rebuild()
    facets = search("晉江", among=Article.objects.published()).facets
    kinds = (facets.months, facets.editions, facets.categories, facets.contributors)
    assert [[(facet.value, facet.count) for facet in kind] for kind in kinds] == [
        [(date(2023, 1, 1), 2), (date(2022, 12, 1), 1), (date(2022, 1, 1), 1)],
        [(jinjiang, 3), (quanzhou, 1)],
        [(news, 2), (sport, 1)],
        [(li, 3), (wang, 1)],
    ]
    nothing = search("龘", among=Article.objects.published()).facets
    assert (nothing.months, nothing.editions, nothing.categories, nothing.contributors) == ((), (), (), ())


def test_counts_tell_what_each_word_costs() -> None:
    write("晉江經濟")
    write("晉江泉州")
    write("晉江")
    factories.ArticleFactory(headline_zh_hant="晉江")
    rebuild()
    published = Article.objects.published()
    query = search("晉江 泉州 廈門 -經濟", among=published).query
    assert [count for _, count in count_without_each(query, among=published)] == [0, 0, 1]
    query = search("晉江 廈門", among=published).query
    fewer = count_without_each(query, among=published)
    assert [(shorter.typed, count) for shorter, count in fewer] == [("廈門", 0), ("晉江", 3)]
    assert count_without_each(search("晉江", among=published).query, among=published) == []


# Synonyms


def test_synonyms_of_the_archive_widen_what_is_asked() -> None:
    articles = indexed(guest="菲律賓華僑", shore="菲律濱華僑", english="The Philippines", other="馬尼拉")
    before = [names(articles, typed) for typed in ("菲律賓", "菲律濱華僑", "philippines")]
    Synonym.objects.create(words="菲律賓 = 菲律濱 = Philippines")
    after = [
        names(articles, typed)
        for typed in ("菲律賓", "菲律濱華僑", "philippines", "“菲律賓”", "馬尼拉", "華僑 -菲律宾")
    ]
    assert before == ["guest", "shore", "english"]
    assert after == ["guest shore english", "guest shore", "guest shore english", "guest", "other", ""]


def test_headlines_with_a_synonym_rank_first_too() -> None:
    Synonym.objects.create(words="菲律賓 = 菲律濱")
    body, title = write("甲", "菲律賓 菲律賓", day=date(2024, 1, 1)), write("菲律濱", day=date(2020, 1, 1))
    rebuild()
    assert readers("菲律賓") == [title.pk, body.pk]


# Suggestions and named issues


def suggested(typed: str) -> Any:
    return suggest(typed, among=Article.objects.published(), issues=Issue.objects.published())


def test_headlines_people_and_issues_are_suggested_while_typing() -> None:
    article = write("晉江 Economic news", "泉州", day=date(2023, 1, 4), issue__number=3490)
    person = factories.ContributorFactory(name_zh_hant="李玲玲", name_en="Li Lingling")
    factories.BylineFactory(article=article, contributor=person)
    factories.BylineFactory(article=article, contributor=factories.ContributorFactory(name_zh_hant="王曉"), order=2)
    rebuild()
    found = {
        typed: suggested(typed)
        for typed in ("晉", "晋江", "econ", "晉江 ec", "泉州", "李", "li ling", "Ling", "3490", "", "%")
    }
    assert {typed: (each.articles, each.people, each.issues) for typed, each in found.items()} == {
        "晉": ([article], [], []),
        "晋江": ([article], [], []),
        "econ": ([article], [], []),
        "晉江 ec": ([article], [], []),
        "泉州": ([], [], []),
        "李": ([], [person], []),
        "li ling": ([], [person], []),
        "Ling": ([], [person], []),
        "3490": ([], [], [article.issue]),
        "": ([], [], []),
        "%": ([], [], []),
    }


def test_no_suggestion_shows_that_a_draft_exists() -> None:
    draft = factories.ArticleFactory(headline_zh_hant="晉江", issue__number=3490, issue__date=date(2023, 1, 4))
    factories.BylineFactory(article=draft, contributor__name_zh_hant="李玲玲")
    scheduled = write("晉江", publish_at=datetime(2999, 1, 1, tzinfo=MANILA))
    withdraw([write("晉江")])
    rebuild()
    shown = [suggested(typed) for typed in ("晉江", "李玲玲", "3490", "2023-01-04")]
    assert [(each.articles, each.people, each.issues) for each in shown] == [([], [], [])] * 4
    desk = suggest("晉江", among=Article.objects.all(), issues=Issue.objects.all())
    assert {draft, scheduled} < set(desk.articles)


def test_no_typed_text_is_an_error_of_suggestions() -> None:
    write("晉江")
    rebuild()
    assert {len(suggested(typed).people) for typed in [*FINDING, *NOTHING, *BLANK]} == {0}


@pytest.mark.parametrize(
    "typed",
    [
        "3490", "第3490期", "第３４９０期", "第三四九〇期", "三千四百九十", "No. 3490", "總第3490期", "总第3490期",
        "2023-01-04", "2023/1/4", "2023年1月4日", "２０２３年１月４日", "二○二三年一月四日", "中華民國一一二年一月四日",
        "壬寅年十二月十三", "壬寅年臘月十三", "十二月十三",
        "4 January 2023", "Jan 4, 2023", "壬寅年腊月十三", "農曆壬寅年十二月十三", "农历壬寅年十二月十三日",
    ],
)  # fmt: skip
def test_an_issue_is_called_by_its_number_or_its_day(typed: str) -> None:
    issue = factories.IssueFactory(published=True, number=3490, date=date(2023, 1, 4))
    factories.IssueFactory(published=True, number=3491, date=date(2023, 1, 5))
    factories.IssueFactory(number=3490, date=date(2023, 1, 4))
    assert named_issues(typed, among=Issue.objects.published()) == [issue]


@pytest.mark.parametrize(
    "typed", ["", "晉江", "349", "34900", "十二月十二", "2023", "2023年", "2023-02-30", "9" * 12, "3490 3491"]
)
def test_other_words_call_no_issue(typed: str) -> None:
    factories.IssueFactory(published=True, number=3490, date=date(2023, 1, 4))
    assert named_issues(typed, among=Issue.objects.published()) == []


def test_the_newest_of_the_issues_with_one_name_come_first() -> None:
    issues = [factories.IssueFactory(published=True, number=7, date=date(2000 + year, 1, 1)) for year in range(7)]
    double = factories.IssueFactory(published=True, number=6, number_last=8, date=date(2020, 1, 1))
    assert named_issues("第7期", among=Issue.objects.published()) == [double, *issues[:2:-1]]
