"""How issues and pages are called."""

from django import template
from django.utils.translation import gettext as _

from articles.models import Issue, Page
from articles.models.language import side_by_side

register = template.Library()


@register.filter
def numbered(number: object, last: object = None) -> str:
    """第3490期, and 第3490–3491期 with the last number of a double issue; nothing where the number is unknown."""
    shown = f"{number}–{last}" if last else number
    return _("No. %(number)s") % {"number": shown} if number else ""


@register.simple_tag
def together(*names: object) -> str:
    """第3490期 2023年1月4日; No. 3490, 4 January 2023: names as a title has them, without those that are unknown."""
    return side_by_side(*names)


@register.filter
def page_name(page: Page) -> str:
    """As the paper calls it (A1, 第一版), else by its place in the issue: 第1版."""
    return page.label or _("Page %(position)s") % {"position": page.position}


@register.filter
def agrees(issue: Issue, field: str) -> bool:
    """Whether the masthead prints a `weekday`, `lunar_date` or `number`, and rightly."""
    return bool(getattr(issue, f"printed_{field}")) and all(each.field != field for each in issue.masthead_findings())
