from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.chinese.lunar import LunarDate, ParsedLunar, parse_lunar
from articles.chinese.lunar_calendar import Part

SEED_DAY = date(2023, 1, 4)
SEED = LunarDate(2022, 12, 13)


@pytest.mark.parametrize(
    ("printed", "label", "ganzhi"),
    [
        ("農曆壬寅年 十二月十三", "農曆", "壬寅"),
        ("農曆壬寅年十二月十三日", "農曆", "壬寅"),
        ("农历壬寅年腊月十三", "农历", "壬寅"),
        ("夏曆壬寅年臘月十三日", "夏曆", "壬寅"),
        ("陰歷壬寅年蠟月十三", "陰歷", "壬寅"),
        ("旧历壬寅年十二月十三", "旧历", "壬寅"),
        ("農厤壬寅年十二月十三", "農厤", "壬寅"),
        ("歲次壬寅年十二月十三日", "", "壬寅"),
        ("岁次壬寅 十二月十三", "", "壬寅"),
        ("歲在壬寅十二月十三", "", "壬寅"),
        ("農曆歲次壬寅年十二月十三", "農曆", "壬寅"),
        ("壬寅年農曆十二月十三", "農曆", "壬寅"),
        ("農曆壬寅(虎)年十二月十三", "農曆", "壬寅"),
        ("農曆壬寅年（虎年）十二月十三", "農曆", "壬寅"),
        ("壬寅虎年十二月十三", "", "壬寅"),
        ("（農曆）十二月十三", "農曆", ""),
        ("【農曆壬寅年十二月十三】", "農曆", "壬寅"),
        ("農曆：壬寅年．十二月．十三", "農曆", "壬寅"),
        ("農　曆　壬　寅　年　十　二　月　十　三", "農曆", "壬寅"),
        ("農曆壬寅年十二月大十三", "農曆", "壬寅"),
        ("農曆壬寅年十二月（大）十三", "農曆", "壬寅"),
        ("農曆１２月１３日", "農曆", ""),
        ("12月13", "", ""),
        ("十二月十三", "", ""),
        ("臘月十三日", "", ""),
        # A part of a line, made certain by its label or by its year.
        ("2023年1月4日 星期三 農曆壬寅年 十二月十三", "農曆", "壬寅"),
        ("星期三 壬寅年十二月十三 明日小寒", "", "壬寅"),
    ],
)
def test_parse_lunar_reads_every_form_of_one_day(printed: str, label: str, ganzhi: str) -> None:
    parsed = parse_lunar(printed, SEED_DAY)
    assert parsed == ParsedLunar(label, ganzhi, 12, False, 13, SEED, None)
    assert parsed.year_printed is bool(ganzhi)


@pytest.mark.parametrize(
    "printed",
    [
        "閏二月初一",
        "闰二月初一",
        "潤二月初一",
        "（閏）二月初一",
        "二月（閏）初一",
        "二(閏)月初一",
        "二月閏初一",
        "閏杏月初一日",
    ],
)
def test_parse_lunar_reads_the_leap_sign_before_and_after_the_month(printed: str) -> None:
    first = LunarDate(2023, 2, 1, leap=True)
    assert parse_lunar(f"農曆癸卯年{printed}", SEED_DAY) == ParsedLunar("農曆", "癸卯", 2, True, 1, first, None)


def test_parse_lunar_reads_every_month_name() -> None:
    names = {
        1: "正元端一1",
        2: "杏二2",
        3: "桃三3",
        4: "槐四4",
        5: "蒲榴五5",
        6: "荷六6",
        7: "巧七7",
        8: "桂八8",
        9: "菊九9",
        10: ["陽", "阳", "十", "10"],
        11: ["冬", "葭", "十一", "11"],
        12: ["臘", "腊", "蠟", "蜡", "十二", "12"],
    }
    read = {
        number: {parse_lunar(f"壬寅年{name}月初三", SEED_DAY) for name in of_month}
        for number, of_month in names.items()
    }
    assert read == {
        number: {ParsedLunar("", "壬寅", number, False, 3, LunarDate(2022, number, 3), None)} for number in names
    }


def test_parse_lunar_reads_every_way_of_writing_a_day() -> None:
    days = {
        1: ["初一", "一日", "1", "１日", "〇一"],
        10: ["初十", "十日", "10日"],
        12: ["十二", "一十二", "12"],
        20: ["二十", "廿", "廿日", "念日", "卄", "二○"],
        22: ["二十二", "廿二", "卄二", "念二日", "22"],
        30: ["三十", "卅", "卅日", "30日"],
    }
    read = {day: {parse_lunar(f"壬寅年正月{form}", SEED_DAY) for form in forms} for day, forms in days.items()}
    assert read == {day: {ParsedLunar("", "壬寅", 1, False, day, LunarDate(2022, 1, day), None)} for day in days}


