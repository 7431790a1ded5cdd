"""A masthead against itself: does what is printed agree with the day and the number of the issue?"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from articles.chinese.lunar import FIRST_DAY, LAST_DAY, format_lunar, parse_lunar, to_lunar
from articles.chinese.numerals import (
    NUMERALS,
    WESTERN_YEAR,
    NumberRange,
    parse_chinese_integer,
    parse_number,
    reprint_number,
    squeezed,
    western_year_of,
)

_WESTERN_DATE = re.compile(
    # Not within another number, and not the year of a lunar date (農曆二○二二年十二月十三日).
    rf"(?<![{NUMERALS}曆历歷厤]){WESTERN_YEAR}年(?P<month>元|[{NUMERALS}]{{1,3}})月(?P<day>[{NUMERALS}]{{1,3}})[日號号]"
)
_ISO_DATE = re.compile(r"(?<![0-9])([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")

_ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE_WEEKDAYS = "一二三四五六日"
_WEEKDAY = re.compile(
    rf"(?P<word>星期|[禮礼]拜|[週周])(?P<day>[{_CHINESE_WEEKDAYS}天1-7])|(?P<english>{'|'.join(_ENGLISH_WEEKDAYS)})",
    re.IGNORECASE,
)
_ABBREVIATED = {name[:3].lower(): number for number, name in enumerate(_ENGLISH_WEEKDAYS, start=1)}

Reason = Literal["differs", "unreadable", "impossible"]


@dataclass(frozen=True)
class Disagreement:
    """What is printed, and what should be, in the manner of what is printed.

    `reason`: it says something else, it cannot be read, or it can be read but there is no such lunar date.
    """

    field: Literal["weekday", "lunar_date", "number"]
    printed: str
    expected: str
    reason: Reason = "differs"


def parse_western_date(text: str) -> date | None:
    """The one day in a masthead line: 2023年1月4日, 二○二三年一月四日, 中華民國一一二年元月四日, 2023-01-04.

    None where there is none, no such day, or two different ones.
    """
    line = squeezed(text)
    days = {
        _day(western_year_of(found), _month(found["month"]), parse_chinese_integer(found["day"]))
        for found in _WESTERN_DATE.finditer(line)
    }
    days |= {_day(int(year), int(month), int(day)) for year, _, month, day in _ISO_DATE.findall(line)}
    return days.pop() if len(days) == 1 else None


def _month(printed: str) -> int | None:
    return 1 if printed == "元" else parse_chinese_integer(printed)


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_weekday(text: str) -> int | None:
    """The one weekday in a masthead line, Monday 1 to Sunday 7 (ISO 8601): 星期三, 週三, 禮拜天, Wednesday, Wed.

    None where there is none or two different ones.
    """
    line = squeezed(text)
    weekdays = {_weekday_of(found) for found in _WEEKDAY.finditer(line)}
    if not weekdays:
        return _ABBREVIATED.get(line.strip("().,").lower())
    return weekdays.pop() if len(weekdays) == 1 else None


def _weekday_of(found: re.Match[str]) -> int:
    if found["english"]:
        return _ABBREVIATED[found["english"][:3].lower()]
    day = found["day"].replace("天", "日")
    return int(day) if day.isascii() else _CHINESE_WEEKDAYS.index(day) + 1


def disagreements(
    *,
    day: date,
    printed_weekday: str,
    printed_lunar: str,
    printed_number: str,
    number: int | None,
    number_last: int | None,
) -> list[Disagreement]:
    """Where a masthead contradicts its issue's day, number and (for a double issue) last number.

    Only what is printed is checked (nothing but white space is not), only days of 1840-02-03 to 2101-01-28 by the moon,
    and only a known number. What is printed is evidence: a lunar date that is one day off may be another almanac's.
    """
    found = (
        _weekday_disagreement(day, printed_weekday) if printed_weekday.strip() else None,
        _lunar_disagreement(day, printed_lunar) if printed_lunar.strip() else None,
        _number_disagreement(printed_number, number, number_last) if printed_number.strip() else None,
    )
    return [disagreement for disagreement in found if disagreement]


def _weekday_disagreement(day: date, printed: str) -> Disagreement | None:
    weekday = parse_weekday(printed)
    if weekday == day.isoweekday():
        return None
    return Disagreement(
        "weekday", printed, _weekday_as(printed, day.isoweekday()), "unreadable" if weekday is None else "differs"
    )


def _weekday_as(printed: str, weekday: int) -> str:
    """`weekday` in the printed manner; as 星期三, or Wednesday after a Latin letter, where that cannot be read."""
    line = squeezed(printed)
    found = _WEEKDAY.search(line)
    if (found and found["english"]) or re.match("[A-Za-z]", line):
        return _ENGLISH_WEEKDAYS[weekday - 1]
    if found and found["day"].isascii():
        return f"{found['word']}{weekday}"
    return f"{found['word'] if found else '星期'}{_CHINESE_WEEKDAYS[weekday - 1]}"


def _lunar_disagreement(day: date, printed: str) -> Disagreement | None:
    if not FIRST_DAY <= day <= LAST_DAY:
        return None
    parsed, right = parse_lunar(printed, day), to_lunar(day)
    if parsed and parsed.date == right:
        return None
    expected = format_lunar(
        right,
        "zh-hans" if re.search("[农历阴旧闰腊]", printed) else "zh-hant",
        label=(parsed.label if parsed else "") or "農曆",
        space_after_year=bool(re.search(r"年\s", printed)),
        trailing_day=printed.rstrip(" )）").endswith("日"),
        literary_months=bool(re.search("[冬臘腊]月", printed)),
    )
    if not parsed:
        return Disagreement("lunar_date", printed, expected, "unreadable")
    return Disagreement("lunar_date", printed, expected, "impossible" if parsed.problem else "differs")


def _number_disagreement(printed: str, number: int | None, last: int | None) -> Disagreement | None:
    parsed = parse_number(printed)
    if parsed and (number is None or parsed == NumberRange(number, last)):
        return None
    expected = "" if number is None else reprint_number(printed, number, last)
    return Disagreement("number", printed, expected, "differs" if parsed else "unreadable")
