"""PostgreSQL: a set of terms in a tsvector under a GIN index; no extension, any locale, any configuration.

The casts go past PostgreSQL's own parser of texts: a term is what we say it is. Two plans of its planner are ruled out,
which reads every row: for a frequent term a sequential scan, which unpacks every tsvector; for a rare one with ORDER BY
and LIMIT a walk along the primary key. A function with settings of its own is planned by itself and stands before both.
"""

from collections.abc import Iterable

from django.db import DatabaseError, connection

from articles.models.search_index import SearchText
from articles.search.engine import SQL, Days, Engine, Syntax, expression, key_range, terms_of
from articles.search.query import Query

HITS = "SELECT key FROM articles_search WHERE terms @@ asked::tsquery"
# Rows stay narrow, their terms aside: a frequent term reads the page of every row that has it.
CREATE = f"""
CREATE TABLE IF NOT EXISTS articles_search (key bigint PRIMARY KEY, terms tsvector NOT NULL)
    WITH (toast_tuple_target = 128);
CREATE INDEX IF NOT EXISTS articles_search_terms ON articles_search USING gin (terms);
CREATE OR REPLACE FUNCTION articles_search_hits(asked text) RETURNS SETOF bigint LANGUAGE sql STABLE ROWS 100
    SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off AS '{HITS}';
"""
# The function stays: a search that waits for the new table would find its own plan's function gone.
DROP = "DROP TABLE IF EXISTS articles_search"
# undefined_table, undefined_function, undefined_column, data_corrupted, index_corrupted
DAMAGE = {"42P01", "42883", "42703", "XX001", "XX002"}
LONGEST_VECTOR = 1_000_000  # bytes of terms; PostgreSQL refuses a tsvector from 1,048,576 on
SYNTAX = Syntax(quote="'", beginning=":*", all_of=" & ", any_of=" | ", but_not=" & !")


class PostgresqlEngine(Engine):
    key = "hit.key"

    def create(self) -> None:
        _execute(CREATE)

    def drop(self) -> None:
        _execute(DROP)

    def add(self, rows: Iterable[SearchText]) -> None:
        sql = "INSERT INTO articles_search (key, terms) VALUES (%s, array_to_tsvector(%s::text[]))"
        with connection.cursor() as cursor:
            cursor.executemany(sql, [(row.key, _as_many_as_fit(terms_of(row))) for row in rows])

    def remove(self, rows: Iterable[SearchText]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM articles_search WHERE key = ANY(%s)", [[row.key for row in rows]])

    def tidy(self) -> None:
        tables = "articles_search, articles_searchtext, articles_article, articles_issue"  # what a search joins
        _execute(f"SELECT gin_clean_pending_list('articles_search_terms'); ANALYZE {tables}")

    def is_sound(self) -> bool:
        parts = "SELECT to_regclass('articles_search_terms'), to_regprocedure('articles_search_hits(text)')"
        with connection.cursor() as cursor:
            cursor.execute(parts)
            if None in cursor.fetchone():
                return False
            cursor.execute("SELECT COUNT(*) FROM articles_search")
            return bool(cursor.fetchone()[0] == SearchText.objects.count())

    def candidates(self, query: Query, *, in_title: bool, oldest_first: bool, days: Days | None) -> SQL:
        within = " WHERE key BETWEEN %s AND %s" if days else ""
        order = "ASC" if oldest_first else "DESC"
        # OFFSET 0: what stands outside is not moved in, so that texts are looked at in order, and no more than needed.
        sql = (
            f"FROM (SELECT key FROM articles_search_hits(%s) AS key{within} ORDER BY key {order} OFFSET 0) AS hit"  # noqa: S608 (ours)
            f" WHERE true {{condition}} ORDER BY hit.key {order}"
        )
        return sql, [expression(query, SYNTAX, in_title=in_title), *(key_range(days) if days else ())]

    def is_damage(self, error: DatabaseError) -> bool:
        return getattr(error.__cause__, "sqlstate", None) in DAMAGE


def _as_many_as_fit(terms: list[str]) -> list[str]:
    """All of the terms; in a text of hundreds of pages those of its end are not there, and cannot be found."""
    size = 0
    for place, term in enumerate(terms):
        size += len(term.encode())
        if size > LONGEST_VECTOR:
            return terms[:place]
    return terms


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


ENGINE = PostgresqlEngine()
