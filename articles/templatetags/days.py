"""Days in the reader's language, by both calendars."""

from django import template

from articles.chinese.lunar import format_lunar
from articles.days import day, in_full, month, short_day, weekday
from articles.models import Issue
from articles.models.language import current_language

register = template.Library()

for filter_function in (day, short_day, month, in_full, weekday):
    register.filter(filter_function)


@register.filter
def lunar(issue: Issue, label: str | None = None) -> str:
    """農曆壬寅年 十二月十三 in the newspaper's manner, or behind another `label`; nothing outside the table's years."""
    date, newspaper = issue.lunar_date, issue.edition.newspaper
    if date is None:
        return ""
    label = newspaper.lunar_label if label is None else label
    literary = newspaper.literary_months
    return format_lunar(date, current_language(), label=label, space_after_year=True, literary_months=literary)