@pytest.mark.parametrize(
    ("near", "year"),
    [(date(1850, 1, 1), 1842), (date(1890, 1, 1), 1902), (date(1960, 6, 1), 1962), (date(2023, 1, 4), 2022)],
)
def test_parse_lunar_takes_the_nearest_year_of_a_name(near: date, year: int) -> None:
    expected = ParsedLunar("", "壬寅", 12, False, 13, LunarDate(year, 12, 13), None)
    assert parse_lunar("壬寅年十二月十三", near) == expected


@pytest.mark.parametrize(
    ("printed", "near", "lunar"),
    [
        ("十二月十三", date(2023, 1, 4), LunarDate(2022, 12, 13)),
        ("正月初一", date(2023, 1, 4), LunarDate(2023, 1, 1)),
        ("十二月三十", date(2023, 2, 1), LunarDate(2022, 12, 30)),
        ("閏二月初一", date(2022, 12, 1), LunarDate(2023, 2, 1, leap=True)),
        # Nearer to the second month of 2024, which has no leap one.
        ("閏二月初一", date(2023, 10, 1), LunarDate(2023, 2, 1, leap=True)),
        ("十二月廿九", date(2101, 1, 28), LunarDate(2100, 12, 29)),
        ("正月初一", date(1840, 2, 3), LunarDate(1840, 1, 1)),
    ],
)
def test_parse_lunar_without_a_year_takes_the_nearest(printed: str, near: date, lunar: LunarDate) -> None:
    assert parse_lunar(printed, near) == ParsedLunar("", "", lunar.month, lunar.leap, lunar.day, lunar, None)


@pytest.mark.parametrize(
    ("printed", "ganzhi", "month", "leap", "day", "problem"),
    [
        ("農曆甲丑年十二月十三", "甲丑", 12, False, 13, "ganzhi"),
        ("農曆壬寅年十三月十三", "壬寅", 13, False, 13, "month"),
        ("農曆〇月十三", "", 0, False, 13, "month"),
        ("農曆壬寅年十二月三十一", "壬寅", 12, False, 31, "day"),
        ("農曆十二月四十", "", 12, False, 40, "day"),
        ("農曆壬寅年二月三十", "壬寅", 2, False, 30, "day"),
        ("農曆壬寅年閏二月初一", "壬寅", 2, True, 1, "leap_month"),
        ("農曆閏五月初一", "", 5, True, 1, "leap_month"),
    ],
)
def test_parse_lunar_returns_the_parts_of_what_does_not_exist(
    printed: str, ganzhi: str, month: int, leap: bool, day: int, problem: Part
) -> None:
    assert parse_lunar(printed, SEED_DAY) == ParsedLunar("農曆", ganzhi, month, leap, day, None, problem)


@pytest.mark.parametrize(
    ("printed", "near", "lunar"),
    [
        ("己亥年閏五月三十", date(1840, 3, 1), LunarDate(1839, 5, 30, leap=True)),
        ("閏五月三十", date(1700, 3, 1), LunarDate(1700, 5, 30, leap=True)),
        ("辛酉年正月初一", date(2101, 3, 1), LunarDate(2101, 1, 1)),
    ],
)
def test_parse_lunar_takes_dates_outside_the_table_as_printed(printed: str, near: date, lunar: LunarDate) -> None:
    parsed = parse_lunar(printed, near)
    assert parsed == ParsedLunar(
        "", printed[:2] if "年" in printed else "", lunar.month, lunar.leap, lunar.day, lunar, None
    )


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "星期三",
        "農曆",
        "農曆壬寅年",
        "農曆壬寅年十二月",
        "農曆壬寅年十二月初十二",
        "農曆壬寅年十二月十十",
        "農曆百百月十三",
        "農曆壬寅年十二月一百二十三",
        # Without label or year a part of a line is as likely to be a Western date.
        "2023年1月4日",
        "星期三 十二月十三",
        # Two dates.
        "農曆十二月十三 農曆十二月十四",
        "農曆壬寅年十二月十三" * 20,
    ],
)
def test_parse_lunar_reads_nothing_uncertain(printed: str) -> None:
    assert parse_lunar(printed, SEED_DAY) is None


@settings(deadline=None, database=None)
@given(
    printed=st.text("農曆歲次壬寅甲丑年閏正臘月十二三廿念初日０1(虎) ", max_size=30),
    near=st.dates(max_value=date(2200, 1, 1)),
)
def test_parse_lunar_has_a_date_exactly_where_it_has_no_problem(printed: str, near: date) -> None:
    parsed = parse_lunar(printed, near)
    assert parsed is None or (parsed.date is None) == (parsed.problem is not None)
