import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.chinese.numerals import (
    NumberRange,
    parse_chinese_integer,
    parse_number,
    reprint_number,
    squeezed,
    to_chinese_digits,
    to_chinese_integer,
    to_western_year,
)


@pytest.mark.parametrize(
    ("printed", "integer"),
    [
        ("3490", 3490),
        ("３４９０", 3490),
        ("三四九〇", 3490),
        ("五○二一", 5021),
        ("五零二一", 5021),
        ("二O二三", 2023),
        ("二０二三", 2023),
        ("三千四百九十", 3490),
        ("參仟肆佰玖拾", 3490),
        ("叁仟肆佰玖拾", 3490),
        ("五千零二十一", 5021),
        ("五千〇二十一", 5021),
        ("一百零五", 105),
        ("一百十三", 113),
        ("百十二", 112),
        ("兩千", 2000),
        ("十", 10),
        ("十三", 13),
        ("廿三", 23),
        ("卄三", 23),
        ("念三", 23),
        ("卅六", 36),
        ("卌", 40),
        ("二百廿三", 223),
        ("一萬", 10_000),
        ("一万零五", 10_005),
        ("十二萬三千四百五十六", 123_456),
        ("三 千 四 百", 3400),
        ("零", 0),
        ("999999999", 999_999_999),
    ],
)
def test_parse_chinese_integer_reads_every_way_of_writing(printed: str, integer: int) -> None:
    assert parse_chinese_integer(printed) == integer


@pytest.mark.parametrize(
    "printed",
    ["", " ", "期", "三千五", "三百五", "一萬五", "萬", "萬五千", "十十", "百千", "三千百四千", "一百零", "零零十",
     "-1", "3.5", "1000000000", "٣", "一萬萬", "一" * 10_000],
)  # fmt: skip
def test_parse_chinese_integer_refuses_what_is_none(printed: str) -> None:
    assert parse_chinese_integer(printed) is None


def test_to_chinese_digits_sets_digit_by_digit() -> None:
    assert [to_chinese_digits(number) for number in (0, 12, 3490, 2023)] == ["〇", "一二", "三四九〇", "二〇二三"]
    assert to_chinese_digits(5021, "○") == "五○二一"


def test_to_chinese_integer_sets_with_units() -> None:
    written = {
        0: "零",
        7: "七",
        10: "十",
        12: "十二",
        20: "二十",
        100: "一百",
        105: "一百零五",
        110: "一百一十",
        1005: "一千零五",
        3490: "三千四百九十",
        5021: "五千零二十一",
        10_000: "一萬",
        10_005: "一萬零五",
        10_010: "一萬零一十",
        123_456: "十二萬三千四百五十六",
        12_000_000: "一千二百萬",
    }
    assert {number: to_chinese_integer(number) for number in written} == written


def test_writing_numerals_refuses_what_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="-1 is below nought"):
        to_chinese_digits(-1)
    with pytest.raises(ValueError, match="-1 is below nought"):
        to_chinese_integer(-1)
    with pytest.raises(ValueError, match="100000000 is too large to be written with 萬 alone"):
        to_chinese_integer(10**8)


@settings(deadline=None, database=None)
@given(number=st.integers(0, 10**8 - 1))
def test_parse_chinese_integer_reads_what_is_written(number: int) -> None:
    written = (str(number), to_chinese_digits(number), to_chinese_digits(number, "○"), to_chinese_integer(number))
    assert [parse_chinese_integer(text) for text in written] == [number] * 4


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("民國一一二年", 2023),
        ("中華民國百十二年", 2023),
        ("中华民国112年", 2023),
        ("民國卅六年", 1947),
        ("民國元年", 1912),
        ("民國百年", 2011),
        ("二○二三年", 2023),
        ("二〇二三", 2023),
        ("２０２３年", 2023),
        ("公元2023年", 2023),
        ("西元二零二三年", 2023),
        ("公曆2023年", 2023),
        ("公历2023年", 2023),
        ("二千零二十三年", 2023),
        ("9999年", 9999),
    ],
)
def test_to_western_year_reads_both_counts(printed: str, year: int) -> None:
    assert to_western_year(printed) == year


