"""A newspaper and its editions."""

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LineField, ProseField, WebAddressField
from articles.models.language import HANT, LANGUAGES, ORIGINAL_LANGUAGES, side_by_side, text_and_lang
from articles.models.original import Translated, TranslatedQuerySet
from articles.models.slugs import validate_slug_is_free


class LunarLabel(models.TextChoices):
    """The word that the paper prints before its lunar date."""

    NONGLI = "農曆", "農曆"
    XIALI = "夏曆", "夏曆"
    YINLI = "陰曆", "陰曆"
    JIULI = "舊曆", "舊曆"
    NONE = "", _("nothing")


class NewspaperQuerySet(TranslatedQuerySet["Newspaper"]):
    def by_age(self) -> "NewspaperQuerySet":
        """The first one entered first: it is the one that the site is named after."""
        return self.order_by("pk")

    def get_by_natural_key(self, slug: str) -> "Newspaper":
        return self.get(slug=slug)


class Newspaper(Translated):
    name = LineField(_("name"), max_length=200, blank=True, default="")
    slug = models.SlugField(_("slug"), max_length=100, unique=True, validators=[validate_slug_is_free])
    website_name = LineField(_("website’s name"), max_length=200, blank=True, default="")
    website_url = WebAddressField(_("website"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    description = ProseField(_("description"), blank=True, default="")
    lunar_label = models.CharField(
        _("lunar date begins with"), max_length=4, choices=LunarLabel, default=LunarLabel.NONGLI, blank=True
    )
    literary_months = models.BooleanField(
        _("literary months"), default=False, help_text=_("冬月 and 臘月 instead of 十一月 and 十二月.")
    )
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = NewspaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("newspaper")
        verbose_name_plural = _("newspapers")

    def __str__(self) -> str:
        return str(text_and_lang(self, "name"))

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("newspaper_detail", args=[self.slug])


class EditionQuerySet(TranslatedQuerySet["Edition"]):
    def for_detail(self) -> "EditionQuerySet":
        return self.select_related("newspaper")

    def get_by_natural_key(self, newspaper: str, slug: str) -> "Edition":
        return self.get(newspaper__slug=newspaper, slug=slug)


class Edition(Translated):
    newspaper = models.ForeignKey(Newspaper, models.PROTECT, related_name="editions", verbose_name=_("newspaper"))
    name = LineField(_("name"), max_length=200, blank=True, default="")
    slug = models.SlugField(_("slug"), max_length=100, validators=[validate_slug_is_free])
    place = LineField(_("place of publication"), max_length=200, blank=True, default="")
    code = models.CharField(
        _("short code"),
        max_length=8,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{1,8}\Z", _("One to eight capital letters, A to Z."))],
        help_text=_("Begins the short addresses: JJ3490 is number 3490 of the edition with the code JJ."),
    )
    original_language = models.CharField(_("original language"), max_length=7, choices=ORIGINAL_LANGUAGES, default=HANT)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(
                fields=["newspaper", "slug"],
                name="edition_slug_is_unique",
                violation_error_message=_("This newspaper has an edition with this slug already."),
            ),
            models.CheckConstraint(
                condition=models.Q(original_language__in=LANGUAGES), name="edition_original_language_is_one_of_ours"
            ),
        ]

    def __str__(self) -> str:
        return side_by_side(self.newspaper, text_and_lang(self, "name"))

    def natural_key(self) -> tuple[str, str]:
        return (self.newspaper.slug, self.slug)

    natural_key.dependencies = ["articles.newspaper"]  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return reverse("edition_detail", args=[self.newspaper.slug, self.slug])
