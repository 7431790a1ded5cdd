"""The number of an issue against its neighbours: doubled, missing between, or counted backwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.db.models import Q

from articles.models import Issue


@dataclass(frozen=True)
class NumberFinding:
    """`other` bears the same number; or it is the issue before, and the numbers `first` to `last` are not between."""

    kind: Literal["doubled", "jump", "backwards"]
    other: Issue
    first: int = 0
    last: int = 0


def number_findings(issue: Issue) -> list[NumberFinding]:
    """Against all issues of the edition, drafts too; an issue without a number has no finding. Two queries."""
    return list(_findings(issue)) if issue.number is not None else []


def _findings(issue: Issue) -> Iterator[NumberFinding]:
    number = issue.number or 0
    others = Issue.objects.filter(edition=issue.edition_id, number__isnull=False).exclude(pk=issue.pk).with_edition()
    doubled = others.with_number(number, issue.number_last).newest_first().first()
    if doubled:
        yield NumberFinding("doubled", doubled)
    earlier = Q(date__lt=issue.date) | Q(date=issue.date, sequence__lt=issue.sequence)
    before = others.filter(earlier).newest_first().first()
    if before is None or before == doubled:
        return
    expected = (before.number_last or before.number or 0) + 1
    if number > expected:
        yield NumberFinding("jump", before, expected, number - 1)
    elif number < expected:
        yield NumberFinding("backwards", before)
