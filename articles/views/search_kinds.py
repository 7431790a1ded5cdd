"""The kinds of hits as links that narrow a search, and what narrows it as links that take it away."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from articles.chinese.festivals import festival_name
from articles.chinese.masthead import parse_western_date
from articles.days import in_full, month, short_day
from articles.models import Edition
from articles.models.language import LocalText, current_language, text_and_lang
from articles.search.address import Asked
from articles.search.results import Facet, Facets


@dataclass(frozen=True)
class Choice:
    """`count`: how many of the hits, 0 where nobody has counted."""

    label: LocalText | str
    address: str
    count: int = 0


@dataclass(frozen=True)
class Kind:
    name: str
    choices: list[Choice]


def kinds(asked: Asked, facets: Facets) -> list[Kind]:
    """Year or month, newspaper, edition, category, contributor: those by which hits differ or may be asked for."""
    found = {
        _("Time"): _times(asked, facets.months),
        _("Newspaper"): _choices(asked, "newspaper", facets.newspapers) if len(facets.newspapers) > 1 else [],
        _("Edition"): _choices(asked, "edition", facets.editions),
        _("Category"): _choices(asked, "category", facets.categories),
        _("Contributor"): _choices(asked, "person", facets.contributors),
    }
    return [Kind(name, choices) for name, choices in found.items() if choices]


def chosen(asked: Asked, facets: Facets) -> list[Choice]:
    """What narrows the search, each with the address without it."""
    unreadable = asked.filters.unreadable()
    return [
        Choice(_label(name, value, facets), asked.narrowed(**{name: ""}).address())
        for name, value in asked.filters.parameters().items()
        if name not in unreadable
    ]


def _choices(asked: Asked, name: str, facets: Sequence[Facet]) -> list[Choice]:
    if getattr(asked.filters, name):
        return []
    return [Choice(_name(facet), asked.narrowed(**{name: _key(facet)}).address(), facet.count) for facet in facets]


def _times(asked: Asked, months: Sequence[Facet]) -> list[Choice]:
    """The years; the months where all hits are of one year."""
    years = Counter[int]()
    for facet in months:
        years[facet.value.year] += facet.count
    times = {str(year): count for year, count in years.items()}
    if len(years) == 1:
        times = {f"{facet.value:%Y-%m}": facet.count for facet in months}
    if set(times) == {asked.filters.when}:
        return []
    return [Choice(_time(time), asked.narrowed(when=time).address(), count) for time, count in times.items()]


def _time(when: str) -> str:
    """2023年, January 2023."""
    year, _dash, month_number = when.partition("-")
    return month(date(int(year), int(month_number), 1)) if month_number else in_full(int(year))


def _in_words(typed: str) -> str:
    day = parse_western_date(typed)
    return short_day(day) if day else typed


def _key(facet: Facet) -> str:
    """How it stands in an address: a slug, of an edition behind its newspaper's."""
    return "/".join(facet.value.natural_key())


def _name(facet: Facet) -> LocalText | str:
    """An edition is called after its newspaper, too."""
    return str(facet.value) if isinstance(facet.value, Edition) else text_and_lang(facet.value, "name")


def _label(name: str, value: str, facets: Facets) -> LocalText | str:
    if name == "when":
        return _time(value)
    if name == "festival":
        return festival_name(value, current_language())
    if name == "since":
        return _("From %(day)s") % {"day": _in_words(value)}
    if name == "until":
        return _("Until %(day)s") % {"day": _in_words(value)}
    counted = {
        "newspaper": facets.newspapers,
        "edition": facets.editions,
        "category": facets.categories,
        "person": facets.contributors,
    }
    return next((_name(facet) for facet in counted.get(name, ()) if _key(facet) == value), value)
