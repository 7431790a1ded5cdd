"""The site's own texts: about the archive, rights, contact."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.fields import ProseField
from articles.models.original import Translated, TranslatedQuerySet


class Subject(models.TextChoices):
    ABOUT = "about", _("About this archive")
    RIGHTS = "rights", _("Rights")
    CONTACT = "contact", _("Contact")


class AboutTextQuerySet(TranslatedQuerySet["AboutText"]):
    def in_order(self) -> list[AboutText]:
        """The texts as the page shows them: about, rights, contact."""
        return sorted(self, key=lambda text: Subject.values.index(text.subject))

    def get_by_natural_key(self, subject: str) -> AboutText:
        return self.get(subject=subject)


class AboutText(Translated):
    subject = models.CharField(_("subject"), max_length=10, choices=Subject, unique=True)
    body = ProseField(_("text"), blank=True, default="", help_text=_("One blank line between paragraphs."))
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = AboutTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text about the archive")
        verbose_name_plural = _("texts about the archive")

    def __str__(self) -> str:
        return self.get_subject_display()

    def natural_key(self) -> tuple[str]:
        return (self.subject,)
