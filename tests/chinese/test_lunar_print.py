from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.chinese.lunar import (
    FIRST_DAY,
    LAST_DAY,
    LunarDate,
    ParsedLunar,
    format_lunar,
    format_lunar_day,
    parse_lunar,
    sexagenary,
    to_lunar,
)

SEED = LunarDate(2022, 12, 13)
LEAP = LunarDate(2023, 2, 21, leap=True)


def test_format_lunar_prints_three_languages() -> None:
    printed = {language: format_lunar(SEED, language) for language in ("zh-hant", "zh-hans", "en")}
    assert printed == {
        "zh-hant": "農曆壬寅年十二月十三",
        "zh-hans": "农历壬寅年十二月十三",
        "en": "Renyin year (Tiger), 12th lunar month, day 13",
    }


def test_format_lunar_prints_leap_months() -> None:
    printed = {language: format_lunar(LEAP, language) for language in ("zh-hant", "zh-hans", "en")}
    assert printed == {
        "zh-hant": "農曆癸卯年閏二月廿一",
        "zh-hans": "农历癸卯年闰二月廿一",
        "en": "Guimao year (Rabbit), leap 2nd lunar month, day 21",
    }


def test_format_lunar_keeps_a_newspapers_habits() -> None:
    in_its_way = partial(
        format_lunar, SEED, label="夏曆", space_after_year=True, trailing_day=True, literary_months=True
    )
    assert in_its_way("zh-hant") == "夏曆壬寅年 臘月十三日"
    assert in_its_way("zh-hans") == "夏历壬寅年 腊月十三日"
    assert in_its_way("en") == format_lunar(SEED, "en")
    assert format_lunar(SEED, "zh-hant", label="") == "壬寅年十二月十三"


def test_format_lunar_names_every_month() -> None:
    firsts = [LunarDate(2022, month, 1) for month in range(1, 13)]
    plain, literary = (
        "正月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
        "正月 二月 三月 四月 五月 六月 七月 八月 九月 十月 冬月 臘月",
    )
    assert [format_lunar(first, "zh-hant") for first in firsts] == [f"農曆壬寅年{month}初一" for month in plain.split()]
    assert [format_lunar(first, "zh-hant", literary_months=True) for first in firsts] == [
        f"農曆壬寅年{month}初一" for month in literary.split()
    ]
    ordinals = "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th"
    assert [format_lunar(first, "en") for first in firsts] == [
        f"Renyin year (Tiger), {ordinal} lunar month, day 1" for ordinal in ordinals.split()
    ]


def test_format_lunar_day_names_every_day() -> None:
    assert " ".join(format_lunar_day(LunarDate(2022, 1, day)) for day in range(1, 31)) == (
        "初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 "
        "廿一 廿二 廿三 廿四 廿五 廿六 廿七 廿八 廿九 三十"
    )


@pytest.mark.parametrize("language", ["zh", "fr", ""])
def test_format_lunar_refuses_another_language(language: str) -> None:
    with pytest.raises(ValueError, match=f"no lunar date in language '{language}'"):
        format_lunar(SEED, language)


@settings(deadline=None, database=None)
@given(
    day=st.dates(FIRST_DAY, LAST_DAY),
    language=st.sampled_from(["zh-hant", "zh-hans"]),
    label=st.sampled_from(["農曆", "夏曆", "陰曆", "舊曆", ""]),
    space_after_year=st.booleans(),
    trailing_day=st.booleans(),
    literary_months=st.booleans(),
)
def test_parse_lunar_reads_whatever_format_lunar_prints(
    day: date, language: str, label: str, space_after_year: bool, trailing_day: bool, literary_months: bool
) -> None:
    lunar = to_lunar(day)
    printed = format_lunar(
        lunar,
        language,
        label=label,
        space_after_year=space_after_year,
        trailing_day=trailing_day,
        literary_months=literary_months,
    )
    printed_label = printed.partition(sexagenary(lunar.year))[0]
    expected = ParsedLunar(printed_label, sexagenary(lunar.year), lunar.month, lunar.leap, lunar.day, lunar, None)
    assert parse_lunar(printed, day) == expected
    assert len(printed_label) == len(label)


@settings(deadline=None, database=None)
@given(day=st.dates(FIRST_DAY, LAST_DAY))
def test_parse_lunar_finds_the_year_that_is_not_printed(day: date) -> None:
    lunar = to_lunar(day)
    month_and_day = format_lunar(lunar, "zh-hant", label="").partition("年")[2]
    assert parse_lunar(month_and_day, day) == ParsedLunar("", "", lunar.month, lunar.leap, lunar.day, lunar, None)