@pytest.mark.parametrize(
    "printed",
    ["", "年", "元年", "公元元年", "民國零年", "民國一千年", "民國前三年", "光緒廿三年", "23年", "10000年", "二千三年"],
)
def test_to_western_year_refuses_what_is_none(printed: str) -> None:
    assert to_western_year(printed) is None


@pytest.mark.parametrize(
    ("printed", "number", "last"),
    [
        ("第3490期", 3490, None),
        ("第３４９０期", 3490, None),
        ("第 ３ ４ ９ ０ 期", 3490, None),
        ("第五○二一號", 5021, None),
        ("第五〇二一号", 5021, None),
        ("第三千四百九十期", 3490, None),
        ("總第3490期", 3490, None),
        ("总第3490期", 3490, None),
        ("3490", 3490, None),
        ("3490期", 3490, None),
        ("No. 3490", 3490, None),
        ("NO.3490", 3490, None),
        ("№ 3490", 3490, None),
        ("#3490", 3490, None),
        ("第12卷第3490期", 3490, None),
        ("第二年第三號", 3, None),
        ("Vol. XII, No. 3490", 3490, None),
        ("第3490-3491期", 3490, 3491),
        ("第3490—3491期", 3490, 3491),
        ("第3490期、第3491期", 3490, 3491),
        ("3490、3491", 3490, 3491),
        ("第3490／3491期合刊", 3490, 3491),
        ("第三四九〇至三四九一號", 3490, 3491),
        ("第三千四百九十、三千四百九十一期", 3490, 3491),
        ("No. 3490-91", 3490, 3491),
        ("第3499-500期", 3499, 3500),
        ("第998-1000期", 998, 1000),
    ],
)
def test_parse_number_reads_single_and_double_issues(printed: str, number: int, last: int | None) -> None:
    assert parse_number(printed) == NumberRange(number, last)


@pytest.mark.parametrize(
    "printed",
    ["", "期", "第期", "特刊", "第三千五期", "第3490、三千五期", "第3491-3490期", "第3490-3490期", "3490 3491",
     "3 4901", "490,491", "第3490期第3491期", "第3490期 星期三", "-3490", "3490.5", "第1234567890123期"],
)  # fmt: skip
def test_parse_number_refuses_what_it_cannot_be_sure_of(printed: str) -> None:
    assert parse_number(printed) is None


@pytest.mark.parametrize(
    ("printed", "single", "double"),
    [
        ("第5021期", "第3490期", "第3490-3491期"),
        ("第５０２１期", "第３４９０期", "第３４９０-３４９１期"),
        ("No.5021", "No.3490", "No.3490-3491"),
        ("總第5021期", "總第3490期", "總第3490-3491期"),
        ("第五○二一號", "第三四九○號", "第三四九○-三四九一號"),
        ("第五〇二一號", "第三四九〇號", "第三四九〇-三四九一號"),
        ("第五千零二十一期", "第三千四百九十期", "第三千四百九十-三千四百九十一期"),
        ("5021、5022", "3490", "3490、3491"),
        ("第5021期、第5022期", "第3490期", "第3490、第3491期"),
        ("特刊", "第3490期", "第3490-3491期"),
    ],
)
def test_reprint_number_keeps_the_printed_style(printed: str, single: str, double: str) -> None:
    assert (reprint_number(printed, 3490), reprint_number(printed, 3490, 3491)) == (single, double)


def test_reprint_number_writes_in_digits_what_has_no_name() -> None:
    assert reprint_number("第三千四百九十期", 10**8) == "第100000000期"


@pytest.mark.parametrize("text", ["1" * 100_000, "一" * 100_000, "第" * 100_000, " " * 100_000, "十百" * 50_000])
def test_long_text_is_not_read_at_all(text: str) -> None:
    assert (squeezed(text), parse_number(text), to_western_year(text), parse_chinese_integer(text)) == ("", *[None] * 3)


@settings(deadline=None, database=None)
@given(text=st.text("第總NoVol.3490３一二○〇十百千萬期號年卷-、 ,", max_size=40))
def test_reprint_number_of_the_number_itself_reads_the_same(text: str) -> None:
    parsed = parse_number(text)
    assert parsed is None or parse_number(reprint_number(text, parsed.number, parsed.last)) == parsed
