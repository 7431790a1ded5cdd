from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.chinese.masthead import Disagreement, Reason, disagreements, parse_weekday, parse_western_date

SEED_DAY = date(2023, 1, 4)


def told(
    weekday: str = "", lunar: str = "", number: str = "", *, day: date = SEED_DAY, known: int | None = 3490,
    last: int | None = None,
) -> list[Disagreement]:  # fmt: skip
    return disagreements(
        day=day, printed_weekday=weekday, printed_lunar=lunar, printed_number=number, number=known, number_last=last
    )


@pytest.mark.parametrize(
    "printed",
    [
        "2023年1月4日",
        "2023年1月4日 星期三",
        "２０２３年１月４日",
        "2023 年 1 月 4 日",
        "2023年01月04日",
        "二○二三年一月四日",
        "二〇二三年元月四日",
        "二零二三年一月四號",
        "二O二三年一月四日",
        "公元二○二三年一月四日",
        "西元2023年1月4日",
        "公曆2023年1月4日",
        "中華民國一一二年一月四日",
        "民國112年1月4日",
        "2023-01-04",
        "２０２３-０１-０４",
        "2023/1/4",
        "2023.1.4",
        "2023年1月4日 星期三 農曆壬寅年十二月十三",
        "第3490期 2023年1月4日（2023-01-04）",
    ],
)
def test_parse_western_date_reads_every_form_of_one_day(printed: str) -> None:
    assert parse_western_date(printed) == SEED_DAY


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("中華民國一○九年六月十五日", date(2020, 6, 15)),
        ("中華民國卅六年十二月卅一日", date(1947, 12, 31)),
        ("民國元年一月廿二日", date(1912, 1, 22)),
        ("一九四九年十月一日", date(1949, 10, 1)),
    ],
)
def test_parse_western_date_reads_old_mastheads(printed: str, day: date) -> None:
    assert parse_western_date(printed) == day


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "星期三",
        "2023年2月30日",
        "2023-13-01",
        "0000-01-01",
        "0年1月1日",
        "23年1月4日",
        "民國前三年一月四日",
        "2023年十十月4日",
        "2023年1月4日 2023年1月5日",
        "2023年1月4日 2023年2月30日",
        "2023-01/04",
        "12023-01-04",
        "農曆二○二二年十二月十三日",
        "2023年1月4日" + "。" * 200,
    ],
)
def test_parse_western_date_reads_no_day_but_a_certain_one(printed: str) -> None:
    assert parse_western_date(printed) is None


def test_parse_weekday_reads_every_day() -> None:
    forms = {
        1: [
            "星期一",
            "週一",
            "周一",
            "禮拜一",
            "礼拜一",
            "星期1",
            "星期１",
            "Monday",
            "MON.",
            "（星期一）",
            "星 期 一",
        ],
        2: ["星期二", "Tuesday", "tue"],
        3: ["2023年1月4日 星期三", "週三", "Wednesday, January 4, 2023", "Wed."],
        4: ["星期四", "Thursday", "Thu"],
        5: ["星期五", "Friday", "Fri"],
        6: ["星期六", "Saturday", "Sat"],
        7: ["星期日", "星期天", "週日", "禮拜天", "星期７", "Sunday", "Sun", "星期日 Sunday"],
    }
    read = {weekday: {parse_weekday(printed) for printed in printed_forms} for weekday, printed_forms in forms.items()}
    assert read == {weekday: {weekday} for weekday in forms}


@pytest.mark.parametrize(
    "printed",
    ["", "三", "星期", "星期八", "星期0", "20周年", "The Sun", "星期三 星期四", "星期三 Thursday", "星期三" * 100],
)
def test_parse_weekday_reads_no_day_but_a_certain_one(printed: str) -> None:
    assert parse_weekday(printed) is None


def test_disagreements_finds_none_in_the_real_masthead() -> None:
    assert told("星期三", "農曆壬寅年 十二月十三", "第3490期") == []


def test_disagreements_checks_only_what_is_printed() -> None:
    assert told() == told(" ", "\u3000", "\n") == []


def test_disagreements_names_the_right_lunar_date() -> None:
    assert told("星期三", "十二月十四", "第3490期") == [
        Disagreement("lunar_date", "十二月十四", "農曆壬寅年十二月十三", "differs")
    ]


def test_disagreements_tells_all_three_in_order() -> None:
    assert told("星期四", "農曆壬寅年 十二月十四", "第3491期") == [
        Disagreement("weekday", "星期四", "星期三"),
        Disagreement("lunar_date", "農曆壬寅年 十二月十四", "農曆壬寅年 十二月十三"),
        Disagreement("number", "第3491期", "第3490期"),
    ]


