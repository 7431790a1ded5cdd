"""A program: what searching costs in a small and in a large archive. `python -m tests.bench.search_figures 1000 50000`.

It fills the database of the site's settings, which must be empty, with articles of `tests.bench.synthetic`, and prints
what it measured as JSON. Times are medians in milliseconds, and warm; progress goes to the other output.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from statistics import median
from typing import Any
from urllib.parse import quote

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 (Django must be set up first)
from django.db import connection, transaction  # noqa: E402
from django.db.models import Exists, OuterRef, Q  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402

from articles.models import Article, Category, Contributor, Issue, Section  # noqa: E402
from articles.models.search_index import SearchText  # noqa: E402
from articles.search import index, rebuild, search  # noqa: E402
from articles.search.engine import terms_of  # noqa: E402
from articles.search.results import Order  # noqa: E402
from articles.search.writing import BATCH  # noqa: E402
from tests.bench.synthetic import AN_ISSUE, fill  # noqa: E402

FREQUENT, FIRST = "經濟", "frequent word"
SHOWN = 20  # hits
ROUNDS, TIMES = 3, 3
INSERT = {
    "sqlite": "INSERT INTO articles_search (rowid, terms) VALUES (%s, %s)",
    "postgresql": "INSERT INTO articles_search (key, terms) VALUES (%s, array_to_tsvector(%s::text[]))",
}
PAGES_OF_INDEX = {
    "sqlite": "SELECT SUM(pgsize) FROM dbstat WHERE name GLOB 'articles_search_*'",
    "postgresql": "SELECT pg_total_relation_size('articles_search')",
}
PAGES_OF_TEXTS = {
    "sqlite": "SELECT SUM(pgsize) FROM dbstat WHERE name = 'articles_searchtext' OR name IN"
    " (SELECT name FROM sqlite_master WHERE tbl_name = 'articles_searchtext')",
    "postgresql": "SELECT pg_total_relation_size('articles_searchtext')",
}


def has(word: str) -> Q:
    return Q(Exists(Section.objects.filter(article=OuterRef("pk"), body_zh_hant__contains=word)))


# Each kind of query: what is typed, and the same asked of the texts themselves.
KINDS: dict[str, tuple[str, Q]] = {
    FIRST: (FREQUENT, has(FREQUENT)),
    "rare word": ("晉江", has("晉江")),
    "four characters": ("社會主義", has("社會主義")),
    "eight characters": ("全國人民代表大會", has("全國人民代表大會")),
    "one character": ("民", has("民")),
    "Latin word": ("GDP", has("GDP")),
    "figures": ("4.5%", has("4.5%")),
    "AND": ("經濟 銀行", has("經濟") & has("銀行")),
    "OR": ("茶葉 OR 菲律賓", has("茶葉") | has("菲律賓")),
    "NOT": ("經濟 -發展", has("經濟") & ~has("發展")),
    "not there": ("魑魅魍魎魑魅", has("魑魅魍魎魑魅")),
}
ON_THE_PAGE = (FIRST, "rare word", "eight characters", "one character", "not there")


def say(text: str) -> None:
    sys.stderr.write(f"{time.perf_counter():8.0f} s  {text}\n")


def timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def medians(**works: Callable[[], object]) -> dict[str, float]:
    """The median times of several works, done in turn: what else the machine does falls on all of them."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _round in range(ROUNDS):
        for name, work in works.items():
            work()  # warm
            gc.collect()
            times[name] += [timed(work) for _time in range(TIMES)]
    return {name: median(each) for name, each in times.items()}


