"""Issues in their two calendars: the lunar date of a day, and the masthead where it disagrees with the day."""

from datetime import date

import pytest

from articles.chinese.lunar import LunarDate
from articles.chinese.masthead import Disagreement
from articles.models import Issue

DAY = date(2023, 1, 4)


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (DAY, LunarDate(2022, 12, 13)),
        (date(2023, 3, 22), LunarDate(2023, 2, 1, leap=True)),
        (date(1840, 2, 3), LunarDate(1840, 1, 1)),
        (date(1840, 2, 2), None),
        (date(2101, 1, 28), LunarDate(2100, 12, 29)),
        (date(2101, 1, 29), None),
        (date.min, None),
        (date.max, None),
    ],
)
def test_lunar_date_is_computed_within_the_tables_years(day: date, lunar: LunarDate | None) -> None:
    assert Issue(date=day).lunar_date == lunar


def test_masthead_that_agrees_has_no_findings() -> None:
    issue = Issue(
        date=DAY,
        number=3490,
        printed_number="第3490期",
        printed_weekday="星期三",
        printed_lunar_date="農曆壬寅年 十二月十三",
    )
    assert issue.masthead_findings() == Issue(date=DAY, number=3490).masthead_findings() == []


def test_masthead_findings_name_what_is_right() -> None:
    issue = Issue(
        date=DAY,
        number=3490,
        number_last=3491,
        printed_number="第3490期",
        printed_weekday="星期二",
        printed_lunar_date="農曆壬寅年 十二月十二",
    )
    assert issue.masthead_findings() == [
        Disagreement("weekday", "星期二", "星期三"),
        Disagreement("lunar_date", "農曆壬寅年 十二月十二", "農曆壬寅年 十二月十三"),
        Disagreement("number", "第3490期", "第3490-3491期"),
    ]


def test_masthead_outside_the_table_is_checked_without_the_moon() -> None:
    issue = Issue(date=date(1839, 1, 1), printed_weekday="星期一", printed_lunar_date="農曆壬寅年 十二月十二")
    assert issue.masthead_findings() == [Disagreement("weekday", "星期一", "星期二")]
