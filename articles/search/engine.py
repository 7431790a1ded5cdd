"""An engine: a set of terms for each article's text, and the articles that hold given terms, the newest first.

Every engine knows the same terms: those of the text, and once more those of the title behind `TITLE`. What follows what
is not in the index: where a phrase has more than one term, the normal text decides. Which engine serves is decided by
the database: the module of this package that is called as Django calls its vendor.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any, ClassVar

from django.db import DatabaseError, connection

from articles.chinese.segment import terms
from articles.models.search_index import DAY, SearchText
from articles.search.query import Clause, Phrase, Query

SAMPLES = 5
TITLE = "＾"  # folding leaves no such character in any term
SQL = tuple[str, list[Any]]
Days = tuple[date, date]


class Engine(ABC):
    """Its tables are its own, beside Django's; errors are Django's DatabaseError."""

    key: ClassVar[str]  # the key of a candidate, in the SQL of `candidates`

    @abstractmethod
    def create(self) -> None:
        """Make the empty index; nothing happens where it is there already."""

    @abstractmethod
    def drop(self) -> None:
        """Take the index away, whatever is left of it."""

    @abstractmethod
    def add(self, rows: Iterable[SearchText]) -> None:
        """Take in texts whose keys are not in the index."""

    @abstractmethod
    def remove(self, rows: Iterable[SearchText]) -> None:
        """Forget texts: the very ones that were taken in."""

    @abstractmethod
    def tidy(self) -> None:
        """After a great change: make the index small and quick again."""

    @abstractmethod
    def is_sound(self) -> bool:
        """Whether the index is there, unbroken, and has as many texts as have been taken in."""

    @abstractmethod
    def candidates(self, query: Query, *, in_title: bool, oldest_first: bool, days: Days | None) -> SQL:
        """`FROM … WHERE …` and `ORDER BY` the key, parted by `{condition}`: what may match, in the order of days."""

    @abstractmethod
    def is_damage(self, error: DatabaseError) -> bool:
        """Whether the error says that the index is missing or broken, and not the query or the connection."""


@cache
def current_engine() -> Engine:
    """The engine of the site's database."""
    engine: Engine = import_module(f"articles.search.{connection.vendor}").ENGINE
    return engine


def terms_of(row: SearchText) -> list[str]:
    """Every term of a text once, always in the same order."""
    titles = (TITLE + term for term in terms(row.title))
    return list(dict.fromkeys([*titles, *terms(row.text)]))


def samples() -> list[SearchText]:
    """The first and the last texts with words: an index that does not know these knows nothing."""
    rows = SearchText.objects.exclude(text="")
    return [*rows.order_by("key")[:SAMPLES], *rows.order_by("-key")[:SAMPLES]]


def key_range(days: Days) -> tuple[int, int]:
    """The first and the last key of these days, both included."""
    first, last = (day.toordinal() for day in days)
    return first * DAY, (last + 1) * DAY - 1


@dataclass(frozen=True)
class Syntax:
    """How an engine writes a query: around a term, behind the beginning of one, between terms."""

    quote: str
    beginning: str
    all_of: str
    any_of: str
    but_not: str


def expression(query: Query, syntax: Syntax, *, in_title: bool) -> str:
    """The query in an engine's syntax: what every match fulfils. What is excluded must stand nowhere, title or not.

    Only what the index alone decides may exclude: a text may hold the terms of an excluded phrase, but not the phrase.
    A term is letters, figures and characters: nothing in it ends a string.
    """

    def phrase(asked: Phrase, mark: str) -> str:
        whole, beginning = asked.terms()
        strings = [f"{syntax.quote}{mark}{term}{syntax.quote}" for term in whole]
        strings += [f"{syntax.quote}{mark}{beginning}{syntax.quote}{syntax.beginning}"] if beginning else []
        return syntax.all_of.join(strings)

    def clause(alternatives: Clause, mark: str) -> str:
        each_of = (syntax.all_of.join(phrase(part, mark) for part in each) for each in alternatives)
        return f"({syntax.any_of.join(f'({each})' for each in each_of)})"

    decided = [each for each in query.excluded if all(part.is_one_term for alternative in each for part in alternative)]
    required = syntax.all_of.join(clause(each, TITLE if in_title else "") for each in query.required)
    return f"({required})" + "".join(f"{syntax.but_not}{clause(each, '')}" for each in decided)
