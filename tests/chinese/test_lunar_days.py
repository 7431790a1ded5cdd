"""All the Western days that a lunar date may mean."""

from datetime import date

import pytest

from articles.chinese.lunar_calendar import LunarDate, to_lunar
from articles.chinese.lunar_days import days_of_lunar_date

SIXTY = [date(1843, 1, 13), date(1903, 1, 11), date(1963, 1, 8), date(2023, 1, 4), date(2083, 1, 30)]


@pytest.mark.parametrize(
    "text",
    [
        "壬寅年十二月十三", "壬寅十二月十三", "農曆壬寅年十二月十三", "农历壬寅年十二月十三", "壬寅年臘月十三",
        "壬寅年腊月十三日", "壬寅年 十二月 十三", "壬寅（虎）年十二月十三",
    ],
)  # fmt: skip
def test_a_year_of_the_sixty_comes_every_sixty_years(text: str) -> None:
    days = days_of_lunar_date(text)
    assert days == SIXTY
    assert {to_lunar(day).month for day in SIXTY} == {12}


def test_a_day_without_its_year_comes_every_year() -> None:
    days = days_of_lunar_date("正月初一") or []
    assert (len(days), days[0], days[-1]) == (261, date(1840, 2, 3), date(2100, 2, 9))
    assert days == sorted(days)
    assert date(2023, 1, 22) in days


def test_a_leap_month_comes_in_the_years_that_have_it() -> None:
    days = days_of_lunar_date("閏二月初一") or []
    assert [day for day in days if 1980 < day.year < 2030] == [date(2004, 3, 21), date(2023, 3, 22)]
    assert {to_lunar(day) == LunarDate(day.year, 2, 1, leap=True) for day in days} == {True}
    assert days_of_lunar_date("癸卯年閏二月初一") == days_of_lunar_date("癸卯年闰二月初一")
    assert date(2023, 3, 22) in (days_of_lunar_date("癸卯年閏二月初一") or [])


def test_the_thirtieth_comes_in_the_years_whose_month_is_long() -> None:
    thirtieths = days_of_lunar_date("十二月三十") or []
    all_years = days_of_lunar_date("十二月廿九") or []
    assert len(all_years) == 261
    assert 100 < len(thirtieths) < 261
    assert {(to_lunar(day).month, to_lunar(day).day) for day in thirtieths} == {(12, 30)}


@pytest.mark.parametrize("text", ["甲丑年正月初一", "十三月初一", "閏正月初一", "壬寅年閏正月初一", "癸卯年正月卅一"])
def test_a_date_that_never_was_is_none(text: str) -> None:
    assert days_of_lunar_date(text) is None


@pytest.mark.parametrize(
    "text", ["", "晉江", "2023年1月4日", "壬寅年", "十二月", "3490", "正月初一 除夕", "初一" * 200, "\ud800"]
)
def test_what_is_no_lunar_date_is_none(text: str) -> None:
    assert days_of_lunar_date(text) is None
