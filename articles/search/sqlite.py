"""SQLite: a contentless table of FTS5, present since SQLite 3.9.

`detail=none` keeps which texts have a term and not where: with places the index is 2.5 times as large as the text.
A contentless table forgets a text by being told its terms again, which are those of the text as it is stored.
"""

import re
from collections.abc import Iterable

from django.db import DatabaseError, connection

from articles.models.search_index import SearchText
from articles.search.engine import SQL, Days, Engine, Syntax, expression, key_range, samples, terms_of
from articles.search.query import Query

DAMAGE = re.compile(
    r"no such table: (main\.)?articles_search(?![a-z])|malformed|corrupt|vtable constructor failed"
    r"|invalid fts5 file format|SQL logic error|not a database"
)
# A table whose own tables are broken cannot even be dropped: it is taken out of the schema, and they after it.
DROP_BROKEN = (
    "PRAGMA writable_schema = ON",
    "DELETE FROM sqlite_master WHERE name = 'articles_search'",
    "PRAGMA writable_schema = RESET",
    *(f"DROP TABLE IF EXISTS articles_search_{part}" for part in ("data", "idx", "docsize", "config")),
)
SYNTAX = Syntax(quote='"', beginning=" *", all_of=" AND ", any_of=" OR ", but_not=" NOT ")


class SqliteEngine(Engine):
    key = "hit.rowid"

    def create(self) -> None:
        # `ascii` leaves every character beyond ASCII in its term, those too that SQLite does not know.
        _execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS articles_search"
            " USING fts5(terms, content='', detail=none, tokenize='ascii')"
        )

    def drop(self) -> None:
        try:
            _execute("DROP TABLE IF EXISTS articles_search")
        except DatabaseError:
            for statement in DROP_BROKEN:
                _execute(statement)

    def add(self, rows: Iterable[SearchText]) -> None:
        _execute_many("INSERT INTO articles_search (rowid, terms) VALUES (%s, %s)", rows)

    def remove(self, rows: Iterable[SearchText]) -> None:
        _execute_many("INSERT INTO articles_search (articles_search, rowid, terms) VALUES ('delete', %s, %s)", rows)

    def tidy(self) -> None:
        _execute("INSERT INTO articles_search (articles_search) VALUES ('optimize')")

    def is_sound(self) -> bool:
        try:
            _execute("INSERT INTO articles_search (articles_search) VALUES ('integrity-check')")
            with connection.cursor() as cursor:
                cursor.execute("SELECT COUNT(*) FROM articles_search")
                has_all = cursor.fetchone()[0] == SearchText.objects.count()
            return has_all and all(map(self._has, samples()))
        except DatabaseError:
            return False

    def _has(self, row: SearchText) -> bool:
        sql = "SELECT COUNT(*) FROM articles_search WHERE articles_search MATCH %s AND rowid = %s"
        with connection.cursor() as cursor:
            cursor.execute(sql, [f'"{terms_of(row)[0]}"', row.key])
            return bool(cursor.fetchone()[0])

    def candidates(self, query: Query, *, in_title: bool, oldest_first: bool, days: Days | None) -> SQL:
        within = " AND hit.rowid BETWEEN %s AND %s" if days else ""
        order = "ASC" if oldest_first else "DESC"
        sql = (
            f"FROM articles_search AS hit WHERE hit.articles_search MATCH %s{within}"
            f" {{condition}} ORDER BY hit.rowid {order}"
        )
        return sql, [expression(query, SYNTAX, in_title=in_title), *(key_range(days) if days else ())]

    def is_damage(self, error: DatabaseError) -> bool:
        return DAMAGE.search(str(error)) is not None


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _execute_many(sql: str, rows: Iterable[SearchText]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(sql, [(row.key, " ".join(terms_of(row))) for row in rows])


ENGINE = SqliteEngine()
