from datetime import date

import pytest

from articles.chinese.festivals import FESTIVALS, festival, festival_dates, festival_name
from articles.chinese.lunar import FIRST_DAY, LAST_DAY

IN_2023 = {
    date(2023, 1, 15): "小年",
    date(2023, 1, 21): "除夕",
    date(2023, 1, 22): "春節",
    date(2023, 2, 5): "元宵",
    date(2023, 6, 22): "端午",
    date(2023, 8, 22): "七夕",
    date(2023, 8, 30): "中元",
    date(2023, 9, 29): "中秋",
    date(2023, 10, 23): "重陽",
}


def test_festival_knows_those_of_2023() -> None:
    days = [date.fromordinal(ordinal) for ordinal in range(date(2023, 1, 1).toordinal(), date(2024, 1, 1).toordinal())]
    assert {day: festival(day) for day in days if festival(day)} == IN_2023


def test_festival_is_not_repeated_in_a_leap_month() -> None:
    # The leap 5th month of 2009 had its 5th day on 27 June.
    assert [festival(day) for day in (date(2009, 5, 28), date(2009, 6, 27), date(2020, 6, 25))] == [
        "端午",
        None,
        "端午",
    ]


def test_festival_is_none_outside_the_table_and_knows_its_ends() -> None:
    days = (date(1840, 2, 2), FIRST_DAY, LAST_DAY, date(2101, 1, 29))
    assert [festival(day) for day in days] == [None, "春節", "除夕", None]


@pytest.mark.parametrize("name", FESTIVALS)
def test_festival_dates_are_the_days_festival_names(name: str) -> None:
    assert festival_dates(name, 2023, 2023) == [
        day for day, festival_of_day in IN_2023.items() if festival_of_day == name
    ]
    assert {festival(day) for day in festival_dates(name, 1, 9999)} == {name}
    assert len(festival_dates(name, 1, 9999)) == 261


def test_festival_dates_counts_by_western_years() -> None:
    # The 8th of the 12th month falls twice in 2022, not at all in 2023.
    assert festival_dates("臘八", 2022, 2023) == [date(2022, 1, 10), date(2022, 12, 30)]
    assert festival_dates("除夕", 2099, 2102) == [date(2099, 1, 20), date(2100, 2, 8), date(2101, 1, 28)]
    assert festival_dates("春節", 1839, 1840) == [date(1840, 2, 3)]
    assert [festival_dates("春節", *years) for years in ((1700, 1800), (2102, 2200), (2023, 2022))] == [[], [], []]


def test_festival_name_is_known_in_three_languages() -> None:
    assert {
        name: [festival_name(name, language) for language in ("zh-hant", "zh-hans", "en")] for name in FESTIVALS
    } == {
        "春節": ["春節", "春节", "Spring Festival"],
        "元宵": ["元宵", "元宵", "Lantern Festival"],
        "端午": ["端午", "端午", "Dragon Boat Festival"],
        "七夕": ["七夕", "七夕", "Qixi Festival"],
        "中元": ["中元", "中元", "Ghost Festival"],
        "中秋": ["中秋", "中秋", "Mid-Autumn Festival"],
        "重陽": ["重陽", "重阳", "Double Ninth Festival"],
        "臘八": ["臘八", "腊八", "Laba Festival"],
        "小年": ["小年", "小年", "Little New Year"],
        "除夕": ["除夕", "除夕", "Lunar New Year’s Eve"],
    }


def test_unknown_festivals_and_languages_are_refused() -> None:
    for refused in (
        lambda: festival_dates("清明", 2000, 2001),
        lambda: festival_name("清明", "en"),
        lambda: festival_name("春節", "fr"),
    ):
        with pytest.raises(KeyError):
            refused()
