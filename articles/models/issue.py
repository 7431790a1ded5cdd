"""An issue: one number of an edition, on one day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.chinese.lunar import LunarDate, OutOfRange, to_lunar
from articles.chinese.masthead import Disagreement, disagreements
from articles.models.fields import LineField, ProseField
from articles.models.newspaper import Edition
from articles.models.original import TranslatedQuerySet
from articles.models.publishing import Publishable, Status, due

MOST = 999_999_999  # the longest numbers that an address can hold
MOST_OF_A_DAY = 9999
IssueKey = tuple[datetime.date, int]  # what names an issue within its edition: the day, and which of that day


def day_path(date: datetime.date, sequence: int) -> str:
    """How an issue is called in an address: `2023-01-04`, and `2023-01-04-2` for the second of that day."""
    return date.isoformat() if sequence == 1 else f"{date.isoformat()}-{sequence}"


def issue_is(
    newspaper: str, edition: str, date: datetime.date | str, sequence: int, path: str = "issue__"
) -> dict[str, Any]:
    """The conditions that the row at `path` is the issue with this natural key."""
    return {
        f"{path}edition__newspaper__slug": newspaper,
        f"{path}edition__slug": edition,
        f"{path}date": date,
        f"{path}sequence": sequence,
    }


@dataclass(frozen=True)
class Neighbour:
    """The issue before or after, as far as a link to it needs."""

    newspaper: str
    edition: str
    date: datetime.date
    sequence: int
    number: int | None
    number_last: int | None

    def get_absolute_url(self) -> str:
        return reverse("issue_detail", args=[self.newspaper, self.edition, (self.date, self.sequence)])


@dataclass(frozen=True)
class Extent:
    """How many issues, and the days of the first and the last of them."""

    issues: int
    first: datetime.date | None
    last: datetime.date | None


class IssueQuerySet(TranslatedQuerySet["Issue"]):
    def published(self) -> IssueQuerySet:
        return self.filter(due())

    def known_to_readers(self) -> IssueQuerySet:
        """The published ones, and those withdrawn after readers had seen them."""
        return self.filter(due() | Q(status=Status.WITHDRAWN, was_public=True))

    def newest_first(self) -> IssueQuerySet:
        return self.order_by("-date", "-sequence", "edition_id")

    def of_key(self, newspaper: str, edition: str, key: IssueKey) -> IssueQuerySet:
        return self.filter(**issue_is(newspaper, edition, *key, path=""))

    def with_number(self, number: int, last: int | None = None) -> IssueQuerySet:
        """The issues that bear this number, or one from `number` to `last`; a double issue bears each of its two."""
        within = Q(number__range=(number, last or number))
        return self.filter(within | Q(number__lte=number, number_last__gte=number))

    def of_code(self, code: str) -> IssueQuerySet:
        return self.filter(edition__code=code)

    def on_days(self, days: Iterable[datetime.date]) -> IssueQuerySet:
        return self.filter(date__in=days)

    def years(self) -> list[int]:
        """The years that have an issue, the newest first."""
        return [day.year for day in self.dates("date", "year", order="DESC")]

    def extent(self) -> Extent:
        """How many they are, and from when to when."""
        counted = self.aggregate(issues=Count("pk"), first=Min("date"), last=Max("date"))
        return Extent(**counted)

    def with_edition(self) -> IssueQuerySet:
        return self.select_related("edition__newspaper")

    def for_detail(self) -> IssueQuerySet:
        """An issue with its edition, its newspaper and the issues next to it, in one query."""
        return self.with_edition().with_neighbours()

    def with_neighbours(self) -> IssueQuerySet:
        """The published issues of the same edition next to each, as `before` and `after`."""
        key = JSONObject(date="date", sequence="sequence", number="number", number_last="number_last")
        same = Issue.objects.published().filter(edition=OuterRef("edition")).annotate(as_json=key)
        earlier = Q(date__lt=OuterRef("date")) | Q(date=OuterRef("date"), sequence__lt=OuterRef("sequence"))
        later = Q(date__gt=OuterRef("date")) | Q(date=OuterRef("date"), sequence__gt=OuterRef("sequence"))
        return self.annotate(
            before=Subquery(same.filter(earlier).order_by("-date", "-sequence").values("as_json")[:1]),
            after=Subquery(same.filter(later).order_by("date", "sequence").values("as_json")[:1]),
        )

    def get_by_natural_key(self, newspaper: str, edition: str, date: str, sequence: int) -> Issue:
        return self.get(**issue_is(newspaper, edition, date, sequence, path=""))


class Issue(Publishable):
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="issues", verbose_name=_("edition"))
    date = models.DateField(_("date"))
    sequence = models.PositiveSmallIntegerField(
        _("which of that day"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_OF_A_DAY)],
        help_text=_("1; 2 for a second issue of the same edition on the same day."),
    )
    number = models.PositiveIntegerField(_("issue number"), null=True, blank=True, validators=[MaxValueValidator(MOST)])
    number_last = models.PositiveIntegerField(
        _("last number"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST)],
        help_text=_("Of a double issue: 3491 for 3490–3491."),
    )
    masthead = ProseField(_("masthead as printed"), blank=True, default="", help_text=_("Its lines, letter by letter."))
    printed_number = LineField(_("printed number"), max_length=100, blank=True, default="")
    printed_weekday = LineField(_("printed weekday"), max_length=50, blank=True, default="")
    printed_lunar_date = LineField(_("printed lunar date"), max_length=100, blank=True, default="")
    notes = ProseField(_("notes"), blank=True, default="", help_text=_("Shown to readers with the issue."))
    last_article_number = models.PositiveIntegerField(default=0, editable=False)

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "date", "sequence"],
                name="issue_of_the_day_is_unique",
                violation_error_message=_("The archive has this issue of that day already."),
            ),
            models.CheckConstraint(
                condition=Q(sequence__range=(1, MOST_OF_A_DAY)), name="issue_sequence_fits_an_address"
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(number__lte=MOST), name="issue_number_fits_an_address"
            ),
            models.CheckConstraint(
                condition=Q(number_last__isnull=True) | Q(number__isnull=False, number_last__gt=F("number")),
                name="issue_last_number_follows",
                violation_error_message=_("The last number of a double issue comes after its number."),
            ),
        ]
        indexes = [
            models.Index(fields=["-date", "-sequence"], name="issue_newest_first"),
            models.Index(fields=["edition", "number"], name="issue_number"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.short_name}"

    @property
    def short_name(self) -> str:
        """The date and the number, in figures that every language reads: `2023-01-04 (3490)`."""
        day = day_path(self.date, self.sequence)
        return f"{day} ({self.number_range})" if self.number is not None else day

    @property
    def number_range(self) -> str:
        """`3490`, `3490–3491` for a double issue, nothing where the number is unknown."""
        if self.number is None:
            return ""
        return f"{self.number}–{self.number_last}" if self.number_last else str(self.number)

    @property
    def original_language(self) -> str:
        return self.edition.original_language

    @property
    def key(self) -> IssueKey:
        """What names the issue within its edition, in addresses."""
        return self.date, self.sequence

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.edition.natural_key(), self.date.isoformat(), self.sequence)

    natural_key.dependencies = ["articles.edition"]  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return reverse("issue_detail", args=[*self.edition.natural_key(), self.key])

    def clean(self) -> None:
        if self.number_last is not None and (self.number is None or self.number_last <= self.number):
            raise ValidationError({"number_last": _("The last number of a double issue comes after its number.")})

    @property
    def lunar_date(self) -> LunarDate | None:
        """The lunar date of the day, computed; nothing outside the table's years (1840-2101)."""
        try:
            return to_lunar(self.date)
        except OutOfRange:
            return None

    def masthead_findings(self) -> list[Disagreement]:
        """Where what is printed and what is computed or entered differ: weekday, lunar date, number."""
        return disagreements(
            day=self.date,
            printed_weekday=self.printed_weekday,
            printed_lunar=self.printed_lunar_date,
            printed_number=self.printed_number,
            number=self.number,
            number_last=self.number_last,
        )

    def neighbour(self, side: str) -> Neighbour | None:
        """The issue `before` or `after` this one, as `for_detail()` brought it along."""
        found: dict[str, Any] | None = getattr(self, side)
        if found is None:
            return None
        newspaper, edition = self.edition.natural_key()
        return Neighbour(newspaper, edition, **{**found, "date": datetime.date.fromisoformat(found["date"])})

    def missing_neighbours(self) -> tuple[int | None, int | None]:
        """The numbers just before and after this one that the archive lacks, going by the neighbours' numbers."""
        if self.number is None:
            return None, None
        before, after = self.neighbour("before"), self.neighbour("after")
        previous, following = self.number - 1, (self.number_last or self.number) + 1
        has_previous = before is not None and (before.number_last or before.number) == previous
        has_following = after is not None and after.number == following
        return (None if has_previous or previous < 1 else previous), (None if has_following else following)

    @cached_property
    def number_is_doubled(self) -> bool:
        """Whether another published issue of the edition bears the same number. One query."""
        others = Issue.objects.published().filter(edition=self.edition_id).exclude(pk=self.pk)
        return self.number is not None and others.with_number(self.number).exists()

    @property
    def short_code(self) -> str:
        """`JJ3490`; by date where the number is missing or doubled: `JJ20230104`, `JJ20230104.2`."""
        if self.number is not None and not self.number_is_doubled:
            return f"{self.edition.code}{self.number}"
        day = f"{self.edition.code}{self.date:%Y%m%d}"
        return day if self.sequence == 1 else f"{day}.{self.sequence}"

    @transaction.atomic  # the row stays locked between counting and reading
    def take_article_number(self) -> int:
        """The number of the next article: counted up in the database, so that none is ever given twice."""
        rows = Issue.objects.filter(pk=self.pk)
        rows.update(last_article_number=F("last_article_number") + 1)
        counted = rows.values_list("last_article_number", flat=True).get()
        highest = rows.aggregate(highest=Max("articles__number"))["highest"] or 0
        if counted <= highest:  # a fixture brought articles along, and an older count or none
            counted = highest + 1
            rows.update(last_article_number=counted)
        return counted
