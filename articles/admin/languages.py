"""Translated fields in forms: three columns side by side, each in its own language, the original's marked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LineField
from articles.models.language import BCP47, LANGUAGES, column, original_language_of
from articles.models.original import translated_fields

Fieldsets = Sequence[tuple[Any, dict[str, Any]]]


class TranslatedForm(forms.ModelForm):
    """Marks the columns of the original language, and asks for `required_texts` in it."""

    required_texts: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        original = self.original_language()
        for name in translated_fields(self._meta.model):
            if field := self.fields.get(column(name, original)):
                field.label = format_lazy("{} · {}", field.label, _("original"))
                field.required = name in self.required_texts

    def original_language(self) -> str:
        """The language chosen in this very form, else the one that the object has."""
        chosen = self.data.get(self.add_prefix("original_language"))
        return chosen if chosen in LANGUAGES else original_language_of(self.instance)


class TranslatedFields(BaseModelAdmin):
    """For admins and inlines: `fieldsets` name the field (`headline`), the form shows its columns, never the base."""

    form = TranslatedForm

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        return [
            (title, {**options, "fields": tuple(self._with_columns(options["fields"]))})
            for title, options in super().get_fieldsets(request, obj)
        ]

    def _with_columns(self, names: Iterable[Any]) -> Iterator[Any]:
        translated = translated_fields(self.model)
        for name in names:
            yield tuple(column(name, language) for language in LANGUAGES) if name in translated else name

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        if isinstance(db_field, LineField) and hasattr(db_field, "language"):
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 1})  # a line that wraps: headlines are long
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        language = getattr(db_field, "language", None)
        if field and language:
            field.widget.attrs |= {"lang": BCP47[language], "data-language": language}
        return field
