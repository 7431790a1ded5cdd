"""The issues that a reader calls by their number or their day: 3490, 第3490期, 2023年1月4日, 壬寅年十二月十三."""

from articles.chinese.lunar_days import days_of_lunar_date
from articles.chinese.masthead import parse_western_date
from articles.chinese.numerals import parse_number
from articles.models import Issue
from articles.models.issue import MOST, IssueQuerySet

MOST_ISSUES = 5


def named_issues(text: str, *, among: IssueQuerySet) -> list[Issue]:
    """The newest of the issues `among` these that are called so, at most 5. At most one query."""
    issues = among
    if day := parse_western_date(text):
        issues = issues.on_days([day])
    elif days := days_of_lunar_date(text, only_with_year=True):
        issues = issues.on_days(days)
    elif (number := parse_number(text)) and number.number <= MOST:
        issues = issues.with_number(number.number, number.last)
    else:
        return []
    return list(issues.with_edition().newest_first()[:MOST_ISSUES])
