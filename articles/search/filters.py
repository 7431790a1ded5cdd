"""What narrows a search: days of both calendars, newspaper and edition, category, contributor; read from an address."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from articles.chinese.festivals import FESTIVALS, festival_dates
from articles.chinese.lunar_days import days_of_lunar_date
from articles.chinese.masthead import parse_western_date
from articles.models.article import ArticleQuerySet
from articles.search.engine import Days
from articles.text import clean_line

LONGEST = 100  # characters of one of them
FIRST_YEAR, LAST_YEAR = 1800, 2200


@dataclass(frozen=True)
class Filters:
    """As they stand in the address; "" is not narrowed. `when`: a year or a month, 2023 or 2023-01."""

    since: str = ""
    until: str = ""
    when: str = ""
    lunar: str = ""
    festival: str = ""
    newspaper: str = ""
    edition: str = ""
    category: str = ""
    person: str = ""

    @property
    def narrows_days(self) -> bool:
        return any(getattr(self, name) for name in OF_DAYS)

    def others(self) -> dict[str, str]:
        """Those that are no fields of the form for days."""
        return {name: value for name, value in self.parameters().items() if name not in OF_DAYS}

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Filters":
        """As an address says it; `since` and `until` the wrong way round are taken the right way."""
        read = {name: clean_line(asked.get(name, ""))[:LONGEST] for name in NAMES}
        first, last = parse_western_date(read["since"]), parse_western_date(read["until"])
        if first and last and first > last:
            read["since"], read["until"] = read["until"], read["since"]
        return cls(**read)

    def parameters(self) -> dict[str, str]:
        """Those that narrow, for an address."""
        return {name: value for name in NAMES if (value := getattr(self, name))}

    def unreadable(self) -> list[str]:
        """The names of those that cannot be understood; they are left out of account."""
        readings = {
            "since": parse_western_date(self.since),
            "until": parse_western_date(self.until),
            "when": _days_of(self.when),
            "lunar": days_of_lunar_date(self.lunar),
            "festival": self.festival in FESTIVALS or None,
        }
        return [name for name, reading in readings.items() if getattr(self, name) and reading is None]

    def days(self) -> Days | None:
        """From the first to the last day that all of `since`, `until` and `when` leave; None: every day."""
        first, last = parse_western_date(self.since), parse_western_date(self.until)
        within = _days_of(self.when)
        if first is None and last is None and within is None:
            return None
        earliest, latest = within or (date.min, date.max)
        return max(first or date.min, earliest), min(last or date.max, latest)

    def narrow(self, articles: ArticleQuerySet) -> ArticleQuerySet:
        """By all but the days: these the search is told by themselves, for they are the index's own order."""
        if (lunar_days := days_of_lunar_date(self.lunar)) is not None:
            articles = articles.on_days(lunar_days)
        if self.festival in FESTIVALS:
            articles = articles.on_days(festival_dates(self.festival, FIRST_YEAR, LAST_YEAR))
        if self.newspaper:
            articles = articles.of_newspaper(self.newspaper)
        if self.edition:
            articles = articles.of_edition(*self.edition.partition("/")[::2])
        if self.category:
            articles = articles.of_category(self.category)
        return articles.by_contributor(self.person) if self.person else articles


OF_DAYS = ("since", "until", "lunar", "festival")
NAMES = tuple(field.name for field in fields(Filters))


def _days_of(when: str) -> Days | None:
    """`2023` or `2023-01` from the first to the last day."""
    found = re.fullmatch(r"(?!0000)([0-9]{4})(?:-(0[1-9]|1[0-2]))?", when)
    if not found:
        return None
    year, month = int(found[1]), int(found[2] or 0)
    last = calendar.monthrange(year, month or 12)[1]
    return date(year, month or 1, 1), date(year, month or 12, last)
