"""The issues that a reader calls by their number, their code or their day.

3490, 第3490期, JJ3490, 2023年1月4日, 4 January 2023, 壬寅年十二月十三; of 十二月十三 and 春節 those of every year.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime

from articles.chinese.festivals import FESTIVALS, festival_dates, festival_name
from articles.chinese.lunar_days import days_of_lunar_date
from articles.chinese.masthead import parse_western_date
from articles.chinese.numerals import parse_number
from articles.models import Issue
from articles.models.issue import MOST, IssueQuerySet
from articles.models.language import LANGUAGES
from articles.search.filters import FIRST_YEAR, LAST_YEAR

MOST_ISSUES = 5
CODE = re.compile(r"([A-Za-z]{1,8})([0-9]{1,9})(?:-[0-9]{1,9})?")
ENGLISH_DATES = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")


def named_issues(text: str, *, among: IssueQuerySet) -> list[Issue]:
    """The newest of the issues `among` these that are called so, at most 5. At most one query."""
    if days := _days(text):
        issues = among.on_days(days)
    elif (number := parse_number(text)) and number.number <= MOST:
        issues = among.with_number(number.number, number.last)
    elif code := CODE.fullmatch(text):
        issues = among.of_code(code[1].upper()).with_number(int(code[2]))
    else:
        return []
    return list(issues.with_edition().newest_first()[:MOST_ISSUES])


def _days(text: str) -> Iterable[date]:
    if day := parse_western_date(text) or _english_date(text):
        return [day]
    for festival in FESTIVALS:
        if text.casefold() in {festival_name(festival, language).casefold() for language in LANGUAGES}:
            return festival_dates(festival, FIRST_YEAR, LAST_YEAR)
    return days_of_lunar_date(text) or []


def _english_date(text: str) -> date | None:
    for form in ENGLISH_DATES:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day, whatever the hour)
        except ValueError:
            continue
    return None
