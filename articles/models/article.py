"""An article of an issue."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.category import Category
from articles.models.fields import LineField, ProseField
from articles.models.image import ArticleImage
from articles.models.issue import MOST, Issue, IssueKey, issue_is
from articles.models.language import HANS, HANT, LANGUAGES, ORIGINAL_LANGUAGES, column, text_and_lang
from articles.models.original import TranslatedQuerySet
from articles.models.people import Byline
from articles.models.publishing import Publishable, Status, due


class ArticleQuerySet(TranslatedQuerySet["Article"]):
    def published(self) -> ArticleQuerySet:
        return self.filter(due(), due("issue__"))

    def of_issue(self, newspaper: str, edition: str, key: IssueKey) -> ArticleQuerySet:
        return self.filter(**issue_is(newspaper, edition, *key))

    def in_days(self, first: datetime.date, last: datetime.date) -> ArticleQuerySet:
        return self.filter(issue__date__range=(first, last))

    def on_days(self, days: Iterable[datetime.date]) -> ArticleQuerySet:
        return self.filter(issue__date__in=days)

    def of_newspaper(self, slug: str) -> ArticleQuerySet:
        return self.filter(issue__edition__newspaper__slug=slug)

    def of_edition(self, newspaper: str, edition: str) -> ArticleQuerySet:
        return self.of_newspaper(newspaper).filter(issue__edition__slug=edition)

    def of_category(self, slug: str) -> ArticleQuerySet:
        return self.filter(category__slug=slug)

    def by_contributor(self, slug: str) -> ArticleQuerySet:
        return self.filter(Exists(Byline.objects.filter(article=OuterRef("pk"), contributor__slug=slug)))

    def leads(self) -> ArticleQuerySet:
        """The first published article of each issue."""
        earlier = Article.objects.published().filter(issue=OuterRef("issue"), number__lt=OuterRef("number"))
        return self.published().filter(~Exists(earlier))

    def newest_first(self) -> ArticleQuerySet:
        return self.order_by("-issue__date", "-issue__sequence", "issue_id", "number")

    def in_order(self) -> ArticleQuerySet:
        return self.order_by("number")

    def with_issue(self) -> ArticleQuerySet:
        return self.select_related("issue__edition__newspaper")

    def with_bylines(self) -> ArticleQuerySet:
        return self.prefetch_related(Prefetch("bylines", Byline.objects.select_related("contributor")))

    def for_list(self) -> ArticleQuerySet:
        """Headline, standfirst and bylines, with the issue that they stand in."""
        return self.with_issue().select_related("category", "page").defer("page__source_text").with_bylines()

    def for_search(self) -> ArticleQuerySet:
        """A list with all the texts that an excerpt may be taken from: 4 queries."""
        return self.for_list().prefetch_related("sections", "images")

    def for_detail(self) -> ArticleQuerySet:
        """All that an article's page shows: 4 queries, however long it is."""
        pictures = Prefetch("images", ArticleImage.objects.select_related("scan"))
        return self.for_list().prefetch_related("sections", pictures)

    def get_by_natural_key(self, newspaper: str, edition: str, date: str, sequence: int, number: int) -> Article:
        return self.get(**issue_is(newspaper, edition, date, sequence), number=number)


class Article(Publishable):
    issue = models.ForeignKey(Issue, models.PROTECT, related_name="articles", verbose_name=_("issue"))
    page = models.ForeignKey(
        "articles.Page", models.SET_NULL, null=True, blank=True, related_name="articles", verbose_name=_("page")
    )
    number = models.PositiveIntegerField(
        _("number within the issue"), help_text=_("Part of the address; given once, never reused.")
    )
    original_language = models.CharField(_("original language"), max_length=7, choices=ORIGINAL_LANGUAGES, default=HANT)
    kicker = LineField(_("kicker"), max_length=300, blank=True, default="")
    headline = LineField(_("headline"), max_length=300, blank=True, default="")
    subheadline = LineField(_("subheadline"), max_length=300, blank=True, default="")
    standfirst = ProseField(_("standfirst"), blank=True, default="")
    printed_byline = LineField(_("byline as printed"), max_length=300, blank=True, default="")
    category = models.ForeignKey(
        Category,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("category"),
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"  # see BulkQuerySet
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "number"],
                name="article_number_is_unique",
                violation_error_message=_("The issue has an article with this number already."),
            ),
            models.CheckConstraint(condition=Q(number__range=(1, MOST)), name="article_number_fits_an_address"),
            models.CheckConstraint(
                condition=Q(original_language__in=LANGUAGES), name="article_original_language_is_one_of_ours"
            ),
        ]

    def __str__(self) -> str:
        return str(text_and_lang(self, "headline")) or f"{self.issue} – {self.number}"

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.issue.natural_key(), self.number)

    natural_key.dependencies = ["articles.issue", "articles.page", "articles.category"]  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return reverse("article_detail", args=[*self.issue.edition.natural_key(), self.issue.key, self.number])

    @property
    def short_code(self) -> str:
        """`JJ3490-01`; see `Issue.short_code`."""
        return f"{self.issue.short_code}-{self.number:02d}"

    @property
    def is_public(self) -> bool:
        return self.is_due and self.issue.is_due

    @property
    def is_gone(self) -> bool:
        """Readers saw it once, and it or its issue has been withdrawn since."""
        return self.was_public and Status.WITHDRAWN in (self.status, self.issue.status)

    def languages(self) -> list[str]:
        """The languages that the article exists in: its own, those with a headline, Simplified made by machine."""
        return [
            language
            for language in LANGUAGES
            if language == self.original_language
            or getattr(self, column("headline", language))
            or (language == HANS and self.original_language == HANT)
        ]

    def clean(self) -> None:
        field = column("headline", self.original_language)
        if not getattr(self, field):
            raise ValidationError({field: _("An article has a headline in its original language.")})
        if self.page is not None and self.issue_id is not None and self.page.issue_id != self.issue_id:
            raise ValidationError({"page": _("This page belongs to another issue.")})
