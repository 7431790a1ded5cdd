"""Text fields that clean themselves, so that forms, fixtures, bulk_create and importers cannot differ."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

from articles.text import clean_line, clean_text, unstorable


class _CleanedText(models.Field):
    """Cleans a value on its way in: from a form or a fixture (to_python), to the database, and in memory at a save."""

    clean_by: Callable[[str], str]

    def cleaned(self, value: Any) -> Any:
        return self.clean_by(value) if isinstance(value, str) else value

    def to_python(self, value: Any) -> Any:
        return self.cleaned(super().to_python(value))

    def get_prep_value(self, value: Any) -> Any:
        return self.cleaned(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        cleaned = self.cleaned(value)
        if cleaned != value:
            setattr(model_instance, self.attname, cleaned)
        return cleaned


class LineField(_CleanedText, models.CharField):
    """One line of text: no line ends, no blanks at its ends, no control characters."""

    clean_by = staticmethod(clean_line)


class ProseField(_CleanedText, models.TextField):
    """Plain text of several lines or paragraphs, without control characters."""

    clean_by = staticmethod(clean_text)


class SourceTextField(models.TextField):
    """Evidence, kept exactly as received. NUL and lone surrogates alone cannot be stored; they are told by place."""

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if isinstance(value, str) and (found := unstorable(value)):
            line, column, character = found[0]
            raise ValidationError(
                _("Line %(line)d, column %(column)d: %(character)s cannot be stored. Remove it and save again."),
                code="unstorable",
                params={"line": line, "column": column, "character": character},
            )


class WebAddressField(models.URLField):
    """An address on the web; one typed without a scheme is taken for https. Nothing else is ever stored."""

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        if value and not value.startswith(("http://", "https://")):
            raise ValidationError(_("“%(value)s” does not begin with https:// or http://."), params={"value": value})
        return value

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})


class LinesFormField(forms.JSONField):
    """Numbers of lines as they are typed. What cannot be read is refused and shown again as it was typed."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (RecursionError, ValueError) as error:  # nested without end; a number of thousands of figures
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""}) from error

    def bound_data(self, data: Any, initial: Any) -> Any:
        return InvalidJSONInput(data or "")


class LinesField(models.JSONField):
    """Numbers of lines of a page's text, in lists."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": LinesFormField, **kwargs})
