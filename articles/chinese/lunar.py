"""Lunar dates: the whole surface. `lunar_calendar` converts, `lunar_print` prints, `lunar_read` reads them."""

from articles.chinese.ganzhi import sexagenary, zodiac
from articles.chinese.lunar_calendar import (
    FIRST_DAY,
    LAST_DAY,
    InvalidLunarDate,
    LunarDate,
    OutOfRange,
    leap_month,
    month_lengths,
    to_lunar,
    to_solar,
)
from articles.chinese.lunar_print import format_lunar, format_lunar_day
from articles.chinese.lunar_read import ParsedLunar, parse_lunar

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "InvalidLunarDate",
    "LunarDate",
    "OutOfRange",
    "ParsedLunar",
    "format_lunar",
    "format_lunar_day",
    "leap_month",
    "month_lengths",
    "parse_lunar",
    "sexagenary",
    "to_lunar",
    "to_solar",
    "zodiac",
]
