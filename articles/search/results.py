"""Searching: which of the articles among which one looks have the words, in what order, how many, and of what kinds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from django.db import DatabaseError
from django.db.models import Count, QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Article, Category, Contributor, Edition
from articles.models.search_index import DAY
from articles.models.synonym import Synonym
from articles.search.documents import site_folding
from articles.search.engine import Days, current_engine
from articles.search.hits import Found, Wanted, counts, found
from articles.search.query import Query, parse
from articles.search.writing import is_whole

MOST = 1000  # hits that are looked at, ranked, listed and counted by kind; there may be more
KINDS_SHOWN = 12


class Order(Enum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Status(Enum):
    """What an answer is worth."""

    WHOLE = "whole"
    BEING_BUILT = "being built"  # some articles may not be found yet
    DAMAGED = "damaged"  # nothing is found


@dataclass(frozen=True)
class Facet:
    """A kind of hit, with how many of the newest hits are of it."""

    value: Any
    count: int


@dataclass(frozen=True)
class Facets:
    months: Sequence[Facet] = ()  # their first days
    editions: Sequence[Facet] = ()
    categories: Sequence[Facet] = ()
    contributors: Sequence[Facet] = ()


@dataclass(frozen=True)
class Result:
    """`pks`: the articles found, in order, at most `MOST` and those with the words in their titles before them."""

    query: Query
    status: Status
    pks: list[int] = field(default_factory=list)
    newest: list[Found] = field(default_factory=list)
    has_more: bool = False

    @property
    def count(self) -> int:
        """How many were found; `has_more`: there are more than that."""
        return len(self.newest)

    @cached_property
    def facets(self) -> Facets:
        """Counts over the newest hits. Three queries."""
        pks = [each.pk for each in self.newest]
        if not pks:
            return Facets()
        days = [date.fromordinal(each.key // DAY) for each in self.newest]
        months = Counter(day.replace(day=1) for day in days)
        return Facets(
            [Facet(*each) for each in sorted(months.items(), reverse=True)],
            _facets(Edition.objects.for_detail(), "issues__articles", pks),
            _facets(Category.objects.all(), "articles", pks),
            _facets(Contributor.objects.all(), "bylines__article", pks),
        )


def search(text: str, *, among: QuerySet[Article], order: Order = Order.RELEVANCE, days: Days | None = None) -> Result:
    """The articles `among` these that match what was typed, all of them where nothing was.

    The caller says who may see which: `published()`. `days`: only those of the days from the first to the last. Three
    queries; no error for any text, nor for a damaged index, which the result's status tells.
    """
    query = parse_typed(text)
    if not query:
        return Result(query, _status()) if query.typed else _all(query, among, order, days)
    ask = Wanted(query, among, MOST + 1, days=days, is_scored=order is Order.RELEVANCE)
    asked = {"newest": ask}
    if order is Order.RELEVANCE:
        asked["titles"] = Wanted(query, among, MOST, in_title=True, days=days, is_scored=True)
    if order is Order.OLDEST:
        asked["oldest"] = Wanted(query, among, MOST, oldest_first=True, days=days)
    try:
        answers = dict(zip(asked, found(*asked.values()), strict=True))
    except DatabaseError as error:
        if current_engine().is_damage(error):
            return Result(query, Status.DAMAGED)
        raise
    newest = answers["newest"][:MOST]
    ordered = _ranked(answers["titles"], newest) if order is Order.RELEVANCE else answers.get("oldest", newest)
    return Result(query, _status(), [each.pk for each in ordered], newest, len(answers["newest"]) > MOST)


def _all(query: Query, among: QuerySet[Article], order: Order, days: Days | None) -> Result:
    """Articles by their days alone."""
    if days:
        among = among.filter(issue__date__range=days)

    def rows(*by: str) -> list[Found]:
        listed = among.order_by(*by).values_list("pk", "issue__date")[: MOST + 1]
        return [Found(day.toordinal() * DAY, pk, 0) for pk, day in listed]

    newest = rows("-issue__date", "-issue__sequence", "issue_id", "number")
    ordered = rows("issue__date", "issue__sequence", "issue_id", "number") if order is Order.OLDEST else newest
    pks = [each.pk for each in ordered[:MOST]]
    return Result(query, Status.WHOLE, pks, newest[:MOST], len(newest) > MOST)


def parse_typed(text: str) -> Query:
    """What was typed, in the site's folding and widened by its synonyms. One query."""
    return parse(text, site_folding(), Synonym.objects.groups())


def count_without_each(query: Query, *, among: QuerySet[Article], days: Days | None = None) -> list[tuple[Query, int]]:
    """The query with each of its terms left out in turn, and how many would be found, up to `MOST`. One query."""
    shorter = list(query.without_each())
    if not shorter:
        return []
    return list(zip(shorter, counts(*(Wanted(each, among, MOST, days=days) for each in shorter)), strict=True))


def _status() -> Status:
    return Status.WHOLE if is_whole() else Status.BEING_BUILT


def _ranked(titles: list[Found], newest: list[Found]) -> list[Found]:
    """Those with the words in the title first, then by how often they have them, then the newest."""
    in_title = {each.pk for each in titles}
    every = {each.pk: each for each in [*titles, *newest]}
    return sorted(every.values(), key=lambda each: (each.pk not in in_title, -each.score, -each.key))


def _facets(rows: QuerySet[Any], path: str, pks: list[int]) -> list[Facet]:
    # Not as parameters: Django takes longer over a thousand of them than the database over the whole query.
    among: RawSQL = RawSQL(",".join(map(str, pks)), ())  # noqa: S611 (numbers, and ours)
    counted = rows.filter(**{f"{path}__in": among}).annotate(hits=Count(path, distinct=True)).order_by("-hits", "pk")
    return [Facet(row, row.hits) for row in counted[:KINDS_SHOWN]]
