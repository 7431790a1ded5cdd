"""Which fields are kept in three languages (read by django-modeltranslation when the site starts)."""

from typing import Any, cast

from django.db.models import Model
from modeltranslation.translator import TranslationOptions, translator

from articles.models import (
    AboutText,
    Article,
    ArticleImage,
    Category,
    Contributor,
    Edition,
    Issue,
    Newspaper,
    Page,
    Section,
)
from articles.models.language import LANGUAGES, column, column_label
from articles.models.original import OriginalText, taking_originals

TRANSLATED = {
    Newspaper: ("name", "website_name", "description"),
    Edition: ("name", "place"),
    Issue: ("notes",),
    Page: ("name",),
    Category: ("name",),
    Contributor: ("name",),
    Article: ("kicker", "headline", "subheadline", "standfirst"),
    Section: ("heading", "body"),
    ArticleImage: ("caption", "alternative_text"),
    AboutText: ("body",),
}


def label(model: type[Model], name: str, language: str) -> None:
    """Call a column what editors call it: 標題（繁體）."""
    base, of_language = (cast("Any", model._meta.get_field(field)) for field in (name, column(name, language)))
    of_language.verbose_name = column_label(base.verbose_name, language)


for model, names in TRANSLATED.items():
    never_null = {name: {"default": {"null": False}} for name in names}  # a text that is not there is empty
    translator.register(model, TranslationOptions, fields=names, field_options=never_null, empty_values="")
    setattr(model, "__init__", taking_originals(vars(model)["__init__"], names))  # noqa: B010 (mypy: method-assign)
    for name in names:
        setattr(model, name, OriginalText(name))
        for language in LANGUAGES:
            label(model, name, language)
