"""A picture in an article, with its caption, its words for those who do not see it, and its credit."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LineField, ProseField
from articles.models.issue import issue_is
from articles.models.original import Translated, TranslatedQuerySet
from articles.models.publishing import due


class ArticleImageQuerySet(TranslatedQuerySet["ArticleImage"]):
    def published(self) -> ArticleImageQuerySet:
        return self.filter(due("article__"), due("article__issue__"))

    def get_by_natural_key(
        self, newspaper: str, edition: str, date: str, sequence: int, number: int, order: int
    ) -> ArticleImage:
        issue = issue_is(newspaper, edition, date, sequence, path="article__issue__")
        return self.get(**issue, article__number=number, order=order)


class ArticleImage(Translated):
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="images", verbose_name=_("article"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    scan = models.ForeignKey("articles.Scan", models.PROTECT, related_name="article_images", verbose_name=_("picture"))
    caption = ProseField(_("caption"), blank=True, default="")
    alternative_text = LineField(
        _("alternative text"),
        max_length=500,
        blank=True,
        default="",
        help_text=_("What the picture shows, for those who do not see it."),
    )
    credit = LineField(_("credit"), max_length=200, blank=True, default="")

    objects = ArticleImageQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"  # see BulkQuerySet
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.article} – {self.order}"

    @property
    def original_language(self) -> str:
        return self.article.original_language

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.article.natural_key(), self.order)

    natural_key.dependencies = ["articles.article", "articles.scan"]  # type: ignore[attr-defined]
