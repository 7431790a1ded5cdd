"""Contributors and their bylines."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.bulk import BulkQuerySet
from articles.models.fields import LineField
from articles.models.issue import issue_is
from articles.models.language import text_and_lang
from articles.models.original import Translated, TranslatedQuerySet
from articles.models.publishing import due
from articles.models.slugs import unused_slug


class ContributorQuerySet(TranslatedQuerySet["Contributor"]):
    def with_published_articles(self) -> "ContributorQuerySet":
        return self.filter(due("bylines__article__"), due("bylines__article__issue__")).distinct()

    def get_by_natural_key(self, slug: str) -> "Contributor":
        return self.get(slug=slug)


class Contributor(Translated):
    name = LineField(_("name"), max_length=200, blank=True, default="")
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        unique=True,
        allow_unicode=True,
        blank=True,
        help_text=_("Stands in the address. Left empty, it is made from the name; a namesake gets -2."),
    )
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ContributorQuerySet.as_manager()

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")

    def __str__(self) -> str:
        return str(text_and_lang(self, "name"))

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def clean(self) -> None:
        if not self.slug:
            self.slug = unused_slug(Contributor, str(self.name), fallback="person")

    def get_absolute_url(self) -> str:
        return reverse("contributor_detail", args=[self.slug])


class BylineQuerySet(BulkQuerySet["Byline"]):
    def get_by_natural_key(
        self, newspaper: str, edition: str, date: str, sequence: int, number: int, order: int
    ) -> "Byline":
        issue = issue_is(newspaper, edition, date, sequence, path="article__issue__")
        return self.get(**issue, article__number=number, order=order)


class Byline(Translated):
    """One name under a headline, with the role that is printed beside it (本報記者, 通訊員, 攝影)."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="bylines", verbose_name=_("article"))
    contributor = models.ForeignKey(Contributor, models.PROTECT, related_name="bylines", verbose_name=_("contributor"))
    role = LineField(_("role as printed"), max_length=100, blank=True, default="")
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = BylineQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"  # see BulkQuerySet
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.role} {self.contributor}".strip()

    def natural_key(self) -> tuple[object, ...]:
        return (*self.article.natural_key(), self.order)

    natural_key.dependencies = ["articles.article", "articles.contributor"]  # type: ignore[attr-defined]