@pytest.mark.parametrize(
    ("printed", "expected", "reason"),
    [
        ("星期四", "星期三", "differs"),
        ("週四", "週三", "differs"),
        ("禮拜四", "禮拜三", "differs"),
        ("星期４", "星期3", "differs"),
        ("Thursday", "Wednesday", "differs"),
        ("Thu.", "Wednesday", "differs"),
        ("Wendesday", "Wednesday", "unreadable"),
        ("星期", "星期三", "unreadable"),
        ("星期三、星期四", "星期三", "unreadable"),
        ("?" * 300, "星期三", "unreadable"),
    ],
)
def test_disagreements_tells_the_weekday_as_it_is_printed(printed: str, expected: str, reason: Reason) -> None:
    assert told(printed) == [Disagreement("weekday", printed, expected, reason)]


def test_disagreements_knows_the_weekday_of_a_sunday() -> None:
    sunday = date(2023, 1, 8)
    assert told("星期天", day=sunday) == told("週日", day=sunday) == []
    assert told("星期一", day=sunday) == [Disagreement("weekday", "星期一", "星期日")]


@pytest.mark.parametrize(
    ("printed", "expected", "reason"),
    [
        ("农历壬寅年 腊月十四日", "农历壬寅年 腊月十三日", "differs"),
        ("夏曆壬寅年臘月十四", "夏曆壬寅年臘月十三", "differs"),
        ("農曆癸卯年十二月十三", "農曆壬寅年十二月十三", "differs"),
        ("農曆十一月十三 冬至", "農曆壬寅年十二月十三", "differs"),
        ("農曆甲丑年十二月十三", "農曆壬寅年十二月十三", "impossible"),
        ("農曆壬寅年閏十二月十三", "農曆壬寅年十二月十三", "impossible"),
        ("農曆壬寅年十二月三十一", "農曆壬寅年十二月十三", "impossible"),
        ("農曆虎年臘八後五日", "農曆壬寅年十二月十三日", "unreadable"),
        ("？", "農曆壬寅年十二月十三", "unreadable"),
    ],
)
def test_disagreements_tells_the_lunar_date_as_it_is_printed(printed: str, expected: str, reason: Reason) -> None:
    assert told(lunar=printed) == [Disagreement("lunar_date", printed, expected, reason)]


def test_disagreements_shows_the_other_almanacs_day() -> None:
    # Hong Kong almanacs began the 8th month of 1978 on 2 September, the observatory on the 3rd.
    assert told(lunar="農曆戊午年八月十五", day=date(1978, 9, 16)) == [
        Disagreement("lunar_date", "農曆戊午年八月十五", "農曆戊午年八月十四", "differs")
    ]


@pytest.mark.parametrize("day", [date.min, date(1840, 2, 2), date(2101, 1, 29), date.max])
def test_disagreements_leaves_the_moon_alone_outside_the_table(day: date) -> None:
    assert told(lunar="農曆壬寅年十二月十三", day=day) == told(lunar="？", day=day) == []


def test_disagreements_reads_the_moon_at_both_ends_of_the_table() -> None:
    first, last = date(1840, 2, 3), date(2101, 1, 28)
    assert told(lunar="正月初一", day=first) == told(lunar="農曆庚申年十二月廿九", day=last) == []
    assert told(lunar="己亥年十二月三十", day=first) == [
        Disagreement("lunar_date", "己亥年十二月三十", "農曆庚子年正月初一", "differs")
    ]


@pytest.mark.parametrize(
    ("printed", "known", "last", "expected", "reason"),
    [
        ("第３４９１期", 3490, None, "第３４９０期", "differs"),
        ("第三四九一號", 3490, None, "第三四九〇號", "differs"),
        ("第3490期", 3490, 3491, "第3490-3491期", "differs"),
        ("第3490、3491期", 3490, None, "第3490期", "differs"),
        ("特刊", 3490, None, "第3490期", "unreadable"),
        ("特刊", None, None, "", "unreadable"),
    ],
)
def test_disagreements_tells_the_number_as_it_is_printed(
    printed: str, known: int | None, last: int | None, expected: str, reason: Reason
) -> None:
    assert told(number=printed, known=known, last=last) == [Disagreement("number", printed, expected, reason)]


def test_disagreements_accepts_double_issues_and_unknown_numbers() -> None:
    assert told(number="第3490-3491期", last=3491) == told(number="第3490期", known=None) == []


@settings(deadline=None, database=None)
@given(printed=st.text(max_size=300), day=st.dates())
def test_disagreements_tells_of_any_text_and_never_fails(printed: str, day: date) -> None:
    fields = [found.field for found in told(printed, printed, printed, day=day)]
    assert fields == sorted(fields, key=["weekday", "lunar_date", "number"].index)
