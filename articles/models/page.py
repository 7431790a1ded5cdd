"""A page of an issue: its text exactly as received, and its scan where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.fields import LineField, LinesField, SourceTextField
from articles.models.issue import Issue, IssueKey, issue_is
from articles.models.original import Translated, TranslatedQuerySet
from articles.models.publishing import due
from articles.models.section import Section

MOST_PAGES = 9999


class PageQuerySet(TranslatedQuerySet["Page"]):
    def published(self) -> PageQuerySet:
        """The pages of published issues, but those that bear an article readers do not see: the page would show it.

        An article stands on the page that it begins on, and on those that its sections' lines are on.
        """
        begins = Article.objects.filter(~due(), page=OuterRef("pk"))
        position = Cast(OuterRef("position"), models.TextField())
        on_this_page = Concat(Value("["), position, Value(", "), output_field=models.TextField())
        lines = Section.objects.annotate(lines_as_text=Cast("source_lines", models.TextField()))
        goes_on = lines.filter(
            ~due("article__"), article__issue=OuterRef("issue"), lines_as_text__contains=on_this_page
        )
        return self.filter(due("issue__")).filter(~Exists(begins), ~Exists(goes_on))

    def of_issue(self, newspaper: str, edition: str, key: IssueKey) -> PageQuerySet:
        return self.filter(**issue_is(newspaper, edition, *key))

    def for_detail(self) -> PageQuerySet:
        return self.select_related("issue__edition__newspaper", "scan")

    def without_source(self) -> PageQuerySet:
        """For lists: the received text of a page is long."""
        return self.defer("source_text")

    def get_by_natural_key(self, newspaper: str, edition: str, date: str, sequence: int, position: int) -> Page:
        return self.get(**issue_is(newspaper, edition, date, sequence), position=position)


class Page(Translated):
    issue = models.ForeignKey(Issue, models.CASCADE, related_name="pages", verbose_name=_("issue"))
    position = models.PositiveSmallIntegerField(
        _("position"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_PAGES)]
    )
    label = LineField(_("label as printed"), max_length=50, blank=True, default="", help_text=_("A1, 第一版"))
    name = LineField(_("name"), max_length=100, blank=True, default="")
    source_text = SourceTextField(_("text as received"), blank=True, default="")
    furniture_lines = LinesField(
        _("lines of no article"),
        default=list,
        blank=True,
        help_text=_("Numbers of the lines that belong to the page and to no article: masthead, page turns."),
    )
    unplaced_lines = LinesField(
        _("lines not placed"), default=list, blank=True, help_text=_("Numbers of the lines that nobody has placed yet.")
    )
    scan = models.ForeignKey(
        "articles.Scan", models.PROTECT, null=True, blank=True, related_name="pages", verbose_name=_("scan")
    )
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "position"],
                name="page_position_is_unique",
                violation_error_message=_("The issue has a page at this position already."),
            ),
            models.CheckConstraint(condition=Q(position__range=(1, MOST_PAGES)), name="page_position_fits_an_address"),
        ]

    def __str__(self) -> str:
        return f"{self.issue} – {self.label or self.position}"

    @property
    def original_language(self) -> str:
        return self.issue.original_language

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.issue.natural_key(), self.position)

    natural_key.dependencies = ["articles.issue"]  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return reverse("page_detail", args=[*self.issue.edition.natural_key(), self.issue.key, self.position])

    def source_lines(self) -> list[str]:
        """The lines of the received text; line 1 is the first. Only a line feed ends a line."""
        return self.source_text.split("\n")

    def clean(self) -> None:
        count = len(self.source_lines())
        for name in ("furniture_lines", "unplaced_lines"):
            if wrong := list(_wrong_lines(getattr(self, name), count)):
                message = _("%(wrong)s: expected a list of line numbers from 1 to %(count)d, such as [3, 4].")
                raise ValidationError({name: ValidationError(message, params={"wrong": wrong[0], "count": count})})


def _wrong_lines(value: Any, count: int) -> Iterator[str]:
    if not isinstance(value, list):
        yield _shown(value)
        return
    for line in value:
        if not isinstance(line, int) or isinstance(line, bool) or not 1 <= line <= count:
            yield _shown(line)


def _shown(value: Any) -> str:
    """A wrong value as a message can show it: short, and without characters that no page can hold."""
    return str(value)[:40].encode(errors="backslashreplace").decode()
