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

from articles.models import Article, Category, Contributor, Edition, Newspaper
from articles.models.search_index import DAY
from articles.search.engine import Days, current_engine
from articles.search.hits import Found, Wanted, counts, found
from articles.search.query import Query
from articles.search.typed import parse_typed
from articles.search.writing import is_whole

MOST_HITS = 1000  # hits that are looked at, ranked, listed and counted by kind; there may be more
KINDS_SHOWN = 8
MOST_LEFT_OUT = 6  # of so many words each is left out in turn: it is a search for each


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
    newspapers: Sequence[Facet] = ()
    editions: Sequence[Facet] = ()
    categories: Sequence[Facet] = ()
    contributors: Sequence[Facet] = ()


@dataclass(frozen=True)
class Result:
    """`pks`: the articles found, in order: at most `MOST_HITS`, by relevance as many with the words in their titles."""

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
        if not self.newest:
            return Facets()
        months = Counter(date.fromordinal(each.day).replace(day=1) for each in self.newest)
        editions = _facets(Edition.objects.for_detail(), Counter(each.edition for each in self.newest))
        newspapers = Counter[Newspaper]()
        for facet in editions:
            newspapers[facet.value.newspaper] += facet.count
        categories = Counter(each.category for each in self.newest if each.category is not None)
        return Facets(
            months=[Facet(*each) for each in sorted(months.items(), reverse=True)],
            newspapers=[Facet(*each) for each in newspapers.most_common(KINDS_SHOWN)],
            editions=editions[:KINDS_SHOWN],
            categories=_facets(Category.objects.all(), categories)[:KINDS_SHOWN],
            contributors=self._contributors(),
        )

    def _contributors(self) -> list[Facet]:
        # Not as parameters: Django takes longer over a thousand of them than the database over the whole query.
        pks: RawSQL = RawSQL(",".join(str(each.pk) for each in self.newest), ())  # noqa: S611 (numbers, and ours)
        people = Contributor.objects.filter(bylines__article__in=pks)
        counted = people.annotate(hits=Count("bylines__article", distinct=True)).order_by("-hits", "pk")
        return [Facet(person, person.hits) for person in counted[:KINDS_SHOWN]]


def _facets(rows: QuerySet[Any], counted: Counter[int]) -> list[Facet]:
    """The most frequent first. One query, none where nothing was counted."""
    held = rows.in_bulk(list(counted))
    order = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return [Facet(held[pk], count) for pk, count in order if pk in held]


def search(text: str, *, among: QuerySet[Article], order: Order = Order.RELEVANCE, days: Days | None = None) -> Result:
    """The articles `among` these that match what was typed, all of them where nothing was.

    The caller says who may see which: `published()`. `days`: only those of the days from the first to the last. Three
    queries; no error for any text, nor for a damaged index, which the result's status tells.
    """
    query = parse_typed(text)
    if not query:
        return Result(query, _status()) if query.typed else _all(query, among, order, days)
    ask = Wanted(query, among, MOST_HITS + 1, days=days, is_scored=order is Order.RELEVANCE)
    asked = {"newest": ask}
    if order is Order.RELEVANCE:
        asked["titles"] = Wanted(query, among, MOST_HITS, in_title=True, days=days, is_scored=True)
    if order is Order.OLDEST:
        asked["oldest"] = Wanted(query, among, MOST_HITS, oldest_first=True, days=days)
    try:
        answers, status = dict(zip(asked, found(*asked.values()), strict=True)), _status()
    except DatabaseError as error:
        if current_engine().is_damage(error):
            return Result(query, Status.DAMAGED)
        raise
    newest = answers["newest"][:MOST_HITS]
    ordered = _ranked(answers["titles"], newest) if order is Order.RELEVANCE else answers.get("oldest", newest)
    return Result(query, status, [each.pk for each in ordered], newest, len(answers["newest"]) > MOST_HITS)


def _all(query: Query, among: QuerySet[Article], order: Order, days: Days | None) -> Result:
    """Articles by their days alone."""
    if days:
        among = among.filter(issue__date__range=days)

    def rows(*by: str) -> list[Found]:
        listed = among.order_by(*by).values_list("issue__date", "pk", "issue__edition", "category")[: MOST_HITS + 1]
        return [Found(day.toordinal() * DAY, *columns) for day, *columns in listed]

    newest = rows("-issue__date", "pk")
    ordered = rows("issue__date", "pk") if order is Order.OLDEST else newest
    pks = [each.pk for each in ordered[:MOST_HITS]]
    return Result(query, Status.WHOLE, pks, newest[:MOST_HITS], len(newest) > MOST_HITS)


def count_without_each(query: Query, *, among: QuerySet[Article], days: Days | None = None) -> list[tuple[Query, int]]:
    """The query with each of its terms left out in turn, and how many would be found, up to one more than `MOST_HITS`.

    One query.
    """
    shorter = list(query.without_each())
    if not 0 < len(shorter) <= MOST_LEFT_OUT:
        return []
    return list(zip(shorter, counts(*(Wanted(each, among, MOST_HITS + 1, days=days) for each in shorter)), strict=True))


def _status() -> Status:
    return Status.WHOLE if is_whole() else Status.BEING_BUILT


def _ranked(titles: list[Found], newest: list[Found]) -> list[Found]:
    """Those with the words in the title first, then by how often they have them, then the newest."""
    in_title = {each.pk for each in titles}
    every = {each.pk: each for each in [*titles, *newest]}
    return sorted(every.values(), key=lambda each: (each.pk not in in_title, -each.score, -each.day, each.pk))
