"""Short codes, to be printed and read out: JJ3490 is an issue, JJ3490-01 its first article."""

import datetime
import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import Issue
from articles.models.issue import IssueQuerySet

PARTS = re.compile(r"(?P<code>[A-Z]+)(?P<figures>\d+)(?:\.(?P<sequence>\d+))?(?:-(?P<article>\d+))?")


@require_safe
def short_code(request: HttpRequest, code: str) -> HttpResponse:
    """Redirect to the one issue that the code names, which says itself whether it has been withdrawn.

    For the time being only: its number may yet be doubled.
    """
    parts = PARTS.fullmatch(code)
    if parts is None:
        raise Http404
    issues = Issue.objects.known_to_readers().filter(edition__code=parts["code"]).with_edition()
    found = list(_named(issues, parts["figures"], int(parts["sequence"] or 1)))
    published = [issue for issue in found if issue.is_public]
    if len(named := published or found) != 1:
        raise Http404
    issue = named[0]
    if parts["article"] is None:
        return redirect(issue)
    return redirect(reverse("article_detail", args=[*issue.edition.natural_key(), issue.key, int(parts["article"])]))


def _named(issues: IssueQuerySet, figures: str, sequence: int) -> IssueQuerySet:
    """Eight figures that make a day are a day; others are the issue's number."""
    try:
        day = datetime.date.fromisoformat(figures) if len(figures) == 8 else None
    except ValueError:
        day = None
    if day is None:
        return issues.with_number(int(figures)) if sequence == 1 else issues.none()
    return issues.filter(date=day, sequence=sequence)
