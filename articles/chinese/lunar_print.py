"""Lunar dates as newspapers print them."""

from articles.chinese.ganzhi import sexagenary, sexagenary_in_pinyin, zodiac
from articles.chinese.lunar_calendar import LunarDate

_MONTHS = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月")
_LITERARY_MONTHS = (*_MONTHS[:10], "冬月", "臘月")
_DAYS = (
    *(f"初{digit}" for digit in "一二三四五六七八九十"),
    *(f"十{digit}" for digit in "一二三四五六七八九"),
    "二十",
    *(f"廿{digit}" for digit in "一二三四五六七八九"),
    "三十",
)
# All that differs in Simplified characters; stems, branches and numerals do not.
_SIMPLIFIED = str.maketrans("農曆歷陰舊閏臘", "农历历阴旧闰腊")


def format_lunar(
    lunar: LunarDate,
    language: str,
    *,
    label: str = "農曆",
    space_after_year: bool = False,
    trailing_day: bool = False,
    literary_months: bool = False,
) -> str:
    """農曆壬寅年十二月十三 (zh-hant, zh-hans), or Renyin year (Tiger), 12th lunar month, day 13 (en).

    The newspaper's habits concern Chinese only: its label (in Traditional characters, may be empty), a space after 年,
    日 after the day, and 冬月, 臘月 for the 11th and 12th months. ValueError for another language.
    """
    if language == "en":
        return _in_english(lunar)
    if language not in ("zh-hant", "zh-hans"):
        raise ValueError(f"no lunar date in language {language!r}")
    year = f"{label}{sexagenary(lunar.year)}年{' ' if space_after_year else ''}"
    month = f"{'閏' if lunar.leap else ''}{(_LITERARY_MONTHS if literary_months else _MONTHS)[lunar.month - 1]}"
    text = f"{year}{month}{format_lunar_day(lunar)}{'日' if trailing_day else ''}"
    return text.translate(_SIMPLIFIED) if language == "zh-hans" else text


def format_lunar_day(lunar: LunarDate) -> str:
    """The day alone: 初一, 十三, 廿九. The same in Traditional and Simplified characters."""
    return _DAYS[lunar.day - 1]


def _in_english(lunar: LunarDate) -> str:
    ordinal = f"{lunar.month}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(lunar.month, 'th') }"
    return (
        f"{sexagenary_in_pinyin(lunar.year)} year ({zodiac(lunar.year, 'en')}), "
        f"{'leap ' if lunar.leap else ''}{ordinal} lunar month, day {lunar.day}"
    )
