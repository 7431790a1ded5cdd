"""One statement for the database: which of these articles match, in the order of their days, and how well."""

from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, IntegerField, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length, Replace, StrIndex
from django.db.models.lookups import GreaterThan

from articles.models import Article
from articles.models.search_index import DAY, SearchText
from articles.search.engine import SQL, Days, current_engine
from articles.search.query import Clause, Phrase, Query

NOTHING: SQL = ("SELECT 0 AS key WHERE 1 = 0", [])
# Of `Found`, each looked up by itself: a planner that may join these tables to the hits may also begin with them.
COLUMNS = """found.key,
(SELECT text.article_id FROM articles_searchtext AS text WHERE text.key = found.key),
(SELECT issue.edition_id FROM articles_searchtext AS text
    JOIN articles_article AS article ON article.id = text.article_id
    JOIN articles_issue AS issue ON issue.id = article.issue_id WHERE text.key = found.key),
(SELECT article.category_id FROM articles_searchtext AS text
    JOIN articles_article AS article ON article.id = text.article_id WHERE text.key = found.key)"""


@dataclass(frozen=True)
class Wanted:
    """What is asked for: at most `limit` of the articles `among`, those of the `days` if they are given.

    `is_scored`: tell how often the words asked for stand in each.
    """

    query: Query
    among: QuerySet[Article]
    limit: int
    in_title: bool = False
    oldest_first: bool = False
    days: Days | None = None
    is_scored: bool = False


@dataclass(frozen=True)
class Found:
    """An article in the order of days: its key there, its primary key, its kinds, how often it has the words."""

    key: int
    pk: int
    edition: int
    category: int | None
    score: int = 0

    @property
    def day(self) -> int:
        """The ordinal of its day. Within a day the key says only when it was indexed."""
        return self.key // DAY


def found(*asked: Wanted) -> list[list[Found]]:
    """The answers to each of `asked`, in one query. DatabaseError where the index is damaged."""
    parts, values = [], []
    for number, wanted in enumerate(asked):
        sql, parameters = _statement(wanted)
        score, score_parameters = _score(wanted.query) if wanted.is_scored else ("0", [])
        parts.append(f"SELECT {number} AS number, {COLUMNS}, {score} FROM ({sql}) AS found")  # noqa: S608 (ours)
        values += [*score_parameters, *parameters]
    answers: list[list[Found]] = [[] for _ in asked]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        for number, *columns in cursor.fetchall():
            answers[number].append(Found(*columns))
    for wanted, answer in zip(asked, answers, strict=True):
        answer.sort(key=lambda each: (each.day if wanted.oldest_first else -each.day, each.pk))
    return answers


def counts(*asked: Wanted) -> list[int]:
    """How many articles answer each of `asked`, up to its limit, in one query."""
    statements = [_statement(wanted) for wanted in asked]
    columns = ", ".join(f"(SELECT COUNT(*) FROM ({sql}) AS found)" for sql, _ in statements)  # noqa: S608 (ours)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", [value for _, values in statements for value in values])
        return list(cursor.fetchone())


def _statement(wanted: Wanted) -> SQL:
    """The keys of one answer."""
    engine = current_engine()
    candidates, values = engine.candidates(
        wanted.query, in_title=wanted.in_title, oldest_first=wanted.oldest_first, days=wanted.days
    )
    key: RawSQL = RawSQL(engine.key, ())  # noqa: S611 (a name of ours)
    allowed = wanted.among.filter(search_text__key=key).order_by()
    if not wanted.query.is_one_term_each:
        allowed = allowed.filter(_condition(wanted.query, "title" if wanted.in_title else "text"))
    try:
        rule, rule_values = allowed.values_list(Value(1))[:1].query.sql_with_params()
    except EmptyResultSet:
        return NOTHING
    # A scalar and not EXISTS, which a planner may turn round: it is asked for each candidate in turn, up to the limit.
    sql = candidates.format(condition=f"AND ({rule}) IS NOT NULL")
    return f"SELECT {engine.key} AS key {sql} LIMIT %s", [*values, *rule_values, wanted.limit]


def _condition(query: Query, field: str) -> Q:
    """The whole query, asked of the normal text itself; what is excluded stands nowhere, in `field` or beside it."""

    def clause(alternatives: Clause, field: str) -> Q:
        def has(phrase: Phrase) -> Q:
            return Q(GreaterThan(StrIndex(F(f"search_text__{field}"), Value(phrase.needle)), Value(0)))

        return reduce(or_, (reduce(and_, map(has, each)) for each in alternatives))

    required = reduce(and_, (clause(each, field) for each in query.required))
    return reduce(and_, (~clause(each, "text") for each in query.excluded), required)


def _score(query: Query) -> SQL:
    """How often the words stand in the text, as SQL for the text of `found.key`."""
    times: list[Any] = [
        (Length("text") - Length(Replace("text", Value(phrase.needle), Value("")))) / len(phrase.needle)
        for phrase in query.phrases()
    ]
    key: RawSQL = RawSQL("found.key", ())
    text = SearchText.objects.filter(key=key).values_list(Value(0, IntegerField()) + _sum(times))
    sql, values = text.query.sql_with_params()
    return f"({sql})", list(values)


def _sum(parts: list[Any]) -> Any:
    """Added up by halves: a parser that reads sums within each other reads only so many."""
    half = len(parts) // 2
    return _sum(parts[:half]) + _sum(parts[half:]) if half else parts[0]
