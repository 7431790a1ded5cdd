"""Categories (欄目): the standing columns of a paper."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LineField
from articles.models.language import text_and_lang
from articles.models.original import Translated, TranslatedQuerySet
from articles.models.publishing import due
from articles.models.slugs import validate_slug_is_free


class CategoryQuerySet(TranslatedQuerySet["Category"]):
    def with_published_articles(self) -> "CategoryQuerySet":
        return self.filter(due("articles__"), due("articles__issue__")).distinct()

    def get_by_natural_key(self, slug: str) -> "Category":
        return self.get(slug=slug)


class Category(Translated):
    name = LineField(_("name"), max_length=100, blank=True, default="")
    slug = models.SlugField(
        _("slug"), max_length=100, unique=True, allow_unicode=True, validators=[validate_slug_is_free]
    )
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self) -> str:
        return str(text_and_lang(self, "name"))

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("category_detail", args=[self.slug])
