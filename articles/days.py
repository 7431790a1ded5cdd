"""A day, a month, a year in the reader's language."""

import datetime

from django.utils.formats import date_format

from articles.models.language import ENGLISH, current_language


def day(date: datetime.date) -> str:
    """2023年1月4日 星期三; Wednesday, 4 January 2023."""
    return date_format(date, "l, j F Y" if current_language() == ENGLISH else "Y年n月j日 l")


def short_day(date: datetime.date) -> str:
    """2023年1月4日; 4 January 2023."""
    return date_format(date, "j F Y" if current_language() == ENGLISH else "Y年n月j日")


def month(date: datetime.date) -> str:
    """2023年1月; January 2023."""
    return date_format(date, "F Y" if current_language() == ENGLISH else "Y年n月")


def in_full(year: int) -> str:
    """2023年; 2023."""
    return str(year) if current_language() == ENGLISH else f"{year}年"


def weekday(date: datetime.date) -> str:
    """星期三; Wednesday."""
    return date_format(date, "l")
