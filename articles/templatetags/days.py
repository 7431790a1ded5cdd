"""Days in the reader's language, by both calendars."""

import datetime

from django import template
from django.utils.formats import date_format

from articles.chinese.lunar import format_lunar
from articles.models import Issue
from articles.models.language import ENGLISH, current_language

register = template.Library()


@register.filter
def day(date: datetime.date) -> str:
    """2023年1月4日 星期三; Wednesday, 4 January 2023."""
    return date_format(date, "l, j F Y" if current_language() == ENGLISH else "Y年n月j日 l")


@register.filter
def short_day(date: datetime.date) -> str:
    """2023年1月4日; 4 January 2023."""
    return date_format(date, "j F Y" if current_language() == ENGLISH else "Y年n月j日")


@register.filter
def month(date: datetime.date) -> str:
    """2023年1月; January 2023."""
    return date_format(date, "F Y" if current_language() == ENGLISH else "Y年n月")


@register.filter
def in_full(year: int) -> str:
    """2023年; 2023."""
    return str(year) if current_language() == ENGLISH else f"{year}年"


@register.filter
def weekday(date: datetime.date) -> str:
    """星期三; Wednesday."""
    return date_format(date, "l")


@register.filter
def lunar(issue: Issue, label: str | None = None) -> str:
    """農曆壬寅年 十二月十三 in the newspaper's manner, or behind another `label`; nothing outside the table's years."""
    date, newspaper = issue.lunar_date, issue.edition.newspaper
    if date is None:
        return ""
    label = newspaper.lunar_label if label is None else label
    literary = newspaper.literary_months
    return format_lunar(date, current_language(), label=label, space_after_year=True, literary_months=literary)
