"""How the databases go about a search: by the index of the terms, in the order of days, no further than asked.

The two plans that read everything on PostgreSQL, a sequential scan for a frequent word and a walk along the primary key
for a rare one, do not happen; on SQLite the index itself is read in its order, and nothing is sorted.
"""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, SearchText, Status
from articles.models.search_index import DAY
from articles.search import search
from articles.search.engine import current_engine
from articles.search.hits import Wanted, found
from articles.search.results import MOST_HITS, Order
from articles.search.typed import parse_typed
from tests import factories

pytestmark = pytest.mark.django_db

COUNT, RARE = 3000, 3
FREQUENT_WORD, RARE_WORD, PHRASE = "新聞", "罕見", "晉江新聞"
HITS = {FREQUENT_WORD: COUNT, RARE_WORD: RARE, PHRASE: COUNT, f"{FREQUENT_WORD} {RARE_WORD}": RARE}
PARTS = "春夏秋冬東西南北山水風雨天地人和日月星辰江河湖海花草樹木金銀銅鐵"


@pytest.fixture(autouse=True)
def _archive(db: None) -> None:
    """3,000 published articles whose texts are told to the index as they are; the database knows how many."""
    issues = [factories.IssueFactory(published=True) for _issue in range(100)]
    shown = {"status": Status.PUBLISHED, "publish_at": factories.LONG_AGO}
    articles = Article.objects.bulk_create(
        Article(issue=issues[number % 100], number=number, headline_zh_hant="題", **shown)
        for number in range(1, COUNT + 1)
    )
    texts = [
        SearchText(
            key=article.issue.date.toordinal() * DAY + article.number // 100, article=article, title="题", text=text
        )
        for article, text in zip(articles, map(text_of, range(COUNT)), strict=True)
    ]
    SearchText.objects.bulk_create(texts)
    current_engine().add(texts)
    current_engine().tidy()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def text_of(number: int) -> str:
    words = "".join(PARTS[(number * step + step) % len(PARTS)] for step in range(1, 60))
    return f"晋江新闻\n{words}" + ("\n罕见" if number % (COUNT // RARE) == 7 else "")


def rows(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return list(cursor.fetchall())


def statement(work: Callable[[], object]) -> str:
    """The one statement that asks for the hits, as the database got it."""
    with CaptureQueriesContext(connection) as queries:
        work()
    [asked] = [query["sql"] for query in queries if "AS found" in query["sql"]]
    return str(asked)


# What is read of the index


def read_on_postgresql(words: str, order: Order) -> object:
    """Sequential scans of the index and of the texts, and rows of the index fetched, by one real search."""
    counted = (
        "SELECT SUM(seq_scan), SUM(idx_tup_fetch) FILTER (WHERE relname = 'articles_search')"
        " FROM pg_stat_xact_user_tables WHERE relname IN ('articles_search', 'articles_searchtext')"
    )
    [before] = rows(counted)
    search(words, among=Article.objects.published(), order=order)
    [after] = rows(counted)
    scans, fetched = (int(new - old) for new, old in zip(after, before, strict=True))
    return scans, fetched


def read_on_sqlite(words: str, order: Order) -> object:
    """How many times the index is read by a match in the order asked for, and what is sorted beside it."""
    sql = statement(lambda: search(words, among=Article.objects.published(), order=order))
    steps = [detail for *_numbers, detail in rows(f"EXPLAIN QUERY PLAN {sql}")]
    return (
        sum(bool(re.match(r"SCAN hit VIRTUAL TABLE INDEX \d+:M", step)) for step in steps),
        [step for step in steps if "TEMP B-TREE" in step or (step.startswith("SCAN") and " hit " not in step)],
    )


# Rows fetched: once for the text, and again for the oldest; no article has the word in its title.
ASKED = {Order.RELEVANCE: 2, Order.NEWEST: 1, Order.OLDEST: 2}
READ: dict[str, tuple[Callable[[str, Order], object], Callable[[str, Order], object]]] = {
    "postgresql": (
        read_on_postgresql,
        lambda words, order: (0, HITS[words] * (2 if order is Order.OLDEST else 1)),
    ),
    "sqlite": (read_on_sqlite, lambda _words, order: (ASKED[order], ["SCAN found"] * ASKED[order])),
}


def test_only_what_has_the_words_is_read() -> None:
    read, wanted = READ[connection.vendor]
    asked = [(words, order) for words in HITS for order in Order]
    counts = [search(words, among=Article.objects.published(), order=order).count for words, order in asked]

    assert {each: read(*each) for each in asked} == {each: wanted(*each) for each in asked}
    assert counts == [min(HITS[words], MOST_HITS) for words, _order in asked]


def terms_on_postgresql(query: str) -> object:
    """The plan of the function's body under the function's own settings."""
    [(settings, body)] = rows("SELECT proconfig, prosrc FROM pg_proc WHERE proname = 'articles_search_hits'")
    for setting in settings:
        name, value = setting.split("=")
        rows("SELECT set_config(%s, %s, true)", name, value)
    [(plan,)] = rows("EXPLAIN (FORMAT JSON) " + body.replace("asked", "%s"), query)
    nodes = walk(plan[0]["Plan"] if isinstance(plan, list) else json.loads(plan)[0]["Plan"])
    return [(node["Node Type"], node.get("Index Name")) for node in nodes]


def terms_on_sqlite(query: str) -> object:
    sql = "SELECT rowid FROM articles_search WHERE articles_search MATCH %s ORDER BY rowid DESC LIMIT 20"
    return [re.sub(r"\d+", "n", detail) for *_numbers, detail in rows(f"EXPLAIN QUERY PLAN {sql}", query)]


TERMS: dict[str, tuple[Callable[[str], object], str, object]] = {
    "postgresql": (
        terms_on_postgresql,
        "'{}'",
        [("Bitmap Heap Scan", None), ("Bitmap Index Scan", "articles_search_terms")],
    ),
    "sqlite": (terms_on_sqlite, '"{}"', ["SCAN articles_search VIRTUAL TABLE INDEX n:Mn"]),
}


def test_terms_are_looked_up_in_their_index() -> None:
    plan, quoted, wanted = TERMS[connection.vendor]

    assert [plan(quoted.format(term)) for term in ("新闻", "罕见")] == [wanted, wanted]


# What is asked of each candidate


def walk(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [node, *(each for child in node.get("Plans", []) for each in walk(child))]


def analyzed(sql: str) -> dict[str, Any]:
    [(plan,)] = rows(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql.replace('%', '%%')}")
    whole: dict[str, Any] = (plan if isinstance(plan, list) else json.loads(plan))[0]
    return whole


def ways_on_postgresql(sql: str) -> object:
    whole = analyzed(sql)
    nodes = [node for node in walk(whole["Plan"]) if "Relation Name" in node]
    return {(node["Relation Name"], node["Node Type"], node.get("Index Name")) for node in nodes}, whole.get("JIT")


def ways_on_sqlite(sql: str) -> object:
    steps = [detail for *_numbers, detail in rows(f"EXPLAIN QUERY PLAN {sql}")]
    return {step for step in steps if step.startswith("SEARCH")}


WAYS: dict[str, tuple[Callable[[str], object], object]] = {
    "postgresql": (
        ways_on_postgresql,
        (
            {
                (f"articles_{table}", "Index Scan", f"articles_{table}_pkey")
                for table in ("searchtext", "article", "issue")
            },
            None,  # no compilation, which would cost more than the search
        ),
    ),
    "sqlite": (
        ways_on_sqlite,
        {
            f"SEARCH {table} USING INTEGER PRIMARY KEY (rowid=?)"
            for name in ("searchtext", "article", "issue")
            for table in (f"articles_{name}", name.removeprefix("search"))
        },
    ),
}


def test_articles_and_issues_are_reached_by_their_keys() -> None:
    ways, wanted = WAYS[connection.vendor]
    asked = [statement(lambda: search(words, among=Article.objects.published())) for words in HITS]  # noqa: B023

    assert [ways(sql) for sql in asked] == [wanted] * len(HITS)


def looked_at_on_postgresql(wanted: Wanted) -> int:
    nodes = walk(analyzed(statement(lambda: found(wanted)))["Plan"])
    [loops] = {node["Actual Loops"] for node in nodes if node.get("Relation Name") == "articles_issue"}
    return int(loops)


def looked_at_on_sqlite(wanted: Wanted) -> int:
    """Counted by a function of our own in the condition."""
    calls: list[int] = []
    with connection.cursor() as cursor:
        cursor.connection.create_function("looked_at", 1, lambda pk: calls.append(pk) or 1)
    counted = wanted.among.extra(where=["looked_at(articles_article.id) = 1"])
    found(Wanted(wanted.query, counted, wanted.limit, oldest_first=wanted.oldest_first))
    return len(calls)


LOOKED_AT: dict[str, Callable[[Wanted], int]] = {
    "postgresql": looked_at_on_postgresql,
    "sqlite": looked_at_on_sqlite,
}


def test_no_more_candidates_are_looked_at_than_the_limit_needs() -> None:
    asked = [(words, oldest_first) for words in (FREQUENT_WORD, PHRASE, RARE_WORD) for oldest_first in (False, True)]
    wanted = [Wanted(parse_typed(words), Article.objects.published(), 20, oldest_first=last) for words, last in asked]

    assert [LOOKED_AT[connection.vendor](each) for each in wanted] == [20, 20, 20, 20, RARE, RARE]