def one_number(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def settle() -> None:
    """What PostgreSQL's autovacuum does within a minute of a large import; SQLite's log goes into its file."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "PRAGMA wal_checkpoint(TRUNCATE)")


def grow(first: int, last: int) -> None:
    for _count in fill(first, last):
        pass
    say(f"{last:,} articles")


def use(archive: str) -> None:
    """Let the site serve another database."""
    if str(connection.settings_dict["NAME"]) != archive:
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()
        connection.settings_dict["NAME"] = archive


def inside(archive: str, work: Callable[[], object]) -> Callable[[], object]:
    def at_work() -> object:
        use(archive)
        return work()

    return at_work


def copy_archive(name_of_copy: str) -> str:
    """The database that is a copy of the archive as it is now."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        copy = f"{name}.{name_of_copy}"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [copy])
        return copy
    copy = f"{name}_{name_of_copy}"
    connection.close()
    connection.close_pool()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {copy} TEMPLATE {name}")
    return copy


def by_index(typed: str) -> tuple[list[int], int]:
    """The newest hits, and how many there are, up to a thousand."""
    result = search(typed, among=Article.objects.published(), order=Order.NEWEST)
    return result.pks[:SHOWN], result.count


def by_like(condition: Q) -> tuple[list[int], int]:
    """The same, from the texts of the sections."""
    found = Article.objects.published().filter(condition)
    return list(found.newest_first().values_list("pk", flat=True)[:SHOWN]), found.count()


def searches(small: str, large: str) -> dict[str, dict[str, float]]:
    rows = {}
    for kind, (typed, condition) in KINDS.items():
        use(large)
        plain = [timed(lambda condition=condition: by_like(condition)) for _time in range(ROUNDS)]
        rows[kind] = {"hits": by_like(condition)[1], "like": median(plain)} | medians(
            small=inside(small, lambda typed=typed: by_index(typed)),
            large=inside(large, lambda typed=typed: by_index(typed)),
        )
        say(f"{kind}: {rows[kind]}")
    return rows


def pages(small: str, large: str) -> dict[str, dict[str, float]]:
    """The time of each page, and its queries."""
    client = Client()
    addresses = {f"{kind}, newest": f"/search/?q={quote(KINDS[kind][0])}&order=newest" for kind in ON_THE_PAGE}
    addresses |= {
        f"{FIRST}, {order}": f"/search/?q={quote(FREQUENT)}&order={order}" for order in ("oldest", "relevance")
    }
    addresses |= {"nothing typed": "/search/", "empty page": "/about/", "home": "/"}
    rows = {}
    for name, address in addresses.items():
        use(large)
        assert client.get(address).status_code == 200, address
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        rows[name] = {"queries": len(queries)} | medians(
            small=inside(small, lambda address=address: client.get(address)),
            large=inside(large, lambda address=address: client.get(address)),
        )
        say(f"page, {name}: {rows[name]}")
    return rows


def size_of_texts() -> int:
    """Bytes of UTF-8 of all that is indexed, each text counted once: a column's name or a masthead is one text."""
    texts: Iterable[Iterable[str]] = (
        Article.objects.values_list("headline_zh_hant", flat=True).iterator(),
        Section.objects.values_list("heading_zh_hant", flat=True).iterator(),
        Section.objects.values_list("body_zh_hant", flat=True).iterator(),
        Issue.objects.values_list("printed_number", flat=True).iterator(),
        Contributor.objects.values_list("name_zh_hant", flat=True),
        Category.objects.values_list("name_zh_hant", flat=True),
    )
    return sum(len(text.encode()) for column in texts for text in column)


def sizes() -> dict[str, float]:
    vendor = connection.vendor
    return {
        "text": size_of_texts(),
        "index": one_number(PAGES_OF_INDEX[vendor]),
        "searchtext": one_number(PAGES_OF_TEXTS[vendor]),
    }


class Race:
    """A rebuild, and beside it the same rows and terms into the same tables of an empty database, in turns.

    In batches of the same size, and nothing but the inserts counts: the terms are made before.
    """

    def __init__(self, archive: str, empty: str) -> None:
        self.archive, self.empty = archive, empty
        self.last = 0  # primary key of the last article that stands in both
        self.done = 0  # articles that stand in both
        self.bare = self.rebuild = 0.0
        self.begun = time.perf_counter()

    def run(self) -> dict[str, float]:
        rebuild(anew=True, progress=self.go_on)
        self.rebuild += self.since_begun()
        self.catch_up()
        return {"rebuild": self.rebuild, "bare": self.bare}

    def since_begun(self) -> float:
        return (time.perf_counter() - self.begun) * 1000

    def go_on(self, done: int, _total: int) -> None:
        self.rebuild += self.since_begun()
        if done >= self.done + 10 * BATCH:
            self.catch_up()
            self.done = done
        self.begun = time.perf_counter()

    def catch_up(self) -> None:
        rows = list(SearchText.objects.filter(article_id__gt=self.last).order_by("article_id"))
        use(self.empty)
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            values: list[tuple[int, Any]] = [(row.key, terms_of(row)) for row in batch]
            if connection.vendor == "sqlite":
                values = [(key, " ".join(terms)) for key, terms in values]
            self.bare += timed(lambda batch=batch, values=values: insert(batch, values))
        use(self.archive)
        connection.ensure_connection()
        self.last = rows[-1].article_id if rows else self.last


def insert(rows: list[SearchText], values: list[tuple[int, Any]]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        SearchText.objects.bulk_create(rows)
        cursor.executemany(INSERT[connection.vendor], values)


def index_issue_by_issue(first: int) -> float:
    """The articles from this number on, as they come in from day to day."""
    pks = list(Article.objects.order_by("pk").values_list("pk", flat=True)[first:])
    return timed(lambda: [index(pks[start : start + AN_ISSUE]) for start in range(0, len(pks), AN_ISSUE)])


def main(small: int, large: int) -> dict[str, Any]:
    setup_test_environment(debug=False)
    call_command("migrate", verbosity=0)
    archive, empty = str(connection.settings_dict["NAME"]), copy_archive("empty")
    say("begun")
    grow(0, small)
    rebuild(anew=True)
    settle()
    figures: dict[str, Any] = {"small": {"articles": small, "sizes": sizes()}}
    copy = copy_archive("small")
    grow(small, large)
    settle()
    figures["writing"] = Race(archive, empty).run()
    say(f"rebuilt: {figures['writing']}")
    settle()
    figures["large"] = {"articles": large, "sizes": sizes()}
    figures["searches"], figures["pages"] = searches(copy, archive), pages(copy, archive)
    use(archive)
    grow(large, more := large + large // 10 // AN_ISSUE * AN_ISSUE)
    figures["writing"]["index"] = index_issue_by_issue(large)
    settle()
    figures["grown"] = {"articles": more, "sizes": sizes(), **medians(search=lambda: by_index(FREQUENT))}
    figures["database"] = f"{connection.display_name} {'.'.join(map(str, connection.get_database_version()))}"
    return figures


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1]), int(sys.argv[2])), sys.stdout, ensure_ascii=False, indent=1)
