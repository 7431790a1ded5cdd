"""Reading printed lunar dates."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from articles.chinese.ganzhi import ANIMALS, BRANCHES, STEMS, nearest_year
from articles.chinese.lunar_calendar import (
    FIRST_DAY,
    FIRST_YEAR,
    LAST_DAY,
    LAST_YEAR,
    InvalidLunarDate,
    LunarDate,
    Part,
    leap_month,
    to_lunar,
    to_solar,
)
from articles.chinese.numerals import NUMERALS, parse_chinese_integer, squeezed

# Names that are not numerals: by the year's course, and by what flowers or is eaten.
_MONTH_NAMES = {
    **dict.fromkeys("正元端", 1),
    **dict(zip("杏桃槐蒲荷巧桂菊", range(2, 10), strict=True)),
    "榴": 5,
    **dict.fromkeys("陽阳", 10),
    **dict.fromkeys("冬葭", 11),
    **dict.fromkeys("臘腊蠟蜡", 12),
}
_LABEL = "[農农夏陰阴舊旧][曆历歷厤]"
_LEAP = r"\(?[閏闰潤润]\)?"
_MARK = r"[,、.·・‧:;/|—-]?"
_OPEN, _CLOSE = r"[(\[【〔「]?", r"[)\]】〕」]?"
_ANIMAL = f"(?:{_OPEN}[{ANIMALS}]年?{_CLOSE})?"
_LUNAR_DATE = re.compile(
    f"(?:(?P<label>{_LABEL}){_CLOSE})?{_MARK}(?:[歲岁][次在])?{_MARK}"
    f"(?:(?P<ganzhi>[{STEMS}][{BRANCHES}]){_ANIMAL}年?{_ANIMAL}{_MARK})?"
    f"(?:(?P<later_label>{_LABEL}){_CLOSE})?{_MARK}"
    f"(?P<leap>{_LEAP})?(?P<month>[{''.join(_MONTH_NAMES)}]|[{NUMERALS}]{{1,3}})"
    f"(?P<leap_inside>{_LEAP})?月(?P<leap_after>{_LEAP})?(?:{_OPEN}[大小]{_CLOSE})?{_MARK}"
    f"(?P<day>初?[{NUMERALS}]{{1,3}})(?![{NUMERALS}])日?"
)
_BRACKETS = "()[]【】〔〕「」,。."


@dataclass(frozen=True)
class ParsedLunar:
    """A lunar date as printed. `label` and `ganzhi` are empty where not printed.

    `date` is the date meant; None exactly where `problem` names the part that does not exist (a 甲丑 year, a month 13,
    a 閏二月 of a year without one, a 30th of a short month). Dates of years outside 1840-2100 are taken as printed.
    """

    label: str
    ganzhi: str
    month: int
    leap: bool
    day: int
    date: LunarDate | None
    problem: Part | None

    @property
    def year_printed(self) -> bool:
        """Whether the year was printed, rather than understood from the neighbouring day."""
        return bool(self.ganzhi)


def parse_lunar(text: str, near: date) -> ParsedLunar | None:
    """The lunar date in `text`: all of it, or a part of a line that a label or a 干支 makes certain; else None.

    The year is the one nearest to the day `near`: names repeat each 60 years, and many papers print none.
    """
    found = _the_one_date(squeezed(text))
    if not found:
        return None
    month = _MONTH_NAMES.get(found["month"]) or parse_chinese_integer(found["month"])
    day = _day(found["day"])
    if month is None or day is None:
        return None
    label, ganzhi = found["label"] or found["later_label"] or "", found["ganzhi"] or ""
    leap = bool(found["leap"] or found["leap_inside"] or found["leap_after"])
    meant: LunarDate | None = None
    problem: Part | None = None
    try:
        meant = _resolved(ganzhi, month, leap, day, near)
    except InvalidLunarDate as error:
        problem = error.part
    return ParsedLunar(label, ganzhi, month, leap, day, meant, problem)


def _the_one_date(line: str) -> re.Match[str] | None:
    """The date that is the whole line, or else the only labelled one in it."""
    whole = _LUNAR_DATE.fullmatch(line.strip(_BRACKETS))
    if whole:
        return whole
    certain = [m for m in _LUNAR_DATE.finditer(line) if m["label"] or m["ganzhi"] or m["later_label"]]
    return certain[0] if len(certain) == 1 else None


def _day(printed: str) -> int | None:
    day = parse_chinese_integer(printed.removeprefix("初"))
    return None if printed.startswith("初") and (day or 0) > 10 else day


def _resolved(ganzhi: str, month: int, leap: bool, day: int, near: date) -> LunarDate:
    here = to_lunar(near).year if FIRST_DAY <= near <= LAST_DAY else near.year
    lunar = LunarDate(here, month, day, leap=leap)
    year = nearest_year(ganzhi, here) if ganzhi else _nearest_year(lunar, near)
    if year is None:
        raise InvalidLunarDate("ganzhi", f"{ganzhi} is none of the sixty pairs")
    lunar = replace(lunar, year=year)
    if FIRST_YEAR <= year <= LAST_YEAR:
        to_solar(lunar)
    return lunar


def _nearest_year(lunar: LunarDate, near: date) -> int:
    """The year in which a date without one falls nearest; for a leap month, of the years having it if any does."""
    around = [year for year in range(lunar.year - 1, lunar.year + 2) if FIRST_YEAR <= year <= LAST_YEAR]
    having = [year for year in around if lunar.leap and leap_month(year) == lunar.month]

    def distance(year: int) -> timedelta:
        return abs(to_solar(LunarDate(year, lunar.month, 1)) + timedelta(days=lunar.day - 1 + 30 * lunar.leap) - near)

    return min(having or around, key=distance, default=lunar.year)
