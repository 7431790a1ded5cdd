"""The festivals of the lunar year. Solar terms (清明, 冬至) are not lunar dates and are not here."""

from datetime import date

from articles.chinese.lunar_calendar import (
    FIRST_DAY,
    FIRST_YEAR,
    LAST_DAY,
    LAST_YEAR,
    LunarDate,
    last_day,
    to_lunar,
    to_solar,
)

_NEW_YEARS_EVE = "除夕"
# 小年 as in the south, Fujian and the Philippines among it; the north keeps it on the 23rd.
_DATES = {
    (1, 1): "春節",
    (1, 15): "元宵",
    (5, 5): "端午",
    (7, 7): "七夕",
    (7, 15): "中元",
    (8, 15): "中秋",
    (9, 9): "重陽",
    (12, 8): "臘八",
    (12, 24): "小年",
}
_NAMES = {
    "春節": {"zh-hans": "春节", "en": "Spring Festival"},
    "元宵": {"zh-hans": "元宵", "en": "Lantern Festival"},
    "端午": {"zh-hans": "端午", "en": "Dragon Boat Festival"},
    "七夕": {"zh-hans": "七夕", "en": "Qixi Festival"},
    "中元": {"zh-hans": "中元", "en": "Ghost Festival"},
    "中秋": {"zh-hans": "中秋", "en": "Mid-Autumn Festival"},
    "重陽": {"zh-hans": "重阳", "en": "Double Ninth Festival"},
    "臘八": {"zh-hans": "腊八", "en": "Laba Festival"},
    "小年": {"zh-hans": "小年", "en": "Little New Year"},
    "除夕": {"zh-hans": "除夕", "en": "Lunar New Year’s Eve"},
}
FESTIVALS = tuple(_NAMES)
"""The Traditional names, by which this module knows the festivals, in the order of the lunar year."""


def festival(day: date) -> str | None:
    """The Traditional name of the festival on a Western day, None where there is none or the table ends.

    A leap month repeats no festival.
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        return None
    lunar = to_lunar(day)
    if day == last_day(lunar.year):
        return _NEW_YEARS_EVE
    return None if lunar.leap else _DATES.get((lunar.month, lunar.day))


def festival_name(festival: str, language: str) -> str:
    """A festival's name in zh-hant, zh-hans or en. KeyError for another festival or language."""
    return {"zh-hant": festival, **_NAMES[festival]}[language]


def festival_dates(festival: str, first_year: int, last_year: int) -> list[date]:
    """Every Western day from `first_year` to `last_year` (Western years, both included) on which a festival falls.

    At most 261 days, those of the table. KeyError for a name that is none of `FESTIVALS`.
    """
    lunar_years = range(max(first_year - 1, FIRST_YEAR), min(last_year, LAST_YEAR) + 1)
    if festival == _NEW_YEARS_EVE:
        days = [last_day(year) for year in lunar_years]
    else:
        month, day = {name: month_and_day for month_and_day, name in _DATES.items()}[festival]
        days = [to_solar(LunarDate(year, month, day)) for year in lunar_years]
    return [day for day in days if first_year <= day.year <= last_year]
