"""What the archive holds of each edition of a newspaper: from when to when, and which numbers are missing between."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Max, Min, Window
from django.db.models.functions import Coalesce, Lag

from articles.models.issue import Issue
from articles.models.newspaper import Edition, Newspaper

GAPS_SHOWN = 50


@dataclass(frozen=True)
class Gap:
    """Numbers that the archive lacks, between two that it holds."""

    first: int
    last: int


@dataclass(frozen=True)
class Holdings:
    edition: Edition
    first: date | None
    last: date | None
    gaps: list[Gap]
    has_more_gaps: bool
    last_change: datetime


def holdings(newspaper: Newspaper) -> list[Holdings]:
    """Two index look-ups and one walk along the numbers for each edition; readers see published issues only."""
    return [_holdings_of(edition) for edition in newspaper.editions.order_by("pk")]


def _holdings_of(edition: Edition) -> Holdings:
    issues = Issue.objects.published().filter(edition=edition)
    ends = issues.aggregate(first=Min("date"), last=Max("date"), changed=Max("updated_at"))
    gaps = _gaps(edition)
    changed = max(edition.updated_at, ends["changed"] or edition.updated_at)
    return Holdings(edition, ends["first"], ends["last"], gaps[:GAPS_SHOWN], len(gaps) > GAPS_SHOWN, changed)


def _gaps(edition: Edition) -> list[Gap]:
    """Where the number jumps from one issue to the next by date; a step back is a new counting, not a gap."""
    last_number = Coalesce("number_last", "number")
    before = Window(Lag(last_number), order_by=[F("date").asc(), F("sequence").asc()])
    numbered = Issue.objects.published().filter(edition=edition, number__isnull=False).annotate(before=before)
    jumps = numbered.filter(number__gt=F("before") + 1).order_by("date", "sequence")
    return [Gap(before + 1, number - 1) for before, number in jumps.values_list("before", "number")[: GAPS_SHOWN + 1]]
