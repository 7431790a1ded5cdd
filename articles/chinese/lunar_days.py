"""All the Western days that a lunar date may mean: 壬寅年十二月十三 comes every sixty years, 十二月十三 every year."""

from datetime import date

from articles.chinese.ganzhi import sexagenary
from articles.chinese.lunar_calendar import FIRST_YEAR, LAST_YEAR, InvalidLunarDate, LunarDate, to_solar
from articles.chinese.lunar_read import parse_lunar

ANY_DAY = date(1990, 7, 1)  # by which the reading takes the nearest year, of no matter here


def days_of_lunar_date(text: str) -> list[date] | None:
    """The days in the order of time, of the years 1840 to 2100; None where `text` is none, or no year has it."""
    printed = parse_lunar(text, ANY_DAY)
    if printed is None:
        return None
    days = []
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        if not printed.ganzhi or sexagenary(year) == printed.ganzhi:
            try:
                days.append(to_solar(LunarDate(year, printed.month, printed.day, leap=printed.leap)))
            except InvalidLunarDate:  # no such leap month that year, or a month of 29 days
                continue
    return days or None
